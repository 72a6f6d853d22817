"""From files to an index: reading, storing, keeping it true to its files."""
