"""What is counted beside the times, as entries: a name, a number and a bar on a line each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len

from reader.library.news.archive import Named
from reader.library.news.overview import NAMES
from reader.tui.render.entries import Entry, Part, heading
from reader.tui.render.plots import bars
from reader.tui.render.story import WIDE, pulse, when
from reader.tui.render.time_plot import Ask
from reader.tui.render.wrap import cut, padded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.library.news.bars import Chart
    from reader.library.news.stories import Story
    from reader.library.news.wanted import Wish
    from reader.text.safe import SafeText

_TITLES = {
    Named.VOICE: "top voices",
    Named.PLACE: "top places",
    Named.SECTION: "top sections",
    Named.SOURCE: "top sources",
}
_LONGEST_NAME = 28
_LONGEST_BAR = 64
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


def chart(counted: Chart, width: int) -> Iterator[Entry]:
    """Names with their numbers, the bars as long as there is room for."""
    yield _heading(_TITLES[counted.of], whole=counted.whole)
    names = min(max(cell_len(bar.name or "—") for bar in counted.bars), _LONGEST_NAME)
    room = min(max(width - names - _AROUND, 4), _LONGEST_BAR)
    drawn = bars(tuple(bar.count for bar in counted.bars), room)
    for bar, line in zip(counted.bars, drawn, strict=True):
        name = padded(cut(bar.name or "—", names), names)
        parts = (Part(f"   {name} "), Part(f"{bar.count:>8,} "), Part(line, "accent"))
        yield Entry(parts, "", Ask(bar.query), bar.name or "—")


def growing(found: Sequence[tuple[Story, int]], width: int) -> Iterator[Entry]:
    """Stories with how many articles came to each in the last week."""
    if not found:
        return
    yield _heading("stories that grow", whole=len(found) <= NAMES)
    shown = found[:NAMES]
    drawn = bars(tuple(count for _, count in shown), _short(width))
    for (story, count), line in zip(shown, drawn, strict=True):
        moved = when(story.latest)
        yield Entry(
            (
                Part(f"   {'+' + format(count, ','):>6} ", "accent"),
                Part(f"{line:<{_short(width)}}  ", "accent"),
                Part(story.title, "headline"),
                Part(f" · {len(story.members)}", "accent"),
            ),
            f"{pulse(story)}  {moved:>11}" if width >= WIDE else moved,
            Thread(story.members[-1].id),
            story.title,
        )


def wanted(wishes: Sequence[Wish], width: int) -> Iterator[Entry]:
    """Headlines that lead nowhere, with how many articles list each."""
    if not wishes:
        return
    yield _heading("most wanted", whole=len(wishes) <= NAMES)
    shown = wishes[:NAMES]
    drawn = bars(tuple(wish.count for wish in shown), _short(width))
    for wish, line in zip(shown, drawn, strict=True):
        yield _counted(wish.count, line, wish.headline, Listing(wish.headline, wish.count), width)


def problems(found: Sequence[tuple[SafeText, int]], width: int) -> Iterator[Entry]:
    """Reasons with how many files have each."""
    if not found:
        return
    yield _heading("problems", whole=len(found) <= NAMES)
    shown = found[:NAMES]
    drawn = bars(tuple(count for _, count in shown), _short(width))
    for (reason, count), line in zip(shown, drawn, strict=True):
        yield _counted(count, line, reason, Reason(reason), width, "warning")


def _counted(
    count: int, line: str, text: str, value: object, width: int, role: str = "accent"
) -> Entry:
    return Entry(
        (Part(f"   {count:>6,} "), Part(f"{line:<{_short(width)}}  ", role), Part(text)),
        "",
        value,
        text,
    )


def _short(width: int) -> int:
    """Cells of a bar that a headline follows."""
    return max(min(width // 5, 24), 4)


def _heading(title: str, *, whole: bool) -> Entry:
    titled = heading(title.upper())
    return titled if whole else Entry((*titled.parts, Part(f" · the first {NAMES}", "dim")))
