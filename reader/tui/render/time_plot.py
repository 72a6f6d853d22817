"""The articles over time as entries: an upright bar for each period in view, each a link."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from reader.library.news.time_window import outside
from reader.library.news.times import STEPS, Step
from reader.tui.render.entries import Entry, Part, Spot, heading, said
from reader.tui.render.periods import axis_words, period, stretch
from reader.tui.render.plots import column_room, columns, pitch_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.library.news.time_window import Window
    from reader.library.news.times import Times
    from reader.tui.render.plots import Columns

_INDENT = 2
_CHOSEN = "▲"
_STEPS_CELLS = 28
"""Cells of the names of the steps and around them."""
_LEAST_ROOM = 12
_LINES_EACH = 2


@dataclass(frozen=True, slots=True)
class Ask:
    """A query that a bar or a line leads to."""

    query: str


@dataclass(frozen=True, slots=True)
class Period:
    """The articles of a period of the step in view."""

    number: int


@dataclass(frozen=True, slots=True)
class ToStep:
    """Bars that stand for something else."""

    step: Step


@dataclass(frozen=True, slots=True)
class Pan:
    """A view further, back for one below 0."""

    pages: int


def room_for(times: Times, width: int) -> int:
    """How many bars there is room for in `width` cells, whatever they stand for."""
    return max(column_room(times.dated, width - _INDENT), _LEAST_ROOM)


def time_plot(
    times: Times, window: Window | None, width: int, height: int, keys: str
) -> Iterator[Entry]:
    """The lines of the plot; the one below it stands for the bar that is chosen.

    Args:
        times: what is counted.
        window: what of it is in view; None where no article gives its date.
        width: cells there are.
        height: lines of the highest bar, at most.
        keys: what moves among the bars, shown beside the chosen one.
    """
    if window is None:
        yield heading("ARTICLES PER DAY")
        if times.undated:
            yield said("No article gives its date.")
    else:
        yield _heading(times, window, width)
        yield _controls(times, window, width)
        yield from _picture(times, window, width, height)
        yield _chosen(times, window, keys)
    if times.undated:
        one = times.undated == 1
        yield Entry(
            (Part(f"   {times.undated:,} {'article gives' if one else 'articles give'} no date"),
             Part(f", {'it stands' if one else 'they stand'} in no bar", "dim")),
            "", Ask("-has:date"), "no date",
        )  # fmt: skip


def _heading(times: Times, window: Window, width: int) -> Entry:
    step, shown = window.step, times.count(window.step, window.start, window.periods)
    share = f"all {shown:,}" if shown == times.dated else f"{shown:,} of {times.dated:,}"
    share += " dated" if times.undated else ""
    time = stretch(step, window.numbers[0], window.numbers[-1])
    title, short = f"ARTICLES PER {step.value.upper()}", f"PER {step.value.upper()}"
    # Where it is narrow, what is outside is told below and tells the share.
    ways = [(title, f" · {time} · {share}"), (short, f" · {time} · {share}"), (short, f" · {time}")]
    named, told = next(
        (way for way in ways if len("".join(way)) < width - _INDENT), (short, f" · {time}")
    )
    return Entry((*heading(named).parts, Part(told, "foreground")))


def _controls(times: Times, window: Window, width: int) -> Entry:
    """What can be clicked: the steps, and what lies before and after."""
    before, after = outside(window, times)
    ways = [
        (f"   ‹ {before:,} before", f"   {after:,} after ›"),
        (f" ‹ {before:,}", f" {after:,} ›"),
    ]
    told = next((way for way in ways if len("".join(way)) < width - _STEPS_CELLS), ways[-1])
    pieces: list[tuple[str, str, str, object]] = [
        (f" {step.value} ", *(("accent", "bu") if step is window.step else ("dim", "")),
         ToStep(step))
        for step in STEPS
    ]  # fmt: skip
    pieces += [(told[0], "accent", "", Pan(-1))] if before else []
    pieces += [(told[1], "accent", "", Pan(1))] if after else []
    edges = [*accumulate((len(text) for text, *_ in pieces), initial=_INDENT)]
    return Entry(
        (Part(" " * _INDENT), *(Part(text, role, look) for text, role, look, _ in pieces)),
        spots=tuple(
            Spot(start, end, value)
            for (*_, value), (start, end) in zip(pieces, pairwise(edges), strict=True)
        ),
    )


def _picture(times: Times, window: Window, width: int, height: int) -> Iterator[Entry]:
    numbers = window.numbers
    counts = tuple(times.count(window.step, number) for number in numbers)
    # Few articles need no tall bars.
    height = min(height, max(_LINES_EACH * max(counts), _LINES_EACH))
    words = axis_words(window.step, numbers, pitch_of(counts, width - _INDENT))
    drawn = columns(counts, words, width - _INDENT, height)
    start, end = drawn.cells(window.chosen - window.start)
    spots = tuple(_spots(drawn, window))
    for line in drawn.lines[:height]:
        left, bars = Part(line[: drawn.left], "dim"), line[drawn.left :]
        yield _line(spots, left, *_with(bars, start - drawn.left, end - drawn.left, "accent"))
    # The axis says which of the bars is chosen, without a colour.
    axis, middle = drawn.lines[height], (start + end - 1) // 2
    marked = axis[:middle] + _CHOSEN + axis[middle + 1 :]
    yield _line(spots, *_with(marked, middle, middle + 1, "dim"))
    yield _line(spots, Part(drawn.lines[height + 1], "dim"))


def _line(spots: tuple[Spot, ...], *parts: Part) -> Entry:
    return Entry((Part(" " * _INDENT), *parts), spots=spots)


def _with(text: str, start: int, end: int, role: str) -> tuple[Part, Part, Part]:
    """What is chosen between what is not."""
    return Part(text[:start], role), Part(text[start:end], "headline", "b"), Part(text[end:], role)


def _spots(drawn: Columns, window: Window) -> Iterator[Spot]:
    for at, number in enumerate(window.numbers):
        start, _ = drawn.cells(at)
        yield Spot(start + _INDENT, start + _INDENT + drawn.pitch, Period(number))


def _chosen(times: Times, window: Window, keys: str) -> Entry:
    bar = times.bar(window.step, window.chosen)
    name = period(window.step, window.chosen)
    articles = "article" if bar.count == 1 else "articles"
    return Entry(
        (Part(f"   {name}", "headline", "b"), Part(f" · {bar.count:,} {articles}")),
        keys,
        Period(window.chosen),
        f"{bar.name} {name}",
    )
