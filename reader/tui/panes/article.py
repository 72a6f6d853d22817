"""The reader: an article in a centred measure, its quotes to be stepped through."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    from reader.tui.page_view import Match, PageView
    from reader.tui.render.page import Page
    from reader.tui.render.palette import Palette


class ArticlePane(LinesPane):
    """One article."""

    class QuoteSelected(Message, bubble=False):
        """A quote was selected, or none is any more."""

    class Scrolled(Message, bubble=False):
        """Another part of the article is in view."""

        def can_replace(self, message: Message) -> bool:
            """Only the last place matters."""
            return isinstance(message, ArticlePane.Scrolled)

    class Laid(Message, bubble=False):
        """The pane has another width: the article must be laid out anew."""

    class TrailClicked(Message, bubble=False):
        """The trail of `measure` cells was clicked at its column `x`."""

        def __init__(self, x: int, measure: int) -> None:
            super().__init__()
            self.x, self.measure = x, measure

    def __init__(self, palette: Palette) -> None:
        super().__init__(palette, id="article")
        self._view: PageView | None = None
        self._said: tuple[str, ...] = ()

    # -- what is shown ---------------------------------------------------------------------

    @property
    def page(self) -> Page | None:
        """The page shown."""
        return self._view.page if self._view else None

    @property
    def article(self) -> Article | None:
        """The article shown."""
        return self._view.page.article if self._view else None

    def show(self, page: Page, scroll: int = 0, quote: int | None = None) -> None:
        """Show `page` from line `scroll` on, with a quote selected or none."""
        from reader.tui.page_view import PageView

        self._view = PageView(page, quote)
        self._said = ()
        self.set_length(len(page.lines))
        self.scroll_to_line(scroll)
        self.refresh()

    def lay_anew(self, page: Page) -> None:
        """The same article in another width: the words that were on top stay on top."""
        if self._view is None:
            return
        top = self.top_place()
        self._view.page = page
        self.set_length(len(page.lines))
        self.scroll_to_line(page.line_of(*top) if top else 0)
        self.refresh()

    def say(self, *sentences: str) -> None:
        """Show sentences in place of an article."""
        if self._view is None and sentences == self._said:
            return
        self._view = None
        self._said = sentences
        self.set_length(1)
        self.scroll_to_line(0)
        self.refresh()

    def strip_at(self, line_number: int, width: int) -> Strip:
        """One line of the page, or of what is said instead."""
        if self._view is None:
            return self._said_strip(line_number, width)
        from reader.tui.render.paint import page_strip

        strip = page_strip(self._view.page, line_number, self._view.look, self.palette)
        strip = strip.adjust_cell_length(width, self.palette.style("foreground"))
        span = self.text_selection.get_span(line_number) if self.text_selection else None
        return with_marked(strip, span, width)

    def render_line(self, y: int) -> Strip:
        """One line, its cells telling where they are in the page: for marking with the mouse."""
        return super().render_line(y).apply_offsets(0, self.scroll_offset.y + y)

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
            self.tell(self.Laid())

    # -- quotes ----------------------------------------------------------------------------

    @property
    def selected(self) -> Quote | None:
        """The selected quote."""
        return self._view.selected if self._view else None

    @property
    def selected_number(self) -> int | None:
        """Its index among the quotes of the page."""
        return self._view.look.selected if self._view else None

    @property
    def voices(self) -> Mapping[str, int]:
        """Colour number of each voice."""
        return self._view.look.voices if self._view else {}

    def step_quote(self, step: int) -> bool:
        """Select the next quote (1) or the one before (-1); tell whether there is one."""
        if self._view is None:
            return False
        top, height = self.scroll_offset.y, self.size.height
        return self._select_found(self._view.quote_beside(step, top, height))

    def quote_of_voice(self, speaker: str) -> bool:
        """Select the next quote of `speaker`, the first after the last; tell whether any is."""
        return self._select_found(self._view.quote_of_voice(speaker) if self._view else None)

    def _select_found(self, number: int | None) -> bool:
        if number is not None:
            self.select_quote(number)
        return number is not None

    def select_quote(self, number: int | None) -> None:
        """Select a quote by its number and bring it into view; None selects none."""
        if self._view is None:
            return
        self._view.select(number)
        if number is not None:
            first, lines = self._view.lines_of_quote(number)
            self.reveal(first, min(lines, max(self.size.height - 4, 1)))
        self.refresh()
        self.tell(self.QuoteSelected())

    # -- matches ---------------------------------------------------------------------------

    def mark_matches(self, matches: Mapping[int, Sequence[tuple[int, int]]]) -> int:
        """Highlight (start, end) spans by block; returns how many."""
        if self._view is None:
            return 0
        self.refresh()
        return self._view.mark_matches(matches)

    def step_match(self, step: int) -> Match | None:
        """Go to the next (1) or previous (-1) match; tell which it is."""
        match = self._view.step_match(step, self.scroll_offset.y) if self._view else None
        if match is not None:
            self.reveal(match.line)
            self.refresh()
        return match

    # -- moving ----------------------------------------------------------------------------

    @property
    def at_end(self) -> bool:
        """Whether the last line is in view."""
        return self.scroll_offset.y >= self.max_scroll_y

    @property
    def place(self) -> str:
        """How far the article is read: "62 %", "" where it fits or there is none."""
        whole = self.max_scroll_y if self._view else 0
        return f"{round(100 * self.scroll_offset.y / whole)} %" if whole else ""

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """The status line shows the place."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.tell(self.Scrolled())

    def step(self, steps: int) -> None:
        """So many lines on, or back."""
        self.scroll_to_line(min(self.scroll_offset.y + steps, self.max_scroll_y))

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
            self.tell(self.TrailClicked(event.x - self.page.left, self.page.measure))
        elif (found := quote_at(self.page, event.x, number)) is not None:
            self.select_quote(found)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text the mouse has marked, as it stands in the page."""
        return None if self.page is None else (marked_text(self.page, selection), "\n")

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002
        """Paint what is marked."""
        self.refresh()
