"""The terminal face of a library."""
