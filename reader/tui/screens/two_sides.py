"""A screen of two lists: what is chosen at the left says what stands at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal

from reader.tui.panes.entries import EntriesPane
from reader.tui.screens.browse import BrowseScreen

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from reader.tui.panes.search import SearchField
    from reader.tui.render.palette import Palette
    from reader.tui.screens.main import MainScreen

_NARROW = 100
"""Columns below which one side is shown at a time."""


class TwoSidesScreen(BrowseScreen):
    """Voices at the left and quotes at the right; one of them where it is narrow."""

    DEFAULT_CSS = """
    TwoSidesScreen > Horizontal { height: 1fr; background: $background; }
    TwoSidesScreen #entries { width: 42%; max-width: 60; background: $news-panel; }
    TwoSidesScreen #quotes { width: 1fr; }
    TwoSidesScreen.-narrow #entries { width: 1fr; max-width: 100%; }
    TwoSidesScreen.-narrow #quotes, TwoSidesScreen.-narrow.-at-quotes #entries { display: none; }
    TwoSidesScreen.-narrow.-at-quotes #quotes { display: block; }
    """
    performs: ClassVar[dict[str, str]] = {
        "pane.right": "to_quotes",
        "pane.left": "to_voices",
        "pane.next": "to_other_side",
        "pane.previous": "to_other_side",
    }

    def __init__(self, main: MainScreen, palette: Palette) -> None:
        super().__init__(main, palette)
        self.quotes = EntriesPane(palette, id="quotes")
        self.pane.measure = 0
        self.pane.has_neighbour = self.quotes.has_neighbour = True
        self._narrows_quotes = False
        """Which side the filter is of."""

    def compose(self) -> ComposeResult:
        """A line above, two sides, a line below."""
        yield self._top
        yield self._field
        with Horizontal():
            yield self.pane
            yield self.quotes
        yield self._status

    def on_resize(self, event: events.Resize) -> None:
        """Both sides where there is room for them."""
        self.set_class(event.size.width < _NARROW, "-narrow")

    @property
    def at_quotes(self) -> bool:
        """Whether the quotes have the focus."""
        return self.has_class("-at-quotes")

    def to_quotes(self) -> None:
        """To the right side."""
        self._go(at_quotes=True)

    def to_voices(self) -> None:
        """To the left side; from there, away."""
        if self.at_quotes:
            self._go(at_quotes=False)
        else:
            self.leave()

    def to_other_side(self) -> None:
        """To the other side."""
        self._go(at_quotes=not self.at_quotes)

    def _go(self, *, at_quotes: bool) -> None:
        self.set_class(at_quotes, "-at-quotes")
        (self.quotes if at_quotes else self.pane).focus()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The mouse moved the focus."""
        if event.widget in (self.pane, self.quotes):
            self.set_class(event.widget is self.quotes, "-at-quotes")

    def perform(self, action: str) -> None:
        """Do `action`: moving is the side's that has the focus."""
        if self.at_quotes and action not in self.performs and self.quotes.perform(action):
            return
        super().perform(action)

    def leave(self) -> None:
        """Close the filter, go back to the voices where one side is shown, then away."""
        if self._field.has_class("-open"):
            self._close_filter()
            self._filter("")
        elif self.has_class("-narrow") and self.at_quotes:
            self._go(at_quotes=False)
        else:
            super().leave()

    # -- filter ------------------------------------------------------------------------------

    def open_filter(self) -> None:
        """Narrow the side with the focus; the other one is whole then."""
        if self._field.has_class("-open") and self._narrows_quotes != self.at_quotes:
            self._filter("")
            self._field.end()
        self._narrows_quotes = self.at_quotes
        super().open_filter()

    def _close_filter(self) -> None:
        self._field.end()
        (self.quotes if self.at_quotes else self.pane).focus()

    def _filter(self, text: str) -> None:
        if self._narrows_quotes:
            self.quotes.narrow(text)
        else:
            self.narrow(text)

    def narrow(self, text: str) -> None:
        """Keep what holds these words on the left side."""
        raise NotImplementedError

    def on_search_field_changed(self, event: SearchField.Changed) -> None:
        """Narrow the side the filter was opened from."""
        event.prevent_default()
        self._field.note("")
        self._filter(event.text)

    def on_search_field_pressed(self, event: SearchField.Pressed) -> None:
        """Move on the side that is filtered; enter goes there."""
        side = self.quotes if self._narrows_quotes else self.pane
        moves = {
            "down": side.line_down,
            "tab": side.line_down,
            "up": side.line_up,
            "pagedown": side.page_forward,
            "pageup": side.page_backward,
        }
        event.prevent_default()
        if event.key == "escape":
            self.leave()
        elif event.key == "enter":
            side.focus()
            side.choose()
        elif event.key in moves:
            moves[event.key]()

    def set_palette(self, palette: Palette) -> None:
        """Another theme."""
        super().set_palette(palette)
        self.quotes.set_palette(palette)
