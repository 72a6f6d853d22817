"""An article as plain lines in reading order, for pipes and screen readers.

No column, no drawing, nothing that only its place or colour explains: paragraphs stand as they
are, then every quote with its speaker's name before it, then the related headlines with a number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.article import Article, Published, Quote
    from reader.library.api import Link

_MARKS = {"subhead": "## ", "list": "- ", "quote": "> ", "caption": "Picture: "}
_MONTHS_LINE = (
    "January February March April May June July August September October November December"
)
_MONTHS = _MONTHS_LINE.split()
_HOW = {
    "pronoun": "by a pronoun",
    "carried": "from the quote before",
    "guess": "a guess",
}


def linear_article(article: Article, links: Sequence[Link] | None = None) -> Iterator[str]:
    """The lines of `article`.

    Args:
        article: what to print.
        links: where its related headlines lead; None if that was not looked up.
    """
    yield from filter(None, (article.kicker, article.headline, article.standfirst))
    meta = " · ".join(_meta(article))
    if meta:
        yield meta
    before = None
    for block in article.body:
        if block.kind != "list" or before != "list":
            yield ""
        before = block.kind
        yield from (_MARKS.get(block.kind, "") + line for line in block.text.split("\n"))
    yield from _quotes(article)
    yield from _related(article, links)


def _meta(article: Article) -> Iterator[str]:
    if article.byline:
        yield f"By {article.byline}"
    if article.dateline and article.dateline.place:
        yield article.dateline.place
    if article.published:
        yield _written(article.published)
    if article.publisher:
        yield article.publisher


def _written(published: Published) -> str:
    """A date as people write it: what was written for machines is put into words."""
    from datetime import datetime

    from reader.parse.machinedates import machine_date

    if published.iso is None or machine_date(published.text) is None:
        return published.text
    try:
        moment = datetime.fromisoformat(published.iso)
    except ValueError:
        return published.text
    day = f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"
    return f"{day}, {moment:%H:%M}" if "T" in published.iso else day


def _quotes(article: Article) -> Iterator[str]:
    spoken = [quote for quote in article.quotes if quote.kind != "mark"]
    if spoken:
        yield from ("", "Quotes:")
    for quote in spoken:
        words = " ".join(article.quoted(quote).split())
        yield f"{_speaker(quote)}: {words}"


def _speaker(quote: Quote) -> str:
    if quote.speaker is None:
        return "Speaker not found"
    how = _HOW.get(quote.found or "")
    if quote.found == "pronoun" and quote.mention:
        how = f"by “{quote.mention}”"
    return f"{quote.speaker} ({how})" if how else quote.speaker


def _related(article: Article, links: Sequence[Link] | None) -> Iterator[str]:
    if not article.related:
        return
    yield from ("", "Related:")
    if links is None:
        for number, related in enumerate(article.related, 1):
            yield f"{number}. {related.headline}"
        return
    for number, link in enumerate(links, 1):
        yield f"{number}. {link.headline} ({_where(link)})"


def _where(link: Link) -> str:
    if link.target is not None:
        return f"{link.state.value}: {link.target.path}"
    if link.candidates:
        paths = ", ".join(row.path for row in link.candidates)
        return f"{link.state.value} could be meant: {paths}"
    return link.state.value
