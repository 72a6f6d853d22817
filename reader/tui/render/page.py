"""An article laid out for a width: pure, painted later line by line.

A page is a list of lines. Each knows which block of the article it shows and from which offset, so
that quotes, search matches and a mouse click lead to words of the article and back.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from reader.article import HEADLINE_BLOCK, STANDFIRST_BLOCK
from reader.tui.render.meta import counted, meta, meta_lines
from reader.tui.render.wrap import cut, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.article import Article, Quote

Kind = Literal[
    "blank", "trail", "kicker", "headline", "standfirst", "meta", "paragraph", "subhead",
    "list", "quote", "table", "caption", "residue", "warning", "end", "tags", "note",
    "more", "copies",
]  # fmt: skip

NO_BLOCK = -9
SEPARATOR = " › "
"""Between the headlines of the trail above an article."""
NAME_MARGIN = 13
NARROWEST_WITH_NAMES = 58 + NAME_MARGIN + 2


class Line(NamedTuple):
    """One line of a page."""

    kind: Kind
    text: str = ""
    block: int = NO_BLOCK
    """The block of the article the text is of, `NO_BLOCK` for none."""
    offset: int = 0
    """Where in that block's text the line begins."""
    indent: int = 0
    """Cells from the left edge of the text column."""
    lead: str = ""
    """What stands in the indent: a bullet."""


class Own(NamedTuple):
    """What is shown with an article and stands in no file: the reader's own, and its copies."""

    tags: tuple[str, ...] = ()
    note: str = ""
    edited: bool = False
    """Whether its words have changed since they were read."""
    elsewhere: str = ""
    """Where else it stands, in words; "" where that is not known, or nowhere."""


_NOTHING_OWN = Own()


class Manner(NamedTuple):
    """How the reader wants articles laid out."""

    measure: int = 70
    """The widest the text column may be, in cells."""
    names: bool = True
    """Put the speakers' names in the margin where it is wide enough."""
    residue: bool = False
    """Show the lines of the file that are no part of the article as well."""
    residue_key: str = ""
    """The key that shows those lines; "" if none does."""


_USUAL = Manner()


@dataclass(frozen=True, slots=True)
class Page:
    """An article laid out: its lines, the column they stand in, and where each quote begins."""

    article: Article
    width: int
    left: int
    """Cells left of the text column."""
    measure: int
    """Cells of the text column."""
    lines: tuple[Line, ...]
    quotes: tuple[Quote, ...]
    """The quotes that `)` steps through: speech and parts, in the order of the page."""
    quote_lines: tuple[int, ...]
    """The first line of each of them."""
    names: bool
    """Whether the speakers' names stand in the margin."""

    def quote_in_view(self, top: int, bottom: int, *, last: bool) -> int:
        """The first quote that begins on line `top` or later, or the last above line `bottom`."""
        if last:
            return max((n for n, at in enumerate(self.quote_lines) if at < bottom), default=0)
        later = (n for n, at in enumerate(self.quote_lines) if at >= top)
        return next(later, len(self.quote_lines) - 1)

    def place_in_view(self, places: Sequence[tuple[int, int]], top: int) -> int:
        """The first of `places`, (block, offset), on line `top` or later; else the first."""
        later = (n for n, place in enumerate(places) if self.line_of(*place) >= top)
        return next(later, 0)

    def words_from(self, top: int) -> tuple[int, int] | None:
        """(block, offset) of the first words on line `top` or later; None where none follow."""
        later = (shown for shown in self.lines[top:] if shown.text and shown.block >= 0)
        return next(((shown.block, shown.offset) for shown in later), None)

    def line_of(self, block: int, offset: int) -> int:
        """The line that shows the character at `offset` of `block`; 0 if none does."""
        best = 0
        for number, line in enumerate(self.lines):
            if line.block == block and line.offset <= offset:
                best = number
        return best


def column(width: int, measure: int, *, names: bool = True) -> tuple[int, int]:
    """The text column in a pane of `width` cells: (cells left of it, its own cells).

    With `names` the margin is made wide enough for the speakers' names where there is room.
    """
    if names and width >= NARROWEST_WITH_NAMES:
        inner = min(measure, width - NAME_MARGIN - 2)
        return max(NAME_MARGIN, (width - inner) // 2), inner
    inner = max(min(measure, width - 5), 1)
    return max(min(3, width - inner), (width - inner) // 2), inner


def lay_out(
    article: Article,
    width: int,
    manner: Manner = _USUAL,
    trail: tuple[str, ...] = (),
    own: Own = _NOTHING_OWN,
) -> Page:
    """Lay `article` out for a pane of `width` cells.

    Args:
        article: what is laid out.
        width: cells of the pane.
        manner: how the reader wants it.
        trail: headlines that led here, oldest first; empty where nothing did.
        own: the reader's tags and note, and where its copies are.
    """
    left, inner = column(width, manner.measure, names=manner.names)
    named = manner.names and left >= NAME_MARGIN
    lines: list[Line] = []
    if trail:
        lines.append(Line("trail", cut(SEPARATOR.join(trail_steps(trail, inner)), inner)))
    lines.append(Line("blank"))
    _head(article, inner, lines)
    _own(own, inner, lines)
    for number, block in enumerate(article.body):
        _block(block.kind, block.text, number, inner, lines)
    _foot(article, inner, manner, lines)
    if own.elsewhere:
        _wrapped("copies", own.elsewhere, NO_BLOCK, inner, lines)
        lines.append(Line("blank"))
    shown = _in_page_order(article)
    page = Page(article, width, left, inner, tuple(lines), shown, (), named)
    starts = tuple(page.line_of(quote.block, quote.start) for quote in shown)
    return Page(article, width, left, inner, page.lines, shown, starts, named)


def trail_steps(trail: tuple[str, ...], inner: int) -> list[str]:
    """The headlines that led here, each cut so that all of them can be seen in `inner` cells."""
    room = (inner - len(SEPARATOR) * (len(trail) - 1)) // max(len(trail), 1)
    return [cut(step, max(room, 4)) for step in trail]


def _head(article: Article, inner: int, lines: list[Line]) -> None:
    if article.kicker:
        _wrapped("kicker", article.kicker, NO_BLOCK, inner, lines)
    _wrapped("headline", article.headline, HEADLINE_BLOCK, inner, lines)
    lines.append(Line("blank"))
    if article.standfirst:
        _wrapped("standfirst", article.standfirst, STANDFIRST_BLOCK, inner, lines)
        lines.append(Line("blank"))
    lines += [Line("meta", text) for text in meta_lines(meta(article), inner)]
    lines.append(Line("blank"))


def _own(own: Own, inner: int, lines: list[Line]) -> None:
    """Tags and note, under the meta line."""
    if not (own.edited or own.tags or own.note):
        return
    lines.pop()
    if own.edited:
        _wrapped("warning", "Changed since you read it.", NO_BLOCK, inner, lines)
    if own.tags:
        _wrapped("tags", "  ".join(f"#{tag}" for tag in own.tags), NO_BLOCK, inner, lines)
    if own.note:
        lines.append(Line("blank"))
        for paragraph in own.note.split("\n"):
            for start, end in wrap(paragraph, inner - 2) or [(0, 0)]:
                lines.append(Line("note", paragraph[start:end], indent=2, lead="┆"))
    lines.append(Line("blank"))


def _block(kind: Kind, text: str, number: int, inner: int, lines: list[Line]) -> None:
    indent = {"list": 2, "quote": 4, "caption": 2}.get(kind, 0)
    first = len(lines)
    for start, end in wrap(text, inner - indent):
        lines.append(Line(kind, text[start:end], number, start, indent))
    if kind == "list":
        lines[first] = lines[first]._replace(lead="•")
    lines.append(Line("blank"))


def _foot(article: Article, inner: int, manner: Manner, lines: list[Line]) -> None:
    if not article.body:
        _wrapped("warning", "This file holds a headline and nothing more.", NO_BLOCK, inner, lines)
        lines.append(Line("blank"))
    for warning in article.warnings:
        _wrapped("warning", warning, NO_BLOCK, inner, lines)
    lines.append(Line("end", "◆"))
    lines.append(Line("blank"))
    if manner.residue:
        _residue(article, inner, lines)
    elif article.residue:
        key = manner.residue_key
        shows = f" · {key} shows {_them(len(article.residue))}" if key else ""
        said = f"{counted(len(article.residue), 'line')} left out{shows}"
        _wrapped("more", said, NO_BLOCK, inner, lines)
        lines.append(Line("blank"))


def _them(number: int) -> str:
    return "it" if number == 1 else "them"


def _residue(article: Article, inner: int, lines: list[Line]) -> None:
    if not article.residue:
        _wrapped(
            "residue", "Every line of the file is in the article above.", NO_BLOCK, inner, lines
        )
    for item in article.residue:
        _wrapped("residue", f"{item.line}: {item.text}  ({item.reason})", NO_BLOCK, inner, lines)
    lines.append(Line("blank"))


def _wrapped(kind: Kind, text: str, block: int, inner: int, lines: list[Line]) -> None:
    lines.extend(Line(kind, text[start:end], block, start) for start, end in wrap(text, inner))


def _in_page_order(article: Article) -> tuple[Quote, ...]:
    place = {HEADLINE_BLOCK: -2, STANDFIRST_BLOCK: -1}
    said = [quote for quote in article.quotes if quote.kind != "mark"]
    return tuple(sorted(said, key=lambda quote: (place.get(quote.block, quote.block), quote.start)))
