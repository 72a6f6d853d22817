"""What a collection holds, counted once for each state of its index.

The bars ask with every key, and to count a million files takes some ten milliseconds.
"""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from reader.library.index.catalog_rows import count_of, ignored_kinds

if TYPE_CHECKING:
    import sqlite3


class Counts(NamedTuple):
    """Numbers of files and problems, and files that are no articles by kind."""

    files: int
    problems: int
    ignored: tuple[tuple[str, int], ...]


class Tally:
    """Counts what is in a catalogue, again only when somebody has written to it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._counted: dict[int, tuple[int, Counts]] = {}

    def counts(self, connection: sqlite3.Connection) -> Counts:
        """The counts as `connection` sees them now."""
        # SQLite's data_version tells one connection whether others have written since.
        version = int(connection.execute("PRAGMA data_version").fetchone()[0])
        with self._lock:
            known = self._counted.get(id(connection))
        if known is not None and known[0] == version:
            return known[1]
        counts = Counts(
            count_of(connection, "files"),
            count_of(connection, "problems"),
            ignored_kinds(connection),
        )
        with self._lock:
            self._counted[id(connection)] = (version, counts)
        return counts
