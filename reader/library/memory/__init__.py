"""The library in memory: every article looked at, nothing kept on disk."""
