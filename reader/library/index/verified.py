"""Slices of folders that were found to be as the catalogue knows them, each by one number.

Comparing a million files with a million rows takes as long as asking the system for the files.
Where a slice has the digest it had when that was last done, and no row of its folder has been
written since, it need not be done again. The table is a convenience: without it, files are compared
one by one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

_TABLE = (
    "CREATE TABLE IF NOT EXISTS verified(folder INTEGER, behind BLOB, last INTEGER,"
    " digest INTEGER NOT NULL, PRIMARY KEY(folder, behind)) WITHOUT ROWID"
)


class Verified(NamedTuple):
    """A slice: number of its folder, the name before its first file, whether it is the last."""

    folder: int
    behind: bytes
    last: bool
    digest: int


def make_table(connection: sqlite3.Connection) -> None:
    """Make the table in an index that has none."""
    connection.execute(_TABLE)


def verified_digest(
    connection: sqlite3.Connection, folder: int, behind: bytes, last: bool
) -> int | None:
    """The digest of the slice when it was last compared; None if it is to be compared."""
    import sqlite3

    try:
        row = connection.execute(
            "SELECT digest FROM verified WHERE folder=? AND behind=? AND last=?",
            (folder, behind, last),
        ).fetchone()
    except sqlite3.OperationalError:
        return None  # an index that nobody has written to since there is such a table
    return row and int(row[0])


def note_verified(connection: sqlite3.Connection, slices: Iterable[Verified]) -> None:
    """Remember slices. Inside a transaction."""
    connection.executemany("INSERT OR REPLACE INTO verified VALUES(?, ?, ?, ?)", slices)


def forget_verified(connection: sqlite3.Connection, folders: Iterable[int]) -> None:
    """Forget the slices of folders in which a row of a file is written. Inside a transaction."""
    connection.executemany("DELETE FROM verified WHERE folder=?", ((folder,) for folder in folders))
