"""What has changed in a folder since it was indexed: a careful walk against the catalogue.

A file counts as unchanged when its time of change (nanoseconds), size and inode are what they were.
As in git's index ("racy git"), that is not enough for a file that was read within the grain of the
clock after it had been written: such a file is remembered with a digest of its content, and looked
at once more. Both sides are sorted by name and compared slice by slice, so that a folder of a
million files needs no table of a million names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.library.files.scan import Found, Sights, Slice, walk
from reader.library.index.verified import Verified, verified_digest

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from reader.library.files.lines import Piece

UNSTEADY = -1
"""Stands for the time of change of a file that has to be read again."""
_BEHIND_ALL = b"\xff" * 256


class Change(NamedTuple):
    """A file to be read. `number` is the file's in the catalogue, None for a new one."""

    folder: bytes
    name: bytes
    number: int | None
    mtime_ns: int
    digest: int | None
    """Where only the content can tell: what it was when it was read."""
    size: int = 0
    inode: int = 0
    piece: Piece | None = None
    """The piece of it that is to be read; None for all of it."""

    @property
    def path(self) -> bytes:
        """Its path relative to the collection."""
        return self.folder + b"/" + self.name if self.folder else self.name


class Changes(NamedTuple):
    """What one slice of the walk brought."""

    files: list[Change]
    removed: list[int]
    """Numbers of files that are no longer there."""
    seen: int


Known = tuple[bytes, int, int, int, int, int | None]
"""A row of the catalogue: name, number, time of change, size, inode, digest."""


def find_changes(
    connection: sqlite3.Connection,
    root: str,
    sights: Sights,
    only: bytes | None = None,
    verified: list[Verified] | None = None,
) -> Iterator[Changes]:
    """What has changed below `root`, as it is found; files that are gone come last.

    Slices that were compared file by file and are as they are known are added to `verified`.

    Raises:
        OSError: if `root` cannot be read.
        sqlite3.Error: if the catalogue cannot be read.
    """
    folders = {
        bytes(path): number
        for number, path in connection.execute("SELECT number, path FROM folders")
    }
    missing = set(folders)
    behind = b""

    def known_slice(path: bytes, behind: bytes, last: bool, digest: int) -> bool:
        number = folders.get(path)
        return number is not None and (verified_digest(connection, number, behind, last) == digest)

    for part in walk(root, sights, only, known_slice):
        if part.folder in missing:
            missing.discard(part.folder)
            behind = b""
        number = folders.get(part.folder)
        if number is not None and _is_unchanged(connection, number, behind, part, verified):
            yield Changes([], [], len(part.names))
        else:
            known = _known_range(connection, number, behind, part.files, last=part.last)
            yield compare(part.folder, part.files, known)
        behind = part.names[-1] if part.names else behind
    lost = tuple(path + b"/" for path in sights.unreadable)
    for path in missing:
        if not (path + b"/").startswith(lost):
            yield Changes([], [row[1] for row in _known_range(connection, folders[path])], 0)


def _is_unchanged(
    connection: sqlite3.Connection,
    folder: int,
    behind: bytes,
    part: Slice,
    verified: list[Verified] | None,
) -> bool:
    """Whether nothing has changed in a slice: told by its digest, or else file by file."""
    if part.unchanged:
        return True
    digest = part.digest
    same = _is_as_known(connection, folder, behind, part)
    if same and digest is not None and verified is not None:
        verified.append(Verified(folder, behind, part.last, digest))
    return same


def _is_as_known(connection: sqlite3.Connection, folder: int, behind: bytes, part: Slice) -> bool:
    """Whether nothing has changed in a slice: told at once, since so it is nearly always."""
    end = _BEHIND_ALL if part.last or not part.names else part.names[-1]
    rows: list[tuple[object, ...]] = connection.execute(
        # A file that only its content can tell is never as known, nor may it be overlooked.
        "SELECT name, mtime_ns, size, CASE WHEN digest IS NULL THEN inode ELSE -1 END FROM files"
        " WHERE folder=? AND name>? AND name<=? ORDER BY name",
        (folder, behind, end),
    ).fetchall()
    return rows == part.files


def known_files(
    connection: sqlite3.Connection, folder: int, name: bytes | None = None
) -> list[Known]:
    """What the catalogue knows of the files of a folder, or of one of them."""
    one = "" if name is None else " AND name=?"
    return connection.execute(
        f"SELECT name, number, mtime_ns, size, inode, digest FROM files WHERE folder=?{one}",  # noqa: S608
        (folder,) if name is None else (folder, name),
    ).fetchall()


def _known_range(
    connection: sqlite3.Connection,
    folder: int | None,
    behind: bytes = b"",
    files: list[Found] | None = None,
    *,
    last: bool = True,
) -> list[Known]:
    if folder is None or (not last and not files):
        return []
    end = _BEHIND_ALL if last or not files else files[-1].name
    return connection.execute(
        "SELECT name, number, mtime_ns, size, inode, digest FROM files"
        " WHERE folder=? AND name>? AND name<=? ORDER BY name",
        (folder, behind, end),
    ).fetchall()


def compare(folder: bytes, files: list[Found], known: list[Known]) -> Changes:
    """What `files`, found in `folder`, are to the files that are `known` of it."""
    by_name = {row[0]: row for row in known}
    changed: list[Change] = []
    for file in files:
        before = by_name.pop(file.name, None)
        if before is None:
            changed.append(Change(folder, file.name, None, file.mtime_ns, None, *file[2:]))
        elif before[2:5] != file[1:]:
            changed.append(Change(folder, file.name, before[1], file.mtime_ns, None, *file[2:]))
        elif before[5] is not None:
            known_as, digest = before[1], before[5]
            changed.append(Change(folder, file.name, known_as, file.mtime_ns, digest, *file[2:]))
    return Changes(changed, [row[1] for row in by_name.values()], len(files))
