"""Lines of widgets that paint each of their lines in full: no borders, no padding, no CSS.

Textual asks the styles of a widget some forty questions for each line it paints.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual._styles_cache import StylesCache
from textual.strip import Strip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from textual.geometry import Region
    from textual.widget import Widget

    PaintLines = Callable[[Sequence[int]], Iterable[Strip]]
    """Paints lines of a window, counted from its top, as wide as the widget."""


class LineCache(StylesCache):
    """Keeps the lines of one such widget until they are said to have changed."""

    def __init__(self, paint: PaintLines) -> None:
        """Set up; `paint` is what paints the lines of the widget."""
        super().__init__()
        self._paint = paint

    def scroll(self, lines: int, height: int) -> None:
        """The window of `height` lines has moved: by so many lines down, or up below 0."""
        kept = {y - lines: strip for y, strip in self._cache.items()}
        self._cache = {y: strip for y, strip in kept.items() if 0 <= y < height}
        self._dirty_lines = {y - lines for y in self._dirty_lines}

    def render_widget(self, widget: Widget, crop: Region) -> list[Strip]:
        """The lines of `crop`."""
        # What a scrollbar lies on is not seen.
        width = widget.region.width - widget.scrollbar_size_vertical
        if width != self._width:
            self.clear()
            self._width = width
        known, dirty = self._cache, self._dirty_lines
        wanted = [y for y in crop.line_range if y in dirty or y not in known]
        if wanted:
            strips = [_as_wide(strip, width) for strip in self._paint(wanted)]
            known.update(zip(wanted, _filtered(strips, widget), strict=True))
            dirty.difference_update(wanted)
        first, behind = crop.column_span
        if first == 0 and behind >= width:
            return [known[y] for y in crop.line_range]
        return [known[y].crop(first, behind) for y in crop.line_range]


def _as_wide(strip: Strip, width: int) -> Strip:
    """A strip of `width` cells: one that ends in a space too many loses it."""
    segments = strip._segments  # noqa: SLF001 - a copy of it costs as much as all the rest
    if strip.cell_length == width + 1 and segments and segments[-1].text.endswith(" "):
        last = segments[-1]
        return Strip([*segments[:-1], last._replace(text=last.text[:-1])], width)
    return strip.adjust_cell_length(width)


def _filtered(strips: list[Strip], widget: Widget) -> list[Strip]:
    """Strips as all filters leave them."""
    background = widget.background_colors[1]
    for line_filter in widget.get_line_filters():
        for number, strip in enumerate(strips):
            before = strip._segments  # noqa: SLF001 - a copy of each costs as much as the filter
            after = line_filter.apply(before, background)
            if after is not before:
                strips[number] = Strip(after, strip.cell_length)
    return strips
