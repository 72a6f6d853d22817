"""Where the reader has been, and what has come since: visits, bookmarks, what is new."""

from __future__ import annotations

import time
from contextlib import suppress
from threading import Event
from typing import TYPE_CHECKING, ClassVar

from reader.library.api import Phase
from reader.tui.control.base import Controller
from reader.tui.history import Visit
from reader.tui.latest import Latest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reader.library.api import Row
    from reader.library.news.fresh import Fresh
    from reader.tui.screens.main import MainScreen

_BEGINNING = 50
"""Visits of earlier days that `back` goes through."""


class Visiting(Controller):
    """Writes visits down, and tells what is new since the last one."""

    performs: ClassVar[dict[str, str]] = {"history": "show_history", "new": "show_new"}

    def __init__(self, screen: MainScreen) -> None:
        super().__init__(screen)
        self._bookmark: Mapping[str, object] | None = None
        self._whole = False
        self.edited: set[str] = set()
        """Paths of the files that the reader edited from here: what stands in them is no news."""
        self._looked_at: set[str] = set()
        """Ids of what was new the last time the reader looked."""
        self._folder: str | None = None
        self._told = ""
        self._closed = Event()
        self._looker: Latest[Fresh] = Latest(screen.soon, lambda _: None)

    def close(self) -> None:
        """Leave a bookmark: what comes from now on is new next time."""
        self._closed.set()
        self._looker.close()
        if self._whole:
            from reader.library.news.fresh import leave_bookmark

            with suppress(Exception):  # an index that has gone must not keep anybody from leaving
                leave_bookmark(self.library, time.time())

    # -- visits --------------------------------------------------------------------------------

    def visited(self, row: Row, *, followed: bool = False) -> None:
        """The article of `row` was opened."""
        self.screen.chores.do(lambda: self._write(row, followed=followed), lambda _: None)

    def _write(self, row: Row, *, followed: bool) -> None:
        from reader.library.news.visited import folder_of

        self._folder = self._folder or folder_of(self.library, row)
        self.library.state.visits.add(row, self._folder, followed=followed)

    def show_history(self) -> None:
        """The articles that were opened, the latest first."""
        from reader.tui.screens.visits import VisitsScreen

        self.screen.app.push_screen(VisitsScreen(self.screen, self.screen.palette))

    def _take_up(self) -> None:
        """Let `back` lead to the articles of earlier days."""
        if self.screen.reading.history.past:
            return

        def found() -> list[Visit]:
            from reader.library.news.visited import row_of_visit

            visits = self.library.state.visits.latest(_BEGINNING)
            rows = (row_of_visit(self.library, visit) for visit in reversed(visits))
            return [Visit(row.id, row.headline) for row in rows if row is not None]

        self.screen.chores.do(found, self.screen.reading.remember_earlier)

    # -- what is new ---------------------------------------------------------------------------

    def updated(self) -> None:
        """An update has ended: the collection is as its folder is, or some articles came."""
        progress = self.screen.updating.progress
        if progress is None or progress.phase is not Phase.DONE:
            return
        first, self._whole = not self._whole, True
        if first:
            self._take_up()
        elif not progress.changed:
            return
        self._looker.ask(self._look_for_more, lambda fresh: self._tell(fresh, first=first))

    def _look(self, show: Callable[[Fresh], None]) -> Fresh:
        from reader.library.news.fresh import with_stories

        fresh = self._look_quickly()
        self._looked_at |= _ids_of(fresh)
        if fresh:
            show(fresh)
        return with_stories(self.library, fresh, self._closed.is_set)

    def _look_for_more(self) -> Fresh:
        """What has come since the reader looked, or since the last visit if they have not."""
        from reader.library.news.fresh import narrowed

        fresh, before = self._look_quickly(), self._looked_at
        if not before:
            return fresh
        return narrowed(self.library, fresh, lambda name: name not in before)

    def _look_quickly(self) -> Fresh:
        from reader.library.news.fresh import Fresh, bookmark_now, fresh_since, last_visit

        if self._bookmark is None:
            self._bookmark = last_visit(self.library)
        if self._bookmark is None:
            self._bookmark = bookmark_now(self.library, time.time())
            return Fresh()
        return fresh_since(self.library, self._bookmark, frozenset(self.edited))

    def _tell(self, fresh: Fresh, *, first: bool) -> None:
        from reader.library.news.fresh import sentence, with_stories

        if not fresh:
            return
        if first and not fresh.moved:
            # Stories take a while: what is known without them is told at once.
            self._looker.ask(
                lambda: with_stories(self.library, fresh, self._closed.is_set),
                lambda more: self._tell(more, first=first) if more.moved else None,
            )
        said = sentence(fresh)
        shortest = said.partition(",")[0].partition(" since ")[0]
        self.screen.title_line.announce(f"● {shortest} · {self.screen.key_of('new')}", "new")
        if first and self.screen.status.message in ("", self._told):
            self._told = f"{said} · {self.screen.key_of('new')} shows it"
            self.screen.say(self._told, "success")

    def show_new(self) -> None:
        """What is new since the last visit."""
        from reader.tui.screens.fresh import FreshScreen

        self.screen.title_line.announce("", "")
        self.screen.app.push_screen(
            FreshScreen(self.screen, self.screen.palette, self._look, self.walk)
        )

    def walk(self, rows: Sequence[Row]) -> None:
        """Let the list hold these articles alone, and open the first unread one."""
        self.screen.searching.show_only(rows, f"{len(rows):,} new")
        unread = (row for row in rows if not self.library.marks.is_read(row.key))
        row = next(unread, rows[0])
        self.screen.select_in_list(row.id)
        self.screen.reading.open(row)


def _ids_of(fresh: Fresh) -> set[str]:
    return {*fresh.arrived.ids, *(wish.arrived.id for wish in fresh.wishes if wish.arrived)}
