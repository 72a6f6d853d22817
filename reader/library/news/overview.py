"""A collection in numbers: when its articles are from, who speaks where, what grows, what lacks.

Each number leads to its articles: it comes with the query that finds them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.library.news.archive import Named
from reader.library.news.bars import Bar, Chart
from reader.library.news.recent import recent_stories
from reader.library.news.times import Times
from reader.library.news.wanted import wanted_list
from reader.text.safe import SafeText, clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.library.api import Library
    from reader.library.news.stories import Story
    from reader.library.news.wanted import Wish

NAMES = 8
"""Bars of one chart; where there are more of a kind, one more than these is told."""
_GROWING_SECONDS = 7 * 86_400.0


@dataclass(frozen=True, slots=True)
class Overview:
    """A collection in numbers, as far as they are known yet."""

    times: Times | None = None
    charts: tuple[Chart, ...] = ()
    unheard: int = 0
    """About how many articles there are whose voices are not counted yet."""
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
    known = Overview(problems=tuple(problems.most_common()))
    known = replace(known, times=Times(library.archive.days()))
    yield known
    unheard = library.archive.unheard()
    known = replace(known, charts=tuple(_charts(library)), unheard=unheard)
    yield known
    known = replace(known, wanted=wanted_list(library, NAMES + 1, cancelled).missing)
    yield known
    found = recent_stories(library, report=report, cancelled=cancelled)
    yield replace(known, growing=growing(found), whole=True)


def over(known: Overview, before: Overview) -> Overview:
    """What is known by now, and what was before of all that is not known again yet."""
    if known.whole:
        return known
    return replace(
        known,
        charts=known.charts or before.charts,
        wanted=known.wanted or before.wanted,
        growing=known.growing or before.growing,
    )


def growing(found: Sequence[Story]) -> tuple[tuple[Story, int], ...]:
    """Stories that got articles in the week before the newest one, the most first."""
    if not found:
        return ()
    since = max(story.latest for story in found) - _GROWING_SECONDS
    counted = [(story, sum(m.moment > since for m in story.members)) for story in found]
    moved = [(story, count) for story, count in counted if count]
    return tuple(sorted(moved, key=lambda one: (-one[1], -one[0].latest, one[0].first_key)))


def _charts(library: Library) -> Iterator[Chart]:
    for named in Named:
        counted = library.archive.frequent(named, NAMES + 1)
        bars = tuple(
            Bar(one.name, one.count, SafeText(f'{named.value}:"{_plain(one.name)}"'))
            for one in counted[:NAMES]
        )
        if bars:
            yield Chart(named, bars, whole=len(counted) <= NAMES)


def _plain(name: str) -> str:
    return name.replace('"', " ")
