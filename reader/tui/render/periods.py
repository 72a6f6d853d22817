"""Periods of time as a person writes them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from reader.library.news.times import Step, ends
from reader.tui.render.dates import day

if TYPE_CHECKING:
    from collections.abc import Sequence

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_APART = 3
"""Cells between two words at an axis."""


def period(step: Step, number: int) -> str:
    """Sat 14 Mar 2026; 9 – 15 Mar 2026; Mar 2026; 2026."""
    first, last = (date.fromordinal(end) for end in ends(step, number))
    match step:
        case Step.DAY:
            return f"{_WEEKDAYS[first.weekday()]} {day(first)}"
        case Step.WEEK:
            return _from_to(first, last)
        case Step.MONTH:
            return day(first).partition(" ")[2]
        case Step.YEAR:
            return str(first.year)


def stretch(step: Step, first: int, last: int) -> str:
    """The time from one period to another: 16 Feb – 27 Apr 2026; Mar 2018 – Jun 2026."""
    if step in (Step.DAY, Step.WEEK):
        start, end = ends(step, first)[0], ends(step, last)[1]
        return _from_to(date.fromordinal(start), date.fromordinal(end))
    return period(step, first) if first == last else f"{period(step, first)} – {period(step, last)}"


def axis_words(step: Step, numbers: Sequence[int], pitch: int) -> tuple[tuple[int, str], ...]:
    """Names for some of the bars, far enough from each other for `pitch` cells a bar."""
    words = [_short(step, number) for number in numbers]
    every = -(-(max(map(len, words)) + _APART) // pitch)
    return tuple((at, words[at]) for at in range(0, len(words), every))


def _short(step: Step, number: int) -> str:
    if step in (Step.DAY, Step.WEEK):
        return day(date.fromordinal(ends(step, number)[0]), this_year=True)
    return period(step, number)


def _from_to(first: date, last: date) -> str:
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} – {day(last)}"
    return f"{day(first, this_year=first.year == last.year)} – {day(last)}"
