"""The careful walk: which files there are, and the bytes of one, without being led astray.

A folder of articles may hold links, pipes, devices, loops, files that change while they are read
and names that are no text. Every step is taken from the folder it starts in (``openat``), follows
no link and never waits; what is opened is looked at before it is read. Paths are bytes, relative
to the collection and separated by "/"; they become text only to be shown.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, Self

from reader.library.files.folder_entries import (
    MAX_BYTES,
    Found,
    Sights,
    are_articles,
    found_of,
    join_path,
    list_folder,
    look_at_entries,
    look_at_files,
    names_in,
    stamp_of,
    why_not,
)
from reader.library.files.handles import Handle, close_folder, open_file, open_folder
from reader.library.files.many_stats import ManyStats
from reader.library.files.unknown import beginning_of_no_text
from reader.library.naming import reason_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

    from reader.library.files.many_stats import Stats

__all__ = [
    "MAX_BYTES",
    "MAX_DEPTH",
    "RACY_NS",
    "FolderReader",
    "Found",
    "Sights",
    "SkippedFileError",
    "Slice",
    "join_path",
    "list_folder",
    "look_at_files",
    "walk",
]

RACY_NS = 2_000_000_000
"""Coarsest grain of a file system's clock in use: two seconds (FAT)."""
MAX_DEPTH = 64
"""Folders below each other that are looked into."""
SLICE = 500
"""Files that are looked at in one go; a few milliseconds."""


Known = Callable[[bytes, bytes, bool, int], bool]
"""Whether a slice is as known: its folder, the name before it, if it is the last, its digest."""


class Slice:
    """Some files of one folder, ascending by name; `last` for the folder's last slice."""

    __slots__ = ("_files", "_seen", "folder", "last", "names", "unchanged")

    def __init__(
        self,
        folder: bytes,
        files: list[Found] | tuple[list[bytes], Stats],
        *,
        last: bool,
        unchanged: bool = False,
    ) -> None:
        """`files` as they were found, or their names and what was seen of all of them."""
        self.folder, self.last, self.unchanged = folder, last, unchanged
        self._files: list[Found] | None = None
        self._seen: Stats | None = None
        if isinstance(files, tuple):
            self.names, self._seen = files
        else:
            self.names, self._files = [file.name for file in files], files

    @property
    def files(self) -> list[Found]:
        """The files; made when they are asked for, which of most slices nobody does."""
        if self._files is None:
            self._files = found_of(self.names, self._seen) if self._seen else []
        return self._files

    @property
    def digest(self) -> int | None:
        """A number by which the slice is recognised as unchanged; None where there is none."""
        return self._seen.digest(self.names) if self._seen else None


class SkippedFileError(Exception):
    """A file that is not read, and why."""

    def __init__(self, path: bytes, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason


class Content(NamedTuple):
    """The bytes of a file and its stamp; `steady` is False if it changed while it was read."""

    data: bytes
    mtime_ns: int
    size: int
    inode: int
    steady: bool


@dataclass(frozen=True, slots=True)
class _Walk:
    sights: Sights
    known: Known | None
    many: ManyStats = field(default_factory=lambda: ManyStats(SLICE))


def walk(
    root: str, sights: Sights, only: bytes | None = None, known: Known | None = None
) -> Iterator[Slice]:
    """Every file below `root` that may hold articles, folder by folder, in slices.

    Folders come in descending order of name, so that those named by date come newest first. `only`
    restricts the walk to one file of `root`; `known` tells slices that need no closer look.

    Raises:
        OSError: if `root` itself cannot be read.
    """
    top = open_folder(os.fsencode(root), None, follow=True)
    try:
        if only is not None:
            yield Slice(b"", look_at_files([only], top, b"", sights), last=True)
        else:
            yield from _walk_folder(top, b"", 0, _Walk(sights, known))
    finally:
        close_folder(top)


def _walk_folder(handle: Handle, path: bytes, depth: int, how: _Walk) -> Iterator[Slice]:
    names, folders = names_in(handle), list[bytes]()
    behind = b""
    for start in range(0, len(names) or 1, SLICE):
        some = names[start : start + SLICE]
        last = start + SLICE >= len(names)
        seen = how.many.look(some, handle) if isinstance(handle, int) else None
        if seen is not None and how.known and how.known(path, behind, last, seen.digest(some)):
            part = Slice(path, (some, seen), last=last, unchanged=True)
        elif seen is not None and are_articles(some, seen):
            part = Slice(path, (some, seen), last=last)
        else:
            found = look_at_entries(some, handle, path, how.sights, folders)
            part = Slice(path, found, last=last)
        behind = part.names[-1] if part.names else behind
        yield part
    del names
    for name in reversed(folders):
        below = join_path(path, name)
        if depth + 1 >= MAX_DEPTH:
            reason = f"more than {MAX_DEPTH} folders deep; not looked into"
            how.sights.problems.append((below, reason))
            continue
        yield from _walk_below(name, handle, below, depth + 1, how)


def _walk_below(
    name: bytes, parent: Handle, path: bytes, depth: int, how: _Walk
) -> Iterator[Slice]:
    handle: Handle | None = None
    try:
        handle = open_folder(name, parent)
        yield from _walk_folder(handle, path, depth, how)
    except FileNotFoundError:
        return  # it has gone since it was listed, as a file may
    except OSError as error:
        how.sights.problems.append((path, reason_of(error)))
        how.sights.unreadable.append(path)
    finally:
        if handle is not None:
            close_folder(handle)


class FolderReader:
    """Reads files of one collection; keeps the folder of the last one open. Not for two threads."""

    def __init__(self, root: str) -> None:
        self._root = os.fsencode(root)
        self._top: Handle | None = None
        self._folder: bytes | None = None
        self._handle: Handle | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def read(self, folder: bytes, name: bytes) -> Content:
        """The bytes of file `name` in `folder`.

        Raises:
            SkippedFileError: if it is gone, no regular file, too large or unreadable.
        """
        path = join_path(folder, name)
        try:
            return self._read(path, self.enter(folder), name)
        except OSError as error:
            raise SkippedFileError(path, reason_of(error)) from error

    def close(self) -> None:
        """Let go of the folders."""
        self._leave()
        if self._top is not None:
            close_folder(self._top)
            self._top = None

    def _leave(self) -> None:
        if self._handle is not None and self._handle != self._top:
            close_folder(self._handle)
        self._folder = self._handle = None

    def enter(self, folder: bytes) -> Handle:
        """The open folder `folder`; it stays open until another one is entered.

        Raises:
            OSError: if it is gone, a link or no folder.
        """
        if self._top is None:
            self._top = open_folder(self._root, None, follow=True)
        if self._handle is not None and self._folder == folder:
            return self._handle
        self._leave()
        handle = self._top
        for name in folder.split(b"/") if folder else ():
            try:
                below = open_folder(name, handle)
            finally:
                if handle != self._top:
                    close_folder(handle)
            handle = below
        self._folder, self._handle = folder, handle
        return handle

    @staticmethod
    def _read(path: bytes, handle: Handle, name: bytes) -> Content:
        descriptor = open_file(name, handle)
        try:
            before = os.fstat(descriptor)
            reason = why_not(before)
            if reason is not None:
                raise SkippedFileError(path, reason)
            head = beginning_of_no_text(descriptor, before.st_size, name)
            if head is not None:
                return Content(head, *stamp_of(before), steady=True)
            data = _read_all(descriptor, before.st_size)
            after = os.fstat(descriptor)
        finally:
            os.close(descriptor)
        steady = len(data) == before.st_size and stamp_of(before) == stamp_of(after)
        return Content(data, *stamp_of(after), steady)


def _read_all(descriptor: int, size: int) -> bytes:
    data = os.read(descriptor, size + 1)
    if len(data) == size:
        return data
    pieces = [data]
    length = len(data)
    while data and length <= MAX_BYTES:
        data = os.read(descriptor, 1 << 20)
        pieces.append(data)
        length += len(data)
    return b"".join(pieces)[:MAX_BYTES]
