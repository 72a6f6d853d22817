"""What may follow the keys of a sequence that has begun, in columns over the foot of the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len as width_of
from rich.segment import Segment
from textual.widget import Widget

from reader.tui.render.runs import line
from reader.tui.render.wrap import cut

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events
    from textual.strip import Strip

    from reader.tui.render.palette import Palette

_WIDEST = 44
"""Cells a column may ask for; what is left over all of them share."""
_NARROWEST = 30
"""Cells a column has at least, where that many are needed to show all that may follow."""
_HIGHEST = 80
"""Per cent of the screen that it may cover."""


class WhichKey(Widget):
    """Keys and what they do; a click does it."""

    DEFAULT_CSS = """
    WhichKey {
        dock: bottom; layer: over; height: auto; margin: 0 0 1 0;
        background: $news-bar;
    }
    """

    def __init__(
        self,
        palette: Palette,
        entries: Sequence[tuple[str, str, str]],
        do: Callable[[str], None],
    ) -> None:
        """Show (key, title, action) entries; `do` does the action that is clicked."""
        super().__init__(id="which")
        self.can_focus = False
        self._palette = palette
        self._entries = entries
        self._do = do

    def _columns(self, width: int) -> tuple[int, int]:
        """(columns, cells of each) in `width` cells."""
        longest = max((width_of(key) + width_of(title) + 4 for key, title, _ in self._entries))
        lines = max(self.screen.size.height * _HIGHEST // 100, 1)
        needed = -(-len(self._entries) // lines)
        columns = max(width // min(longest, _WIDEST), min(needed, width // _NARROWEST), 1)
        return columns, max(min(longest, width // columns), 1)

    def get_content_height(self, container: object, viewport: object, width: int) -> int:  # noqa: ARG002
        """As many lines as the entries need."""
        most = max(self.screen.size.height * _HIGHEST // 100, 1)
        return min(-(-len(self._entries) // self._columns(width)[0]), most)

    def render_line(self, y: int) -> Strip:
        """One line of all columns."""
        columns, cells = self._columns(self.size.width)
        key_style = self._palette.style("accent", "bar", "b")
        style = self._palette.style("foreground", "bar")
        lines = max(self.size.height, 1)
        parts: list[Segment] = []
        hidden = len(self._entries) - columns * lines
        if hidden > 0 and y == lines - 1:
            more = f" … and {hidden + columns} more: ? shows all"
            return line([Segment(cut(more, self.size.width), style)], self.size.width, style)
        for column in range(columns):
            at = column * lines + y
            if at >= len(self._entries):
                continue
            key, title, _ = self._entries[at]
            text = cut(title, cells - width_of(key) - 3)
            gap = cells - width_of(key) - width_of(text) - 2
            parts += [Segment(f" {key} ", key_style), Segment(text + " " * max(gap, 0), style)]
        return line(parts, self.size.width, style)

    def on_click(self, event: events.Click) -> None:
        """Do what was clicked."""
        event.stop()
        columns, cells = self._columns(self.size.width)
        lines = max(self.size.height, 1)
        if len(self._entries) > columns * lines and event.y == lines - 1:
            self._do("help")
            return
        column = min(event.x // cells, columns - 1)
        at = column * lines + event.y
        if 0 <= at < len(self._entries):
            self._do(self._entries[at][2])
