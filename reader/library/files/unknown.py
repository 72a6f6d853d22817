"""Files whose names say nothing: a look at the beginning tells whether the rest is read."""

from __future__ import annotations

import os

from reader.library.files.kinds import is_known

_PEEKED = 4096
"""Bytes of the beginning; smaller files are read whole at once."""


def beginning_of_no_text(descriptor: int, size: int, name: bytes) -> bytes | None:
    """The beginning of an open file that certainly holds no article, None of any other.

    Args:
        descriptor: the file, at its beginning, where it is left.
        size: its length in bytes.
        name: its name; only where that says nothing the file is looked at.
    """
    if size <= _PEEKED or is_known(name):
        return None
    head = os.read(descriptor, _PEEKED)
    os.lseek(descriptor, 0, os.SEEK_SET)
    return None if _may_be_text(head, os.fsdecode(name)) else head


def _may_be_text(head: bytes, name: str) -> bool:
    from reader.parse.formats.registry import identify
    from reader.parse.read import read

    match = identify(head, name)
    if not match.readable or match.name != "text":
        return match.readable
    # What is left when nothing else fits: only letters make it a text.
    return read(head, name).format != "binary"
