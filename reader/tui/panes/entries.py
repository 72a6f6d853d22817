"""A pane of entries with a cursor on those that stand for something."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.message import Message
from textual.strip import Strip

from reader.text.fold import fold
from reader.tui.panes.base import LinesPane
from reader.tui.render.entries import entry_strip, said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual import events

    from reader.tui.render.entries import Entry
    from reader.tui.render.palette import Palette


class EntriesPane(LinesPane):
    """Entries, narrowed by words."""

    performs: ClassVar[dict[str, str]] = {**LinesPane.performs, "open": "choose"}

    class Chosen(Message):
        """The reader chose what an entry stands for."""

        def __init__(self, value: object) -> None:
            super().__init__()
            self.value = value

    class Resized(Message):
        """The pane has another width: entries may want to be made anew."""

    class Moved(Message):
        """The cursor stands on another entry."""

    def __init__(self, palette: Palette, *, id: str = "entries") -> None:  # noqa: A002 - Textual's name
        super().__init__(palette, id=id)
        self._all: Sequence[Entry] = ()
        self._words: tuple[str, ...] = ()
        self.shown: Sequence[Entry] = ()
        self.cursor = 0
        self.has_neighbour = False
        """Whether another pane may have the focus: the cursor tells then which of them has."""
        self.measure = 0
        """Columns that entries may be wide, in the middle of the pane; 0 for all there are."""

    def show(self, entries: Sequence[Entry]) -> None:
        """Show other entries; the cursor stays on what it stands on, else on its place."""
        before = self.value
        self._all = entries
        self._narrow()
        same = (n for n, entry in enumerate(self.shown) if entry.value == before is not None)
        self._stand_on(next(same, self.cursor))

    def narrow(self, text: str) -> None:
        """Keep the entries that hold every word."""
        self._words = tuple(fold(text).split())
        self._narrow()
        self.scroll_to_line(0)
        self._stand_on(0)

    def _narrow(self) -> None:
        self.shown = self._all
        if self._words:
            self.shown = [*self._holding()] or [said("Nothing here has all of these words.")]
        self.set_length(len(self.shown))
        self.refresh()

    def _holding(self) -> Iterator[Entry]:
        """Entries that hold every word, with the lines below them that belong to them."""
        holds = belongs = False
        for entry in self._all:
            if entry.words:
                folded = fold(entry.words)
                holds = all(word in folded for word in self._words)
            if entry.words or entry.value is not None:
                belongs = holds
            if belongs:
                yield entry
            # An empty line ends what belongs to an entry; what follows is a heading.
            belongs = belongs and bool(entry.parts)

    @property
    def value(self) -> object:
        """What the entry under the cursor stands for; None where there is none."""
        return self.shown[self.cursor].value if 0 <= self.cursor < len(self.shown) else None

    def put_on(self, value: object) -> None:
        """Put the cursor on the entry that stands for `value`, if there is one."""
        for number, entry in enumerate(self.shown):
            if entry.value == value:
                self._stand_on(number)
                return

    def strip_at(self, line: int, width: int) -> Strip:
        """One entry."""
        if not 0 <= line < len(self.shown):
            return Strip.blank(width, self.palette.style("foreground"))
        entry = self.shown[line]
        cursor = line == self.cursor and entry.value is not None
        quiet = self.has_neighbour and not self.has_focus
        room = min(width, self.measure or width)
        strip = entry_strip(entry, room, self.palette, cursor=cursor, quiet=quiet)
        if room == width:
            return strip
        ground = self.palette.style("foreground")
        margin = Segment(" " * self._margin(width), ground)
        return Strip([margin, *strip]).adjust_cell_length(width, ground)

    def _margin(self, width: int) -> int:
        """Cells left of the entries."""
        return (width - min(width, self.measure or width)) // 2

    def on_resize(self) -> None:
        """Lines may have to be broken anew."""
        self.post_message(self.Resized())

    def _stand_on(self, line: int) -> None:
        """Put the cursor on the first entry from `line` on that stands for something."""
        if not self.shown:
            self.cursor = 0
            return
        line = max(0, min(line, len(self.shown) - 1))
        ahead = (n for n in range(line, len(self.shown)) if self.shown[n].value is not None)
        behind = (n for n in range(line, -1, -1) if self.shown[n].value is not None)
        found = next(ahead, None)
        self.cursor = found if found is not None else next(behind, line)
        self._reveal()

    def _reveal(self) -> None:
        self.reveal(self.cursor, self._lines_of_cursor())
        self.post_message(self.Moved())
        if all(entry.value is None for entry in self.shown[: self.cursor]):
            self.scroll_to_line(0)
            if self.cursor >= self.size.height:
                self.reveal(self.cursor)
        self.refresh()

    def _lines_of_cursor(self) -> int:
        """Lines of the entry under the cursor: those below it that stand for nothing else."""
        number = self.cursor + 1
        while number < len(self.shown) and self.shown[number].value is None:
            if not self.shown[number].parts:
                break
            number += 1
        return max(min(number - self.cursor, self.page_lines), 1)

    def step(self, steps: int) -> None:
        """Move over what cannot be chosen; scroll where nothing is left to choose."""
        step = 1 if steps > 0 else -1
        target = max(0, min(self.cursor + steps, len(self.shown) - 1))
        while 0 <= target < len(self.shown) and self.shown[target].value is None:
            target += step
        if 0 <= target < len(self.shown) and target != self.cursor:
            self.cursor = target
            self._reveal()
        else:
            self.scroll_to_line(self.scroll_offset.y + steps)

    def to_top(self) -> None:
        """To the first entry."""
        self.scroll_to_line(0)
        self._stand_on(0)

    def to_end(self) -> None:
        """To the last entry."""
        self._stand_on(len(self.shown) - 1)

    def choose(self) -> None:
        """Choose what the cursor stands on."""
        if self.value is not None:
            self.post_message(self.Chosen(self.value))

    def on_click(self, event: events.Click) -> None:
        """A click chooses."""
        line = event.y + self.scroll_offset.y
        if not 0 <= line < len(self.shown):
            return
        entry, cell = self.shown[line], event.x - self._margin(self.size.width)
        spot = next((spot for spot in entry.spots if spot.start <= cell < spot.end), None)
        if spot is not None:
            self.post_message(self.Chosen(spot.value))
        elif entry.value is not None:
            self.cursor = line
            self.refresh()
            self.choose()
