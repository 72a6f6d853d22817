"""What searching costs on an index that stands: keys, words, phrases, counts, links, likeness."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from random import Random
from statistics import mean, median, quantiles
from typing import TYPE_CHECKING, NamedTuple

from bench.table import Line
from bench.yardsticks import WordIndex, headline_scan, processor
from reader.library.api import ArticleGoneError, Scope, Sort
from reader.library.query import parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from reader.article import Article
    from reader.library.api import Row
    from reader.library.embedded.library import EmbeddedLibrary

TYPED = 40
"""Headlines of which three words are typed key by key."""
SCREEN = 50
ROUNDS = 7
WORDS = ("government the", "said that", "of in to", "minister president", "year two time")
PHRASES = ('"of the"', '"in the"', '"said that"', '"the government of"', '"for the last"')
RELATED = 8


class Spread(NamedTuple):
    """Median, 95th percentile and maximum of some costs, in milliseconds."""

    middle: float
    high: float
    most: float

    def __str__(self) -> str:
        return f"{self.middle:.2f} / {self.high:.2f} / {self.most:.2f} ms"


def spread_of(costs: Sequence[float]) -> Spread:
    """The spread of `costs`."""
    return Spread(median(costs), quantiles(costs, n=20)[-1], max(costs))


def search_lines(library: EmbeddedLibrary, headlines: Path) -> list[Line]:
    """Every row about searching that needs no other engine; `headlines` is their file."""
    return [
        *_key_lines(library, headlines),
        *_text_lines(library),
        *_article_lines(library),
    ]


def against_fts5(library: EmbeddedLibrary, folder: Path, file: Path) -> list[Line]:
    """The same questions asked of SQLite's full-text index: the best hits, and their number.

    Args:
        library: ours.
        folder: the archive of both.
        file: where the other index is kept.
    """
    other = WordIndex(folder, file)
    lines: list[Line] = []
    for name, asked in (("common words", WORDS), ("phrase of common words", PHRASES)):
        for what, ours, theirs in (
            ("best 50", _best, partial(other.best, limit=SCREEN)),
            ("count", _count, other.count),
        ):
            here = mean(ours(library, text) for text in asked for _ in range(ROUNDS))
            there = mean(processor(partial(theirs, text)) for text in asked)
            lines.append(_times_as_fast(f"{name}, {what}", here, there))
    pairs = [(_number(library, text), other.count(text)) for text in (*WORDS, *PHRASES)]
    apart = max(abs(here - there) / max(there, 1) for here, there in pairs)
    said = f"at most {apart:.3%} apart"
    return [*lines, Line("  numbers of hits, both engines", said, "<= 0.1 %", apart <= 0.001)]


def _number(library: EmbeddedLibrary, text: str) -> int:
    return library.listing(parse(text), Scope.TEXT, Sort.RELEVANCE).total.count


def _times_as_fast(name: str, here: float, there: float) -> Line:
    ratio = there / here
    return Line(
        f"full text, {name}: beside FTS5, on average",
        f"{here:.2f} ms",
        ">= 20 x",
        ratio >= 20,
        yardstick=f"FTS5 {there:.1f} ms",
        ratio=f"{ratio:.0f} x",
    )


def _key_lines(library: EmbeddedLibrary, headlines: Path) -> list[Line]:
    search(library, "warm", Scope.HEADLINES)
    found = spread_of([search(library, text, Scope.HEADLINES) for text in typed_keys(library)])
    how, scan = headline_scan(headlines)
    ratio = found.high / scan
    wrong = [search(library, "governmnet", Scope.HEADLINES) for _ in range(ROUNDS)]
    return [
        Line(
            "search key, top 50 found: p50 / p95 / max",
            str(found),
            "p95 <= 1.0 x",
            ratio <= 1,
            yardstick=f"{how} scan {scan:.2f} ms",
            ratio=f"{ratio:.2f} x",
        ),
        Line("  the slowest key", f"{found.most:.1f} ms", "<= 16 ms", found.most <= 16),
        Line("  a word with a typo, after words and insides of words", f"{median(wrong):.1f} ms"),
    ]


def _text_lines(library: EmbeddedLibrary) -> list[Line]:
    lines: list[Line] = []
    for name, asked, most in (("common words", WORDS, 25), ("phrase", PHRASES, 40)):
        found = spread_of([_best(library, text) for text in asked for _ in range(ROUNDS)])
        counted = spread_of([_count(library, text) for text in asked for _ in range(ROUNDS)])
        lines += [
            Line(
                f"full text, {name}: p50 / p95 / max",
                str(found),
                f"p95 <= {most} ms",
                found.high <= most,
            ),
            Line("  counted afterwards, on another thread", str(counted)),
        ]
    newest = [search(library, "the", Scope.TEXT, Sort.NEWEST) for _ in range(ROUNDS)]
    return [*lines, Line("full text, a common word, newest first", f"{median(newest):.2f} ms")]


def _article_lines(library: EmbeddedLibrary) -> list[Line]:
    articles = _some_articles(library, 40)
    links = spread_of([_links(library, article) for article in articles])
    alike = spread_of([processor(lambda a=article: library.alike(a.id)) for article in articles])  # type: ignore[misc]
    return [
        Line(
            f"{RELATED} related headlines led home: p50 / p95 / max",
            str(links),
            "p95 <= 10 ms",
            links.high <= 10,
        ),
        Line(
            "copies and similar articles: p50 / p95 / max",
            str(alike),
            "p95 <= 30 ms",
            alike.high <= 30,
        ),
    ]


def some_rows(library: EmbeddedLibrary) -> list[Line]:
    """Screenfuls of the whole list, at random places and at the end."""
    random = Random(2)
    listing = library.listing()
    count = listing.total.count
    places = [random.randrange(count) for _ in range(100)]
    anywhere = spread_of([processor(partial(listing.rows, at, at + SCREEN)) for at in places])
    end = max(processor(partial(listing.rows, count - SCREEN, count)) for _ in range(20))
    return [
        Line("50 rows anywhere: p50 / p95 / max", str(anywhere), "p95 <= 5 ms", anywhere.high <= 5),
        Line("  at the end, at most", f"{end:.1f} ms", "<= 20 ms", end <= 20),
    ]


def search(library: EmbeddedLibrary, text: str, scope: Scope, sort: Sort = Sort.RELEVANCE) -> float:
    """Processor milliseconds until the first rows of a search are there, as the field asks."""

    def ask() -> None:
        listing = library.listing(parse(text, typing=True), scope, sort)
        listing.rows(0, min(SCREEN, listing.so_far.count))

    return processor(ask)


def typed_keys(library: EmbeddedLibrary) -> list[str]:
    """What stands in the search field after each key of three words of some headlines."""
    random = Random(1)
    texts: list[str] = []
    for row in _random_rows(library, random, TYPED):
        words = row.headline.lower().split()
        text = " ".join(random.sample(words, min(3, len(words))))
        texts += [text[:length] for length in range(1, len(text) + 1)]
    return texts


def _best(library: EmbeddedLibrary, text: str) -> float:
    return search(library, text + " ", Scope.TEXT)


def _count(library: EmbeddedLibrary, text: str) -> float:
    listing = library.listing(parse(text), Scope.TEXT, Sort.RELEVANCE)
    return processor(lambda: listing.total)


def _links(library: EmbeddedLibrary, article: Article) -> float:
    eight = article.model_copy(update={"related": article.related[:RELATED]})
    return processor(lambda: library.links(eight))


def _some_articles(library: EmbeddedLibrary, number: int) -> list[Article]:
    found: list[Article] = []
    for row in _random_rows(library, Random(2), number):
        with suppress(ArticleGoneError):
            found.append(library.article(row.id))
    return found


def _random_rows(library: EmbeddedLibrary, random: Random, number: int) -> Iterator[Row]:
    listing = library.listing()
    for _ in range(number):
        place = random.randrange(listing.total.count)
        row = listing.rows(place, place + 1)[0]
        assert row is not None
        yield row
