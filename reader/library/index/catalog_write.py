"""Rows of the catalogue, written: files, articles, links and problems. Inside a transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.library.index.catalog import fact, set_fact
from reader.library.index.verified import forget_verified, make_table

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Sequence

    from reader.library.building.changes import Change
    from reader.library.building.ingest import Outcome
    from reader.library.files.lines import Piece
    from reader.library.files.scan import Sights
    from reader.library.records import Record

_ARTICLE = "INSERT INTO articles VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_FILE = "INSERT OR REPLACE INTO files VALUES(?, ?, ?, ?, ?, ?, ?, ?)"
_ADDRESS = "INSERT OR IGNORE INTO addresses VALUES(?, ?)"
_ADDRESS_LINK = "INSERT OR IGNORE INTO address_links VALUES(?, ?)"
_SORT_LINKS = (
    "INSERT OR IGNORE INTO sorted_links"
    " SELECT headline_key, source FROM fresh_links ORDER BY headline_key, source"
)
_MOST_FRESH = 500_000
"""Links that wait to be sorted; whoever asks for links meanwhile looks through them all."""
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
        make_table(connection)
        self.next_article = fact(connection, "next article", 1)
        self._next_file = fact(connection, "next file", 1)
        self._folders: dict[bytes, int] = dict(
            connection.execute("SELECT path, number FROM folders")
        )
        fresh = connection.execute("SELECT count(*) FROM fresh_links").fetchone()
        self._fresh_links = int(fresh[0])
        self._files: list[tuple[object, ...]] = []
        self._in_pieces: dict[bytes, int] = {}

    def store(self, outcomes: Sequence[Outcome], removed: Collection[int]) -> Stored:
        """Remove files by number, and store what came out of others."""
        gone: list[int] = []
        added: list[Added] = []
        changed = 0
        self._forget_verified(outcomes, removed)
        for file in removed:
            cleared = self._clear(file)
            self._connection.execute("DELETE FROM files WHERE number=?", (file,))
            gone += cleared
            changed += len(cleared) or 1
        for outcome in outcomes:
            if outcome.same:
                self._restamp(outcome)
                continue
            cleared = self._cleared(outcome.change)
            file = self._store_file(outcome)
            for record in outcome.records:
                added.append(Added(self.next_article, file, record))
                self.next_article += 1
            if outcome.change.piece is not None:
                self._store_piece(file, outcome.change.piece, len(outcome.records))
            gone += cleared
            least = 1 if outcome.change.piece is None else 0
            changed += max(len(cleared), len(outcome.records), least)
        self._connection.executemany(_FILE, self._files)
        self._files.clear()
        self._store_articles(added)
        return Stored(gone, added, changed)

    def note_gone(self, numbers: Iterable[int]) -> None:
        """Remember articles that the full text still holds."""
        self._connection.executemany(
            "INSERT OR IGNORE INTO gone VALUES(?)", ((number,) for number in numbers)
        )

    def sort_links(self) -> None:
        """Move the links that were added since the last time to where they are found by headline.

        Many at once and in order: one by one, seven an article, they would be written all over a
        table of millions, and cost more than all other rows.
        """
        if self._fresh_links:
            self._connection.execute(_SORT_LINKS)
            self._connection.execute("DELETE FROM fresh_links")
            self._fresh_links = 0

    def save_numbers(self) -> None:
        """Remember which numbers have been given out."""
        set_fact(self._connection, "next article", self.next_article)
        set_fact(self._connection, "next file", self._next_file)

    def _forget_verified(self, outcomes: Sequence[Outcome], removed: Collection[int]) -> None:
        paths = {outcome.change.folder for outcome in outcomes}
        folders = {self._folders[path] for path in paths & self._folders.keys()}
        for file in removed:
            row = self._connection.execute("SELECT folder FROM files WHERE number=?", (file,))
            folders.update(folder for (folder,) in row)
        forget_verified(self._connection, folders)

    def _cleared(self, change: Change) -> list[int]:
        """Forget what is to be stored anew of a file; the numbers of its articles."""
        if change.number is None or (change.piece is not None and change.piece.order):
            return []
        return self._clear(change.number, change.piece)

    def _clear(self, file: int, piece: Piece | None = None) -> list[int]:
        """Forget a file, or what it holds from `piece` on."""
        part, start, line = (piece.part, piece.start, piece.line) if piece else (0, 0, 0)
        behind = "FROM articles WHERE file=? AND part>=?"
        rows = self._connection.execute(f"SELECT number {behind}", (file, part))
        gone = [number for (number,) in rows]
        self._connection.execute(f"DELETE {behind}", (file, part))
        self._connection.execute("DELETE FROM pieces WHERE file=? AND start>=?", (file, start))
        self._connection.execute(
            "DELETE FROM problems WHERE file=? AND (line IS NULL OR line>=?)", (file, line)
        )
        return gone

    def _store_piece(self, file: int, piece: Piece, articles: int) -> None:
        if piece.length:
            self._connection.execute(
                "INSERT OR REPLACE INTO pieces VALUES(?, ?, ?, ?, ?, ?)",
                (file, piece.start, piece.length, piece.digest, articles, self.next_article - 1),
            )

    def _restamp(self, outcome: Outcome) -> None:
        self._connection.execute(
            "UPDATE files SET mtime_ns=?, size=?, inode=?, digest=? WHERE number=?",
            (*outcome.stamp, outcome.change.number),
        )

    def _store_file(self, outcome: Outcome) -> int:
        change, number = outcome.change, outcome.change.number
        if number is None:
            number = self._in_pieces.get(change.path)
        if number is None:
            number = self._next_file
            self._next_file += 1
        if change.piece is not None:
            self._in_pieces[change.path] = number
        folder = self._folder(change.folder)
        self._files.append((number, folder, change.name, *outcome.stamp, outcome.kind))
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
                    r.section, r.publisher, r.published, r.place, r.start, r.length,
                )
                for number, file, r in added
            ),
        )  # fmt: skip
        links = [(key, number) for number, _, r in added for key in set(r.related) if key]
        self._connection.executemany("INSERT INTO fresh_links VALUES(?, ?)", links)
        self._fresh_links += len(links)
        self._connection.executemany(
            _ADDRESS, [(r.address, number) for number, _, r in added if r.address]
        )
        self._connection.executemany(
            _ADDRESS_LINK,
            [(key, number) for number, _, r in added for key in set(r.related_addresses) if key],
        )
        if self._fresh_links >= _MOST_FRESH:
            self.sort_links()


def store_sights(connection: sqlite3.Connection, sights: Sights) -> None:
    """Replace what an earlier walk saw beside files by what this one saw."""
    connection.execute("DELETE FROM problems WHERE file IS NULL")
    connection.execute("DELETE FROM ignored")
    connection.executemany(_PROBLEM, ((None, path, why, None, 1) for path, why in sights.problems))
    connection.executemany("INSERT INTO ignored VALUES(?, ?)", sights.ignored.items())
