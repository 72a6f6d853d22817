"""Entries that are narrowed as words are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.panes.entries import EntriesPane
from reader.tui.panes.search import SearchField
from reader.tui.screens.stepping import SteppingScreen

if TYPE_CHECKING:
    from reader.tui.render.palette import Palette


class NarrowingScreen(SteppingScreen, inherit_bindings=False):
    """A pane of entries, and a field for the words that they are to hold."""

    def __init__(self, palette: Palette) -> None:
        """Set up the pane and the field, painted with `palette`."""
        super().__init__()
        self._field = SearchField(palette)
        self.pane = EntriesPane(palette)

    def leave(self) -> None:
        """What the escape key does in the field."""
        raise NotImplementedError

    def open_filter(self) -> None:
        """Narrow the entries as words are typed."""
        is_open = self._field.has_class("-open")
        self._field.begin("/", self._field.text if is_open else "")
        self._field.focus()

    def close_filter(self) -> bool:
        """Show all entries again; False if the filter was not open."""
        if not self._field.has_class("-open"):
            return False
        self._field.end()
        self.pane.focus()
        self.pane.narrow("")
        return True

    def on_search_field_changed(self, event: SearchField.Changed) -> None:
        """Narrow."""
        self.pane.narrow(event.text)
        count = sum(bool(entry.words) for entry in self.pane.shown)
        self._field.note(f"{count:,} found" if event.text else "")

    def on_search_field_pressed(self, event: SearchField.Pressed) -> None:
        """Move, choose or close the filter."""
        match event.key:
            case "escape":
                self.leave()
            case "enter":
                self.pane.focus()
                self.pane.choose()
            case "down" | "ctrl+n" | "tab":
                self.pane.line_down()
            case "up" | "ctrl+p" | "shift+tab":
                self.pane.line_up()
            case "pagedown":
                self.pane.page_forward()
            case "pageup":
                self.pane.page_backward()
