"""Listings of an index: positions that become rows when somebody looks at them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.api import Match, Total
from reader.library.index.catalog_rows import number_of, rows_of
from reader.text.safe import SafeText

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.api import Row
    from reader.library.finding.search import Hits
    from reader.library.finding.view import View


class OrderListing:
    """Every article by time: the order file itself."""

    match = Match.EXACT
    explanation = SafeText("")

    def __init__(self, view: View, *, oldest_first: bool = False) -> None:
        self._view = view
        self._oldest_first = oldest_first

    @property
    def total(self) -> Total:
        """How many rows there are."""
        return Total(self._view.order.count)

    @property
    def so_far(self) -> Total:
        """The same."""
        return self.total

    def rows(self, start: int, stop: int) -> Sequence[Row | None]:
        """Rows at positions start to stop-1 (fewer at the end); None where one has gone."""
        order = self._view.order
        start, stop = max(start, 0), min(max(stop, 0), order.count)
        if self._oldest_first:
            numbers = [order.numbers[order.oldest(rank)] for rank in range(start, stop)]
        else:
            numbers = list(order.numbers[start:stop])
        return rows_of(self._view.connection, numbers)

    def position(self, article_id: str) -> int | None:
        """Where `article_id` stands; None if it is not in the listing."""
        order = self._view.order
        number = number_of(self._view.connection, article_id)
        place = None if number is None else order.position(number)
        if place is None:
            return None
        return order.oldest_rank(place) if self._oldest_first else place

    def keys(self, start: int = 0, stop: int | None = None) -> Sequence[str]:
        """`Row.key` of the rows at positions start to stop-1, to the end for None."""
        order = self._view.order
        if self._oldest_first:
            places = range(order.count)[max(start, 0) : stop]
            return [f"{order.keys[order.oldest(place)]:016x}" for place in places]
        return [f"{key:016x}" for key in order.keys[max(start, 0) : stop]]

    def ids(self) -> Sequence[str]:
        """`Row.id` of all rows, in order."""
        ids = [f"{identity:016x}" for identity in self._view.order.ids]
        if self._oldest_first:
            order = self._view.order
            return [ids[order.oldest(rank)] for rank in range(order.count)]
        return ids


class HitListing:
    """The articles that answer a query.

    Where the full text turns out to be damaged while more is asked for, what is known is all there
    is; the next update makes it anew.
    """

    def __init__(self, view: View, hits: Hits, match: Match, explanation: SafeText) -> None:
        self.match = match
        self.explanation = explanation
        self._view = view
        self._hits = hits
        self._fetched: tuple[tuple[int, int], list[Row | None]] = ((0, 0), [])

    @property
    def total(self) -> Total:
        """How many rows there are."""
        try:
            return self._hits.total
        except (ValueError, OSError):
            return self._hits.so_far

    @property
    def so_far(self) -> Total:
        """How many are known without waiting."""
        return self._hits.so_far

    def rows(self, start: int, stop: int) -> Sequence[Row | None]:
        """Rows at positions start to stop-1 (fewer at the end); None where one has gone."""
        # Who fetched the first rows on another thread finds them here when they are painted.
        place, rows = self._fetched
        if place != (start, stop):
            rows = rows_of(self._view.connection, self._numbers(start, stop))
            self._fetched = ((start, stop), rows)
        return rows

    def position(self, article_id: str) -> int | None:
        """Where `article_id` stands; None if it is not in the listing."""
        number = number_of(self._view.connection, article_id)
        try:
            return None if number is None else self._hits.index(number)
        except (ValueError, OSError):
            return None

    def keys(self, start: int = 0, stop: int | None = None) -> Sequence[str]:
        """`Row.key` of the rows at positions start to stop-1, to the end for None."""
        stop = self._view.order.count if stop is None else stop
        return _digits(self._view, self._view.order.keys, self._numbers(start, stop))

    def ids(self) -> Sequence[str]:
        """`Row.id` of all rows, in order."""
        order = self._view.order
        return _digits(self._view, order.ids, self._numbers(0, order.count))

    def _numbers(self, start: int, stop: int) -> Sequence[int]:
        try:
            return self._hits.numbers(start, stop)
        except (ValueError, OSError):
            return ()


class NumberListing:
    """Articles by their numbers, in the order given."""

    match = Match.EXACT

    def __init__(
        self, view: View, numbers: Sequence[int], explanation: SafeText = SafeText("")
    ) -> None:
        self.total = self.so_far = Total(len(numbers))
        self.explanation = explanation
        self._view = view
        self._numbers = numbers

    def rows(self, start: int, stop: int) -> Sequence[Row | None]:
        """Rows at positions start to stop-1 (fewer at the end); None where one has gone."""
        return rows_of(self._view.connection, self._numbers[max(start, 0) : max(stop, 0)])

    def position(self, article_id: str) -> int | None:
        """Where `article_id` stands; None if it is not in the listing."""
        number = number_of(self._view.connection, article_id)
        try:
            return None if number is None else self._numbers.index(number)
        except ValueError:
            return None

    def keys(self, start: int = 0, stop: int | None = None) -> Sequence[str]:
        """`Row.key` of the rows at positions start to stop-1, to the end for None."""
        return _digits(self._view, self._view.order.keys, self._numbers[max(start, 0) : stop])

    def ids(self) -> Sequence[str]:
        """`Row.id` of all rows, in order."""
        return _digits(self._view, self._view.order.ids, self._numbers)


def _digits(view: View, column: Sequence[int], numbers: Sequence[int]) -> list[str]:
    """What a column of the order says of articles by number, without those that have gone."""
    places = map(view.order.position, numbers)
    return [f"{column[place]:016x}" for place in places if place is not None]
