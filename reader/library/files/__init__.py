"""The files of a collection: which there are, and the bytes or lines of one."""
