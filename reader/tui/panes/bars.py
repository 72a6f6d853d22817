"""One-line widgets: the bar on top, the status line, the titles of panes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from textual.message import Message
from textual.widget import Widget

from reader.tui.line_cache import LineCache
from reader.tui.render.runs import line, spread
from reader.tui.render.wrap import cut
from reader.tui.straight import Straight

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.strip import Strip

    from reader.tui.render.palette import Ground, Palette


_ALWAYS = frozenset({"help", "pane.left", "leave"})
"""Actions whose keys the status line names whatever else it says: the ways out."""
_ROOM_FOR_THEM = 72
"""Columns from which on a message leaves them room."""


class Bar(Straight, Widget):
    """A line with a left part and a right part."""

    DEFAULT_CSS = "Bar { height: 1; }"

    def __init__(self, palette: Palette, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._styles_cache = LineCache(lambda lines: map(self.render_line, lines))
        self.palette = palette

    def set_palette(self, palette: Palette) -> None:
        """Paint in another theme."""
        self.palette = palette
        self.refresh()


class TopBar(Bar):
    """What is open, how much is unread, what is going on."""

    name_text = ""
    about = ""
    activity = ""

    leads_to = ""
    """The action that a click on the name does; "" for none."""

    def set(self, name: str, about: str, activity: str, leads_to: str = "") -> None:
        """Show a collection's name, what is listed of it, and the work in hand."""
        self.leads_to = leads_to
        if (name, about, activity) != (self.name_text, self.about, self.activity):
            self.name_text, self.about, self.activity = name, about, activity
            self.refresh()

    def on_click(self, event: events.Click) -> None:
        """A click on the name goes where it points."""
        if self.leads_to and event.x <= cell_len(self.name_text):
            self.post_message(StatusBar.Pressed(self.leads_to))

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - the bar has one line
        """The whole line."""
        style = self.palette.style
        dim = style("dim", "bar")
        right = [Segment(f"{cut(self.activity, self.size.width // 2)} ", style("accent", "bar"))]
        room = self.size.width - len(right[0].text) - len(self.name_text) - 4
        left = [
            Segment(f" {self.name_text}", style("headline", "bar", "b")),
            Segment(f" · {cut(self.about, room)}" if self.about else "", dim),
        ]
        return spread(left, right if self.activity else [], self.size.width, dim)


class StatusBar(Bar):
    """The answer to the last key, and the keys of the pane that has the focus."""

    message = ""
    tone = "foreground"
    hints: Sequence[tuple[str, str, str]] = ()
    place = ""

    class Pressed(Message):
        """A key hint was clicked."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def say(self, message: str, tone: str = "foreground") -> None:
        """Answer the last key."""
        if (message, tone) != (self.message, self.tone):
            self.message, self.tone = message, tone
            self.refresh()

    def offer(self, hints: Sequence[tuple[str, str, str]], place: str) -> None:
        """Show (key, word, action) hints, and how far the article is read."""
        if (tuple(hints), place) != (tuple(self.hints), self.place):
            self.hints, self.place = hints, place
            self.refresh()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - the bar has one line
        """The whole line; as many hints as there is room for."""
        style = self.palette.style
        fill = style("dim", "bar")
        message = self._shown_message
        left = [Segment(f" {message}", style(self.tone, "bar"))]
        right: list[Segment] = []
        for key, word, _ in self._fitting(cell_len(message)):
            right += [
                Segment(f"{key}", style("accent", "bar", "b")),
                Segment(f" {word}  ", fill),
            ]
        if self.place:
            right.append(Segment(f"{self.place} ", fill))
        return spread(left, right, self.size.width, fill)

    @property
    def _shown_message(self) -> str:
        taken = len(self.place) + 2 if self.place else 0
        if self.size.width >= _ROOM_FOR_THEM:
            taken += sum(_width(hint) for hint in self.hints if hint[2] in _ALWAYS) + 2
        return cut(self.message, max(self.size.width - 2 - taken, 1))

    def _fitting(self, taken: int) -> list[tuple[str, str, str]]:
        room = self.size.width - taken - 4 - len(self.place)
        fitting: list[tuple[str, str, str]] = []
        first = sorted(self.hints, key=lambda hint: hint[2] not in _ALWAYS)
        for hint in first:
            room -= _width(hint)
            if room < 0:
                break
            fitting.append(hint)
        return [hint for hint in self.hints if hint in fitting]

    def on_click(self, event: events.Click) -> None:
        """A click on a hint does what its key does."""
        shown = self._fitting(cell_len(self._shown_message))
        widths = [_width(hint) for hint in shown]
        left = self.size.width - sum(widths) - (len(self.place) + 1 if self.place else 0)
        for hint, width in zip(shown, widths, strict=True):
            if left <= event.x < left + width:
                self.post_message(self.Pressed(hint[2]))
                return
            left += width


def _width(hint: tuple[str, str, str]) -> int:
    key, word, _ = hint
    return cell_len(key) + cell_len(word) + 3


class PaneTitle(Bar):
    """The name of a pane; brighter where the focus is."""

    def __init__(self, palette: Palette, text: str, ground: Ground, *, id: str) -> None:  # noqa: A002
        super().__init__(palette, id=id)
        self.text = text
        self._ground: Ground = ground
        self._active = False
        self._news = ("", "")

    def set(self, text: str, active: bool) -> None:
        """Show another text, or whether the pane has the focus."""
        if (text, active) != (self.text, self._active):
            self.text, self._active = text, active
            self.refresh()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - the title has one line
        """The whole line."""
        role = "accent" if self._active else "dim"
        style = self.palette.style(role, self._ground, "b")
        parts = [Segment(" " + cut(self.text, self.size.width - 2), style)]
        if self._news[0]:
            room = self.size.width - len(parts[0].text) - 3
            news = self.palette.style("unread", self._ground, "b")
            parts.append(Segment(f"  {cut(self._news[0], room)}", news))
        return line(parts, self.size.width, style)

    def announce(self, text: str, action: str) -> None:
        """Say something beside the title; a click on it does `action`. "" takes it away."""
        self._news = (text, action)
        self.refresh()

    def on_click(self) -> None:
        """A click on what is announced does what it is about."""
        if self._news[0]:
            self.post_message(StatusBar.Pressed(self._news[1]))
