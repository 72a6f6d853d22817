"""A scrollbar that paints its lines itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip

from reader.tui.line_cache import LineCache
from reader.tui.straight import Straight

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class PaneScrollBar(Straight, ScrollBar):
    """An upright scrollbar of one column, without the layers a renderable of Rich stands behind."""

    def __init__(self, vertical: bool = True, name: str | None = None, *, thickness: int = 1):
        super().__init__(vertical, name, thickness=thickness)
        self._styles_cache = LineCache(self._paint)

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
        return [Strip([cells[y]], 1) for y in lines]
