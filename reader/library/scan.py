"""The careful walk: which files there are, and the bytes of one, without being led astray.

A folder of articles may hold links, pipes, devices, loops, files that change while they are read
and names that are no text. Every step is taken from the folder it starts in (``openat``), follows
no link and never waits; what is opened is looked at before it is read. Paths are bytes, relative
to the collection and separated by "/"; they become text only to be shown.
"""

from __future__ import annotations

import os
import stat
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, Self

from reader.library.handles import Handle, close_folder, look_at, open_file, open_folder
from reader.library.kinds import ignored_kind, is_hidden_folder, is_line_file
from reader.library.naming import reason_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

MAX_DEPTH = 64
"""Folders below each other that are looked into."""
MAX_BYTES = 64 * 1024 * 1024
"""Size over which a file is not read."""
SLICE = 500
"""Files that are looked at in one go; a few milliseconds."""
_LARGEST = 2**63 - 1


class Found(NamedTuple):
    """A regular file that may hold articles."""

    name: bytes
    mtime_ns: int
    size: int
    inode: int


class Slice(NamedTuple):
    """Some files of one folder, ascending by name; `last` for the folder's last slice."""

    folder: bytes
    files: list[Found]
    last: bool


@dataclass(slots=True)
class Sights:
    """What a walk saw beside files: why some were passed over, and kinds that are no articles."""

    problems: list[tuple[bytes, str]] = field(default_factory=list)
    unreadable: list[bytes] = field(default_factory=list)
    """Folders that could not be looked into: what was known of them may still be true."""
    ignored: Counter[str] = field(default_factory=Counter)


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
    names, folders = list_folder(handle, path, sights)
    for start in range(0, len(names) or 1, SLICE):
        found = look_at_files(names[start : start + SLICE], handle, path, sights)
        yield Slice(path, found, last=start + SLICE >= len(names))
    del names
    for name in folders:
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


def list_folder(handle: Handle, path: bytes, sights: Sights) -> tuple[list[bytes], list[bytes]]:
    """Names of files and of folders in an open folder; what is passed over goes to `sights`."""
    names: list[bytes] = []
    folders: list[bytes] = []
    with os.scandir(handle) as entries:
        for entry in entries:
            # What is asked first is what nearly all are: a million entries feel every question.
            name = entry.name if isinstance(entry.name, str) else os.fsdecode(entry.name)
            if not entry.is_file(follow_symlinks=False):
                if entry.is_symlink():
                    link = join_path(path, os.fsencode(name))
                    sights.problems.append((link, "a link; links are not followed"))
                    continue
                if entry.is_dir(follow_symlinks=False):
                    if not is_hidden_folder(name):
                        folders.append(os.fsencode(name))
                    continue
            kind = ignored_kind(name)
            if kind is None:
                names.append(os.fsencode(name))
            else:
                sights.ignored[kind] += 1
    names.sort()
    folders.sort(reverse=True)
    return names, folders


def look_at_files(names: list[bytes], handle: Handle, path: bytes, sights: Sights) -> list[Found]:
    """The files called `names` of the open folder `path`; what is no article goes to `sights`."""
    found: list[Found] = []
    for name in names:
        try:
            seen = look_at(name, handle)
        except FileNotFoundError:
            continue
        except OSError as error:
            sights.problems.append((join_path(path, name), reason_of(error)))
            continue
        reason = _why_not(seen, name)
        if reason is None:
            found.append(Found(name, *_stamp(seen)))
        else:
            sights.problems.append((join_path(path, name), reason))
    return found


def _why_not(seen: os.stat_result, name: bytes = b"") -> str | None:
    if not stat.S_ISREG(seen.st_mode):
        return "not a regular file; pipes, sockets and devices are never opened"
    if seen.st_size > MAX_BYTES and not is_line_file(name, seen.st_size):
        return f"larger than {MAX_BYTES >> 20} MB; split it to read it"
    return None


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
            reason = _why_not(before)
            if reason is not None:
                raise SkippedFileError(path, reason)
            data = _read_all(descriptor, before.st_size)
            after = os.fstat(descriptor)
        finally:
            os.close(descriptor)
        steady = len(data) == before.st_size and _stamp(before) == _stamp(after)
        return Content(data, *_stamp(after), steady)


def _stamp(seen: os.stat_result) -> tuple[int, int, int]:
    """Time of change, size and inode, each within the whole numbers of an index (64 bits).

    Some file systems hold times beyond the year 2262, which overflow in nanoseconds, or use all
    64 bits of an inode's number without a sign.
    """
    mtime_ns = seen.st_mtime_ns
    if not -_LARGEST <= mtime_ns <= _LARGEST:
        mtime_ns = _LARGEST if mtime_ns > 0 else -_LARGEST
    return mtime_ns, seen.st_size, seen.st_ino & _LARGEST


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


def join_path(folder: bytes, name: bytes) -> bytes:
    """The path of `name` in `folder`."""
    return folder + b"/" + name if folder else name
