"""One module a format, each `sniff` and `parse`, listed in one registry."""
