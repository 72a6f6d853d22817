"""Files of one JSON article a line: told from others, cut into pieces, read at a place.

Such a file may be larger than memory. It is indexed piece by piece, each some whole lines; an
article is fetched from its place. A piece is remembered with a digest, so that of a file that has
grown only what is new is parsed. Smaller files are read as a whole, like any other.
"""

from __future__ import annotations

import os
import threading
from contextlib import contextmanager
from hashlib import blake2b
from io import BufferedReader
from typing import TYPE_CHECKING, NamedTuple

from reader.library.files.handles import open_file
from reader.library.files.unpacking import Unpacked
from reader.parse.limits import LINE_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

    from reader.library.files.scan import FolderReader

PIECE = 1 << 17
"""Bytes of a piece, and the rest of its last line: some sixty articles."""
LONGEST_LINE = LINE_BYTES
"""Bytes of the longest line that is read."""
_DIGEST = 8
_AT_ONCE = 1 << 18
_LOCK = threading.Lock()
_KEPT: dict[tuple[int, ...], Unpacked] = {}


class Piece(NamedTuple):
    """Some whole lines of a file: where they are, and what stands before them."""

    start: int
    length: int
    digest: int
    order: int
    """0 for the first that is read, and so on."""
    line: int
    """Number of the first line, from 1."""
    part: int
    """Articles of the file before the first piece that is read."""
    last: bool
    fault: str = ""
    """Why the file is read no further, behind the last piece."""
    too_long: bool = False
    """Whether it is one line longer than `LONGEST_LINE`, which is not read."""


class KnownPiece(NamedTuple):
    """A piece as it was when it was indexed."""

    start: int
    length: int
    digest: int
    articles: int


def looks_like_lines(reader: FolderReader, folder: bytes, name: bytes) -> bool:
    """Whether the file's first line is a JSON value of its own.

    Raises:
        OSError: if the file cannot be read.
    """
    head = read_at(reader, folder, name, 0, PIECE).removeprefix(b"\xef\xbb\xbf").lstrip()
    line, ended, _ = head.partition(b"\n")
    whole = line.rstrip()[-1:] in (b"}", b"]") or not ended
    return head[:1] in (b"{", b"[") and b"\0" not in head and whole


def pieces_of(
    reader: FolderReader, folder: bytes, name: bytes, known: Iterable[KnownPiece]
) -> Iterator[Piece]:
    """The pieces of a file from the first that is not as it is `known`; at least one.

    Raises:
        OSError: if the file cannot be read.
    """
    with _opened(reader, folder, name) as file:
        start = line = part = 0
        for piece in known:
            if piece.length > PIECE + LONGEST_LINE:
                break
            file.seek(start)
            data = file.read(piece.length)
            whole = len(data) == piece.length and data.endswith(b"\n")
            if piece.start != start or not whole or digest_of(data) != piece.digest:
                break
            start += piece.length
            line += data.count(b"\n")
            part += piece.articles
        yield from _pieces(file, start, line + 1, part)


def read_at(reader: FolderReader, folder: bytes, name: bytes, start: int, length: int) -> bytes:
    """Some bytes of a file.

    Raises:
        OSError: if the file cannot be read.
    """
    descriptor = open_file(name, reader.enter(folder))
    if name.lower().endswith(b".gz"):
        return _read_packed(descriptor, start, length)
    with os.fdopen(descriptor, "rb") as file:
        file.seek(start)
        return file.read(length)


@contextmanager
def _opened(reader: FolderReader, folder: bytes, name: bytes) -> Iterator[BinaryIO]:
    """The file from its beginning, unpacked if it is packed."""
    descriptor = open_file(name, reader.enter(folder))
    packed = name.lower().endswith(b".gz")
    opened = BufferedReader(Unpacked(descriptor), _AT_ONCE) if packed else None
    with opened or os.fdopen(descriptor, "rb") as file:
        yield file


def _read_packed(descriptor: int, start: int, length: int) -> bytes:
    """Some bytes of a packed file, which is kept open for the next time."""
    status = os.fstat(descriptor)
    key = (os.getpid(), status.st_dev, status.st_ino, status.st_mtime_ns, status.st_size)
    with _LOCK:
        if key in _KEPT:
            os.close(descriptor)
        else:
            for kept in _KEPT.values():
                kept.close()
            _KEPT.clear()
            _KEPT[key] = Unpacked(descriptor)
        _KEPT[key].seek(start)
        return _KEPT[key].read_all_of(length)


def digest_of(data: bytes) -> int:
    """A number by which bytes are recognised."""
    return int.from_bytes(blake2b(data, digest_size=_DIGEST).digest(), "big", signed=True)


class _Cut(NamedTuple):
    start: int
    length: int
    digest: int
    lines: int
    too_long: bool = False


def _pieces(file: BinaryIO, start: int, line: int, part: int) -> Iterator[Piece]:
    cuts = _cut(file, start)
    cut, order = next(cuts), 0
    for following in cuts:
        yield Piece(*cut[:3], order, line, part, last=False, too_long=cut.too_long)
        line, order, cut = line + cut.lines, order + 1, following
    fault = getattr(getattr(file, "raw", None), "fault", "")
    yield Piece(*cut[:3], order, line, part, last=True, fault=fault, too_long=cut.too_long)


def _cut(file: BinaryIO, start: int) -> Iterator[_Cut]:
    """Cut a file from `start` on; at least one cut, and only the last may be empty."""
    file.seek(start)
    while True:
        data = file.read(PIECE)
        if data and not data.endswith(b"\n"):
            data += file.readline(LONGEST_LINE)
        begun = len(data) - data.rfind(b"\n") - 1
        if begun > LONGEST_LINE:
            data = data[:-begun]
        if data or begun <= LONGEST_LINE:
            yield _Cut(start, len(data), digest_of(data), data.count(b"\n"))
        if not data.endswith(b"\n") and begun <= LONGEST_LINE:
            return
        start += len(data)
        if begun > LONGEST_LINE:
            length = _skip_line(file, start)
            yield _Cut(start, length, 0, 1, too_long=True)
            start += length


def _skip_line(file: BinaryIO, start: int) -> int:
    """Read over the line at `start`; returns its length."""
    file.seek(start)
    length = 0
    while piece := file.readline(LONGEST_LINE):
        length += len(piece)
        if piece.endswith(b"\n"):
            break
    return length
