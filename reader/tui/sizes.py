"""How large the files are that a list names, without asking the library for each."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MOST = 1000
"""Files that are looked at; a list of more tells the sizes of the first."""
_TRIED = 20
_KILOBYTE = 1000


def sizes(paths: Sequence[str], file_of: Callable[[str], str | None]) -> list[str]:
    """The size of each file in words; "" where it is not known, as of a member of an archive.

    Args:
        paths: paths as they are shown.
        file_of: gives the file that a path stands for; asked for a few, to learn the folder.
    """
    folder = _folder(paths[:_TRIED], file_of)
    told = [_size(folder + path) if folder else "" for path in paths[:MOST]]
    return told + [""] * (len(paths) - len(told))


def _folder(paths: Sequence[str], file_of: Callable[[str], str | None]) -> str:
    for path in paths:
        file = file_of(path)
        if file is not None and file.endswith(os.sep + path):
            return file[: -len(path)]
    return ""


def _size(file: str) -> str:
    try:
        size = os.lstat(file).st_size
    except (OSError, ValueError):
        return ""
    if size < _KILOBYTE:
        return f"{size} bytes"
    if size < _KILOBYTE**2:
        return f"{size / _KILOBYTE:.0f} kB"
    return f"{size / _KILOBYTE**2:.1f} MB"
