"""Where a library in memory gets its files: a folder, or bytes that are there already."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.library.files.scan import FolderReader, Sights, walk
from reader.text.safe import SafeText, clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_NANOSECONDS = 1e9


@dataclass(frozen=True, slots=True)
class File:
    """A file that may hold articles."""

    path: bytes
    """Relative to the collection, separated by "/"."""
    stamp: tuple[int, int, int]
    """Changes when the file does."""
    mtime: float
    """Seconds since the epoch."""
    read: Callable[[], bytes]
    """Its bytes. Raises SkippedFileError where it is gone or cannot be read."""


@dataclass(frozen=True, slots=True)
class Supply:
    """A collection's files, looked for anew at every update."""

    name: SafeText
    files: Callable[[Sights], Iterator[File]]
    """Walks over the files; what it passes over is told to the sights. Raises OSError."""
    root: str | None = None
    """The folder; None where there is none."""


def supply_of_folder(root: str, only: bytes | None = None) -> Supply:
    """The files below the folder `root`; `only` the one of that name in it, if one is given."""
    real = os.path.realpath(root)

    def files(sights: Sights) -> Iterator[File]:
        for part in walk(real, sights, only):
            for found in part.files:
                path = part.folder + b"/" + found.name if part.folder else found.name
                stamp = (found.mtime_ns, found.size, found.inode)
                yield File(
                    path,
                    stamp,
                    found.mtime_ns / _NANOSECONDS,
                    _reader(real, part.folder, found.name),
                )

    name = clean_line(os.path.basename(real) or real)  # noqa: PTH119 - the path may be any bytes
    return Supply(SafeText(name), files, real)


def supply_of_bytes(
    pairs: Iterable[tuple[str, bytes]], name: str = "standard input", mtime: float = 0.0
) -> Supply:
    """Files that are there already: pairs of a path and bytes."""
    kept = [
        File(os.fsencode(path), (0, len(data), number), mtime, lambda data=data: data)  # type: ignore[misc]
        for number, (path, data) in enumerate(pairs)
    ]
    return Supply(clean_line(name), lambda _: iter(kept))


def _reader(root: str, folder: bytes, name: bytes) -> Callable[[], bytes]:
    def read() -> bytes:
        with FolderReader(root) as reader:
            return reader.read(folder, name).data

    return read
