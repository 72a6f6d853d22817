"""What the list shows: what answers the search within the filter, in an order."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.library.api import Scope, Sort
from reader.tui.control.base import Controller
from reader.tui.control.following import kept_in, neighbour_in
from reader.tui.control.tidying import nothing_left

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library.api import Listing, Row
    from reader.library.query import Query
    from reader.tui.control.base import PaneName
    from reader.tui.history import History
    from reader.tui.screens.main import MainScreen


_MANY = 20_000
"""Rows from which on sorting by words is no work for the interface's thread."""


class Place(NamedTuple):
    """Where the reader was when the search began."""

    listing: Listing
    cursor_id: str | None
    at: PaneName
    history: History
    item: int
    """Where the sidebar's cursor stood."""


class Showing(Controller):
    """Asks for the rows of the list."""

    def __init__(self, screen: MainScreen) -> None:
        super().__init__(screen)
        self.query: Query | None = None
        self.scope = Scope.HEADLINES
        self.sort = Sort.NEWEST
        self.only = ""
        """What the list holds where it holds a few articles that no query names."""
        self._place: Place | None = None
        self._came_from: Callable[[], None] | None = None
        """Brings back the screen that narrowed the list, when the list is as before again."""
        self._sorting: list[tuple[Query | None, Scope, Sort]] = []
        """What is being sorted on a thread."""

    @property
    def live(self) -> bool:
        """Whether the list is narrowed by a search."""
        return self.query is not None or bool(self.only)

    @property
    def _less(self) -> bool:
        return self.query is not None or self.screen.narrowing.active

    def listing(
        self, query: Query | None, scope: Scope = Scope.HEADLINES, sort: Sort = Sort.NEWEST
    ) -> Listing:
        """The articles that answer `query` and the filter; callable from any thread."""
        return self.library.listing(self.screen.narrowing.asked(query), scope, sort)

    def refresh(self) -> None:
        """The library has changed: ask again, the cursor stays on its article."""
        if self._place is not None and self.sort in (Sort.NEWEST, Sort.OLDEST):
            # Where a search goes back to is to hold what has come since it began.
            self._place = self._place._replace(listing=self.listing(None, sort=self.sort))
        if self.only and self.query is None:
            return
        headlines = self.screen.headlines
        # What the reader acts upon, or has come back from, is not to be another article meanwhile.
        stay = headlines.cursor or self.screen.updating.settled or self.screen.touched
        row = headlines.row if stay else None
        if self.query is None and self._takes_long():
            self._show_sorted()
            self.screen.tidying.count_muted()
            return
        sort = self.sort if self.query is None else Sort.RELEVANCE
        listing = self.listing(self.query, self.scope, sort)
        self._show_around(row, listing)
        self.screen.tidying.count_muted()

    def _show_around(self, row: Row | None, listing: Listing) -> None:
        """Show `listing`, the cursor on `row` wherever its file is now; None for the top."""
        keep = row.id if row is not None else None
        if row is not None and listing.position(row.id) is None:
            listing, keep = kept_in(self.screen, listing, row)
        self.screen.headlines.show(listing, self.query, keep)

    def show_what_is_left(self) -> None:
        """Some rows are to be seen no longer: the cursor stays, or goes to what followed."""
        if self.only and self.query is None:
            return
        headlines = self.screen.headlines
        listing = self.listing(self.query, self.scope, self.sort)
        keep = headlines.row.id if headlines.row else ""
        if listing.position(keep) is None:
            keep = neighbour_in(self.screen, listing)
        headlines.explain_emptiness(nothing_left(self.screen, listing))
        headlines.show(listing, self.query, keep)
        self.screen.tidying.count_muted()

    def show_narrowed(self) -> None:
        """The filter is another: show what it leaves, the cursor on its article if that is left."""
        headlines = self.screen.headlines
        keep = headlines.row.id if headlines.row else None
        if not self.screen.field.has_class("-open"):
            self.query = None
        self.only, self._place, self._came_from = "", None, None
        listing = self.listing(self.query, self.scope, self.sort)
        headlines.explain_emptiness(nothing_left(self.screen, listing))
        headlines.show(listing, self.query, keep)
        self.screen.refresh_status()

    def next_sort(self) -> None:
        """Order the list another way."""
        if self.only and self.query is None:
            self.screen.say("These stand in an order of their own · esc shows all again")
            return
        orders = (Sort.NEWEST, Sort.OLDEST, Sort.HEADLINE, Sort.SOURCE)
        later = orders.index(self.sort) + 1 if self.sort in orders else 0
        self.sort_by(orders[later % len(orders)])

    def sort_by(self, sort: Sort) -> None:
        """Order the list by `sort`."""
        self.sort, self.only = sort, ""
        headlines = self.screen.headlines
        keep = headlines.row.id if headlines.row else None
        if self._takes_long():
            self._show_sorted(f"order: {self.sort.value}")
            return
        listing = self.listing(self.query, self.scope, sort)
        headlines.show(listing, self.query, keep)
        self.screen.refresh_status()
        self.screen.say(f"order: {self.sort.value}")

    def _takes_long(self) -> bool:
        """Whether the present order takes long to make: by words, of many articles."""
        by_words = self.sort in (Sort.HEADLINE, Sort.SOURCE)
        return by_words and self.screen.headlines.listing.so_far.count > _MANY

    def _show_sorted(self, said: str = "") -> None:
        """Sort on a thread, then show and say `said`; once for all who ask while it goes on."""
        asked = (self.query, self.scope, self.sort)
        if asked in self._sorting:
            return
        self._sorting.append(asked)
        headlines = self.screen.headlines

        def sort() -> Listing:
            try:
                return self.listing(*asked)
            finally:
                self._sorting.remove(asked)

        def show(listing: Listing) -> None:
            if asked == (self.query, self.scope, self.sort) and not self.only:
                self._show_around(headlines.row, listing)
                self.screen.refresh_status()
                if said:
                    self.screen.say(said)

        self.screen.chores.do(sort, show, f"sorting by {self.sort.value}")
