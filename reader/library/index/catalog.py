"""The catalogue: a SQLite database of files, articles, links, voices and problems.

It can be rebuilt from the files at any time, so a schema that has moved on is not migrated: the
index is built again. Write-ahead logging with ``synchronous=NORMAL`` keeps the database whole
whenever the process or the machine stops; what may be lost are the last batches, and these are
read again. One process writes at a time (`reader.library.lock`), any number read.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from typing import TYPE_CHECKING

from reader.library.connecting import connect

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA_VERSION = 5
"""Raise it with every change of the tables or of what is stored in them."""
_APPLICATION = 0x6E777372
_SCHEMA = """
CREATE TABLE facts(name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE folders(number INTEGER PRIMARY KEY, path BLOB NOT NULL UNIQUE);
CREATE TABLE files(
    number INTEGER PRIMARY KEY, folder INTEGER NOT NULL, name BLOB NOT NULL,
    mtime_ns INTEGER NOT NULL, size INTEGER NOT NULL, inode INTEGER NOT NULL,
    digest INTEGER, kind TEXT, UNIQUE(folder, name));
CREATE TABLE articles(
    number INTEGER PRIMARY KEY, id INTEGER NOT NULL, key INTEGER NOT NULL,
    headline_key INTEGER NOT NULL, file INTEGER NOT NULL, part INTEGER NOT NULL,
    moment REAL NOT NULL, headline TEXT NOT NULL, section TEXT NOT NULL, publisher TEXT NOT NULL,
    published TEXT, place TEXT, start INTEGER, length INTEGER);
CREATE INDEX files_ignored ON files(kind) WHERE kind IS NOT NULL;
CREATE INDEX articles_by_id ON articles(id);
CREATE INDEX articles_by_headline_key ON articles(headline_key);
CREATE INDEX articles_by_file ON articles(file, part);
CREATE TABLE pieces(
    file INTEGER, start INTEGER, length INTEGER NOT NULL, digest INTEGER NOT NULL,
    articles INTEGER NOT NULL, last_article INTEGER NOT NULL, PRIMARY KEY(file, start))
    WITHOUT ROWID;
CREATE TABLE sorted_links(headline_key INTEGER, source INTEGER, PRIMARY KEY(headline_key, source))
    WITHOUT ROWID;
CREATE TABLE fresh_links(headline_key INTEGER, source INTEGER);
CREATE VIEW links AS SELECT headline_key, source FROM sorted_links
    UNION ALL SELECT headline_key, source FROM fresh_links;
CREATE TABLE addresses(address INTEGER, article INTEGER, PRIMARY KEY(address, article))
    WITHOUT ROWID;
CREATE INDEX addresses_by_article ON addresses(article);
CREATE TABLE address_links(address INTEGER, source INTEGER, PRIMARY KEY(address, source))
    WITHOUT ROWID;
CREATE TABLE gone(number INTEGER PRIMARY KEY);
CREATE TABLE speakers(number INTEGER PRIMARY KEY, words TEXT NOT NULL UNIQUE, name TEXT NOT NULL);
CREATE TABLE voices(speaker INTEGER, article INTEGER, PRIMARY KEY(speaker, article)) WITHOUT ROWID;
CREATE TABLE further_quotes(
    speaker INTEGER, article INTEGER, quotes INTEGER NOT NULL, PRIMARY KEY(speaker, article))
    WITHOUT ROWID;
CREATE TABLE quoting(article INTEGER PRIMARY KEY);
CREATE TABLE problems(
    number INTEGER PRIMARY KEY, file INTEGER, path BLOB NOT NULL, reason TEXT NOT NULL,
    line INTEGER, skipped INTEGER NOT NULL);
CREATE INDEX problems_by_file ON problems(file);
CREATE TABLE ignored(kind TEXT PRIMARY KEY, files INTEGER NOT NULL) WITHOUT ROWID;
"""
_READER_CACHE_KB = 2_000
"""For each thread that asks: what more would hold, the system holds for all of them."""
_WRITER_CACHE_KB = 192_000
_CHECKPOINT_PAGES = 8_000
_MOST_CHECKED = 16 << 20
"""Bytes beyond which a catalogue is not looked through: it takes 3 ms a million."""


class UnusableIndexError(Exception):
    """The index is damaged or of another version: it has to be built again."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason


class OtherVersionError(UnusableIndexError):
    """The index was made by another version; nothing is wrong with it."""


def create(path: Path) -> None:
    """Make an empty catalogue at `path`, for its owner alone.

    Raises:
        OSError, sqlite3.Error: if it cannot be written.
    """
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.executescript(
            f"BEGIN;{_SCHEMA}PRAGMA application_id={_APPLICATION};"
            f"PRAGMA user_version={SCHEMA_VERSION};COMMIT;"
        )
    finally:
        connection.close()


def open_writer(path: Path) -> sqlite3.Connection:
    """A connection for the one process that writes; transactions are begun by hand.

    Raises:
        UnusableIndexError: if the catalogue is damaged or of another version.
        sqlite3.OperationalError: if it cannot be opened or written.
    """
    connection = _connect(path)
    connection.execute(f"PRAGMA cache_size=-{_WRITER_CACHE_KB}")
    connection.execute(f"PRAGMA wal_autocheckpoint={_CHECKPOINT_PAGES}")
    return connection


def _connect(path: Path) -> sqlite3.Connection:
    connection = connect(path)
    try:
        _check(connection, path)
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute("PRAGMA temp_store=MEMORY")
    except BaseException:
        connection.close()
        raise
    return connection


def _check(connection: sqlite3.Connection, path: Path) -> None:
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        application = connection.execute("PRAGMA application_id").fetchone()[0]
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError as error:
        raise UnusableIndexError(str(path), str(error)) from error
    if application == _APPLICATION and version != SCHEMA_VERSION:
        raise OtherVersionError(str(path), f"version {version}, not {SCHEMA_VERSION}")
    if application != _APPLICATION:
        raise UnusableIndexError(str(path), "it is no catalogue of articles")


class Readers:
    """Connections that read: one a thread, opened when the thread first asks."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._local = threading.local()
        self._closed = False

    def connection(self) -> sqlite3.Connection:
        """This thread's connection.

        Raises:
            UnusableIndexError, sqlite3.Error: if the catalogue cannot be read.
        """
        held: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if held is not None:
            return held
        if self._closed:
            raise sqlite3.ProgrammingError("the library is closed")
        connection = _connect(self._path)
        connection.execute("PRAGMA query_only=ON")
        connection.execute(f"PRAGMA cache_size=-{_READER_CACHE_KB}")
        self._local.connection = connection
        return connection

    def close(self) -> None:
        """Close this thread's connection; another's goes with its thread, or with this object.

        To close a connection that another thread is asking ends the process (SIGSEGV).
        """
        self._closed = True
        held: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if held is not None:
            held.close()


def fact(connection: sqlite3.Connection, name: str, default: int = 0) -> int:
    """A whole number that the index remembers about itself."""
    found = connection.execute("SELECT value FROM facts WHERE name=?", (name,)).fetchone()
    return int(found[0]) if found else default


def set_fact(connection: sqlite3.Connection, name: str, value: int) -> None:
    """Remember `value` under `name`."""
    connection.execute("INSERT OR REPLACE INTO facts VALUES(?, ?)", (name, value))


def is_sound_catalog(connection: sqlite3.Connection) -> bool:
    """Whether the structure of the catalogue is whole; True for one too large to look through."""
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    (page_bytes,) = connection.execute("PRAGMA page_size").fetchone()
    if pages * page_bytes > _MOST_CHECKED:
        return True
    return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
