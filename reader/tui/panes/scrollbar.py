"""The lines of a scrollbar, without the layers that any renderable of Rich can stand behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.scrollbar import ScrollBarRender
from textual.strip import Strip

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.scrollbar import ScrollBar


def scrollbar_lines(bar: ScrollBar, lines: Sequence[int]) -> Iterable[Strip]:
    """These lines of an upright scrollbar of one column."""
    drawn = bar.render()
    assert isinstance(drawn, ScrollBarRender)  # noqa: S101 - what its `renderer` makes
    style = bar.app.console.get_style(drawn.style)
    assert style.color is not None  # noqa: S101
    assert style.bgcolor is not None  # noqa: S101
    cells = drawn.render_bar(
        size=max(bar.size.height, max(lines) + 1),
        virtual_size=drawn.virtual_size,
        window_size=drawn.window_size,
        position=drawn.position,
        back_color=style.bgcolor,
        bar_color=style.color,
    ).segments
    return [Strip([cells[y]], 1) for y in lines]
