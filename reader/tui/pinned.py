"""A listing with one row more: the article that is being read does not vanish from the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.api import Total

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.api import Listing, Match, Row
    from reader.text.safe import SafeText


class PinnedListing:
    """A `reader.library.api.Listing` with `row` at `place`, though it no longer answers."""

    def __init__(self, listing: Listing, row: Row, place: int) -> None:
        self._listing = listing
        self._row = row
        self._place = max(0, min(place, listing.so_far.count))

    @property
    def total(self) -> Total:
        """How many rows there are."""
        total = self._listing.total
        return Total(total.count + 1, total.exact)

    @property
    def so_far(self) -> Total:
        """What is known of it without waiting."""
        known = self._listing.so_far
        return Total(known.count + 1, known.exact)

    @property
    def match(self) -> Match:
        """How they answer the query."""
        return self._listing.match

    @property
    def explanation(self) -> SafeText:
        """Why there is nothing else."""
        return self._listing.explanation

    def rows(self, start: int, stop: int) -> Sequence[Row | None]:
        """Rows at positions start to stop-1 (fewer at the end)."""
        start, stop = max(start, 0), max(stop, 0)
        if stop <= start:
            return []
        before = self._listing.rows(start, min(stop, self._place))
        pinned = [self._row] if start <= self._place < stop else []
        behind = self._listing.rows(max(start - 1, self._place), stop - 1)
        return [*(before if start < self._place else ()), *pinned, *behind]

    def position(self, article_id: str) -> int | None:
        """Where `article_id` stands; None if it is not in the listing."""
        if article_id == self._row.id:
            return self._place
        found = self._listing.position(article_id)
        return None if found is None else found + (found >= self._place)

    def keys(self, start: int = 0, stop: int | None = None) -> Sequence[str]:
        """`Row.key` of the rows at positions start to stop-1, to the end for None."""
        keys = list(self._listing.keys())
        keys.insert(self._place, self._row.key)
        return keys[max(start, 0) : stop]

    def ids(self) -> Sequence[str]:
        """`Row.id` of all rows, in order."""
        ids = list(self._listing.ids())
        ids.insert(self._place, self._row.id)
        return ids
