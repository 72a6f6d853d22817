"""HTML: from bytes to a tree, from a tree to metadata, to a body, to blocks."""
