"""Articles like the one that is open: looked for when the reader has stayed with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.control.base import Controller
from reader.tui.latest import Latest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.timer import Timer

    from reader.library.api import Row
    from reader.tui.screens.main import MainScreen

STAY_SECONDS = 0.4
"""Who goes through the list faster than this pays for nothing that comes last."""
SHOWN = 6


class Likening(Controller):
    """Adds to the sidebar what is like the article."""

    def __init__(self, screen: MainScreen) -> None:
        super().__init__(screen)
        self._finder: Latest[Sequence[Row]] = Latest(screen.soon, lambda _: None)
        self._timer: Timer | None = None
        self._wanted: str | None = None

    def close(self) -> None:
        """End the thread."""
        self._finder.close()

    def look_for(self, article_id: str) -> None:
        """The article is on the screen: once it has stayed there, find what is like it."""
        if self._timer is not None:
            self._timer.stop()
        self._finder.forget()
        self._wanted = article_id
        self._timer = self.screen.set_timer(STAY_SECONDS, self._look)

    def _look(self) -> None:
        wanted = self._wanted
        if wanted is not None:
            self._finder.ask(
                lambda: self.library.similar(wanted, SHOWN),
                lambda rows: self._show(wanted, rows),
            )

    def _show(self, article_id: str, rows: Sequence[Row]) -> None:
        loaded = self.screen.reading.loaded
        if loaded is not None and loaded.row.id == article_id:
            self.screen.related.show_similar(rows)
