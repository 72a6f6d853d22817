"""Text that the mouse has marked: what it is, and how it looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.style import Style
from textual.strip import Strip

if TYPE_CHECKING:
    from textual.selection import Selection

    from reader.tui.render.page import Page

_MARKED = Style(reverse=True)


def marked_text(page: Page, selection: Selection) -> str:
    """The marked words of `page`, without its margins."""
    lines = [" " * (page.left + shown.indent) + shown.text for shown in page.lines]
    marked = selection.extract("\n".join(lines))
    return "\n".join(part.strip() for part in marked.splitlines())


def with_marked(strip: Strip, span: tuple[int, int] | None, width: int) -> Strip:
    """`strip` with the cells of `span` in reverse; an end of -1 is the end of the line."""
    if span is None:
        return strip
    start, end = span
    end = width if end < 0 else min(end, width)
    middle = strip.crop(start, end).apply_style(_MARKED)
    return Strip.join([strip.crop(0, start), middle, strip.crop(end, width)])
