"""Keys typed while the article they are meant for is still being read from its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.tui.control.base import PaneName
    from reader.tui.screens.main import MainScreen

_MEANT_FOR_ITS_QUOTES = frozenset({"quote.next", "quote.previous", "speaker.next"})
_MEANT_FOR_THE_ARTICLE = _MEANT_FOR_ITS_QUOTES | {"related.focus", "sidebar", "quotes.article"}
"""What opens the headline under the cursor first, where the list stands alone."""
_MEANT_FOR_ITS_WORDS = frozenset(
    {"copy", "copy.link", "keep", "read.on", "residue", "source.open", "speaker.correct"}
    | {"speaker.more"}
)
"""What needs the article in which the reader is, and not the one that was shown before it."""

_TO_THE_SIDEBAR: dict[PaneName, frozenset[str]] = {
    "headlines": frozenset({"related.focus", "sidebar", "pane.previous"}),
    "article": frozenset({"related.focus", "sidebar", "pane.right", "pane.next"}),
}
"""What leads to the sidebar from a pane; keys behind it are for what will stand there."""


class Ahead:
    """Actions that wait for an article."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen
        self._waiting: list[str] = []

    def __bool__(self) -> bool:
        return bool(self._waiting)

    def takes(self, action: str) -> bool:
        """Bring up the article that `action` is meant for; tell whether it waits for it."""
        at_once = action.removeprefix("related.").isdigit() or action in _MEANT_FOR_ITS_QUOTES
        meant = at_once or action in _MEANT_FOR_THE_ARTICLE
        opened = meant and self._bring_up(quotes=at_once)
        inside = action in _MEANT_FOR_ITS_WORDS and self._screen.at == "article"
        beside = at_once or action in _TO_THE_SIDEBAR.get(self._screen.at, ())
        if beside:
            self._screen.reading.bring_around()
        waits = beside or opened or inside or (self._waiting and action == "open")
        if self._screen.reading.idle or not waits:
            return False
        self._waiting.append(action)
        return True

    def _bring_up(self, *, quotes: bool) -> bool:
        """Where one pane is shown, show the article meant; tell whether it is opened just now."""
        screen = self._screen
        if screen.shows_article:
            return False
        row = screen.headlines.row
        if screen.at == "headlines" and row is not None:
            screen.reading.open(row)
            return True
        if screen.at == "related" and quotes:
            screen.go_to("article")
        return False

    def forget(self) -> None:
        """The article they were meant for does not come."""
        self._waiting = []

    def catch_up(self) -> None:
        """The article is there: do what was asked for."""
        waiting, self._waiting = self._waiting, []
        for action in waiting:
            self._screen.perform(action)
