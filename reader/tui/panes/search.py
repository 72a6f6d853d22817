"""The search field: one line, every key answered at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.message import Message
from textual.widget import Widget

from reader.text.safe import clean, clean_line
from reader.tui.render.runs import spread
from reader.tui.render.wrap import cut
from reader.tui.straight import Straight

if TYPE_CHECKING:
    from textual import events
    from textual.strip import Strip

    from reader.tui.render.palette import Palette

_LONGEST = 1000
"""Characters of a query: more is a slip of the paste key."""
_WAY_OUT = "esc closes"
"""Words of a hint that can be clicked."""


class SearchField(Straight, Widget, can_focus=True, inherit_bindings=False):
    """A line to type a query into, with what it found beside it."""

    DEFAULT_CSS = """
    SearchField { height: 1; display: none; }
    SearchField.-open { display: block; }
    """

    class Changed(Message, bubble=False):
        """Another text."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Pressed(Message, bubble=False):
        """A key that is not for the text: "enter", "escape", "tab", "up", "down" ..."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    _FOR_OTHERS = frozenset(
        ("enter", "escape", "tab", "shift+tab", "up", "down", "pageup", "pagedown", "ctrl+n")
    ) | {"ctrl+p"}

    def __init__(self, palette: Palette) -> None:
        super().__init__(id="search")
        self.palette = palette
        self.text = ""
        self._at = 0
        self._label = ""
        self._note = ""
        self._hint = ""

    def set_palette(self, palette: Palette) -> None:
        """Paint in another theme."""
        self.palette = palette
        self.refresh()

    def begin(self, label: str, text: str = "") -> None:
        """Open the field."""
        self.text = text
        self._at = len(text)
        self._label = label
        self._note = ""
        self.add_class("-open")
        self.refresh()

    def end(self) -> None:
        """Close the field; its text stays."""
        self.remove_class("-open")

    def note(self, text: str) -> None:
        """Say what was found, at the right edge."""
        if text != self._note:
            self._note = text
            self.refresh()

    def hint(self, text: str) -> None:
        """Say what can be typed, for as long as nothing is."""
        self._hint = text
        self.refresh()

    def label(self, text: str) -> None:
        """Say what is searched, before the text."""
        self._label = text
        self.refresh()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - the field has one line
        """The label, the text with its cursor, and the note."""
        style = self.palette.style
        plain, dim = style("foreground", "bar"), style("dim", "bar")
        width = self.size.width
        note = cut(self._note, max(width // 2, 10)) + " "
        room = max(width - len(note) - len(self._label) - 5, 4)
        first = max(0, self._at - room)
        before, under = self.text[first : self._at], self.text[self._at : self._at + 1]
        left = [
            Segment(f" {self._label} ", style("accent", "bar", "b")),
            Segment(before, plain),
            Segment(under or " ", style("foreground", "bar", "r" if self.has_focus else "")),
            Segment(self.text[self._at + 1 : self._at + room], plain),
        ]
        if self._hint and not self.text:
            left.append(Segment(f" {cut(self._hint, room)}", dim))
        return spread(left, [Segment(note, dim)], width, plain)

    def on_click(self, event: events.Click) -> None:
        """What the hint offers last, by its key, is done where it is clicked: `esc closes`."""
        text = "".join(segment.text for segment in self.render_line(0))
        at = text.find(_WAY_OUT)
        if self._hint and not self.text and at >= 0 and at <= event.x < at + len(_WAY_OUT):
            event.stop()
            self.tell(self.Pressed("escape"))

    def on_key(self, event: events.Key) -> None:
        """Edit, or hand the key on."""
        self.take(event)

    def take(self, event: events.Key) -> bool:
        """Edit, or hand the key on; tell whether the key was for the field."""
        if event.key in self._FOR_OTHERS:
            self.tell(self.Pressed(event.key))
        elif event.is_printable and event.character:
            self._insert(clean(event.character))
        elif not self._edit(event.key):
            return False
        event.stop()
        event.prevent_default()
        return True

    def on_paste(self, event: events.Paste) -> None:
        """Pasted text is outside text: it comes in as one clean line."""
        event.stop()
        self._insert(clean_line(event.text))

    def _insert(self, characters: str) -> None:
        text = self.text[: self._at] + characters + self.text[self._at :]
        self._at = min(self._at + len(characters), _LONGEST)
        self._become(text[:_LONGEST])

    def _edit(self, key: str) -> bool:
        before, after = self.text[: self._at], self.text[self._at :]
        match key:
            case "backspace" | "ctrl+h":
                self._at = max(self._at - 1, 0)
                self._become(before[:-1] + after)
            case "delete":
                self._become(before + after[1:])
            case "ctrl+w" | "ctrl+backspace":
                kept = before.rstrip().rpartition(" ")
                self._at = len(kept[0]) + len(kept[1])
                self._become(before[: self._at] + after)
            case "ctrl+u":
                self._at = 0
                self._become(after)
            case "left" | "ctrl+b":
                self._go(self._at - 1)
            case "right" | "ctrl+f":
                self._go(self._at + 1)
            case "home" | "ctrl+a":
                self._go(0)
            case "end" | "ctrl+e":
                self._go(len(self.text))
            case _:
                return False
        return True

    def _go(self, place: int) -> None:
        self._at = max(0, min(place, len(self.text)))
        self.refresh()

    def _become(self, text: str) -> None:
        self._at = min(self._at, len(text))
        self.refresh()
        if text != self.text:
            self.text = text
            self.tell(self.Changed(text))
