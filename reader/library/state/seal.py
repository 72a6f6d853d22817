"""A digest of all that the state holds, kept in it for as long as nobody changes anything.

SQLite notices damage to the structure of a file, not to the words in it. So whoever leaves the
state seals it, any change breaks the seal (triggers see to it, whatever program makes the change),
and where the file has a seal that does not fit, something else than a change was at work. What a
killed reader has left in the log is not looked at: the file itself is as it was when last sealed,
unless a part of the log had already been moved into it. Then it is looked at with its log.
"""

from __future__ import annotations

import sqlite3
import threading
from contextlib import ExitStack, closing, suppress
from hashlib import blake2b
from itertools import chain
from time import sleep
from typing import TYPE_CHECKING

from reader.library.state.log import is_half_moved
from reader.library.state.schema import APPLICATION, VERSION
from reader.library.state.trouble import TROUBLE, UNREADABLE, code_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SEALED = {
    "records": ("kind", "key", "item", "value"),
    "places": ("collection", "id", "key"),
    "journal": ("number", "at", "owner", "sentence", "undone"),
    "steps": ("change", "place", "kind", "item", "before", "after", "keys"),
    "facts": ("name", "value"),
    "successors": ("old", "new", "since"),
}
"""The columns that the seal covers, by table."""
_HEAD = ("application_id", "user_version")
_OUT_OF_REACH = {
    sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_AUTH, sqlite3.SQLITE_INTERRUPT,
}  # fmt: skip
_TABLES = """
SELECT json_array(name, sql) FROM sqlite_master
WHERE tbl_name IN (SELECT value FROM json_each(?)) ORDER BY name
"""
_AT_ONCE = 4096
_BYTES = 16
_PAUSE_SECONDS = 0.2
"""Longer than another process takes to move a full log into the file."""


def set_seal(connection: sqlite3.Connection) -> None:
    """Seal the state, unless it is sealed.

    Raises:
        sqlite3.Error: if it cannot be read or written.
    """
    if _seal_of(connection) is not None:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        if _seal_of(connection) is None:  # another process may have been quicker
            connection.execute("INSERT INTO seal VALUES(?, ?)", (VERSION, _digest(connection)))
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def is_broken(path: Path, opened: ExitStack | None = None) -> bool:
    """Whether the file at `path` has a seal that does not fit, or cannot be read to the end.

    A file of an older version, or one that was not left in order, has none. Another process may
    be writing to it just now, so that a bad answer counts when it is given twice.

    Args:
        path: the file.
        opened: gets what was opened for that, and must outlive the connections that this process
            has to the file: to close any descriptor of a file gives up all locks that a process
            holds on it (POSIX, fcntl(2)), and another process that leaves the state would take
            itself for the last and delete the log. None where there are no such connections.
    """
    if opened is None:
        with ExitStack() as own:
            return is_broken(path, own)
    if not _looks_broken(path, opened):
        return False
    sleep(_PAUSE_SECONDS)
    return _looks_broken(path, opened)


def examine_aside(
    path: Path, opened: ExitStack, on_broken: Callable[[], object]
) -> threading.Thread:
    """Ask `is_broken` in a thread that is started and returned; call `on_broken` if it is."""

    def examine() -> None:
        if is_broken(path, opened):
            with suppress(*TROUBLE):
                on_broken()

    thread = threading.Thread(target=examine, daemon=True)
    thread.start()
    return thread


def _looks_broken(path: Path, opened: ExitStack) -> bool:
    # Immutable: the file alone, without its log.
    alone = "" if is_half_moved(path, opened) else "&immutable=1"
    name = f"{path.absolute().as_uri()}?mode=ro{alone}"
    try:
        connection = opened.enter_context(closing(_connected(name)))
        seal = _seal_of(connection) if _has_seals(connection) else None
        head = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in _HEAD]
        is_later = head[0] == APPLICATION and head[1] > VERSION
        if seal is None or seal[0] > VERSION or is_later:
            return False  # what a later version seals, and how, is not known here
        if head != [APPLICATION, seal[0]]:
            return True
        found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        return bool(found != "ok" or seal[1] != _digest(connection))
    except UNREADABLE as error:
        return path.exists() and code_of(error) not in _OUT_OF_REACH


def _connected(name: str) -> sqlite3.Connection:
    # It is closed by whoever closes the state, in another thread than the one that looked.
    return sqlite3.connect(name, uri=True, isolation_level=None, check_same_thread=False)


def _has_seals(connection: sqlite3.Connection) -> bool:
    question = "SELECT 1 FROM sqlite_master WHERE name='seal'"
    return connection.execute(question).fetchone() is not None


def _seal_of(connection: sqlite3.Connection) -> tuple[int, str] | None:
    for version, digest in connection.execute("SELECT version, digest FROM seal"):
        return int(version), str(digest)
    return None


def _digest(connection: sqlite3.Connection) -> str:
    import json

    digest = blake2b(digest_size=_BYTES)
    own = json.dumps([*SEALED, "seal"])
    asked: list[tuple[str, tuple[str, ...]]] = [(_TABLES, (own,))]
    # As JSON: cheaper than several values a row, and tells a number from its digits.
    for table, columns in SEALED.items():
        asked.append((f"SELECT json_array({', '.join(columns)}) FROM {table}", ()))  # noqa: S608
    for question, names in asked:
        rows = connection.execute(question, names)
        while some := rows.fetchmany(_AT_ONCE):
            digest.update("\n".join(chain.from_iterable(some)).encode())
        digest.update(b"\0")
    return digest.hexdigest()
