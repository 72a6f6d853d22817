"""A scrollbar that paints its lines itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip

from reader.tui.line_cache import LineCache
from reader.tui.straight import Straight

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.segment import Segment
    from rich.style import Style

_MOST_STRIPS = 64


class PaneScrollBar(Straight, ScrollBar):
    """An upright scrollbar of one column, without the layers a renderable of Rich stands behind."""

    def __init__(self, vertical: bool = True, name: str | None = None, *, thickness: int = 1):
        super().__init__(vertical, name, thickness=thickness)
        self._styles_cache = LineCache(self._paint)
        self._strips: dict[tuple[str, Style | None], Strip] = {}

    def _paint(self, lines: Sequence[int]) -> Iterable[Strip]:
        drawn = self.render()
        assert isinstance(drawn, ScrollBarRender)  # noqa: S101 - what its `renderer` makes
        style = self.app.console.get_style(drawn.style)
        assert style.color is not None  # noqa: S101
        assert style.bgcolor is not None  # noqa: S101
        cells = drawn.render_bar(
            size=max(self.size.height, max(lines) + 1),
            virtual_size=drawn.virtual_size,
            window_size=drawn.window_size,
            position=drawn.position,
            back_color=style.bgcolor,
            bar_color=style.color,
        ).segments
        return [self._strip_of(cells[y]) for y in lines]

    def _strip_of(self, cell: Segment) -> Strip:
        """The strip of a cell, the same one each time: what is the same is not written."""
        look = (cell.text, cell.style)
        found = self._strips.get(look)
        if found is None:
            if len(self._strips) >= _MOST_STRIPS:
                self._strips.clear()
            found = self._strips[look] = Strip([cell], 1)
        return found
