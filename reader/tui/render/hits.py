"""What of an article's page stands under a cell, for the mouse. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from reader.tui.render.page import SEPARATOR, trail_steps

if TYPE_CHECKING:
    from reader.tui.render.page import Page


def quote_at(page: Page, x: int, number: int) -> int | None:
    """The number of the quote at column `x` of line `number`, or in the margin beside it."""
    shown = page.lines[number]
    offset = shown.offset + x - page.left - shown.indent
    for index, quote in enumerate(page.quotes):
        in_margin = x < page.left and page.quote_lines[index] == number
        if in_margin or (quote.block == shown.block and quote.start <= offset < quote.end):
            return index
    return None


def steps_back(trail: tuple[str, ...], measure: int, x: int) -> int:
    """How many steps before the last that of `trail` is which stands at column `x` of its line.

    0 where none does, and for the last.
    """
    left = 0
    for place, step in enumerate(trail_steps(trail, measure)):
        if left <= x < left + cell_len(step):
            return len(trail) - 1 - place
        left += cell_len(step) + cell_len(SEPARATOR)
    return 0
