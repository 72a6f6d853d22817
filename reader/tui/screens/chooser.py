"""A list to choose from, narrowed as you type: help, palette, themes, problems, candidates."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.strip import Strip

from reader.tui.panes.base import LinesPane
from reader.tui.panes.search import SearchField
from reader.tui.render.runs import spread
from reader.tui.render.wrap import cut, wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events
    from textual.app import ComposeResult

    from reader.tui.render.palette import Ground, Palette


_BREAKPOINTS = [(0, "-narrow"), (90, "-wide")]
"""Where it is narrow, what the list would leave of the page beside it tells nobody anything."""
_WIDTH, _WIDEST = 76, 130
"""Columns, and up to how many where an entry would be cut otherwise and there is room."""
_BESIDE = 7
"""Columns of a line beside its text and its note."""
_HINT = "type to find · ↑↓ move · esc closes"


class Choice(NamedTuple):
    """One entry."""

    text: str
    note: str = ""
    """Shown at the right edge: a key, a count."""
    value: str | None = None
    """What choosing it brings; None for a heading or a line that is only read."""
    heading: bool = False
    detail: str = ""
    """More words the filter looks at, shown dim below the text."""


class _Choices(LinesPane):
    """The entries, with a cursor on those that can be chosen."""

    class Moved(Message):
        """The cursor stands on another entry."""

    class Clicked(Message):
        """An entry was clicked."""

    def __init__(self, palette: Palette, choices: Sequence[Choice]) -> None:
        super().__init__(palette, id="choices")
        self.can_focus = False
        self._all = choices
        self.shown = list(choices)
        self.cursor = 0
        self._lines: list[tuple[int, str]] = []
        self._first_choice()

    def on_resize(self) -> None:
        """Lay the entries out for the width."""
        self._lay_out()

    @property
    def natural_width(self) -> int:
        """Columns in which no entry is cut."""
        widths = (cell_len(choice.text) + cell_len(choice.note) for choice in self._all)
        return max(widths, default=0) + _BESIDE

    def narrow(self, words: str) -> None:
        """Keep the entries that hold every word."""
        wanted = words.casefold().split()
        self.shown = [
            choice
            for choice in self._all
            if not wanted or (not choice.heading and _holds(choice, wanted))
        ]
        self._first_choice()
        self._lay_out()
        self.scroll_to_line(0)
        self.post_message(self.Moved())

    def start_at(self, number: int) -> None:
        """Put the cursor on an entry before anything is shown."""
        self.cursor = number

    def note_of(self, value: str, note: str) -> None:
        """Say something else at the right edge of the entry with that value."""
        self._all = [c._replace(note=note) if c.value == value else c for c in self._all]
        self.shown = [c._replace(note=note) if c.value == value else c for c in self.shown]
        self.refresh()

    def _first_choice(self) -> None:
        self.cursor = next((n for n, c in enumerate(self.shown) if c.value is not None), 0)

    def _lay_out(self) -> None:
        self._lines = []
        room = max(self.size.width - _BESIDE, 8)
        for number, choice in enumerate(self.shown):
            if choice.value is None and not choice.heading:
                spans = wrap(choice.text, room) or [(0, 0)]
                self._lines += [(number, choice.text[start:end]) for start, end in spans]
            else:
                self._lines.append((number, choice.text))
            if choice.detail:
                self._lines += [
                    (number, "  " + choice.detail[start:end])
                    for start, end in wrap(choice.detail, room)
                ]
        if not self._lines:
            self.shown = [Choice("Nothing here has all of these words.")]
            self._lines = [(0, self.shown[0].text)]
        self.set_length(len(self._lines))
        self._reveal_cursor()
        self.refresh()

    def _reveal_cursor(self) -> None:
        lines = [n for n, (number, _) in enumerate(self._lines) if number == self.cursor]
        if lines:
            self.reveal(lines[0], len(lines))

    def step(self, step: int) -> None:
        """Move to the next entry that can be chosen; scroll where none can."""
        number = self.cursor + step
        while 0 <= number < len(self.shown) and self.shown[number].value is None:
            number += 1 if step > 0 else -1
        if not 0 <= number < len(self.shown):
            self.scroll_to_line(self.scroll_offset.y + step)
            return
        self.cursor = number
        self._reveal_cursor()
        self.refresh()
        self.post_message(self.Moved())

    @property
    def chosen(self) -> Choice | None:
        """The entry under the cursor."""
        return self.shown[self.cursor] if self.cursor < len(self.shown) else None

    def strip_at(self, line: int, width: int) -> Strip:
        """One line of an entry."""
        style = self.palette.style
        if not 0 <= line < len(self._lines):
            return Strip.blank(width, style("foreground", "panel"))
        number, text = self._lines[line]
        choice = self.shown[number]
        first = line == 0 or self._lines[line - 1][0] != number
        cursor = number == self.cursor and choice.value is not None
        ground: Ground = "cursor_background" if cursor else "panel"
        role, look = ("accent", "b") if choice.heading else ("foreground", "")
        if not first:
            role = "dim"
        note = choice.note if first else ""
        left = [Segment(f"  {cut(text, width - len(note) - 5)}", style(role, ground, look))]
        right = [Segment(f"{note}  ", style("dim", ground))] if note else []
        return spread(left, right, width, style("foreground", ground))

    def on_click(self, event: events.Click) -> None:
        """A click chooses."""
        line = event.y + self.scroll_offset.y
        if 0 <= line < len(self._lines):
            number = self._lines[line][0]
            if self.shown[number].value is not None:
                self.cursor = number
                self.post_message(self.Clicked())


def _holds(choice: Choice, wanted: list[str]) -> bool:
    text = f"{choice.text} {choice.note} {choice.detail}".casefold()
    return all(word in text for word in wanted)


class ChooserScreen(ModalScreen[str | None]):
    """Asks for one of some entries; None when the reader goes away without one."""

    DEFAULT_CSS = """
    ChooserScreen { align: center middle; background: $background 60%; }
    ChooserScreen > Vertical {
        width: 76; max-width: 90%; height: auto; max-height: 90%; background: $news-panel;
        padding: 0;
    }
    ChooserScreen.-narrow > Vertical { min-width: 100%; max-width: 100%; }
    ChooserScreen #choices { height: auto; max-height: 100%; background: $news-panel; }
    ChooserScreen #search { display: block; }
    """

    HORIZONTAL_BREAKPOINTS = _BREAKPOINTS

    def __init__(
        self,
        palette: Palette,
        title: str,
        choices: Sequence[Choice],
        *,
        start: int | None = None,
        moved: Callable[[str], None] | None = None,
    ) -> None:
        """Set up.

        Args:
            palette: the styles to paint with.
            title: what is asked, shown before the filter.
            choices: the entries in order.
            start: the entry the cursor begins on; None for the first.
            moved: told of each entry the cursor comes to, for a preview.
        """
        super().__init__()
        self._field = SearchField(palette)
        self._title = title
        self._field.begin(title)
        self._field.hint(_HINT)
        self._field.note(f"{sum(choice.value is not None for choice in choices)}")
        self._choices = _Choices(palette, choices)
        if start is not None:
            self._choices.start_at(start)
        self._moved = moved

    def compose(self) -> ComposeResult:
        """A filter over a list."""
        box = Vertical()
        if self._choices.natural_width > _WIDTH:
            box.styles.width = min(self._choices.natural_width, _WIDEST)
        with box:
            yield self._field
            yield self._choices

    def begin_with(self, words: str) -> None:
        """Begin with the entries that hold `words`, as if they had been typed."""
        if words:
            self._field.begin(self._title, words)
            self._narrow(words)

    def on_mount(self) -> None:
        """Typing goes to the filter."""
        self._field.focus()

    def set_palette(self, palette: Palette) -> None:
        """Paint in another theme, as a preview."""
        self._field.set_palette(palette)
        self._choices.set_palette(palette)

    def note_of(self, value: str, note: str) -> None:
        """Say something at the right edge of an entry: what was counted meanwhile."""
        self._choices.note_of(value, note)

    def on_search_field_changed(self, event: SearchField.Changed) -> None:
        """Narrow the list."""
        event.stop()
        self._narrow(event.text)

    def _narrow(self, words: str) -> None:
        self._choices.narrow(words)
        self._field.note(f"{sum(c.value is not None for c in self._choices.shown)}")

    def on_search_field_pressed(self, event: SearchField.Pressed) -> None:
        """Move, choose or go away."""
        event.stop()
        steps = {"down": 1, "up": -1, "ctrl+n": 1, "ctrl+p": -1, "tab": 1, "shift+tab": -1,
                 "pagedown": 10, "pageup": -10}  # fmt: skip
        if event.key == "escape":
            self._leave(None)
        elif event.key == "enter":
            self._choose()
        else:
            self._choices.step(steps.get(event.key, 0))

    def on__choices_moved(self) -> None:
        """Preview."""
        chosen = self._choices.chosen
        if self._moved is not None and chosen is not None and chosen.value is not None:
            self._moved(chosen.value)

    def on__choices_clicked(self) -> None:
        """Choose what was clicked."""
        self._choose()

    def on_click(self, event: events.Click) -> None:
        """A click beside the list goes away."""
        if self.get_widget_at(event.screen_x, event.screen_y)[0] is self:
            self._leave(None)

    def _choose(self) -> None:
        chosen = self._choices.chosen
        if chosen is not None and chosen.value is not None:
            self._leave(chosen.value)

    def _leave(self, answer: str | None) -> None:
        # Keys and clicks may still be on their way to a screen that has been left.
        if self.is_active:
            self.dismiss(answer)
