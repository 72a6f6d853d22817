"""What is like the article that is open: looked for when the reader has stayed with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from reader.tui.control.base import Controller
from reader.tui.latest import Latest

if TYPE_CHECKING:
    from asyncio import TimerHandle
    from collections.abc import Sequence

    from reader.library.api import Row
    from reader.library.linking.alike import Alike
    from reader.tui.screens.main import MainScreen

STAY_SECONDS = 0.4
"""Who goes through the list faster than this pays for nothing that comes last."""
SHOWN = 6


class Likening(Controller):
    """Adds to sidebar and article what is like it, and where else it stands."""

    performs: ClassVar[dict[str, str]] = {"copies": "show_copies"}

    def __init__(self, screen: MainScreen) -> None:
        super().__init__(screen)
        self._finder: Latest[Alike] = Latest(screen.soon, lambda _: None)
        self._timer: TimerHandle | None = None
        self._wanted: str | None = None

    def close(self) -> None:
        """End the thread."""
        self._finder.close()

    def look_for(self, article_id: str) -> None:
        """The article is on the screen: once it has stayed there, find what is like it."""
        if self._timer is not None:
            self._timer.cancel()
        self._finder.forget()
        self._wanted = article_id
        self._timer = self.screen.after(STAY_SECONDS, self._look)

    def _look(self) -> None:
        wanted = self._wanted
        if wanted is not None:
            self._finder.ask(
                lambda: self.library.alike(wanted, SHOWN),
                lambda alike: self._show(wanted, alike),
            )

    def _show(self, article_id: str, alike: Alike) -> None:
        reading = self.screen.reading
        loaded = reading.loaded
        if loaded is None or loaded.row.id != article_id:
            return
        self.screen.related.show_alike(alike)
        said = self._said(alike.copies)
        if said != loaded.own.elsewhere:
            reading.loaded = loaded._replace(own=loaded.own._replace(elsewhere=said))
            reading.lay_out_anew()

    def _said(self, copies: Sequence[Row]) -> str:
        if not copies:
            return ""
        from reader.library.linking.alike import elsewhere

        key = self.screen.key_of("copies")
        shows = f" · {key} shows {'it' if len(copies) == 1 else 'them'}" if key else ""
        return elsewhere(copies).capitalize() + shows

    def show_copies(self) -> None:
        """The other files in which the article that is meant stands, to open one."""
        row = self.screen.marking.row
        if row is None:
            return
        self.screen.chores.do(
            lambda: self.library.alike(row.id, 0).copies,
            self.choose_among,
            "looking for copies",
        )

    def choose_among(self, copies: Sequence[Row]) -> None:
        """Ask which of the copies to read."""
        if not copies:
            self.screen.say("No other file holds this article.")
            return
        from reader.tui.screens.lists import copy_list

        def chosen(article_id: str | None) -> None:
            row = self.library.row(article_id) if article_id else None
            if row is not None:
                self.screen.reading.follow(None, row)

        self.screen.app.push_screen(copy_list(self.screen.palette, copies), chosen)
