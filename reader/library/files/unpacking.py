"""A gzip file read at any place, as if it were unpacked.

Nothing in such a file says where its middle is, so it is unpacked up to there; but every few
megabytes the state of unpacking is kept (50 kB each, while the program runs), and what lies near
such a mark is reached at once. Several streams one behind the other are one file (RFC 1952, 2.2).
"""

from __future__ import annotations

import io
import os
import zlib
from typing import Any, NamedTuple

from reader.parse.limits import UNPACKED_BYTES

MOST = UNPACKED_BYTES
"""Bytes up to which a file is unpacked: the last of them are reached in a few seconds."""
MARK = 8 << 20
"""Unpacked bytes between two marks."""
_PACKED = 1 << 16
_GZIP = 31


class _Mark(NamedTuple):
    made: int
    taken: int
    stream: zlib._Decompress | None


class Unpacked(io.RawIOBase):
    """The bytes that the gzip file behind a descriptor stands for. Not for two threads."""

    def __init__(self, descriptor: int) -> None:
        """Take over `descriptor`, which `close` closes."""
        super().__init__()
        self._descriptor = descriptor
        self._marks = [_Mark(0, 0, None)]
        self._made = self._taken = 0
        self._ready = b""
        self.fault = ""
        """Why it ends before its end, where it does."""
        self._return_to(self._marks[0])

    def readable(self) -> bool:
        """It can be read."""
        return True

    def seekable(self) -> bool:
        """Any place can be gone to."""
        return True

    def tell(self) -> int:
        """Where it is read from next."""
        return self._made - len(self._ready)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to `offset` from the beginning, or to the end if it has less."""
        if whence != io.SEEK_SET:
            raise io.UnsupportedOperation("only from the beginning")
        mark = max(mark for mark in self._marks if mark.made <= offset)
        if not self.tell() <= offset or mark.made > self._made:
            self._return_to(mark)
        while self._made <= offset and self._unpack():
            continue
        kept = max(0, self._made - offset)
        self._ready = self._ready[len(self._ready) - kept :] if kept else b""
        return self.tell()

    def readinto(self, buffer: Any, /) -> int:
        """Read into `buffer`; returns how many bytes, 0 at the end."""
        while not self._ready:
            if not self._unpack():
                return 0
        view = memoryview(buffer).cast("B")
        piece, self._ready = self._ready[: len(view)], self._ready[len(view) :]
        view[: len(piece)] = piece
        return len(piece)

    def read_all_of(self, length: int) -> bytes:
        """So many bytes, fewer at the end."""
        pieces: list[bytes] = []
        while length and (piece := self.read(length)):
            pieces.append(piece)
            length -= len(piece)
        return b"".join(pieces)

    def close(self) -> None:
        """Close the file. Safe to call twice."""
        if not self.closed:
            os.close(self._descriptor)
        super().close()

    def _return_to(self, mark: _Mark) -> None:
        self._made, self._taken = mark.made, mark.taken
        self._stream = zlib.decompressobj(_GZIP) if mark.stream is None else mark.stream.copy()
        self._ready = b""

    def _unpack(self) -> bool:
        """Unpack some more, which replaces what was ready; False at the end."""
        if self._made >= MOST:
            self.fault = f"read as far as the first {MOST >> 20:,} MB; unpack it to read all"
            return False
        os.lseek(self._descriptor, self._taken, os.SEEK_SET)
        packed = os.read(self._descriptor, _PACKED)
        if self._stream.eof and packed:
            self._stream = zlib.decompressobj(_GZIP)
        if not packed:
            if not self._stream.eof:
                self.fault = "damaged gzip file, read as far as it goes: it breaks off"
            return False
        try:
            self._ready = self._stream.decompress(packed)
        except zlib.error:
            self.fault = "damaged gzip file, read as far as it goes"
            return False
        self._made += len(self._ready)
        self._taken += len(packed) - len(self._stream.unused_data)
        if self._made >= self._marks[-1].made + MARK and not self._stream.eof:
            self._marks.append(_Mark(self._made, self._taken, self._stream.copy()))
        return True
