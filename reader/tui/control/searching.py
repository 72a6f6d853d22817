"""Searching as it is typed, in headlines or in the full text; the field serves finding too."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from reader.library.api import Match, Scope, Sort
from reader.text.safe import SafeText
from reader.tui.control.counting import number_found
from reader.tui.control.showing import Place, Showing
from reader.tui.control.tidying import nothing_found
from reader.tui.latest import Latest
from reader.tui.row_windows import WINDOW

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.library.api import Listing, Row
    from reader.library.query import Query
    from reader.tui.screens.main import MainScreen

_OTHERWISE = "/ again searches headlines"
NOTHING = SafeText("")


class Found(NamedTuple):
    """What a search brought."""

    query: Query
    listing: Listing


class Searching(Showing):
    """The search field and what comes of it."""

    performs: ClassVar[dict[str, str]] = {
        "search": "begin",
        "sort": "next_sort",
    }

    def __init__(self, screen: MainScreen) -> None:
        super().__init__(screen)
        self.in_article = False
        """Whether the field is for finding in the article."""
        self._finder: Latest[Found] = Latest(screen.soon, self._failed)

    def close(self) -> None:
        """End the searching thread."""
        self._finder.close()

    @property
    def idle(self) -> bool:
        """Whether what was searched for is shown."""
        return self._finder.idle

    # -- the field -------------------------------------------------------------------------

    def begin(self) -> None:
        """Open the field: in the reader to find in the article, else to search headlines."""
        self.in_article = self.screen.at == "article" and self.screen.article.page is not None
        if self.in_article:
            self.screen.finding.begin()
            self._open_field("find in article")
            self.screen.field.note(_OTHERWISE)
        else:
            self._begin_in_list()

    def _begin_in_list(self) -> None:
        self.in_article = False
        self._remember_place()
        self.scope = Scope.HEADLINES
        self.screen.go_to("headlines")
        self._open_field("/", self.query.text if self.query else "")
        self.note_total()

    def search_for(self, words: str) -> None:
        """Search for the words of a headline that is not in the collection."""
        wanted = " OR ".join(word for word in words.split() if len(word) > 4 and word.isalnum())
        self.show_query(wanted, Scope.TEXT)

    def show_query(
        self,
        text: str,
        scope: Scope = Scope.HEADLINES,
        came_from: Callable[[], None] | None = None,
    ) -> None:
        """Search for `text` as if it had been typed; leaving the search calls `came_from`."""
        self._remember_place()
        self._came_from = came_from
        self.in_article = False
        self.scope = scope
        self.screen.go_to("headlines")
        self._open_field("/" if scope is Scope.HEADLINES else "full text /", text)
        self.typed(text)

    def show_only(
        self, rows: Sequence[Row], label: str, came_from: Callable[[], None] | None = None
    ) -> None:
        """Let the list hold these articles alone, in this order, until esc."""
        from reader.library.memory.answers import MemoryListing

        self._remember_place()
        self._came_from = came_from
        self.query, self.only = None, label
        listing = MemoryListing([row.id for row in rows], Match.EXACT, NOTHING, self.library.row)
        self.screen.headlines.show(listing, None, None)
        self.screen.refresh_status()

    def _open_field(self, label: str, text: str = "") -> None:
        self.screen.top.display = False
        self.screen.field.begin(label, text)
        # At once for the keys that follow; and once more for a pane that is still to get the focus.
        self.screen.set_focus(self.screen.field)
        self.screen.field.focus()

    def _close_field(self) -> None:
        self.screen.field.end()
        self.screen.top.display = True

    def typed(self, text: str) -> None:
        """Another text stands in the field."""
        if self.in_article:
            if text == "/":
                self._begin_in_list()
                return
            self.screen.finding.find(text)
            if not text:
                self.screen.field.note(_OTHERWISE)
            return
        if not text.strip():
            self._finder.forget()
            self.query = None
            self._show_all()
            return
        scope = self.scope
        self._finder.ask(lambda: self._search(text, scope), self._show)

    def pressed(self, key: str) -> None:
        """A key of the field that is not for its text."""
        match key:
            case "escape":
                self.cancel()
            case "enter":
                self._accept()
            case "tab" if not self.in_article:
                self._widen()
            case "slash" if self.in_article:
                self._begin_in_list()
            case "down" | "ctrl+n":
                self._step(1)
            case "up" | "ctrl+p":
                self._step(-1)
            case "pagedown":
                self.screen.headlines.page_forward()
            case "pageup":
                self.screen.headlines.page_backward()

    def cancel(self) -> None:
        """Put everything back as it was before the search."""
        self._close_field()
        if self.in_article:
            self.screen.go_to("article")
            self.screen.finding.give_up()
            return
        self._finder.forget()
        place, self._place = self._place, None
        came_from, self._came_from = self._came_from, None
        self.query, self.only = None, ""
        self.screen.finding.forget()
        if place is None:
            self._show_all()
            self.screen.go_to("headlines")
        else:
            self._go_back_to(place)
        if came_from is not None:
            came_from()

    def _go_back_to(self, place: Place) -> None:
        self.screen.headlines.show(place.listing, None, place.cursor_id)
        self.screen.reading.history = place.history
        self.screen.related.come_back_to(place.item)
        self.screen.reading.show_again()
        self.screen.go_to(place.at)
        self.screen.refresh_status()

    def _accept(self) -> None:
        self._close_field()
        if self.in_article:
            self.screen.go_to("article")
            if self.screen.field.text.strip():
                self.screen.finding.go(0)
            return
        row = self.screen.headlines.row
        if row is None:
            self.screen.go_to("headlines")
        else:
            self.screen.reading.open(row)

    def _widen(self) -> None:
        narrow = self.scope is Scope.HEADLINES
        self.scope = Scope.TEXT if narrow else Scope.HEADLINES
        self.screen.field.label("full text /" if narrow else "/")
        self.typed(self.screen.field.text)
        self.screen.refresh_status()

    @property
    def other_scope(self) -> str:
        """What tab searches instead."""
        return "full text" if self.scope is Scope.HEADLINES else "headlines"

    def _step(self, step: int) -> None:
        if self.in_article:
            self.screen.finding.go(step)
        else:
            headlines = self.screen.headlines
            headlines.move_to(headlines.cursor + step)

    # -- headlines -------------------------------------------------------------------------

    def _search(self, text: str, scope: Scope) -> Found:
        """Ask the library; on the searching thread."""
        from reader.library.query import parse

        query = parse(text, typing=True)
        listing = self.listing(query, scope, Sort.RELEVANCE)
        listing.rows(0, min(WINDOW, listing.so_far.count))
        return Found(query, listing)

    def _show(self, found: Found) -> None:
        self.query = found.query
        self.screen.headlines.explain_emptiness(nothing_found(found.listing, self.scope))
        self.screen.headlines.show(found.listing, found.query, None)
        self.screen.finding.mark()
        self.note_total()
        self.screen.refresh_status()

    def _show_all(self) -> None:
        listing = self.listing(None, Scope.HEADLINES, self.sort)
        keep = self._place.cursor_id if self._place else None
        self.screen.headlines.show(listing, None, keep)
        self.screen.finding.mark()
        self.note_total()
        self.screen.refresh_status()

    def _failed(self, fault: Exception) -> None:
        self.screen.field.note(f"the search failed: {type(fault).__name__}")

    def note_total(self) -> None:
        """Say beside the field how many there are, and of how many."""
        listing = self.screen.headlines.listing
        everything = f"{self.library.summary().articles:,}"
        found = f"{number_found(listing)} of {everything}" if self._less else everything
        how = "" if listing.match is Match.EXACT else f" · {listing.match.value}"
        passed_over = f" · {self.query.notes[0].message}" if self.query and self.query.notes else ""
        self.screen.field.note(
            f"{self.scope.value} · {found}{how}{passed_over} · tab: {self.other_scope}"
        )

    def _remember_place(self) -> None:
        if self._place is not None and self.live:
            return
        row = self.screen.headlines.row
        self.screen.reading.remember_place()
        self._place = Place(
            self.screen.headlines.listing,
            row.id if row else None,
            self.screen.at,
            self.screen.reading.history,
            self.screen.related.item,
        )
