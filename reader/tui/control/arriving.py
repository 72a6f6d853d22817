"""Which article is shown without being asked for: the first, and the one the cursor rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from asyncio import TimerHandle

    from reader.library.api import Row
    from reader.tui.screens.main import MainScreen

DRAFT = "note"
"""Name of the desk's place for a note that is being written."""
REST_SECONDS = 0.03
"""The article follows the cursor once it has rested this long."""
TYPING_SECONDS = 0.15
"""While a search is typed it waits until no key has come for so long, as counting does."""


class Arriving:
    """Lets the article follow the list."""

    def __init__(self, screen: MainScreen, first_file: str | None) -> None:
        """Set up; `first_file` is the absolute path of the file to open at once, if any."""
        self._screen = screen
        self._first_file = first_file
        self._timer: TimerHandle | None = None
        self.resting = True
        """Whether the article of the cursor's row has been asked for."""

    def begin(self) -> None:
        """Show the first article; see to a note that was being written when all ended."""
        if not self._first_file:
            self._screen.staying.resume()
        if not self._open_first():
            self._screen.reading.preview(self._screen.headlines.row)
        find = self._screen.library.state.desk.find
        self._screen.chores.do(lambda: find(DRAFT), self._rescue)

    def _rescue(self, draft: dict[str, object]) -> None:
        if draft:
            from reader.tui.control.annotating import Annotating

            self._screen.later.of(Annotating).rescue(draft)

    def after_update(self, *, changed: bool) -> None:
        """Show what an update brought."""
        reading = self._screen.reading
        if self._open_first():
            return
        if self._first_file:
            self._first_file = None
            self._screen.say("That file holds no article: g p says why.", "warning")
        if reading.row is None:
            reading.preview(self._screen.headlines.row)
        elif changed:
            reading.show_again()

    def follow(self, row: Row | None) -> None:
        """The cursor stands on `row`: its article is shown once it rests there."""
        if self._timer is not None:
            self._timer.cancel()
        self.resting = False

        def rested() -> None:
            self.resting = True
            self._screen.reading.preview(row)
            self._screen.staying.moved()

        typing = self._screen.field.has_focus
        self._timer = self._screen.after(TYPING_SECONDS if typing else REST_SECONDS, rested)

    def _open_first(self) -> bool:
        """Open the file the reader asked for, once the library knows it; tell whether it did."""
        library = self._screen.library
        article_id = library.find_path(self._first_file) if self._first_file else None
        row = library.row(article_id) if article_id else None
        if row is None:
            return False
        self._first_file = None
        self._screen.select_in_list(row.id)
        self._screen.reading.open(row)
        return True
