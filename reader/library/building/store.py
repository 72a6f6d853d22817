"""The writing side of an index: outcomes of files become rows, words and places in the order.

What is promised: a batch is whole or not there; what `publish` has published stays; a process
killed at any point leaves an index that opens, and reading again what it had not finished gives
what an undisturbed run would have given. How: an article's number is never used twice; the
catalogue commits first and remembers up to which number the full text is known to hold
(``searchable``) and which numbers it may still hold though they are gone (``gone``). So a few new
articles can stand in the list before they can be searched for.
"""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader.library.building.changes import UNSTEADY
from reader.library.index import headlines
from reader.library.index.catalog import UnusableIndexError, fact, open_writer, set_fact
from reader.library.index.catalog_write import RowWriter, store_sights
from reader.library.index.fulltext import FullTextWriter
from reader.library.index.index_folder import CATALOG, FULLTEXT, HEADLINES, ORDER
from reader.library.index.order import (
    Order,
    confirm_order,
    entry,
    merge_order,
    number_in,
    write_order,
)
from reader.library.index.verified import note_verified
from reader.text.fold import fold_words

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from pathlib import Path

    from reader.library.building.ingest import Outcome
    from reader.library.files.scan import Sights
    from reader.library.index.verified import Verified


_FEW = 1_000
"""Articles that come or go up to which the order is merged instead of sorted anew."""


def headlines_are_whole(connection: sqlite3.Connection, folder: Path) -> bool:
    """Whether the headline file is as long as the catalogue knows it to be."""
    length = fact(connection, "headline bytes")
    path = folder / HEADLINES
    return length == 0 or (path.exists() and path.stat().st_size >= length)


def is_searchable(connection: sqlite3.Connection) -> bool:
    """Whether the full text is known to hold every article and no other."""
    last = fact(connection, "next article", 1) - 1
    gone = connection.execute("SELECT 1 FROM gone LIMIT 1").fetchone()
    return gone is None and fact(connection, "searchable") >= last


class Store:
    """An index that is being written. Not for two threads."""

    def __init__(self, folder: Path) -> None:
        """Open the index in `folder` and take up what an earlier run left unfinished.

        Raises:
            UnusableIndexError: if the catalogue is damaged.
            OSError, ValueError, sqlite3.Error: if something cannot be written.
        """
        self._folder = folder
        self.connection = open_writer(folder / CATALOG)
        self._fulltext: FullTextWriter | None = None
        self._entries: list[bytes] | None = None
        self._added: list[bytes] = []
        self._dropped: set[int] = set()
        self._lost = (0, 0)
        """Articles whose words an earlier run may have lost: behind the first number, up to the
        second. Each goes when its file is read again."""
        self.unpublished = 0
        """Number of articles that came or went since the last `publish`."""
        try:
            self._rows = RowWriter(self.connection)
            self._generation = fact(self.connection, "generation")
            self._order = Order.open(folder / ORDER, verify=True)
            self._shown = self._order.generation if self._order else 0
            self._searchable = is_searchable(self.connection)
            self.published = self._order.count if self._order else 0
            if self.is_dirty:
                self._order = None
                self._take_up()
            self._length = self._whole_headlines()
        except BaseException:
            self.connection.close()
            raise

    @property
    def is_dirty(self) -> bool:
        """Whether there is anything that readers do not see or cannot search yet."""
        return self._shown != self._generation or not self._searchable

    def add(self, outcomes: Sequence[Outcome], removed: Collection[int] = ()) -> int:
        """Store a batch in one transaction; returns how many articles changed.

        Raises:
            sqlite3.Error, OSError, ValueError: if it cannot be written; the store is then to be
                closed, and nothing of the batch is kept.
        """
        fulltext = self._opened()
        with self._transaction():
            gone, added, changed = self._rows.store(outcomes, removed)
            self._rows.note_gone(gone)
            self._rows.save_numbers()
            lines = [headlines.line(new.number, new.record.words.headline) for new in added]
            self._length = headlines.append(self._folder / HEADLINES, self._length, lines)
            self._generation += 1
            set_fact(self.connection, "headline bytes", self._length)
            set_fact(self.connection, "generation", self._generation)
        self._searchable = self._searchable and not (gone or added)
        fulltext.remove(gone)
        fulltext.add((new.number, new.record) for new in added)
        self.unpublished += len(gone) + len(added)
        self._dropped.update(gone)
        self._added += [
            entry(record.moment, record.id, number, record.key) for number, _, record in added
        ]
        return changed

    def show(self) -> None:
        """Let readers see all batches so far in the list; they can be searched once published.

        Raises:
            sqlite3.Error, OSError: if it cannot be written.
        """
        self._publish_order(sync=False)

    def publish(self, *, sync: bool = False) -> None:
        """Let readers see and search all batches so far; with `sync` make it survive a power cut.

        Raises:
            sqlite3.Error, OSError, ValueError: if it cannot be written.
        """
        self._opened().commit()
        with self._transaction():
            self.connection.execute("DELETE FROM gone")
            searchable = self._last_searchable()
            set_fact(self.connection, "searchable", searchable)
        self._searchable = searchable == self._rows.next_article - 1
        if self._shown == self._generation:
            confirm_order(self._folder / ORDER, sync=sync)
        else:
            self._publish_order(sync=sync)
        self.unpublished = 0

    def _last_searchable(self) -> int:
        """The number up to which the full text holds all: not what still waits to be read again."""
        (first,) = self.connection.execute(
            "SELECT min(number) FROM articles WHERE number>? AND number<=?", self._lost
        ).fetchone()
        return int(first or self._rows.next_article) - 1

    def _publish_order(self, *, sync: bool) -> None:
        path, gone = self._folder / ORDER, self._dropped
        if self._entries is None and self._order and len(self._added) + len(gone) <= _FEW:
            added = [packed for packed in self._added if number_in(packed) not in gone]
            count = merge_order(path, self._order, added, gone, self._generation, sync=sync)
            self._order, self.published = Order.open(path), count
        else:
            entries = self._read_entries() if self._entries is None else self._entries
            entries += self._added
            if gone:
                entries = [packed for packed in entries if number_in(packed) not in gone]
            entries.sort()
            self._entries, self.published = entries, len(entries)
            write_order(path, entries, self._generation, sync=sync)
        self._added, self._dropped = [], set()
        self._shown = self._generation

    def note_sights(self, sights: Sights, verified: Iterable[Verified] = ()) -> None:
        """Replace what an earlier walk saw beside files by what this one saw.

        `verified` are slices of folders in which it found nothing changed.

        Raises:
            sqlite3.Error: if it cannot be written.
        """
        with self._transaction():
            store_sights(self.connection, sights)
            note_verified(self.connection, verified)

    def close(self) -> None:
        """Let go of everything; what was not published is read again next time."""
        try:
            if self._fulltext is not None:
                self._fulltext.close()
                with self._transaction():
                    self._rows.sort_links()
                self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            self.connection.close()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.connection.execute("COMMIT")
        except BaseException:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise

    def _opened(self) -> FullTextWriter:
        """What is needed for writing and costs time to open, opened when first asked for."""
        if self._fulltext is None:
            if self._order is None:
                self._entries = self._read_entries()
            self._fulltext = self._open_fulltext()
            gone = self.connection.execute("SELECT number FROM gone")
            self._fulltext.remove(number for (number,) in gone)
        return self._fulltext

    def _open_fulltext(self) -> FullTextWriter:
        folder = self._folder / FULLTEXT
        if fact(self.connection, "searchable") == 0:
            shutil.rmtree(folder, ignore_errors=True)
        try:
            return FullTextWriter(folder)
        except ValueError as error:
            # Its words are kept nowhere else, so every file has to be read again.
            raise UnusableIndexError(str(folder), str(error)) from error

    def _whole_headlines(self) -> int:
        """The length of the headline file; one that is gone or too short is written anew."""
        if headlines_are_whole(self.connection, self._folder):
            return fact(self.connection, "headline bytes")
        rows = self.connection.execute("SELECT number, headline FROM articles")
        lines = (headlines.line(number, " ".join(fold_words(text))) for number, text in rows)
        length = headlines.append(self._folder / HEADLINES, 0, lines)
        with self._transaction():
            set_fact(self.connection, "headline bytes", length)
            self._generation += 1
            set_fact(self.connection, "generation", self._generation)
        return length

    def _take_up(self) -> None:
        """See to it that files are read again whose words may have been lost."""
        searchable = fact(self.connection, "searchable")
        self._lost = (searchable, self._rows.next_article - 1)
        self.connection.execute("DELETE FROM verified")
        self.connection.execute("DELETE FROM pieces WHERE last_article>?", (searchable,))
        self.connection.execute(
            "UPDATE files SET mtime_ns=? WHERE number IN"
            " (SELECT file FROM articles WHERE number>?)",
            (UNSTEADY, searchable),
        )

    def _read_entries(self) -> list[bytes]:
        if self._order is not None:
            return list(self._order.entries())
        rows = self.connection.execute("SELECT moment, id, number, key FROM articles")
        return sorted(entry(*row) for row in rows)
