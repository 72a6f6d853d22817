"""The careful walk: which files there are, and the bytes of one, without being led astray.

A folder of articles may hold links, pipes, devices, loops, files that change while they are read
and names that are no text. Every step is taken from the folder it starts in (``openat``), follows
no link and never waits; what is opened is looked at before it is read. Paths are bytes, relative
to the collection and separated by "/"; they become text only to be shown.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple, Self

from reader.library.folder_entries import (
    MAX_BYTES,
    Found,
    Sights,
    join_path,
    list_folder,
    look_at_entries,
    look_at_files,
    names_in,
    stamp_of,
    why_not,
)
from reader.library.handles import Handle, close_folder, open_file, open_folder
from reader.library.naming import reason_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

__all__ = [
    "MAX_BYTES",
    "MAX_DEPTH",
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

MAX_DEPTH = 64
"""Folders below each other that are looked into."""
SLICE = 500
"""Files that are looked at in one go; a few milliseconds."""


class Slice(NamedTuple):
    """Some files of one folder, ascending by name; `last` for the folder's last slice."""

    folder: bytes
    files: list[Found]
    last: bool


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


def walk(root: str, sights: Sights, only: bytes | None = None) -> Iterator[Slice]:
    """Every file below `root` that may hold articles, folder by folder, in slices.

    Folders come in descending order of name, so that those named by date come newest first. `only`
    restricts the walk to one file of `root`.

    Raises:
        OSError: if `root` itself cannot be read.
    """
    top = open_folder(os.fsencode(root), None, follow=True)
    try:
        if only is not None:
            yield Slice(b"", look_at_files([only], top, b"", sights), last=True)
        else:
            yield from _walk_folder(top, b"", 0, sights)
    finally:
        close_folder(top)


def _walk_folder(handle: Handle, path: bytes, depth: int, sights: Sights) -> Iterator[Slice]:
    names, folders = names_in(handle), list[bytes]()
    for start in range(0, len(names) or 1, SLICE):
        some = names[start : start + SLICE]
        found = look_at_entries(some, handle, path, sights, folders)
        yield Slice(path, found, last=start + SLICE >= len(names))
    del names
    for name in reversed(folders):
        below = join_path(path, name)
        if depth + 1 >= MAX_DEPTH:
            sights.problems.append((below, f"more than {MAX_DEPTH} folders deep; not looked into"))
            continue
        yield from _walk_below(name, handle, below, depth + 1, sights)


def _walk_below(
    name: bytes, parent: Handle, path: bytes, depth: int, sights: Sights
) -> Iterator[Slice]:
    handle: Handle | None = None
    try:
        handle = open_folder(name, parent)
        yield from _walk_folder(handle, path, depth, sights)
    except OSError as error:
        sights.problems.append((path, reason_of(error)))
        sights.unreadable.append(path)
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
