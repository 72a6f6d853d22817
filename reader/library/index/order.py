"""The order file: every article newest first, in a file that is looked at without being read.

A listing of a million rows is a mapped file: any position is reached at once, opening costs the
same for ten rows and for a million, and the mapping is the listing's snapshot, since a new order
replaces the file and leaves the mapping as it was.

Layout, little endian: a header of 64 bytes, then one column after another, each as long as the
number of articles: stamp (u64), id (u64), key (u64), number (u32); then the position of each
number (u32, `NOWHERE` where there is none). A stamp is a moment turned into a whole number that
grows as articles get older. The header ends with a checksum of the columns, which is looked at when
the index is brought up to date, and with one of itself, which is looked at each time.
"""

from __future__ import annotations

import mmap
import os
import struct
import sys
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple, Self
from zlib import crc32

from reader.library.index.mapped import let_go
from reader.library.index.positions import Run, moved, positions_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from pathlib import Path

_MAGIC = b"NWSORD02"
_HEADER = struct.Struct("<8sQQQ24xII")
_ENTRY = struct.Struct(">QQIQ")
_LITTLE = struct.Struct("<QQIQ")
_DOUBLE = struct.Struct(">d")
_LONG = struct.Struct(">Q")
_ALL_BITS = (1 << 64) - 1
_SIGN = 1 << 63


def stamp_of(moment: float) -> int:
    """A whole number of 64 bits that is smaller, the newer `moment` is."""
    bits: int = _LONG.unpack(_DOUBLE.pack(moment))[0]
    return bits if bits & _SIGN else (bits ^ (_ALL_BITS ^ _SIGN))


def entry(moment: float, identity: int, number: int, key: int) -> bytes:
    """An article's place in the order, as bytes that sort newest first and then by id."""
    return _ENTRY.pack(stamp_of(moment), identity & _ALL_BITS, number, key & _ALL_BITS)


def number_in(packed: bytes) -> int:
    """The article number in an `entry`."""
    return int.from_bytes(packed[16:20], "big")


class Published(NamedTuple):
    """Which state of an index was published."""

    generation: int
    articles: int


class Order:
    """A mapped order file: a sequence of article numbers, newest first."""

    def __init__(self, mapped: mmap.mmap | bytes, generation: int, count: int, places: int) -> None:
        self._mapped = mapped
        view = memoryview(mapped)
        self.generation = generation
        self.count = count
        at = _HEADER.size
        longs = [view[at + 8 * count * i : at + 8 * count * (i + 1)].cast("Q") for i in range(3)]
        self.stamps, self.ids, self.keys = longs
        at += 24 * count
        self.numbers = view[at : at + 4 * count].cast("I")
        self.positions = view[at + 4 * count : at + 4 * (count + places)].cast("I")

    @classmethod
    def empty(cls) -> Self:
        """The order of no articles."""
        return cls(bytes(_HEADER.size), 0, 0, 0)

    @classmethod
    def open(cls, path: Path, *, verify: bool = False) -> Self | None:
        """The order file at `path`; None if there is none or it is not whole.

        With `verify` all of it is read and compared with its checksum.
        """
        try:
            with path.open("rb") as file:
                size = os.fstat(file.fileno()).st_size
                head = file.read(_HEADER.size)
                if len(head) != _HEADER.size or sys.byteorder != "little":
                    return None
                magic, generation, count, places, body, checksum = _HEADER.unpack(head)
                whole = _HEADER.size + 28 * count + 4 * places
                if magic != _MAGIC or checksum != crc32(head[:-4]) or size != whole:
                    return None
                mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
                if verify and crc32(memoryview(mapped)[_HEADER.size :]) != body:
                    return None
        except (OSError, ValueError):
            return None
        return cls(mapped, generation, count, places)

    def let_go(self) -> None:
        """Give back the memory of what was looked through; it is in the file when it is needed."""
        let_go(self._mapped)

    def position(self, number: int) -> int | None:
        """Where the article `number` stands; None if it is not in the order."""
        if not 0 <= number < len(self.positions):
            return None
        place: int = self.positions[number]
        return place if place < self.count else None

    @property
    def columns(self) -> tuple[memoryview, ...]:
        """Stamps, ids, numbers and keys: the fields of an `entry`."""
        return self.stamps, self.ids, self.numbers, self.keys

    def place_of(self, packed: bytes) -> int:
        """Where the article of an `entry` belongs, whose number is higher than all here."""
        stamp, identity, *_ = _ENTRY.unpack(packed)
        first, behind = bisect_left(self.stamps, stamp), bisect_right(self.stamps, stamp)
        return bisect_right(self.ids, identity, first, behind)

    def moment(self, place: int) -> float:
        """The moment of what stands at `place`, in seconds since the epoch."""
        stamp: int = self.stamps[place]
        bits = stamp if stamp & _SIGN else stamp ^ (_ALL_BITS ^ _SIGN)
        moment: float = _DOUBLE.unpack(_LONG.pack(bits))[0]
        return moment

    def oldest_rank(self, place: int) -> int:
        """The position, oldest first, of what stands at `place`; ties stay in the order of ids."""
        first, behind = self._tied(place)
        return self.count - behind + place - first

    def oldest(self, rank: int) -> int:
        """The place of what stands at `rank` oldest first: the way back of `oldest_rank`."""
        first, behind = self._tied(self.count - 1 - rank)
        return first + rank - (self.count - behind)

    def _tied(self, place: int) -> tuple[int, int]:
        stamp = self.stamps[place]
        return bisect_left(self.stamps, stamp), bisect_right(self.stamps, stamp)

    def entries(self) -> Iterator[bytes]:
        """The `entry` of every article, in order."""
        columns = zip(self.stamps, self.ids, self.numbers, self.keys, strict=True)
        return (_ENTRY.pack(*values) for values in columns)


def write_order(path: Path, entries: Iterable[bytes], generation: int, *, sync: bool) -> int:
    """Replace the order file at `path` by one of `entries`, which are sorted; returns their number.

    Raises:
        OSError: if it cannot be written; the old file then stays.
    """
    packed = b"".join(entries)
    count = len(packed) // _ENTRY.size
    columns = [_column(packed, count, *field) for field in ((0, 8), (8, 8), (16, 4), (20, 8))]
    positions = positions_of(memoryview(columns[2]).cast("I"))
    return _write(path, columns, positions, generation, sync=sync)


def _write(
    path: Path,
    columns: Sequence[bytearray],
    positions: memoryview,
    generation: int,
    *,
    sync: bool,
) -> int:
    """Write an order file of the columns stamp, id, number, key; returns its length."""
    stamps, ids, numbers, keys = columns
    count = len(ids) // 8
    body = 0
    for column in (stamps, ids, keys, numbers, positions):
        body = crc32(column, body)
    head = _HEADER.pack(_MAGIC, generation, count, len(positions), body, 0)
    fresh = path.with_name(path.name + ".new")
    descriptor = os.open(fresh, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(head[:-4] + struct.pack("<I", crc32(head[:-4])))
        for column in (stamps, ids, keys, numbers):
            file.write(column)
        file.write(positions)
        file.flush()
        if sync:
            os.fsync(file.fileno())
    fresh.replace(path)
    return count


def merge_order(
    path: Path,
    order: Order,
    added: Sequence[bytes],
    gone: Collection[int],
    generation: int,
    *,
    sync: bool,
) -> int:
    """Replace the order file at `path` by `order` with a few articles added and others gone.

    What stays is copied in slices, so that one new article among a million costs as little as the
    copying. `added` are entries, in any order. Returns the number of articles.

    Raises:
        OSError: if it cannot be written; the old file then stays.
    """
    cuts = [place for number in gone if (place := order.position(number)) is not None]
    steps = sorted(
        [(place, 1, b"") for place in cuts]
        + [(order.place_of(packed), 0, packed) for packed in added]
    )
    columns = list(_merged(order.columns, steps))
    return _write(path, columns, _positions(order, steps), generation, sync=sync)


def _positions(order: Order, steps: Sequence[tuple[int, int, bytes]]) -> memoryview:
    """Where each number stands once articles were put in (0) or left out (1) at places."""
    runs: list[Run] = []
    added: list[tuple[int, int]] = []
    behind = shift = 0
    for place, left_out, packed in steps:
        runs.append(Run(behind, place, shift))
        if not left_out:
            added.append((number_in(packed), place + shift))
        behind, shift = place + left_out, shift + 1 - 2 * left_out
    runs.append(Run(behind, order.count, shift))
    return moved(order.positions, order.numbers, runs, added)


def confirm_order(path: Path, *, sync: bool) -> None:
    """Let readers notice that what goes with the order file at `path` has changed.

    With `sync` make the file survive a power cut as well.

    Raises:
        OSError: if it is gone or cannot be written.
    """
    if sync:
        descriptor = os.open(path, os.O_RDWR)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    os.utime(path)


def _merged(
    columns: Sequence[memoryview], steps: Sequence[tuple[int, int, bytes]]
) -> Iterator[bytearray]:
    """Each of `columns` with values put in (0) or left out (1) at places."""
    fields = [_LITTLE.pack(*_ENTRY.unpack(packed)) if packed else b"" for *_, packed in steps]
    start = 0
    for column in columns:
        merged, behind = bytearray(), 0
        end = start + column.itemsize
        for (place, left_out, _), packed in zip(steps, fields, strict=True):
            merged += column[behind:place]
            merged += packed[start:end]
            behind = place + left_out
        merged += column[behind:]
        start = end
        yield merged


def _column(packed: bytes, count: int, start: int, width: int) -> bytearray:
    """One big-endian field of every entry, little endian: by slices, so no loop over articles."""
    column = bytearray(count * width)
    for byte in range(width):
        column[width - 1 - byte :: width] = packed[start + byte :: _ENTRY.size]
    return column
