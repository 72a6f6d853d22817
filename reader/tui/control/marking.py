"""Read, unread, starred, and taking any of it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from reader.tui.control.base import Controller

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.library.api import Row

_LOOK_AHEAD = 50_000
"""Rows looked through for an unread one before giving up."""


class Marking(Controller):
    """What the reader does with articles."""

    performs: ClassVar[dict[str, str]] = {
        "star": "toggle_star",
        "toggle.read": "toggle_read",
        "all.read": "read_all",
        "undo": "undo",
        "redo": "redo",
    }

    @property
    def _row(self) -> Row | None:
        """The article meant: the one read where the reader has the focus, else the cursor's."""
        loaded = self.screen.reading.loaded
        if self.screen.at != "headlines" and loaded is not None:
            return loaded.row
        return self.screen.headlines.row

    def opened(self, row: Row) -> None:
        """The article of `row` was opened."""
        if self.screen.settings.mark_read == "opened":
            self._have_read(row)

    def reached_end(self, row: Row) -> None:
        """The end of the article of `row` was on the screen."""
        if self.screen.settings.mark_read != "never":
            self._have_read(row)

    def _have_read(self, row: Row) -> None:
        if not self.library.marks.is_read(row.key):
            self.library.marks.set_read([row.key], read=True)
            self._changed()

    def toggle_star(self) -> None:
        """Star or unstar."""
        row = self._row
        if row is not None:
            starred = not self.library.marks.is_starred(row.key)
            self.library.marks.set_starred([row.key], starred)
            self._changed("starred" if starred else "no longer starred")

    def toggle_read(self) -> None:
        """Mark as read or unread."""
        row = self._row
        if row is not None:
            read = not self.library.marks.is_read(row.key)
            self.library.marks.set_read([row.key], read)
            self._changed("read" if read else "unread")

    def read_all(self) -> None:
        """Mark every article of the list as read."""
        listing = self.screen.headlines.listing
        rows = listing.rows(0, listing.total.count)
        changed = self.library.marks.set_read([row.key for row in rows if row], read=True)
        self._changed(f"{changed:,} marked as read" if changed else "all were read already")

    def undo(self) -> None:
        """Take the last mark back."""
        undone = self.library.marks.undo()
        self._changed(f"undone: {undone}" if undone else "nothing to undo", offer_undo=False)

    def redo(self) -> None:
        """Do it again."""
        redone = self.library.marks.redo()
        self._changed(f"again: {redone}" if redone else "nothing to do again", offer_undo=False)

    def next_unread(self, step: int = 1, *, open_it: bool = False) -> None:
        """Move to the next unread article (-1: the one before), round the end of the list."""
        headlines = self.screen.headlines
        for position in self._around(step):
            row = headlines.row_at(position)
            if row is not None and not self.library.marks.is_read(row.key):
                headlines.move_to(position)
                if open_it:
                    self.screen.reading.open(row)
                return
        self.screen.say("Everything here is read.", "success")

    def _around(self, step: int) -> Iterator[int]:
        headlines = self.screen.headlines
        count = headlines.count
        for distance in range(1, min(count, _LOOK_AHEAD) + 1):
            yield (headlines.cursor + step * distance) % count

    def _changed(self, message: str = "", *, offer_undo: bool = True) -> None:
        self.screen.headlines.refresh()
        self.screen.related.refresh()
        self.screen.refresh_status()
        if message:
            key = self.screen.key_of("undo")
            self.screen.say(f"{message} · {key} undo" if offer_undo and key else message)
