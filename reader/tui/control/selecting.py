"""Selecting headlines, so that a verb works on many."""

from __future__ import annotations

from typing import ClassVar

from reader.tui.control.base import Controller


class Selecting(Controller):
    """One by one, or a range that follows the cursor."""

    performs: ClassVar[dict[str, str]] = {
        "select": "toggle",
        "select.range": "select_range",
        "select.all": "select_all",
    }

    def toggle(self) -> None:
        """Select the headline under the cursor or let go of it, and go on to the next."""
        headlines = self.screen.headlines
        if headlines.row is None:
            return
        headlines.selection.toggle(headlines.row)
        self.screen.go_to("headlines")
        headlines.line_down()
        self._tell()

    def select_range(self) -> None:
        """Begin a range at the cursor, or end it."""
        headlines = self.screen.headlines
        if headlines.row is None:
            return
        self.screen.go_to("headlines")
        if headlines.selection.ranging:
            headlines.selection.fix()
        else:
            headlines.selection.begin(headlines.listing, headlines.cursor)
        self._tell()

    def select_all(self) -> None:
        """Select everything in the list."""
        headlines = self.screen.headlines
        if not headlines.count:
            return
        self.screen.go_to("headlines")
        headlines.selection.clear()
        headlines.selection.begin(headlines.listing, 0)
        headlines.selection.extend(headlines.count - 1)
        headlines.selection.fix()
        self._tell()

    def _tell(self) -> None:
        self.screen.headlines.refresh()
        selection = self.screen.headlines.selection
        if selection.ranging:
            key = self.screen.key_of("select.range")
            self.screen.say(f"{selection.count:,} selected · move on, {key} ends the range")
        else:
            self.screen.say(f"{selection.count:,} selected" if selection.count else "none selected")
