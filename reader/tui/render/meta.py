"""The line under the headline: who wrote it, where, when, for whom, and what it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from reader.text.fold import fold_words
from reader.tui.render.dates import iso_day
from reader.tui.render.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.article import Article

WORDS_A_MINUTE = 230
"""Silent reading of English prose, adults: Brysbaert 2019, 238 words a minute, rounded down."""


def meta(article: Article) -> list[str]:
    """Author, place, date, who published it, reading time, quotes and voices."""
    known: list[str] = []
    if article.byline:
        known.append(article.byline)
    place = article.dateline.place if article.dateline else None
    if place and not _ends_with(article.byline or "", place):
        known.append(place.title() if place.isupper() else place)
    if article.published:
        known.append(
            iso_day(article.published.iso) if article.published.iso else article.published.text
        )
    if article.issuer:
        known.append(article.issuer)
    known.append(f"{max(1, round(article.words / WORDS_A_MINUTE))} min")
    said = [quote for quote in article.quotes if quote.kind != "mark"]
    if said:
        speakers = {quote.speaker for quote in said if quote.speaker}
        known.append(counted(len(said), "quote"))
        if speakers:
            known.append(counted(len(speakers), "voice"))
    return [" ".join(item.split()) for item in known]


def _ends_with(byline: str, place: str) -> bool:
    """Whether the last words of `byline` are `place`: "Mara Teller in Port Ellery"."""
    words, wanted = fold_words(byline), fold_words(place)
    return bool(wanted) and words[-len(wanted) :] == wanted


def meta_lines(items: Sequence[str], inner: int) -> list[str]:
    """`items` with dots between them, broken at dots; only one that fills a line is broken."""
    lines: list[str] = []
    for item in items:
        longer = f"{lines[-1]} · {item}" if lines else item
        if lines and cell_len(longer) <= inner:
            lines[-1] = longer
        else:
            lines += [item[start:end] for start, end in wrap(item, inner)]
    return lines


def counted(number: int, thing: str) -> str:
    """A number of things in words: "1 quote", "7 quotes"."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
