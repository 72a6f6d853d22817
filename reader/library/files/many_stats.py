"""What the system says of many files of an open folder, asked in one go.

`os.stat` makes an object of some twenty fields for each file; a check of a million wants four of
them. Linux has `statx`, which writes what it knows into memory that is ours: the fields are then
taken from there as columns. Where there is none, the answer is None and files are asked one by one.

Layout of a `struct statx` (statx(2)): 256 bytes; in them mode (u16) at 28, inode (u64) at 32, size
(u64) at 40, seconds (s64) at 112 and nanoseconds (u32) at 120 of the time of change.
"""

from __future__ import annotations

import sys
from functools import cache
from hashlib import blake2b
from itertools import repeat
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_BYTES = 256
_AT_SYMLINK_NOFOLLOW = 0x100
_TYPE, _MODE, _MTIME, _INODE, _SIZE = 0x1, 0x2, 0x40, 0x100, 0x200
_SECOND = 1_000_000_000
_HALF = 0xFFFFFFFF


class Stats(NamedTuple):
    """A column each, as bytes, in the order of the names that were asked for."""

    raw_modes: bytes
    raw_seconds: bytes
    raw_fractions: bytes
    raw_sizes: bytes
    raw_inodes: bytes

    @property
    def modes(self) -> list[int]:
        """Kinds and rights, as in `os.stat`."""
        return memoryview(self.raw_modes).cast("H").tolist()

    @property
    def mtimes(self) -> list[int]:
        """Nanoseconds since the epoch."""
        pairs = zip(_numbers(self.raw_seconds), _numbers(self.raw_fractions), strict=True)
        return [second * _SECOND + (fraction & _HALF) for second, fraction in pairs]

    @property
    def sizes(self) -> list[int]:
        """Bytes."""
        return _numbers(self.raw_sizes)

    @property
    def inodes(self) -> list[int]:
        """Numbers of the files in their file system."""
        return _numbers(self.raw_inodes)

    def digest(self, names: Sequence[bytes]) -> int:
        """A number by which files of these `names` and stats are recognised as unchanged."""
        data = b"\0".join((*names, b"", *self))
        return int.from_bytes(blake2b(data, digest_size=8).digest(), "big", signed=True)


def _numbers(column: bytes) -> list[int]:
    return memoryview(column).cast("q").tolist()


class ManyStats:
    """Asks for up to `most` files at a time. Not for two threads."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._room: tuple[Any, list[Any]] | None = None

    def look(self, names: Sequence[bytes], folder: int) -> Stats | None:
        """What the files called `names` in the open `folder` are; None if it is not so simple.

        Links are not followed. None as well where one of them is gone or refused.
        """
        ask = _statx()
        count = len(names)
        if ask is None or not 0 < count <= self._most:
            return None
        if self._room is None:
            self._room = _room(self._most)
        memory, places = self._room
        if any(
            map(ask, repeat(folder), names, repeat(_AT_SYMLINK_NOFOLLOW), repeat(_WANTED), places)
        ):
            return None
        whole, half = memory.cast("q"), memory.cast("H")
        columns = ((half, 14), (whole, 14), (whole, 15), (whole, 5), (whole, 4))
        return Stats._make(_column(view, first, count) for view, first in columns)


_WANTED = _TYPE | _MODE | _MTIME | _INODE | _SIZE


def _column(view: memoryview, first: int, count: int) -> bytes:
    step = _BYTES // view.itemsize
    return view[first : step * count : step].tobytes()


def _room(most: int) -> tuple[memoryview, list[Any]]:
    """Memory for `most` answers, and the address of each."""
    import ctypes

    memory = ctypes.create_string_buffer(_BYTES * most)
    start = ctypes.addressof(memory)
    places = [ctypes.c_void_p(start + _BYTES * number) for number in range(most)]
    return memoryview(memory).cast("B"), places


@cache
def _statx() -> Callable[..., int] | None:
    if not sys.platform.startswith("linux") or sys.byteorder != "little":
        return None
    try:
        import ctypes

        found = ctypes.CDLL(None).statx
    except (ImportError, OSError, AttributeError):  # a Python may be built without ctypes
        return None
    found.restype = ctypes.c_int
    return found
