"""The reader: an article in a centred measure, its quotes to be stepped through."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.message import Message

from reader.tui.panes.base import LinesPane
from reader.tui.render.marked import marked_text, with_marked
from reader.tui.render.runs import line
from reader.tui.render.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual import events
    from textual.selection import Selection
    from textual.strip import Strip

    from reader.article import Article, Quote
    from reader.tui.render.page import Page
    from reader.tui.render.paint import PageLook
    from reader.tui.render.palette import Palette


class ArticlePane(LinesPane):
    """One article."""

    performs: ClassVar[dict[str, str]] = {
        "cursor.down": "line_down",
        "cursor.up": "line_up",
        "cursor.top": "to_top",
        "cursor.bottom": "to_end",
        "page.down": "page_forward",
        "page.up": "page_backward",
        "half.down": "half_forward",
        "half.up": "half_backward",
    }

    class QuoteSelected(Message):
        """A quote was selected, or none is any more."""

    class Scrolled(Message):
        """Another part of the article is in view."""

        def can_replace(self, message: Message) -> bool:
            """Only the last place matters."""
            return isinstance(message, ArticlePane.Scrolled)

    class Laid(Message):
        """The pane has another width: the article must be laid out anew."""

    class TrailClicked(Message):
        """The trail of `measure` cells was clicked at its column `x`."""

        def __init__(self, x: int, measure: int) -> None:
            super().__init__()
            self.x, self.measure = x, measure

    def __init__(self, palette: Palette) -> None:
        super().__init__(palette, id="article")
        self.page: Page | None = None
        self._look: PageLook | None = None
        self._said: tuple[str, ...] = ()
        self._match_order: list[tuple[int, int]] = []

    # -- what is shown ---------------------------------------------------------------------

    @property
    def article(self) -> Article | None:
        """The article shown."""
        return self.page.article if self.page else None

    def show(self, page: Page, scroll: int = 0, quote: int | None = None) -> None:
        """Show `page` from line `scroll` on, with a quote selected or none."""
        from reader.tui.render.paint import look_of

        self.page = page
        self._said = ()
        self._look = replace(look_of(page), selected=quote)
        self._match_order = []
        self.set_length(len(page.lines))
        self.scroll_to_line(scroll)
        self.refresh()

    def lay_anew(self, page: Page) -> None:
        """The same article in another width: the words that were on top stay on top."""
        if self.page is None or self._look is None:
            return
        top = self.top_place()
        self.page = page
        self.set_length(len(page.lines))
        self.scroll_to_line(page.line_of(*top) if top else 0)
        self.refresh()

    def say(self, *sentences: str) -> None:
        """Show sentences in place of an article."""
        self.page = self._look = None
        self._said = sentences
        self.set_length(1)
        self.scroll_to_line(0)
        self.refresh()

    def strip_at(self, line_number: int, width: int) -> Strip:
        """One line of the page, or of what is said instead."""
        if self.page is None or self._look is None:
            return self._said_strip(line_number, width)
        from reader.tui.render.paint import page_strip

        strip = page_strip(self.page, line_number, self._look, self.palette)
        strip = strip.adjust_cell_length(width, self.palette.style("foreground"))
        span = self.text_selection.get_span(line_number) if self.text_selection else None
        return with_marked(strip, span, width).apply_offsets(0, line_number)

    def _said_strip(self, line_number: int, width: int) -> Strip:
        ground = self.palette.style("dim")
        said = [""]
        for sentence in self._said:
            room = max(min(width - 6, 70), 8)
            said += [sentence[start:end] for start, end in wrap(sentence, room)] + [""]
        text = said[line_number] if line_number < len(said) else ""
        return line([Segment("   " + text, ground)], width, ground)

    def top_place(self) -> tuple[int, int] | None:
        """(block, offset) of the first words in view; None at the head of the article."""
        top = self.scroll_offset.y
        return self.page.words_from(top) if self.page is not None and top else None

    def on_resize(self) -> None:
        """Ask for a new layout where the width has changed."""
        if self.page is not None and self.page.width != self.size.width:
            self.post_message(self.Laid())

    # -- quotes ----------------------------------------------------------------------------

    @property
    def selected(self) -> Quote | None:
        """The selected quote."""
        number = self.selected_number
        # The page may be a new one, laid out since the quote was selected in the old one.
        if self.page is None or number is None or number >= len(self.page.quotes):
            return None
        return self.page.quotes[number]

    @property
    def selected_number(self) -> int | None:
        """Its index among the quotes of the page."""
        return self._look.selected if self._look else None

    @property
    def voices(self) -> Mapping[str, int]:
        """Colour number of each voice."""
        return self._look.voices if self._look else {}

    def step_quote(self, step: int) -> bool:
        """Select the next quote (1) or the one before (-1); tell whether there is one."""
        if self.page is None or self._look is None or not self.page.quotes:
            return False
        if self._look.selected is None:
            top, height = self.scroll_offset.y, self.size.height
            number = self.page.quote_in_view(top, top + height, last=step < 0)
        else:
            number = self._look.selected + step
        if not 0 <= number < len(self.page.quotes):
            return False
        self.select_quote(number)
        return True

    def select_quote(self, number: int | None) -> None:
        """Select a quote by its number and bring it into view; None selects none."""
        if self.page is None or self._look is None:
            return
        self._look = replace(self._look, selected=number)
        if number is not None:
            quote = self.page.quotes[number]
            first = self.page.quote_lines[number]
            last = self.page.line_of(quote.block, max(quote.end - 1, quote.start))
            self.reveal(first, min(last - first + 1, max(self.size.height - 4, 1)))
        self.refresh()
        self.post_message(self.QuoteSelected())

    def quote_of_voice(self, speaker: str) -> bool:
        """Select the next quote of `speaker`, the first after the last; tell whether any is."""
        if self.page is None:
            return False
        theirs = [n for n, quote in enumerate(self.page.quotes) if quote.speaker == speaker]
        if not theirs:
            return False
        now = self.selected_number
        later = [n for n in theirs if now is not None and n > now]
        self.select_quote(later[0] if later else theirs[0])
        return True

    # -- matches ---------------------------------------------------------------------------

    def mark_matches(self, matches: Mapping[int, Sequence[tuple[int, int]]]) -> int:
        """Highlight (start, end) spans by block; returns how many."""
        if self._look is None:
            return 0
        self._look = replace(self._look, matches=matches, current_match=None)
        order = [(block, start) for block, spans in matches.items() for start, _ in spans]
        # The headline and standfirst have negative numbers and stand before the body.
        self._match_order = sorted(order, key=lambda m: (m[0] >= 0, abs(m[0]), m[1]))
        self.refresh()
        return len(order)

    def step_match(self, step: int) -> tuple[int, int] | None:
        """Go to the next (1) or previous (-1) match; returns (number from 1, of how many)."""
        if not self._match_order or self.page is None or self._look is None:
            return None
        order, here = self._match_order, self._look.current_match
        if here in order:
            number = order.index(here) + step
        else:
            number = self.page.place_in_view(order, self.scroll_offset.y) if step > 0 else -1
        number %= len(self._match_order)
        block, start = self._match_order[number]
        self._look = replace(self._look, current_match=(block, start))
        self.reveal(self.page.line_of(block, start))
        self.refresh()
        return number + 1, len(self._match_order)

    # -- moving ----------------------------------------------------------------------------

    @property
    def at_end(self) -> bool:
        """Whether the last line is in view."""
        return self.scroll_offset.y >= self.max_scroll_y

    @property
    def place(self) -> str:
        """How far the article is read: "62 %", "" where it fits."""
        whole = self.max_scroll_y
        return f"{round(100 * self.scroll_offset.y / whole)} %" if whole else ""

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """The status line shows the place."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.post_message(self.Scrolled())

    def _scroll_lines(self, lines: int) -> None:
        self.scroll_to_line(min(self.scroll_offset.y + lines, self.max_scroll_y))

    def line_down(self) -> None:
        """One line on."""
        self._scroll_lines(1)

    def line_up(self) -> None:
        """One line back."""
        self._scroll_lines(-1)

    def page_forward(self) -> None:
        """A screenful on."""
        self._scroll_lines(self.page_lines)

    def page_backward(self) -> None:
        """A screenful back."""
        self._scroll_lines(-self.page_lines)

    def half_forward(self) -> None:
        """Half a screenful on."""
        self._scroll_lines(max(self.page_lines // 2, 1))

    def half_backward(self) -> None:
        """Half a screenful back."""
        self._scroll_lines(-max(self.page_lines // 2, 1))

    def to_top(self) -> None:
        """To the headline."""
        self.scroll_to_line(0)

    def to_end(self) -> None:
        """To the last line."""
        self.scroll_to_line(self.max_scroll_y)

    # -- the mouse -------------------------------------------------------------------------

    def on_click(self, event: events.Click) -> None:
        """A click on a quote selects it; one on the trail leads back."""
        number = event.y + self.scroll_offset.y
        if self.page is None or not 0 <= number < len(self.page.lines):
            return
        from reader.tui.render.hits import quote_at

        if self.page.lines[number].kind == "trail":
            self.post_message(self.TrailClicked(event.x - self.page.left, self.page.measure))
        elif (found := quote_at(self.page, event.x, number)) is not None:
            self.select_quote(found)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text the mouse has marked, as it stands in the page."""
        return None if self.page is None else (marked_text(self.page, selection), "\n")

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002
        """Paint what is marked."""
        self.refresh()
