"""What the reader has done to a page: the quote selected, the matches marked. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from reader.tui.render.paint import look_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.article import Quote
    from reader.tui.render.page import Page


class Match(NamedTuple):
    """Where a match is: its number from 1, of how many, and the line of the page it is on."""

    number: int
    of: int
    line: int


class PageView:
    """A page, and the look that is laid over it."""

    def __init__(self, page: Page, quote: int | None = None) -> None:
        """A page with the quote of that number selected, or none."""
        self.page = page
        self.look = replace(look_of(page), selected=quote)
        self._match_order: list[tuple[int, int]] = []

    # -- quotes ----------------------------------------------------------------------------

    @property
    def selected(self) -> Quote | None:
        """The selected quote."""
        number = self.look.selected
        # The page may be a new one, laid out since the quote was selected in the old one.
        if number is None or number >= len(self.page.quotes):
            return None
        return self.page.quotes[number]

    def select(self, number: int | None) -> None:
        """Select the quote of that number, or none."""
        self.look = replace(self.look, selected=number)

    def quote_beside(self, step: int, top: int, height: int) -> int | None:
        """The quote after the selected one (1) or before it (-1); None where there is none.

        Where none is selected, the first or last of those in the `height` lines from `top` on.
        """
        if not self.page.quotes:
            return None
        if self.look.selected is None:
            number = self.page.quote_in_view(top, top + height, last=step < 0)
        else:
            number = self.look.selected + step
        return number if 0 <= number < len(self.page.quotes) else None

    def quote_of_voice(self, speaker: str) -> int | None:
        """The next quote of `speaker`, the first after the last; None where there is none."""
        theirs = [n for n, quote in enumerate(self.page.quotes) if quote.speaker == speaker]
        now = self.look.selected
        later = [n for n in theirs if now is not None and n > now]
        return next(iter(later or theirs), None)

    def lines_of_quote(self, number: int) -> tuple[int, int]:
        """(first line, number of lines) of a quote."""
        quote = self.page.quotes[number]
        first = self.page.quote_lines[number]
        last = self.page.line_of(quote.block, max(quote.end - 1, quote.start))
        return first, last - first + 1

    # -- matches ---------------------------------------------------------------------------

    def mark_matches(self, matches: Mapping[int, Sequence[tuple[int, int]]]) -> int:
        """Mark (start, end) spans by block; returns how many."""
        self.look = replace(self.look, matches=matches, current_match=None)
        order = [(block, start) for block, spans in matches.items() for start, _ in spans]
        # The headline and standfirst have negative numbers and stand before the body.
        self._match_order = sorted(order, key=lambda m: (m[0] >= 0, abs(m[0]), m[1]))
        return len(order)

    def step_match(self, step: int, top: int) -> Match | None:
        """Go to the next match (1) or the one before (-1), from line `top` where none is shown."""
        order, here = self._match_order, self.look.current_match
        if not order:
            return None
        if here in order:
            number = order.index(here) + step
        else:
            number = self.page.place_in_view(order, top) if step > 0 else -1
        number %= len(order)
        self.look = replace(self.look, current_match=order[number])
        return Match(number + 1, len(order), self.page.line_of(*order[number]))
