"""The log beside a state, and whether it was being moved into the file when that was broken off.

SQLite moves a log page by page, and forgets it only when all of it is there. A full disk or a kill
in between leaves a file that is neither the old nor the new one: with its log it is whole. The
format is that of https://www.sqlite.org/fileformat2.html#the_write_ahead_log.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import ExitStack
    from pathlib import Path

_HEAD, _FRAME_HEAD = struct.Struct(">4I8s2I"), struct.Struct(">2I8s2I")
_LEAST_PAGE, _MOST_PAGE = 512, 65536


def is_half_moved(path: Path, opened: ExitStack) -> bool:
    """Whether pages of the log of the file at `path` have got into the file.

    Without it, the file is as it was before the log was begun. What is opened for that goes into
    `opened`.
    """
    try:
        file = opened.enter_context(path.open("rb"))
        log = opened.enter_context(path.with_name(f"{path.name}-wal").open("rb"))
        return any(page == _at(file, place, len(page)) for place, page in _pages(log))
    except OSError:
        return False


def _at(file: BinaryIO, place: int, length: int) -> bytes:
    file.seek(place)
    return file.read(length)


def _pages(log: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Pages of the log and where in the file each belongs, as far as they are of this log."""
    head = log.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return
    _, _, size, _, salt, *_ = _HEAD.unpack(head)
    if not _LEAST_PAGE <= size <= _MOST_PAGE:
        return
    while len(frame := log.read(_FRAME_HEAD.size + size)) == _FRAME_HEAD.size + size:
        number, _, own_salt, *_ = _FRAME_HEAD.unpack_from(frame)
        if own_salt != salt or not number:
            return  # what is left of an older log
        yield (number - 1) * size, frame[_FRAME_HEAD.size :]
