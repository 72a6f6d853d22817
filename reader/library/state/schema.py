"""The tables of the state and how an older file becomes one of today.

A migration is never changed once it has been released: a new version adds one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

APPLICATION = 0x6E777374
"""``nwst``: tells our files from other databases (SQLite, PRAGMA application_id)."""
_FIRST = """
CREATE TABLE records(
    kind TEXT NOT NULL, key TEXT NOT NULL, item TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY(kind, key, item)) WITHOUT ROWID;
CREATE TABLE places(
    collection TEXT NOT NULL, id TEXT NOT NULL, key TEXT NOT NULL,
    PRIMARY KEY(collection, id)) WITHOUT ROWID;
CREATE TABLE journal(
    number INTEGER PRIMARY KEY AUTOINCREMENT, at REAL NOT NULL, owner TEXT NOT NULL,
    sentence TEXT NOT NULL, undone INTEGER NOT NULL DEFAULT 0);
CREATE TABLE steps(
    change INTEGER NOT NULL, place INTEGER NOT NULL, kind TEXT NOT NULL, item TEXT NOT NULL,
    before TEXT, after TEXT, keys TEXT NOT NULL, PRIMARY KEY(change, place));
CREATE TABLE facts(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
# What an edited article was before, so that an undo reaches the marks it took along.
_SECOND = """
CREATE TABLE successors(
    old TEXT NOT NULL, new TEXT NOT NULL, since INTEGER NOT NULL,
    PRIMARY KEY(old, new)) WITHOUT ROWID;
"""
_UNSEAL = " BEGIN DELETE FROM seal; END"
# Whoever leaves the state seals it (`seal`); any change by any program breaks the seal.
_THIRD = ";\n".join(
    [
        "CREATE TABLE seal(version INTEGER NOT NULL, digest TEXT NOT NULL)",
        *(
            f"CREATE TRIGGER unseal_{table}_{verb} AFTER {verb} ON {table}{_UNSEAL}"
            for table in ("records", "places", "journal", "steps", "facts", "successors")
            for verb in ("INSERT", "UPDATE", "DELETE")
        ),
    ]
)
_SEALS_SINCE = 3
_MIGRATIONS = (_FIRST, _SECOND, _THIRD)
VERSION = len(_MIGRATIONS)


class NewerStateError(Exception):
    """The file was written by a later version of newsreader, which knows more than this one."""

    def __init__(self, version: int) -> None:
        super().__init__(version)
        self.version = version


class ForeignFileError(Exception):
    """The file is a database of another program."""


def version_of(connection: sqlite3.Connection) -> int:
    """The version of the tables; 0 for an empty file.

    Raises:
        NewerStateError: if this program does not know that version.
        ForeignFileError: if it is no state at all.
    """
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    application = int(connection.execute("PRAGMA application_id").fetchone()[0])
    if application != APPLICATION:
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if version or application or tables:
            raise ForeignFileError
    if version > VERSION:
        raise NewerStateError(version)
    return version


def migrate(
    connection: sqlite3.Connection,
    before: Callable[[int], object] = lambda _: None,
    upto: int = VERSION,
) -> None:
    """Bring the tables to version `upto`, each step whole or not at all.

    Args:
        connection: outside a transaction.
        before: called with the version that is left, if there is anything to lose.
        upto: the version to stop at.

    Raises:
        NewerStateError, ForeignFileError: see `version_of`.
        sqlite3.Error: if it cannot be written.
    """
    while (version := version_of(connection)) < upto:
        if version:
            before(version)
        connection.execute("BEGIN IMMEDIATE")
        try:
            if version_of(connection) == version:  # another process may have been quicker
                for statement in _MIGRATIONS[version].split(";\n"):
                    connection.execute(statement)
                if version >= _SEALS_SINCE:
                    connection.execute("DELETE FROM seal")
                connection.execute(f"PRAGMA application_id={APPLICATION}")
                connection.execute(f"PRAGMA user_version={version + 1}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
