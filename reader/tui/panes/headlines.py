"""The list of headlines: any number of rows, each fetched when it is painted."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from reader.tui.panes.base import LinesPane
from reader.tui.render.rows import RowLook, row_strip, second_line
from reader.tui.render.runs import line
from reader.tui.render.wrap import wrap
from reader.tui.row_windows import RowWindows
from reader.tui.selection import Selection

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from reader.config.settings import Settings
    from reader.library.api import Listing, Row
    from reader.library.marking import Marks
    from reader.library.query import Query
    from reader.tui.render.palette import Palette


class HeadlinesPane(LinesPane):
    """Headlines of a listing, with a cursor."""

    performs: ClassVar[dict[str, str]] = {**LinesPane.performs, "open": "choose"}

    cursor = reactive(0, repaint=False)

    class Moved(Message, bubble=False):
        """The cursor stands on another row, `among` others where the list is another."""

        def __init__(self, row: Row | None, *, among: bool = True) -> None:
            super().__init__()
            self.row = row
            self.among = among

        def can_replace(self, message: Message) -> bool:
            """Only where the cursor ends up matters."""
            return isinstance(message, HeadlinesPane.Moved) and message.among >= self.among

    class Uncounted(Message, bubble=False):
        """How many rows the listing has is not known yet."""

    class Chosen(Message, bubble=False):
        """The reader opened a row."""

        def __init__(self, row: Row) -> None:
            super().__init__()
            self.row = row

    def __init__(
        self, palette: Palette, listing: Listing, marks: Marks, settings: Settings
    ) -> None:
        super().__init__(palette, id="headlines")
        self.listing = listing
        self._count = listing.so_far.count
        self._marks = marks
        self._query: Query | None = None
        self._take(settings)
        self._rows = RowWindows(listing)
        self._empty: tuple[str, ...] = ()
        self.shown_id: str | None = None
        self.selection = Selection()

    def _take(self, settings: Settings) -> None:
        self._lines_a_row = 2 if settings.rows == "two" else 1
        self._iso_dates = settings.dates == "iso"

    def use(self, settings: Settings) -> None:
        """Look as other settings say."""
        self._take(settings)
        self._measure()
        self._reveal()
        self.refresh()

    def on_mount(self) -> None:
        """The listing is there before the first paint."""
        self._measure()

    # -- what is shown ---------------------------------------------------------------------

    def show(self, listing: Listing, query: Query | None, keep: str | None) -> None:
        """Show another listing.

        Args:
            listing: its rows.
            query: what they answer, for highlights; None for all.
            keep: id of the article the cursor should stand on, where it should keep its place
                on the screen; None for the top.
        """
        self.selection.settle()
        place = self.cursor * self._lines_a_row - self.scroll_offset.y
        self.listing = listing
        self._query = query
        self._rows = RowWindows(listing)
        self._measure()
        position = listing.position(keep) if keep else None
        self.set_reactive(HeadlinesPane.cursor, min(position or 0, max(self.count - 1, 0)))
        if position is None:
            self.scroll_to_line(0)
        else:
            self.scroll_to_line(position * self._lines_a_row - max(place, 0))
            self._reveal()
        self.refresh()
        self.tell(self.Moved(self.row))
        if not listing.so_far.exact:
            self.tell(self.Uncounted())

    def explain_emptiness(self, lines: tuple[str, ...]) -> None:
        """Say `lines` where there are no rows."""
        if lines != self._empty:
            self._empty = lines
            self.refresh()

    def show_reading(self, article_id: str | None) -> None:
        """Mark the row whose article is in the reader."""
        changed = {article_id, self.shown_id}
        self.shown_id = article_id
        first = self.scroll_offset.y // self._lines_a_row
        for position in range(first, first + self.size.height // self._lines_a_row + 2):
            row = self.row_at(position)
            if row is not None and row.id in changed:
                self._refresh_row(position)

    def _refresh_row(self, position: int) -> None:
        self.refresh_lines(position * self._lines_a_row, self._lines_a_row)

    @property
    def count(self) -> int:
        """Rows in the listing, as far as they are counted."""
        return self._count

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self.row_at(self.cursor)

    def row_at(self, position: int) -> Row | None:
        """The row at `position`; None where there is none."""
        return self._rows.at(position) if 0 <= position < self.count else None

    def strip_at(self, line_number: int, width: int) -> Strip:
        """One line: a row, its second line, or what is said where there are none."""
        if not self.count:
            return self._empty_strip(line_number, width)
        position, part = divmod(line_number, self._lines_a_row)
        if position >= self.count:
            return Strip.blank(width, self.palette.style("foreground", "panel"))
        row = self.row_at(position)
        look = self._look(row, position)
        if part:
            return second_line(row, look, width, self.palette)
        return row_strip(row, look, width, self.palette, time.time())

    def _look(self, row: Row | None, position: int) -> RowLook:
        return RowLook(
            read=row is not None and self._marks.is_read(row.key),
            starred=row is not None and self._marks.is_starred(row.key),
            cursor=position == self.cursor,
            focused=self.has_focus,
            shown=row is not None and row.id == self.shown_id,
            matches=self._matches(row),
            iso_dates=self._iso_dates,
            selected=row is not None and self.selection.holds(row.id, position),
        )

    def _matches(self, row: Row | None) -> Sequence[tuple[int, int]]:
        if row is None or self._query is None:
            return ()
        from reader.library.query import highlights

        return highlights(self._query, row.headline, how=self.listing.match)

    def _empty_strip(self, line_number: int, width: int) -> Strip:
        said: list[str] = [""]
        for text in self._empty:
            spans = wrap(text, max(width - 4, 8)) or [(0, 0)]
            said += [text[start:end] for start, end in spans]
        text = said[line_number] if line_number < len(said) else ""
        return _indented(text, width, self.palette)

    def recount(self) -> None:
        """The rows have been counted: there are more than it seemed."""
        self._measure()
        self.refresh()

    def _measure(self) -> None:
        self._count = self.listing.so_far.count
        self.set_length(max(self.count, 1) * self._lines_a_row)

    # -- moving ----------------------------------------------------------------------------

    def watch_cursor(self, old: int, new: int) -> None:
        """Repaint two rows, not the list."""
        if self.selection.ranging:
            self.selection.extend(new)
            self.refresh()
        self._refresh_row(old)
        self._refresh_row(new)
        self._reveal()
        self.tell(self.Moved(self.row, among=bool(self.selection.count)))

    def _reveal(self) -> None:
        self.reveal(self.cursor * self._lines_a_row, self._lines_a_row)

    def move_to(self, position: int) -> None:
        """Put the cursor on a row; the nearest there is."""
        self.cursor = max(0, min(position, self.count - 1))

    def step(self, steps: int) -> None:
        """So many rows down, or up."""
        self.move_to(self.cursor + steps)

    @property
    def page_steps(self) -> int:
        """Rows of a page."""
        return max(self.page_lines // self._lines_a_row, 1)

    def to_top(self) -> None:
        """To the first row."""
        self.move_to(0)

    def to_end(self) -> None:
        """To the last row."""
        self.move_to(self.count - 1)

    def choose(self) -> None:
        """Open the row under the cursor."""
        if self.row is not None:
            self.tell(self.Chosen(self.row))

    def on_click(self, event: events.Click) -> None:
        """A click chooses a row; with ctrl it selects it, with shift all rows up to it."""
        position = (event.y + self.scroll_offset.y) // self._lines_a_row
        row = self.row_at(position)
        if row is None:
            return
        self._select_by(event, row, position)
        self.move_to(position)
        if not (event.ctrl or event.meta or event.shift):
            self.choose()
            return
        self.refresh()
        self.tell(self.Moved(self.row))

    def _select_by(self, event: events.Click, row: Row, position: int) -> None:
        if event.shift:
            self.selection.begin(self.listing, self.cursor)
            self.selection.extend(position)
            self.selection.fix()
        elif event.ctrl or event.meta:
            self.selection.toggle(row)


def _indented(text: str, width: int, palette: Palette) -> Strip:
    style = palette.style("foreground", "panel")
    return line([Segment("  " + text, style)], width, style)
