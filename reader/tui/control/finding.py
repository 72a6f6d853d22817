"""Finding within the article, and walking from match to match."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from reader.library.api import Match
from reader.tui.control.base import Controller

if TYPE_CHECKING:
    from reader.article import Article
    from reader.library.query import Query
    from reader.tui.screens.main import MainScreen


class Finding(Controller):
    """What is looked for in the article that is open."""

    performs: ClassVar[dict[str, str]] = {
        "find.next": "find_next",
        "find.previous": "find_previous",
    }

    def __init__(self, screen: MainScreen) -> None:
        super().__init__(screen)
        self._wanted: Query | None = None
        self._from: tuple[int, int | None] = (0, None)
        """Line and selected quote where the reader began to look for something."""

    @property
    def looking(self) -> bool:
        """Whether something is looked for in the article alone."""
        return self._wanted is not None

    @property
    def active(self) -> bool:
        """Whether there are matches to walk through in the article."""
        return self.looking or self.screen.searching.query is not None

    def begin(self) -> None:
        """From here on something is looked for: esc comes back here."""
        pane = self.screen.article
        self._from = (pane.scroll_offset.y, pane.selected_number)

    def give_up(self) -> None:
        """Nothing is looked for any more: everything is as it was."""
        pane = self.screen.article
        if pane.page is not None:
            pane.show(pane.page, *self._from)
        self.forget()
        if pane.selected is not None:
            pane.tell(pane.QuoteSelected())

    def forget(self) -> None:
        """Nothing is looked for any more."""
        self._wanted = None
        self.mark()

    def mark(self) -> None:
        """Highlight in the article what was found or is looked for."""
        article = self.screen.article.article
        if article is None:
            return
        how = Match.EXACT if self._wanted else self.screen.headlines.listing.match
        query = self._wanted or self.screen.searching.query
        self.screen.article.mark_matches(_matches(query, article, how) if query else {})

    def find(self, text: str) -> None:
        """Look for what is typed; the first match from where that began is gone to."""
        from reader.library.query import parse

        self._wanted = parse(text, typing=True) if text.strip() else None
        article = self.screen.article.article
        if article is None:
            return
        matches = _matches(self._wanted, article, Match.EXACT) if self._wanted else {}
        self.screen.article.scroll_to_line(self._from[0])
        number = self.screen.article.mark_matches(matches)
        if number:
            self.screen.article.step_match(1)
        self.screen.field.note(f"{number} in this article" if text.strip() else "")

    def find_next(self) -> None:
        """The next match of the search; without one the next unread article."""
        self._step(1)

    def find_previous(self) -> None:
        """The match before; without one the unread article before."""
        self._step(-1)

    def _step(self, step: int) -> None:
        if (self._wanted or self.screen.searching.query) and self.screen.at == "article":
            self.go(step)
        else:
            self.screen.marking.next_unread(step, open_it=self.screen.at == "article")

    def go(self, step: int) -> None:
        """Go to the next match (1), the one before (-1) or this one (0); say which it is."""
        match = self.screen.article.step_match(step)
        self.screen.say(
            f"match {match.number} of {match.of}" if match else "no match in this article"
        )


def _matches(query: Query, article: Article, how: Match) -> dict[int, tuple[tuple[int, int], ...]]:
    """Where `query` matches, by block."""
    from reader.article import HEADLINE_BLOCK, STANDFIRST_BLOCK
    from reader.library.query import Field, highlights

    texts = [(HEADLINE_BLOCK, article.headline), (STANDFIRST_BLOCK, article.standfirst or "")]
    texts += [(number, block.text) for number, block in enumerate(article.body)]
    found: dict[int, tuple[tuple[int, int], ...]] = {}
    for block, text in texts:
        where = Field.HEADLINE if block == HEADLINE_BLOCK else Field.TEXT
        spans = tuple(highlights(query, text, where, how))
        if spans:
            found[block] = spans
    return found
