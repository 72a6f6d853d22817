"""What is in an open folder: its names, and what the system says of each.

A million files feel every question: names are listed without asking what they are, and each is
looked at once. That costs little more than what `find` needs to print names, times and sizes.
"""

from __future__ import annotations

import os
import stat
from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from reader.library.files.handles import Handle, look_at
from reader.library.files.kinds import ignored_kind, is_hidden_folder, is_line_file
from reader.library.naming import reason_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library.files.many_stats import Stats

MAX_BYTES = 64 * 1024 * 1024
"""Size over which a file is not read."""
_LARGEST = 2**63 - 1
_COMMON = (b".txt", b".html", b".json", b".xml", b".md")
_LINK = "a link; links are not followed"


class Found(NamedTuple):
    """A regular file that may hold articles."""

    name: bytes
    mtime_ns: int
    size: int
    inode: int


_new_found: Callable[[tuple[bytes, int, int, int]], Found] = partial(tuple.__new__, Found)


@dataclass(slots=True)
class Sights:
    """What a walk saw beside files: why some were passed over, and kinds that are no articles."""

    problems: list[tuple[bytes, str]] = field(default_factory=list)
    unreadable: list[bytes] = field(default_factory=list)
    """Folders that could not be looked into: what was known of them may still be true."""
    ignored: Counter[str] = field(default_factory=Counter)


def names_in(handle: Handle) -> list[bytes]:
    """The names in an open folder, ascending."""
    listed = os.listdir(handle)  # noqa: PTH208 - the folder may be a descriptor
    names: list[bytes] = []
    if listed:
        # All at once: encoding each costs as much as listing it.
        joined = "\0".join(map(os.fsdecode, listed))
        names = os.fsencode(joined).split(b"\0")
    names.sort()
    return names


def are_articles(names: list[bytes], seen: Stats) -> bool:
    """Whether all files called `names` may hold articles: told at once, since so it mostly is."""
    joined = b"\0%b\0" % b"\0".join(names)
    common = sum(joined.count(ending + b"\0") for ending in _COMMON)
    if common != len(names) or b"\0." in joined:
        return False
    if any(mode & 0o170000 != stat.S_IFREG for mode in set(seen.modes)):
        return False
    sizes, mtimes = seen.sizes, seen.mtimes
    if min(sizes) < 0 or max(sizes) > MAX_BYTES or min(seen.inodes) < 0:
        return False
    return -_LARGEST <= min(mtimes) <= max(mtimes) <= _LARGEST


def found_of(names: list[bytes], seen: Stats) -> list[Found]:
    """The files called `names`, which are as they were seen."""
    return list(map(_new_found, zip(names, seen.mtimes, seen.sizes, seen.inodes, strict=True)))


def look_at_entries(
    names: list[bytes], handle: Handle, path: bytes, sights: Sights, folders: list[bytes]
) -> list[Found]:
    """The files among `names`; folders are added to `folders`, all else is told to `sights`."""
    if isinstance(handle, int):
        look = partial(os.stat, dir_fd=handle, follow_symlinks=False)
    else:
        look = partial(look_at, handle=handle)
    found: list[Found] = []
    for name in names:
        try:
            seen = look(name)
        except FileNotFoundError:
            continue
        except OSError as error:
            sights.problems.append((join_path(path, name), reason_of(error)))
            continue
        mode, mtime_ns, size = seen.st_mode, seen.st_mtime_ns, seen.st_size
        # What is asked first is what nearly all are.
        if (
            mode & 0o170000 == stat.S_IFREG
            and name.endswith(_COMMON)
            and name[0] != 46
            and size <= MAX_BYTES
            and -_LARGEST <= mtime_ns <= _LARGEST
        ):
            found.append(Found._make((name, mtime_ns, size, seen.st_ino & _LARGEST)))
        elif stat.S_ISLNK(mode):
            sights.problems.append((join_path(path, name), _LINK))
        elif not stat.S_ISDIR(mode):
            _judge(name, seen, path, sights, found)
        elif not is_hidden_folder(os.fsdecode(name)):
            folders.append(name)
    return found


def _judge(
    name: bytes, seen: os.stat_result, path: bytes, sights: Sights, found: list[Found]
) -> None:
    kind = ignored_kind(os.fsdecode(name))
    if kind is not None:
        sights.ignored[kind] += 1
    elif (reason := why_not(seen, name)) is not None:
        sights.problems.append((join_path(path, name), reason))
    else:
        found.append(Found(name, *stamp_of(seen)))


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
                    sights.problems.append((link, _LINK))
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
        reason = why_not(seen, name)
        if reason is None:
            found.append(Found(name, *stamp_of(seen)))
        else:
            sights.problems.append((join_path(path, name), reason))
    return found


def why_not(seen: os.stat_result, name: bytes = b"") -> str | None:
    """Why a file is not read; None if it may be."""
    if not stat.S_ISREG(seen.st_mode):
        return "not a regular file; pipes, sockets and devices are never opened"
    if seen.st_size > MAX_BYTES and not is_line_file(name, seen.st_size):
        return f"larger than {MAX_BYTES >> 20} MB; split it to read it"
    return None


def stamp_of(seen: os.stat_result) -> tuple[int, int, int]:
    """Time of change, size and inode, each within the whole numbers of an index (64 bits).

    Some file systems hold times beyond the year 2262, which overflow in nanoseconds, or use all
    64 bits of an inode's number without a sign.
    """
    mtime_ns = seen.st_mtime_ns
    if not -_LARGEST <= mtime_ns <= _LARGEST:
        mtime_ns = _LARGEST if mtime_ns > 0 else -_LARGEST
    return mtime_ns, seen.st_size, seen.st_ino & _LARGEST


def join_path(folder: bytes, name: bytes) -> bytes:
    """The path of `name` in `folder`."""
    return folder + b"/" + name if folder else name
