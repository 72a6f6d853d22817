"""Which headlines are selected: single ones, and a range that follows the cursor. Pure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.library.api import Listing, Row


class Selection:
    """Selected rows. A range is two positions until it is used, however long it is."""

    def __init__(self) -> None:
        self._picked: dict[str, str] = {}
        self._listing: Listing | None = None
        self._anchor = 0
        self._end = 0
        self._places: list[int] = []
        self._follows = False

    @property
    def count(self) -> int:
        """How many are selected."""
        if self._listing is None:
            return len(self._picked)
        first, behind = self._bounds()
        both = bisect_left(self._places, behind) - bisect_right(self._places, first - 1)
        return len(self._picked) - both + behind - first

    @property
    def ranging(self) -> bool:
        """Whether a range follows the cursor."""
        return self._follows

    def holds(self, article_id: str, position: int) -> bool:
        """Whether the row at `position` is selected."""
        if article_id in self._picked:
            return True
        first, behind = self._bounds() if self._listing is not None else (0, 0)
        return first <= position < behind

    def toggle(self, row: Row) -> bool:
        """Select a row or let go of it; returns whether it is selected now."""
        self.settle()
        if self._picked.pop(row.id, None) is not None:
            return False
        self._picked[row.id] = row.key
        return True

    def begin(self, listing: Listing, position: int) -> None:
        """Begin a range at `position` of `listing`."""
        self.settle()
        self._listing = listing
        self._follows = True
        self._anchor = self._end = position
        places = map(listing.position, self._picked)
        self._places = sorted(place for place in places if place is not None)

    def extend(self, position: int) -> None:
        """The range goes from where it began to `position`."""
        self._end = position

    def fix(self) -> None:
        """The range follows the cursor no longer, and stays two positions."""
        self._follows = False

    def settle(self) -> None:
        """The range becomes the rows it holds."""
        self._follows = False
        listing, self._listing = self._listing, None
        if listing is not None:
            self._picked |= {row.id: row.key for row in self._rows(listing)}

    def clear(self) -> None:
        """Select nothing."""
        self._picked = {}
        self._listing = None
        self._follows = False

    def keys(self) -> Sequence[str]:
        """The content keys of what is selected."""
        keys = list(self._picked.values())
        if self._listing is not None:
            keys += self._listing.keys(*self._bounds())
        return list(dict.fromkeys(keys))

    def ids(self) -> Sequence[str]:
        """The ids of what is selected: a range in its order, after what was selected before."""
        self.settle()
        return list(self._picked)

    def _bounds(self) -> tuple[int, int]:
        return min(self._anchor, self._end), max(self._anchor, self._end) + 1

    def _rows(self, listing: Listing) -> Iterator[Row]:
        return (row for row in listing.rows(*self._bounds()) if row is not None)
