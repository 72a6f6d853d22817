"""How many files there are to look at, for the progress of a first indexing."""

from __future__ import annotations

import os
from contextlib import suppress

from reader.library.files.handles import Handle, close_folder, open_folder
from reader.library.files.scan import MAX_DEPTH, Sights, list_folder


def count_files(root: str) -> int:
    """How many files `walk` will look at: from names alone, in a tenth of the time.

    Raises:
        OSError: if `root` itself cannot be read.
    """
    top = open_folder(os.fsencode(root), None, follow=True)
    try:
        return _count_folder(top, 0)
    finally:
        close_folder(top)


def _count_folder(handle: Handle, depth: int) -> int:
    names, folders = list_folder(handle, b"", Sights())
    counted = len(names)
    for name in folders if depth + 1 < MAX_DEPTH else ():
        with suppress(OSError):  # the walk names it
            below = open_folder(name, handle)
            try:
                counted += _count_folder(below, depth + 1)
            finally:
                close_folder(below)
    return counted
