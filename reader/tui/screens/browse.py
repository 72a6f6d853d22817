"""A screen of entries that a thread gathers: wanted headlines, visits, stories and their like."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical

from reader.tui.control.pressing import Pressing
from reader.tui.latest import Latest
from reader.tui.panes.bars import StatusBar, TopBar
from reader.tui.render.entries import BLANK, said
from reader.tui.render.wrap import wrap
from reader.tui.screens.narrowing import NarrowingScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult

    from reader.library.api import Row
    from reader.tui.panes.entries import EntriesPane
    from reader.tui.render.entries import Entry
    from reader.tui.render.palette import Palette
    from reader.tui.screens.main import MainScreen

_MARGIN = 6
_WIDEST = 124
"""Columns of an entry: what stands at its right edge is still seen to belong to it."""
_READABLE = 84
"""Columns of sentences."""
SCROLLBAR = 1
"""Columns that are left free, so that nothing has to be laid out anew when there are more lines."""


class BrowseScreen(NarrowingScreen, inherit_bindings=False):
    """Entries over the whole screen, a filter above, keys below. A subclass says what they are."""

    DEFAULT_CSS = """
    BrowseScreen { background: $background; }
    BrowseScreen > Vertical { height: 1fr; background: $background; }
    BrowseScreen EntriesPane { background: $background; scrollbar-background: $background; }
    BrowseScreen #search { display: none; }
    BrowseScreen #search.-open { display: block; }
    """
    title_text: ClassVar[str] = ""
    waiting: ClassVar[str] = "One moment …"
    """What is said while the entries are gathered."""
    hints: ClassVar[tuple[tuple[str, str], ...]] = ()
    """(action, word) for the status line, the most important first."""
    performs: ClassVar[dict[str, str]] = {}
    """Action id -> name of the method that does it here."""
    _ours: ClassVar[dict[str, str]] = {
        "leave": "leave",
        "pane.left": "leave",
        "cancel": "leave",
        "search": "open_filter",
        "help": "say_keys",
        "undo": "undo",
        "redo": "redo",
        "quit": "quit",
        "redraw": "refresh",
    }

    def __init__(self, main: MainScreen, palette: Palette) -> None:
        """Set up over the screen `main`, painting with `palette`."""
        super().__init__(palette)
        self.main = main
        self.library = main.library
        self.palette = palette
        self._top = TopBar(palette, id="top")
        self.pane.measure = _WIDEST
        self._status = StatusBar(palette, id="status")
        self._pressing = Pressing(self, main.keymap)
        self._gatherer: Latest[object] = Latest(self.soon, self._failed)
        self.gathered: object = None

    # -- what a subclass says ----------------------------------------------------------------

    def gather(self) -> object:
        """What the entries are made of; called on a thread, may take its time."""
        return None

    def entries(self) -> Sequence[Entry]:
        """The entries made of `gathered`, which is there, for `columns`."""
        raise NotImplementedError

    def about(self) -> str:
        """What the top line says beside the title."""
        return ""

    def nothing(self) -> tuple[str, ...]:
        """What is said where there are no entries: why, and what can be done."""
        return ("There is nothing here.",)

    def choose(self, value: object) -> None:
        """The reader chose what an entry stands for."""

    # -- life --------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """A line above, the entries, a line below."""
        yield self._top
        yield self._field
        with Vertical():
            yield self.pane
        yield self._status

    def on_mount(self) -> None:
        """Gather."""
        self.pane.focus()
        if self.gathered is None:
            self.pane.show([BLANK, said(self.waiting)])
        self._refresh_bars("looking …")
        self.gather_again()

    def on_unmount(self) -> None:
        """End the thread."""
        self._gatherer.close()

    @property
    def idle(self) -> bool:
        """Whether everything gathered is shown."""
        return self._gatherer.idle

    def gather_again(self) -> None:
        """Ask the library anew; what is shown stays until the answer is there."""
        self._gatherer.ask(self.gather, self._show)

    def show_so_far(self, gathered: object, activity: str) -> None:
        """Show what is gathered while there is more to come; callable from the thread."""

        def if_more_is_to_come() -> None:
            if not self.idle:
                self.gathered = gathered
                self.pane.show(self.entries() or [BLANK, said(self.waiting)])
                self._refresh_bars(activity)

        self.soon(if_more_is_to_come)

    def report(self, text: str) -> None:
        """Say how far gathering is; callable from its thread."""
        self.soon(lambda: self._refresh_bars(text))

    def _show(self, gathered: object) -> None:
        self.gathered = gathered
        self.lay_out()
        self._refresh_bars()

    def _failed(self, fault: Exception) -> None:
        self._refresh_bars()
        self.say(f"This could not be found out: {type(fault).__name__} in the reader.", "error")

    def lay_out(self) -> None:
        """Make the entries anew of what was gathered."""
        if self.gathered is None:
            return
        self.pane.show(self.entries() or self._empty())
        self._refresh_bars()

    @property
    def columns(self) -> int:
        """Columns there are for an entry."""
        columns = (self.pane.size.width or self.size.width) - SCROLLBAR
        return min(columns, self.pane.measure or columns)

    def _empty(self) -> list[Entry]:
        lines = [BLANK]
        for text in self.nothing():
            room = max(min(self.columns - _MARGIN, _READABLE), 10)
            lines += [said(text[start:end]) for start, end in wrap(text, room)]
        return lines

    def on_entries_pane_resized(self) -> None:
        """Lines are broken anew."""
        self.lay_out()

    def on_entries_pane_chosen(self, event: EntriesPane.Chosen) -> None:
        """Go where the entry leads."""
        self.choose(event.value)

    # -- keys --------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Every key that no widget took: the keymap knows what it means."""
        if self._pressing.press(event.key, event.character):
            event.stop()
            event.prevent_default()

    def perform(self, action: str) -> None:
        """Do `action`, if it means something here."""
        name = self.performs.get(action)
        if name is None and self.pane.perform(action):
            return
        name = name or self._ours.get(action)
        if name is not None:
            getattr(self, name)()

    def leave(self) -> None:
        """Close the filter, then the screen."""
        if not self.close_filter() and self.is_active:
            self.dismiss(None)

    def quit(self) -> None:
        """Quit the program."""
        self.app.exit(return_code=0)

    def undo(self) -> None:
        """Take the last change back."""
        self.main.chores.do(
            self.library.marks.undo,
            lambda undone: self._moved(f"undone: {undone}" if undone else "nothing to undo"),
        )

    def redo(self) -> None:
        """Do it again."""
        self.main.chores.do(
            self.library.marks.redo,
            lambda redone: self._moved(f"again: {redone}" if redone else "nothing to do again"),
        )

    def _moved(self, said: str) -> None:
        self.say(said)
        self.changed()

    def changed(self) -> None:
        """What is the reader's own has changed: show it here and below."""
        self.main.headlines.refresh()
        self.main.related.look_again()
        self.gather_again()

    def say_keys(self) -> None:
        """Say what can be done here."""
        known = ((self.main.key_of(action), word) for action, word in self._all_hints())
        self.say(" · ".join(f"{key} {word}" for key, word in known if key))

    def read(self, row: Row) -> None:
        """Leave, and read the article of `row`."""
        if self.is_active:
            self.dismiss(None)
            self.main.reading.follow(None, row)

    # -- bars --------------------------------------------------------------------------------

    def say(self, message: str, tone: str = "foreground") -> None:
        """Answer the last key in the status line."""
        self._pressing.answered = True
        self._status.say(message, tone)

    def _all_hints(self) -> tuple[tuple[str, str], ...]:
        return (*self.hints, ("search", "filter"), ("leave", "back"))

    def _refresh_bars(self, activity: str = "") -> None:
        self._top.set(self.title_text, self.about() if self.gathered is not None else "", activity)
        known = [(self.main.key_of(action), word, action) for action, word in self._all_hints()]
        self._status.offer([hint for hint in known if hint[0]], "")

    def on_status_bar_pressed(self, event: StatusBar.Pressed) -> None:
        """A hint was clicked."""
        self.perform(event.action)

    def set_palette(self, palette: Palette) -> None:
        """Another theme."""
        self.palette = palette
        for widget in (self._top, self._field, self.pane, self._status):
            widget.set_palette(palette)
