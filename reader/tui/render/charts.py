"""What is counted beside the times, as entries: a name, a number and a bar on a line each."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from rich.cells import cell_len

from reader.library.news.archive import Named
from reader.library.news.overview import NAMES
from reader.tui.render.entries import Entry, Part, heading
from reader.tui.render.plots import bars
from reader.tui.render.story import WIDE, pulse, when
from reader.tui.render.time_plot import Ask
from reader.tui.render.wrap import cut, padded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.library.news.bars import Chart
    from reader.library.news.stories import Story
    from reader.library.news.wanted import Wish
    from reader.text.safe import SafeText

_Item = TypeVar("_Item")
_TITLES = {
    Named.VOICE: "top voices",
    Named.PLACE: "top places",
    Named.SECTION: "top sections",
    Named.SOURCE: "top sources",
}
_LONGEST_NAME = 28
_LEAST_BAR, _LONGEST_BAR = 4, 64
_BAR_BEFORE = 24
"""Cells of the longest bar that a headline follows."""
_AROUND = 16
"""Cells of a line beside its name and its bar."""


@dataclass(frozen=True, slots=True)
class Thread:
    """The story around an article."""

    article: str


@dataclass(frozen=True, slots=True)
class Listing:
    """The articles that list a headline."""

    headline: str
    count: int


@dataclass(frozen=True, slots=True)
class Reason:
    """The files that have a problem."""

    reason: str


def chart(counted: Chart, width: int, unheard: int) -> Iterator[Entry]:
    """Names with their numbers, the bars as long as there is room for.

    `unheard` articles may name further voices.
    """
    title = _heading(_TITLES[counted.of], whole=counted.whole)
    if counted.of is Named.VOICE and unheard:
        told = f" · {unheard:,} articles not listened to yet"
        title = Entry((*title.parts, Part(told, "dim")))
    yield title
    names = min(max(cell_len(bar.name or "—") for bar in counted.bars), _LONGEST_NAME)
    room = min(max(width - names - _AROUND, _LEAST_BAR), _LONGEST_BAR)
    drawn = bars(tuple(bar.count for bar in counted.bars), room)
    for bar, line in zip(counted.bars, drawn, strict=True):
        name = padded(cut(bar.name or "—", names), names)
        parts = (Part(f"   {name} "), Part(f"{bar.count:>8,} "), Part(line, "accent"))
        yield Entry(parts, "", Ask(bar.query), bar.name or "—")


def growing(found: Sequence[tuple[Story, int]], width: int) -> Iterator[Entry]:
    """Stories with how many articles came to each in the last week."""
    yield from _titled("stories that grow", found)
    for (story, count), line in _with_bars(found, (count for _, count in found), width):
        moved = when(story.latest)
        yield Entry(
            (
                Part(f"   {'+' + format(count, ','):>6} ", "accent"),
                Part(f"{line}  ", "accent"),
                Part(story.title, "headline"),
                Part(f" · {len(story.members)}", "accent"),
            ),
            f"{pulse(story)}  {moved:>11}" if width >= WIDE else moved,
            Thread(story.members[-1].id),
            story.title,
        )


def wanted(wishes: Sequence[Wish], width: int) -> Iterator[Entry]:
    """Headlines that lead nowhere, with how many articles list each."""
    yield from _titled("most wanted", wishes)
    for wish, line in _with_bars(wishes, (wish.count for wish in wishes), width):
        yield _counted(wish.count, line, wish.headline, Listing(wish.headline, wish.count))


def problems(found: Sequence[tuple[SafeText, int]], width: int) -> Iterator[Entry]:
    """Reasons with how many files have each."""
    yield from _titled("problems", found)
    for (reason, count), line in _with_bars(found, (count for _, count in found), width):
        yield _counted(count, line, reason, Reason(reason), "warning")


def _counted(count: int, line: str, text: str, value: object, role: str = "accent") -> Entry:
    return Entry((Part(f"   {count:>6,} "), Part(f"{line}  ", role), Part(text)), "", value, text)


def _with_bars(
    found: Sequence[_Item], counts: Iterable[int], width: int
) -> Iterator[tuple[_Item, str]]:
    """What is shown of `found`, each with a bar as long as a headline after it leaves room for."""
    room = max(min(width // 5, _BAR_BEFORE), _LEAST_BAR)
    drawn = bars(tuple(islice(counts, NAMES)), room)
    return zip(found, (line.ljust(room) for line in drawn), strict=False)


def _titled(title: str, found: Sequence[object]) -> Iterator[Entry]:
    if found:
        yield _heading(title, whole=len(found) <= NAMES)


def _heading(title: str, *, whole: bool) -> Entry:
    titled = heading(title.upper())
    return titled if whole else Entry((*titled.parts, Part(f" · the first {NAMES}", "dim")))
