"""Where the reader is, in the list and in an article: kept, and found again the next time."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from reader.library.api import Scope, Sort
from reader.library.marking import Position
from reader.text.safe import clean_line
from reader.tui.control.base import Controller

if TYPE_CHECKING:
    from asyncio import TimerHandle

    from textual.timer import Timer

    from reader.library.api import Listing
    from reader.tui.screens.main import MainScreen

REST_SECONDS = 0.7
"""A place is written down once the reader has stayed there this long."""
_LIST = "list"


class Staying(Controller):
    """Writes down where the reader is, soon after they came there."""

    performs: ClassVar[dict[str, str]] = {}

    def __init__(self, screen: MainScreen) -> None:
        super().__init__(screen)
        self._timer: TimerHandle | None = None
        self._reading: Timer | None = None
        self._kept: dict[str, object] = {}
        self._place: tuple[str, Position | None] | None = None
        self._landing: tuple[str, int, int, int] | None = None
        self._places: dict[str, Position | None] = {}

    def close(self) -> None:
        """Write down where the reader is as they leave."""
        self._write()

    # -- the list --------------------------------------------------------------------------

    def resume(self) -> None:
        """Take up the list as it was left."""
        left = self.library.state.desk.find(_LIST)
        if not left:
            return
        from reader.library.query import parse

        texts = {name: clean_line(str(left.get(name) or "")) for name in ("filter", "name", "id")}
        sorts = [sort for sort in Sort if sort.value == left.get("sort")]
        sort = sorts[0] if sorts else Sort.NEWEST
        query = parse(texts["filter"])
        if query.root is None and sort is Sort.NEWEST:
            self.screen.select_in_list(texts["id"])
            return
        searching, narrowing = self.screen.searching, self.screen.narrowing
        narrowing.filter = query if query.root is not None else None
        narrowing.name = texts["name"] if narrowing.filter else ""
        searching.sort = sort

        def show(listing: Listing) -> None:
            if searching.query is None and not searching.only:
                self.screen.headlines.show(listing, None, texts["id"])
                self.screen.refresh_status()

        self.screen.chores.do(lambda: searching.listing(None, Scope.HEADLINES, sort), show)

    def moved(self) -> None:
        """The reader is somewhere else."""
        if self._timer is None:
            self._timer = self.screen.after(REST_SECONDS, self._write)

    def _write(self) -> None:
        self._timer = None
        self._write_list()
        self.leave()

    def _write_list(self) -> None:
        screen = self.screen
        if screen.searching.live or screen.narrowing.only_muted or screen.headlines.row is None:
            return
        narrowed = screen.narrowing.filter
        fields: dict[str, object] = {
            "id": screen.headlines.row.id,
            "filter": narrowed.text if narrowed is not None else None,
            "name": screen.narrowing.name or None,
            "sort": screen.searching.sort.value,
        }
        if fields != self._kept:
            self._kept = fields
            desk = self.library.state.desk
            screen.chores.do(lambda: desk.leave(_LIST, fields), lambda _: None)

    # -- the article -----------------------------------------------------------------------

    def opened(self) -> None:
        """An article was opened: where the rule says so, it is read after some seconds."""
        if self._reading is not None:
            self._reading.stop()
        settings = self.screen.settings
        if settings.mark_read == "seconds":
            self._reading = self.screen.set_timer(settings.mark_read_seconds, self._have_read)

    def _have_read(self) -> None:
        loaded = self.screen.reading.loaded
        if loaded is not None and self.screen.at == "article":
            self.screen.marking.have_read(loaded.row)

    def shown(self) -> None:
        """An article was laid out: one that fits the window has its end on the screen."""
        loaded = self.screen.reading.loaded
        if loaded is not None and self._landing is not None and self._landing[0] == loaded.row.id:
            (_, *place), self._landing = self._landing, None
            self._land(*place)
        if loaded is None or self.screen.at != "article" or not self.screen.article.at_end:
            return
        if self.screen.settings.mark_read == "end":
            self.screen.marking.reached_end(loaded.row)

    def scrolled(self) -> None:
        """Another part of the article is in view: at its end it may count as read."""
        loaded = self.screen.reading.loaded
        if loaded is None or self.screen.at != "article":
            return
        pane = self.screen.article
        if pane.at_end:
            self.screen.marking.reached_end(loaded.row)
        if pane.page is loaded.page:
            # What is read to its end, or not beyond its head, begins anew the next time.
            first = loaded.page.line_of(0, 0)
            begun = first <= pane.scroll_offset.y and not pane.at_end
            place = pane.top_place() if begun else None
            self._place = loaded.row.key, Position(*place) if place is not None else None
        self.moved()

    def land_on(self, article_id: str, block: int, start: int, end: int) -> None:
        """Once that article is shown, go to these words of it."""
        self._landing = article_id, block, start, end

    def _land(self, block: int, start: int, end: int) -> None:
        pane = self.screen.article
        if pane.page is None:
            return
        quotes = enumerate(pane.page.quotes)
        there = (n for n, quote in quotes if (quote.block, quote.start) == (block, start))
        number = next(there, None)
        if number is not None:
            pane.select_quote(number)
            return
        first = pane.page.line_of(block, start)
        pane.reveal(first, max(pane.page.line_of(block, max(end - 1, start)) - first + 1, 1))

    def place_in(self, key: str, written: Position | None) -> Position | None:
        """Where the reader stopped in an article; `written` is what the library knows of it.

        What is still to be written, on another thread, is newer.
        """
        return self._places.get(key, written)

    def leave(self) -> None:
        """Write down how far the article is read."""
        if self._place is None:
            return
        (key, position), self._place = self._place, None
        if position != self._places.get(key, self.library.state.position(key)):
            self._places[key] = position
            state = self.library.state
            self.screen.chores.do(lambda: state.set_position(key, position), lambda _: None)
