"""The headline file: all folded headlines one after another, to be searched for any substring.

A scan of a million headlines takes some twenty milliseconds, and nothing has to be kept up to date
but the end of the file: it is only ever added to. Lines of articles that have gone stay until the
file is written anew; who reads it drops their numbers.

A line is a newline, eight bytes that hold the article's number (bytes 0x01 to 0x08 and up, which
no folded text contains) and the headline as `reader.library.query.spaced`.
"""

from __future__ import annotations

import mmap
import os
from typing import TYPE_CHECKING, Self

from reader.library.index.mapped import let_go

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_DIGITS = bytes((*range(1, 9), *range(14, 22)))
_ENCODE = bytes.maketrans(b"0123456789abcdef", _DIGITS)
_DECODE = bytes.maketrans(_DIGITS, b"0123456789abcdef")
_NUMBER = 8


def line(number: int, words: str) -> bytes:
    """The line of article `number`, whose folded headline words are `words`."""
    return b"\n" + (b"%08x" % number).translate(_ENCODE) + b" " + words.encode() + b" "


def append(path: Path, length: int, lines: Iterable[bytes]) -> int:
    """Add lines to the file at `path`, of which the first `length` bytes are valid.

    Returns the new length. The caller remembers it; what is behind it is overwritten next time.

    Raises:
        OSError: if it cannot be written.
    """
    descriptor = os.open(path, os.O_CREAT | os.O_RDWR, 0o600)
    with os.fdopen(descriptor, "r+b") as file:
        file.seek(length)
        file.writelines(lines)
        file.truncate()
        return file.tell()


class Headlines:
    """The mapped headline file."""

    def __init__(self, data: mmap.mmap | bytes) -> None:
        self._data = data

    @classmethod
    def open(cls, path: Path, length: int) -> Self:
        """Map the first `length` bytes of the file; empty if it is missing or shorter."""
        try:
            with path.open("rb") as file:
                if length == 0 or os.fstat(file.fileno()).st_size < length:
                    return cls(b"")
                return cls(mmap.mmap(file.fileno(), length, access=mmap.ACCESS_READ))
        except (OSError, ValueError):
            return cls(b"")

    def __len__(self) -> int:
        return len(self._data)

    def let_go(self) -> None:
        """Give back the memory of what was looked through; it is in the file when it is needed."""
        let_go(self._data)

    def numbers(self, needle: str) -> Iterator[int]:
        """Numbers of the articles whose headline holds `needle`, in the order of the file."""
        wanted = needle.encode()
        data = self._data
        found = data.find(wanted) if wanted.strip() else -1
        while found >= 0:
            start = data.rfind(b"\n", 0, found) + 1
            yield int(data[start : start + _NUMBER].translate(_DECODE), 16)
            after = data.find(b"\n", found)
            found = data.find(wanted, after) if after >= 0 else -1
