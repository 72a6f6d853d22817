"""Articles that answer, in orders that do not go by time: the best match, headlines, sources."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from reader.library.api import Sort, Total

if TYPE_CHECKING:
    from collections.abc import Sequence

    import tantivy

    from reader.library.finding.view import View


class RankedHits:
    """Article numbers, the best match first; known as far as they were asked for.

    The engine skips what cannot be among the best, as long as nobody wants to know how many there
    are; so they are counted apart.
    """

    def __init__(self, view: View, query: tantivy.Query, first: int) -> None:
        self._view = view
        self._query = query
        self._first = first
        self._lock = threading.RLock()
        self._known: list[int] = []
        self._complete = False
        self._count: int | None = None
        self._fetch(first)

    @property
    def so_far(self) -> Total:
        """How many are known; exact if these are all."""
        with self._lock:
            if self._complete or self._count is None:
                return Total(len(self._known), exact=self._complete)
            return Total(self._count)

    @property
    def total(self) -> Total:
        """How many there are."""
        if not (known := self.so_far).exact:
            self._count = self._view.searcher().count(self._query)
            known = self.so_far
        return known

    def numbers(self, start: int, stop: int) -> Sequence[int]:
        """The numbers at positions start to stop-1, fewer at the end."""
        with self._lock:
            if stop > len(self._known) and not self._complete:
                self._fetch(max(4 * stop, self._first))
            return self._known[max(start, 0) : max(stop, 0)]

    def index(self, number: int) -> int | None:
        """Where `number` stands; None if it is not among them."""
        with self._lock:
            if number not in self._known and not self._complete:
                self._fetch(self._view.order.count + 1)
            try:
                return self._known.index(number)
            except ValueError:
                return None

    def _fetch(self, limit: int) -> None:
        searcher = self._view.searcher()
        hits = searcher.search(self._query, limit, count=False).hits
        self._complete = len(hits) < limit
        found = searcher.fast_field_values("number", [at for _, at in hits])
        place, shown = self._view.order.position, set(self._known)
        # What was shown already stays where it was.
        self._known += [
            int(number)
            for number in found
            if number and number not in shown and place(int(number)) is not None
        ]


class SortedHits:
    """Article numbers by headline or by source: all are fetched, since any may come first."""

    def __init__(self, view: View, query: tantivy.Query, sort: Sort) -> None:
        searcher = view.searcher()
        hits = searcher.search(query, max(view.order.count, 1), count=False).hits
        found = searcher.fast_field_values("number", [address for _, address in hits])
        self._numbers = view.sorted_by([int(number) for number in found if number], sort)

    @property
    def so_far(self) -> Total:
        """How many there are."""
        return Total(len(self._numbers))

    @property
    def total(self) -> Total:
        """How many there are."""
        return Total(len(self._numbers))

    def numbers(self, start: int, stop: int) -> Sequence[int]:
        """The numbers at positions start to stop-1, fewer at the end."""
        return self._numbers[max(start, 0) : max(stop, 0)]

    def index(self, number: int) -> int | None:
        """Where `number` stands; None if it is not among them."""
        try:
            return self._numbers.index(number)
        except ValueError:
            return None
