"""Rows of the catalogue, written: files, articles, links and problems. Inside a transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.library.catalog import fact, set_fact

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from reader.library.ingest import Outcome
    from reader.library.records import Record
    from reader.library.scan import Sights

_ARTICLE = "INSERT INTO articles VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_PROBLEM = "INSERT INTO problems(file, path, reason, line, skipped) VALUES(?, ?, ?, ?, ?)"


class Added(NamedTuple):
    """An article that has got its number, and the number of its file."""

    number: int
    file: int
    record: Record


class Stored(NamedTuple):
    """What storing came to."""

    gone: list[int]
    """Numbers of articles that are no longer there."""
    added: list[Added]
    changed: int
    """Articles added, changed or gone; a file without any counts as one."""


class RowWriter:
    """Writes rows and gives out numbers, which are never used twice."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.next_article = fact(connection, "next article", 1)
        self._next_file = fact(connection, "next file", 1)
        self._folders: dict[bytes, int] = dict(
            connection.execute("SELECT path, number FROM folders")
        )

    def store(self, outcomes: Sequence[Outcome], removed: Iterable[int]) -> Stored:
        """Remove files by number, and store what came out of others."""
        gone: list[int] = []
        added: list[Added] = []
        changed = 0
        for file in removed:
            cleared = self._clear(file)
            self._connection.execute("DELETE FROM files WHERE number=?", (file,))
            gone += cleared
            changed += len(cleared) or 1
        for outcome in outcomes:
            if outcome.same:
                self._restamp(outcome)
                continue
            before = outcome.change.number
            cleared = [] if before is None else self._clear(before)
            file = self._store_file(outcome)
            for record in outcome.records:
                added.append(Added(self.next_article, file, record))
                self.next_article += 1
            gone += cleared
            changed += max(len(cleared), len(outcome.records), 1)
        self._store_articles(added)
        return Stored(gone, added, changed)

    def note_gone(self, numbers: Iterable[int]) -> None:
        """Remember articles that the full text still holds."""
        self._connection.executemany(
            "INSERT OR IGNORE INTO gone VALUES(?)", ((number,) for number in numbers)
        )

    def save_numbers(self) -> None:
        """Remember which numbers have been given out."""
        set_fact(self._connection, "next article", self.next_article)
        set_fact(self._connection, "next file", self._next_file)

    def _clear(self, file: int) -> list[int]:
        rows = self._connection.execute("SELECT number FROM articles WHERE file=?", (file,))
        gone = [number for (number,) in rows]
        self._connection.execute("DELETE FROM articles WHERE file=?", (file,))
        self._connection.execute("DELETE FROM problems WHERE file=?", (file,))
        return gone

    def _restamp(self, outcome: Outcome) -> None:
        self._connection.execute(
            "UPDATE files SET mtime_ns=?, size=?, inode=?, digest=? WHERE number=?",
            (*outcome.stamp, outcome.change.number),
        )

    def _store_file(self, outcome: Outcome) -> int:
        change, number = outcome.change, outcome.change.number
        if number is None:
            number = self._next_file
            self._next_file += 1
        self._connection.execute(
            "INSERT OR REPLACE INTO files VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
            (number, self._folder(change.folder), change.name, *outcome.stamp, outcome.kind),
        )
        if outcome.flaws:
            flaws = [(number, change.path, *flaw) for flaw in outcome.flaws]
            self._connection.executemany(_PROBLEM, flaws)
        return number

    def _folder(self, path: bytes) -> int:
        number = self._folders.get(path)
        if number is None:
            added = self._connection.execute("INSERT INTO folders(path) VALUES(?)", (path,))
            number = self._folders[path] = int(added.lastrowid or 0)
        return number

    def _store_articles(self, added: list[Added]) -> None:
        self._connection.executemany(
            _ARTICLE,
            (
                (
                    number, r.id, r.key, r.headline_key, file, r.part, r.moment, r.headline,
                    r.section, r.publisher, r.published, r.place,
                )
                for number, file, r in added
            ),
        )  # fmt: skip
        self._connection.executemany(
            "INSERT OR IGNORE INTO links VALUES(?, ?)",
            ((key, number) for number, _, record in added for key in record.related if key),
        )


def store_sights(connection: sqlite3.Connection, sights: Sights) -> None:
    """Replace what an earlier walk saw beside files by what this one saw."""
    connection.execute("DELETE FROM problems WHERE file IS NULL")
    connection.execute("DELETE FROM ignored")
    connection.executemany(_PROBLEM, ((None, path, why, None, 1) for path, why in sights.problems))
    connection.executemany("INSERT INTO ignored VALUES(?, ?)", sights.ignored.items())
