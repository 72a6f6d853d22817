"""Articles that answer, by time: found slice by slice from the end that is looked at.

A word like "of" stands in most of a million articles, and who asks for it looks at fifty of them.
So the collection is cut into slices of time, and the engine is asked for one slice after the other
until there is enough; it skips what lies outside. The rest is only counted, when somebody wants to
know; a slice that was counted is cut again until the part that is looked at is small enough.
"""

from __future__ import annotations

import threading
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import tantivy
from tantivy import Occur

from reader.library.api import Total
from reader.library.finding.fulltext_query import SCHEMA
from reader.library.index.fulltext import moment_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.library.finding.view import View
    from reader.library.index.order import Order

FEW = 1_000
"""Hits that are fetched at once where it is known how many there are."""
_FEW_EXPECTED = 2_000
"""The same where they are expected: slices that bring little take longer than bringing them all."""
NARROW = 20_000
"""Articles of a slice that the engine is given as a set; of more it is given the limits alone, and
then looks far beyond them for a phrase."""
_FASTEST_GROWTH = 8
_AT_LEAST = 1_000
_MARGIN = 2
_AFFORDABLE = 3
"""How many times the patience one look at all the rest may take, where it brings little: in slices
it would take longer."""


@dataclass(slots=True)
class _Slice:
    """Ranks from `first` to `behind` - 1 of all articles, and what of them answers."""

    first: int
    behind: int
    count: int
    numbers: list[int] | None = None
    """Article numbers in order; None while they are only counted."""


class Wanted(NamedTuple):
    """What a search shall find at once."""

    first: int
    """So many hits, if they are found in time."""
    at_most: int
    """How many hits there are at most."""
    likely: int
    """About how many there are."""
    patience: int
    """How many articles may be looked through when there is something to show already."""


class TimeHits:
    """Article numbers newest first, or oldest first; known as far as they were asked for."""

    def __init__(self, view: View, query: tantivy.Query, wanted: Wanted, *, oldest: bool) -> None:
        """Find the first hits: at least one, if there is any."""
        self._searcher = view.searcher
        self._query = tantivy.Query.const_score_query(query, 1.0)
        self._ranks = _Ranks(view.order, oldest=oldest)
        self._lock = threading.RLock()
        self._slices: list[_Slice] = []
        self._at_most = wanted.at_most
        # Each slice costs about as much as the next: the first is to hold what is wanted, and some.
        width = _MARGIN * wanted.first * self._ranks.count // max(wanted.likely, 1)
        self._width = max(_AT_LEAST, min(width, 2 * NARROW, wanted.patience))
        found = 0
        while found < wanted.first and (not found or self._frontier < wanted.patience):
            hurried = self._frontier < wanted.patience < self._ranks.count // _AFFORDABLE
            if not self._grow(wanted.first - found, hurried=hurried):
                break
            found += self._slices[-1].count

    @property
    def so_far(self) -> Total:
        """How many are known; exact if these are all."""
        with self._lock:
            known = sum(part.count for part in self._slices)
            return Total(known, exact=self._frontier == self._ranks.count)

    @property
    def total(self) -> Total:
        """How many there are; what is not known yet is counted."""
        if not self.so_far.exact:
            everything = self._counted(0, self._ranks.count)
            with self._lock:
                known, frontier = self.so_far, self._frontier
                if not known.exact:
                    rest = max(everything - known.count, 0)
                    self._slices.append(_Slice(frontier, self._ranks.count, rest))
        return self.so_far

    def numbers(self, start: int, stop: int) -> Sequence[int]:
        """The numbers at positions start to stop-1, fewer at the end."""
        found: list[int] = []
        start, place, at = max(start, 0), 0, 0
        with self._lock:
            while at < stop and (place < len(self._slices) or self._grow(stop - at)):
                part = self._slices[place]
                if at + part.count <= start:
                    at, place = at + part.count, place + 1
                elif not self._cut(place, max(FEW, 2 * (stop - start))):
                    numbers = self._filled(part)
                    found += numbers[max(start - at, 0) : stop - at]
                    at, place = at + len(numbers), place + 1
        return found

    def index(self, number: int) -> int | None:
        """Where `number` stands; None if it is not among them."""
        rank = self._ranks.of(number)
        if rank is None or not self._answers(number):
            return None
        with self._lock:
            if rank >= self._frontier:
                _ = self.total
            at = place = 0
            while (part := self._slices[place]).behind <= rank:
                at, place = at + part.count, place + 1
            while self._cut(place, FEW):
                if self._slices[place].behind <= rank:
                    at, place = at + self._slices[place].count, place + 1
            try:
                return at + self._filled(self._slices[place]).index(number)
            except ValueError:
                return None

    @property
    def _frontier(self) -> int:
        return self._slices[-1].behind if self._slices else 0

    def _grow(self, wanted: int, *, hurried: bool = False) -> bool:
        """Look at another slice; tell whether there was one."""
        first = self._frontier
        if first >= self._ranks.count:
            return False
        behind = self._ranks.count
        if hurried or (self._expected() > _FEW_EXPECTED and wanted <= NARROW):
            behind = self._ranks.border(first + self._width)
        part = _Slice(first, behind, 0)
        self._filled(part)
        self._slices.append(part)
        enough = wanted * (behind - first) // (part.count or 1)
        self._width = max(_AT_LEAST, min(enough, _FASTEST_GROWTH * self._width, NARROW))
        return True

    def _expected(self) -> int:
        """How many hits the rest may bring, going by what was found so far."""
        frontier, everything = self._frontier, self._ranks.count
        if not frontier:
            return self._at_most
        found = sum(part.count for part in self._slices)
        return (found + 1) * (everything - frontier) // frontier

    def _cut(self, place: int, small: int) -> bool:
        """Cut a slice of more than `small` hits that are only counted; tell whether it was."""
        part = self._slices[place]
        if part.numbers is not None or part.count <= small:
            return False
        middle = self._ranks.border((part.first + part.behind) // 2)
        if middle >= part.behind:
            return False
        count = self._counted(part.first, middle)
        self._slices[place : place + 1] = [
            _Slice(part.first, middle, count),
            _Slice(middle, part.behind, part.count - count),
        ]
        return True

    def _filled(self, part: _Slice) -> list[int]:
        if part.numbers is None:
            part.numbers = self._fetched(part.first, part.behind)
            part.count = len(part.numbers)
        return part.numbers

    def _fetched(self, first: int, behind: int) -> list[int]:
        to_the_end = behind == self._ranks.count and behind - first > NARROW
        within = self._query if to_the_end else self._within(first, behind)
        # The engine lays out room for as many hits as it is told to bring.
        count, numbers = self._numbers(within, min(behind, _FEW_EXPECTED))
        if count > len(numbers):
            _, numbers = self._numbers(within, count)
        return self._ranks.in_order(numbers, first, behind)

    def _numbers(self, query: tantivy.Query, limit: int) -> tuple[int, list[int]]:
        """How many answer, and the numbers of at most so many of them; in no order."""
        # Ordering by the number is the way to be given it.
        found = self._searcher().search(query, limit, order_by_field="number")
        return int(found.count), [number for number, _ in found.hits]  # type: ignore[attr-defined]

    def _counted(self, first: int, behind: int) -> int:
        return self._searcher().count(self._within(first, behind))

    def _within(self, first: int, behind: int) -> tantivy.Query:
        if first == 0 and behind == self._ranks.count:
            return self._query
        lower, upper = self._ranks.moments(first, behind)
        within = tantivy.Query.range_query(
            SCHEMA,
            "moment",
            tantivy.FieldType.Integer,
            lower,
            upper,
            include_upper=True,
            use_inverted_index=behind - first <= 3 * NARROW,
        )
        return tantivy.Query.boolean_query([(Occur.Must, self._query), (Occur.Must, within)])

    def _answers(self, number: int) -> bool:
        this = tantivy.Query.term_query(SCHEMA, "number", number)
        both = tantivy.Query.boolean_query([(Occur.Must, this), (Occur.Must, self._query)])
        return bool(self._searcher().search(both, 1, count=False).hits)


class _Ranks:
    """Where articles stand among all articles, newest first or oldest first."""

    def __init__(self, order: Order, *, oldest: bool) -> None:
        self._order = order
        self._oldest = oldest
        self.count = order.count
        self.of = self._rank_oldest_first if oldest else order.position
        """The rank of the article with a number; None if it is not in the order."""

    def _rank_oldest_first(self, number: int) -> int | None:
        place = self._order.position(number)
        return None if place is None else self._order.oldest_rank(place)

    def in_order(self, numbers: Iterable[int], first: int, behind: int) -> list[int]:
        """Those of `numbers` whose ranks are from `first` to `behind` - 1, by rank."""
        ranks = sorted(rank for rank in map(self.of, numbers) if rank is not None)
        inside = ranks[bisect_left(ranks, first) : bisect_left(ranks, behind)]
        order, column = self._order, self._order.numbers
        if self._oldest:
            return [column[order.oldest(rank)] for rank in inside]
        return [column[rank] for rank in inside]

    def border(self, rank: int) -> int:
        """The first rank from `rank` on with another moment than the one before it."""
        if rank >= self.count:
            return self.count
        last = self._moment(rank - 1)
        if self._oldest:
            return bisect_right(range(self.count), last, rank, key=self._moment)
        return bisect_right(range(self.count), -last, rank, key=lambda at: -self._moment(at))

    def moments(self, first: int, behind: int) -> tuple[int, int]:
        """The smallest and the largest moment, as the index knows them, of some ranks."""
        ends = self._moment(first), self._moment(behind - 1)
        return min(ends), max(ends)

    def _moment(self, rank: int) -> int:
        order = self._order
        return moment_number(order.moment(order.oldest(rank) if self._oldest else rank))
