"""A collection in numbers: when its articles are from, who speaks where, what grows, what lacks.

Each number leads to its articles: it comes with the query that finds them, and times are counted by
asking that very query.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from reader.library.api import Sort
from reader.library.news.archive import Named
from reader.library.news.recent import recent_stories
from reader.library.news.wanted import wanted_list
from reader.library.query import parse
from reader.library.rows import day_of
from reader.text.safe import SafeText, clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.library.api import Library
    from reader.library.news.stories import Story
    from reader.library.news.wanted import Wish

BARS = 24
"""Times and names of one chart."""
NAMES = 8
_DAYS, _MONTHS = 23, 700
"""Days between the first and the last bar up to which bars are days, or months."""
_EDGE = 0.05
_GROWING_SECONDS = 7 * 86_400.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A number, what it counts, and the query that finds it."""

    name: SafeText
    count: int
    query: SafeText


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars under a title."""

    title: SafeText
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """A collection in numbers, as far as they are known yet."""

    times: Chart | None = None
    charts: tuple[Chart, ...] = ()
    growing: tuple[tuple[Story, int], ...] = ()
    """Stories and how many articles of each are from the last week of the collection."""
    wanted: tuple[Wish, ...] = ()
    problems: tuple[tuple[SafeText, int], ...] = ()
    """Reasons and how many files have each."""
    whole: bool = False


def overview(
    library: Library,
    report: Callable[[int, int], None] = lambda *_: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[Overview]:
    """Count, and give what is known after each step; the last is whole."""
    problems = Counter(clean_line(problem.reason) for problem in library.problems())
    known = Overview(problems=tuple(problems.most_common(NAMES)))
    known = replace(known, times=_times(library))
    yield known
    known = replace(known, charts=tuple(_charts(library)))
    yield known
    known = replace(known, wanted=wanted_list(library, NAMES, cancelled).missing)
    yield known
    found = recent_stories(library, report=report, cancelled=cancelled)
    yield replace(known, growing=growing(found)[:NAMES], whole=True)


def growing(found: Sequence[Story]) -> tuple[tuple[Story, int], ...]:
    """Stories that got articles in the week before the newest one, the most first."""
    if not found:
        return ()
    since = max(story.latest for story in found) - _GROWING_SECONDS
    counted = [(story, sum(m.moment > since for m in story.members)) for story in found]
    moved = [(story, count) for story, count in counted if count]
    return tuple(sorted(moved, key=lambda one: (-one[1], -one[0].latest, one[0].first_key)))


def _times(library: Library) -> Chart | None:
    """Articles per day, month or year: whatever shows nine tenths of them in a few bars."""
    listing = library.listing(sort=Sort.OLDEST)
    count = listing.total.count
    edges = [int(count * _EDGE), round((count - 1) * (1 - _EDGE))]
    rows = [row for at in edges for row in listing.rows(at, at + 1) if row is not None]
    if len(rows) != len(edges):
        return None
    first, last = (day_of(row.published, row.moment) for row in rows)
    span = (last - first).days
    if span <= _DAYS:
        return _chart(library, "articles per day", _days(first, last))
    if span <= _MONTHS:
        return _chart(library, "articles per month", _months(first, last))
    return _chart(library, "articles per year", [f"{year:04d}" for year in _years(first, last)])


def _chart(library: Library, title: str, times: Sequence[str]) -> Chart:
    bars = []
    for name in times[-BARS:]:
        query = f"date:{name}"
        total = library.listing(parse(query)).total
        bars.append(Bar(SafeText(name), total.count, SafeText(query)))
    return Chart(SafeText(title), tuple(bars))


def _days(first: date, last: date) -> list[str]:
    return [(first + timedelta(days)).isoformat() for days in range((last - first).days + 1)]


def _months(first: date, last: date) -> list[str]:
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [f"{month // 12:04d}-{month % 12 + 1:02d}" for month in months]


def _years(first: date, last: date) -> range:
    return range(first.year, last.year + 1)


def _charts(library: Library) -> Iterator[Chart]:
    titles = {
        Named.VOICE: "voices",
        Named.PLACE: "places",
        Named.SECTION: "sections",
        Named.SOURCE: "sources",
    }
    for named, title in titles.items():
        counted = library.archive.frequent(named, NAMES)
        bars = tuple(
            Bar(one.name, one.count, SafeText(f'{named.value}:"{_plain(one.name)}"'))
            for one in counted
        )
        if bars:
            yield Chart(SafeText(title), bars)


def _plain(name: str) -> str:
    return name.replace('"', " ")
