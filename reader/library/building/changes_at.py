"""What has changed at a few places of a folder, without a walk over the rest."""

from __future__ import annotations

import os
import stat
from itertools import groupby
from typing import TYPE_CHECKING

from reader.library.building.changes import Changes, compare, known_files
from reader.library.files.handles import is_gone, look_at
from reader.library.files.kinds import ignored_kind
from reader.library.files.scan import MAX_DEPTH, FolderReader, Sights, join_path, list_folder
from reader.library.files.scan import look_at_files as look

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from reader.library.watching.dirty import Dirty

_ABOVE_ALL = b"\xff"


def find_changes_at(
    connection: sqlite3.Connection, root: str, dirty: Dirty, sights: Sights
) -> Iterator[Changes]:
    """What has changed at the places that `dirty` names.

    Raises:
        OSError: if `root` cannot be read.
        sqlite3.Error: if the catalogue cannot be read.
    """
    folders = set(dirty.folders)
    with FolderReader(root) as reader:
        reader.enter(b"")
        by_folder = sorted(_split(path) for path in dirty.files)
        for folder, paths in groupby(by_folder, key=lambda path: path[0]):
            names = [name for _, name in paths]
            files = [name for name in names if not _is_folder(reader, folder, name)]
            folders.update(join_path(folder, name) for name in names if name not in files)
            yield _at_files(connection, reader, folder, files, sights)
        for path in sorted(folders):
            yield from _at_folder(connection, reader, path, sights)


def _at_files(
    connection: sqlite3.Connection,
    reader: FolderReader,
    folder: bytes,
    names: list[bytes],
    sights: Sights,
) -> Changes:
    wanted = [name for name in names if ignored_kind(os.fsdecode(name)) is None]
    try:
        found = look(wanted, reader.enter(folder), folder, sights)
    except OSError as error:
        if not is_gone(error):
            return Changes([], [], 0)
        found = []
    number = _number_of(connection, folder)
    known = [
        row
        for name in wanted
        if number is not None
        for row in known_files(connection, number, name)
    ]
    return compare(folder, found, known)


def _at_folder(
    connection: sqlite3.Connection, reader: FolderReader, path: bytes, sights: Sights
) -> Iterator[Changes]:
    """What came and went in a folder, with all that is in folders that are new or gone."""
    try:
        names, folders = list_folder(reader.enter(path), path, sights)
    except OSError as error:
        # What may not be looked into just now, still holds what is known of it.
        if path and is_gone(error):
            yield from _gone(connection, path)
        return
    number = _number_of(connection, path)
    known = [] if number is None else known_files(connection, number)
    yield compare(path, look(names, reader.enter(path), path, sights), known)
    below = {join_path(path, name) for name in folders}
    if path.count(b"/") + 2 < MAX_DEPTH:
        for folder in sorted(below):
            if not _is_known(connection, folder):
                yield from _at_folder(connection, reader, folder, sights)
    for folder in _known_below(connection, path) - below:
        yield from _gone(connection, folder)


def _gone(connection: sqlite3.Connection, path: bytes) -> Iterator[Changes]:
    """All files of a folder that is no longer there, and of those below it."""
    for number in _numbers_below(connection, path):
        yield Changes([], [row[1] for row in known_files(connection, number)], 0)


def _split(path: bytes) -> tuple[bytes, bytes]:
    folder, _, name = path.rpartition(b"/")
    return folder, name


def _is_folder(reader: FolderReader, folder: bytes, name: bytes) -> bool:
    try:
        return stat.S_ISDIR(look_at(name, reader.enter(folder)).st_mode)
    except OSError:
        return False


def _number_of(connection: sqlite3.Connection, path: bytes) -> int | None:
    found = connection.execute("SELECT number FROM folders WHERE path=?", (path,)).fetchone()
    return int(found[0]) if found else None


def _numbers_below(connection: sqlite3.Connection, path: bytes) -> list[int]:
    """Numbers of a folder and of all below it."""
    rows = connection.execute(
        "SELECT number FROM folders WHERE path=? OR (path>? AND path<?)",
        (path, path + b"/", path + b"/" + _ABOVE_ALL),
    )
    return [number for (number,) in rows]


def _is_known(connection: sqlite3.Connection, path: bytes) -> bool:
    return bool(_numbers_below(connection, path))


def _known_below(connection: sqlite3.Connection, path: bytes) -> set[bytes]:
    """Folders directly in `path` that hold files, or folders that do."""
    start = path + b"/" if path else b""
    rows: Iterable[tuple[bytes]] = connection.execute(
        "SELECT path FROM folders WHERE path>? AND path<?", (start, start + _ABOVE_ALL)
    )
    return {start + bytes(below)[len(start) :].partition(b"/")[0] for (below,) in rows}
