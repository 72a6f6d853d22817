"""Settings, keymaps and themes: data that the reader's owner may write."""
