"""What a reader of an index sees at one time: order, headlines and full text that belong together.

A view is kept by the listings made from it, so that later changes of the index do not move them.
"""

from __future__ import annotations

import threading
from time import monotonic
from typing import TYPE_CHECKING, Literal

from reader.library.api import Sort
from reader.library.index.catalog import fact
from reader.library.index.catalog_rows import linked_numbers
from reader.library.index.index_folder import FULLTEXT, HEADLINES, ORDER
from reader.library.index.mapped import bytes_of_files
from reader.library.index.order import Order, Published

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from pathlib import Path

    from reader.library.index.catalog import Readers
    from reader.library.index.engine import Searcher
    from reader.library.index.headlines import Headlines
    from reader.library.state.census import Census


_SECONDS_TO_REST = 0.5
_SECONDS_UNSEEN = 3.0
"""The same where the system does not say how much there is to give back."""
_MUCH = 12_000_000
"""Bytes of files in memory from which on giving them back is worth the time."""
_MANY = 20_000
"""Articles from which on all are sorted by their words, once, and not only those asked for."""


class View:
    """One state of an index. What costs time is opened when it is first asked for."""

    def __init__(self, folder: Path, readers: Readers, order: Order) -> None:
        self.order = order
        self._folder = folder
        self._readers = readers
        self._lock = threading.RLock()
        self._searcher: Searcher | None = None
        self._headlines: Headlines | None = None
        self._linked: frozenset[int] | None = None
        self._census: Census | None = None
        self._sorting = threading.Lock()
        self._by_words: dict[Sort, Sequence[int]] = {}

    @property
    def connection(self) -> sqlite3.Connection:
        """This thread's connection to the catalogue."""
        return self._readers.connection()

    def searcher(self) -> Searcher:
        """The full text, for one question: another time it may be opened anew.

        Raises:
            ValueError, OSError: if it is damaged.
        """
        with self._lock:
            if self._searcher is None:
                from reader.library.index.fulltext import open_searcher

                self._searcher = open_searcher(self._folder / FULLTEXT)
            return self._searcher

    def census(self) -> Census:
        """Ids and content keys of all articles."""
        if self._census is None:
            from reader.library.state.census import Census

            self._census = Census(self.order.ids, self.order.keys)
        return self._census

    def headlines(self) -> Headlines:
        """The headline file."""
        with self._lock:
            if self._headlines is None:
                from reader.library.index.headlines import Headlines

                length = fact(self.connection, "headline bytes")
                self._headlines = Headlines.open(self._folder / HEADLINES, length)
            return self._headlines

    def by_words(self, sort: Sort) -> Sequence[int]:
        """All articles by headline or by source; takes seconds where they are many, but once."""
        with self._sorting:
            if sort not in self._by_words:
                from reader.library.finding.sorting import all_by_words

                self._by_words[sort] = all_by_words(self.connection, self.order, sort)
            return self._by_words[sort]

    def sorted_by(self, numbers: list[int], sort: Sort) -> list[int]:
        """Those of `numbers` that are in the order, as `sort` wants them."""
        if sort in (Sort.HEADLINE, Sort.SOURCE) and len(numbers) > _MANY:
            wanted = bytearray(max(numbers) + 1)
            for number in numbers:
                wanted[number] = 1
            known = len(wanted)
            return [n for n in self.by_words(sort) if n < known and wanted[n]]
        position, column = self.order.position, self.order.numbers
        places = sorted(place for n in numbers if (place := position(n)) is not None)
        newest = [column[place] for place in places]
        if sort is Sort.OLDEST:
            ranked = sorted((self.order.oldest_rank(place), column[place]) for place in places)
            return [number for _, number in ranked]
        if sort in (Sort.HEADLINE, Sort.SOURCE):
            from reader.library.finding.sorting import sort_by_headline, sort_by_source

            by_words = sort_by_headline if sort is Sort.HEADLINE else sort_by_source
            return by_words(self.connection, newest)
        return newest

    def let_go(self) -> None:
        """Give back the memory of what was looked through.

        The full text is opened anew for it. Its mappings are its engine's, which closes them when
        it likes: to speak to the system of addresses that have become somebody else's is to empty
        that one's memory.
        """
        self.order.let_go()
        with self._lock:
            searcher = self._searcher
            if self._headlines is not None:
                self._headlines.let_go()
        if searcher is None:
            return
        from reader.library.index.fulltext import opened_anew

        fresh = opened_anew(self._folder / FULLTEXT, searcher)
        with self._lock:
            self._searcher = fresh

    def linked(self) -> frozenset[int]:
        """Numbers of the articles that another names, or that name another; worked out once."""
        with self._lock:
            if self._linked is None:
                self._linked = linked_numbers(self.connection)
            return self._linked


class Views:
    """The current view; a new one whenever the index has been published."""

    def __init__(self, folder: Path, readers: Readers) -> None:
        self._folder = folder
        self._readers = readers
        self._lock = threading.Lock()
        self._seen: tuple[int, int] | None = None
        self._view: View | None = None
        self._rested = monotonic()
        self._kept = 0
        """Bytes of files that were in memory when the last had been given back."""
        self.first = Published(0, 0)
        """What was seen at first."""

    def published(self) -> Published:
        """What was published last."""
        order = self.current().order
        return Published(order.generation, order.count)

    def rest(self) -> Literal[False]:
        """Give back the memory of what was looked through, every now and then, if it is much."""
        rested = monotonic() - self._rested
        if rested < _SECONDS_TO_REST or self._view is None:
            return False
        held = bytes_of_files()
        if held is None and rested < _SECONDS_UNSEEN:
            return False
        self._rested = monotonic()
        if held is None or held - self._kept >= _MUCH:
            self._view.let_go()
            self._kept = bytes_of_files() or 0
        return False

    def is_readable(self) -> bool:
        """Whether the list of articles, where there is one, can be opened."""
        path = self._folder / ORDER
        return not path.exists() or Order.open(path) is not None

    def current(self) -> View:
        """The view of what was published last."""
        try:
            status = (self._folder / ORDER).stat()
            seen = (status.st_ino, status.st_mtime_ns)
        except OSError:
            seen = None
        with self._lock:
            if self._view is None or seen != self._seen:
                order = Order.open(self._folder / ORDER)
                # One that is there and cannot be read now is asked for again the next time.
                self._seen = seen if order is not None else None
                if order is not None or self._view is None or seen is None:
                    first = self._view is None
                    self._view = View(self._folder, self._readers, order or Order.empty())
                    if first:
                        self.first = Published(self._view.order.generation, self._view.order.count)
            return self._view
