"""Disks that fail and processes that are killed: the whole program, from outside."""
