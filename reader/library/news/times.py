"""When the articles of a collection are from: counted by day, shown by day, week, month or year.

A period is known by its step and a number: the ordinal of a day, the weeks since 1 January 1 (a
Monday), the months or the years since year 0. Numbers of one step follow each other, so that a
window of time is a first number and a length, however many empty years lie within.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import accumulate
from typing import TYPE_CHECKING

from reader.library.news.bars import Bar
from reader.text.safe import SafeText

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_LAST_DAY = date.max.toordinal()


class Step(Enum):
    """What one bar stands for."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


STEPS = tuple(Step)


@dataclass(frozen=True, slots=True)
class Days:
    """Articles by the ordinal of their day, without days that have none.

    Queries put an article that gives no date on the day of its file: these are kept apart.
    """

    dated: Mapping[int, int]
    undated: Mapping[int, int]


class Times:
    """The days of a collection, ready to be summed up over any period."""

    def __init__(self, days: Days) -> None:
        self._dated = _Sums(days.dated)
        self._undated = _Sums(days.undated)
        self.dated = self._dated.total
        """Articles that give their date: only they stand in bars."""
        self.undated = self._undated.total
        self._numbers: dict[Step, list[int]] = {}

    @property
    def days(self) -> Sequence[int]:
        """The ordinals of the days that have dated articles, ascending."""
        return self._dated.days

    def count(self, step: Step, number: int, periods: int = 1) -> int:
        """Dated articles of so many periods from `number` on."""
        first, last = ends(step, number)[0], ends(step, number + periods - 1)[1]
        return self._dated.between(first, last)

    def bar(self, step: Step, number: int) -> Bar:
        """A period, its dated articles, and the query that finds just these."""
        first, last = ends(step, number)
        name = _name(step, first, last)
        # Only where there are others is the question made longer.
        only = " has:date" if self._undated.between(first, last) else ""
        return Bar(SafeText(name), self.count(step, number), SafeText(f"date:{name}{only}"))

    def every(self, step: Step) -> Iterable[Bar]:
        """All periods that have dated articles, the oldest first."""
        return (self.bar(step, number) for number in self.numbers(step))

    def numbers(self, step: Step) -> Sequence[int]:
        """The numbers of all periods that have dated articles, ascending."""
        found = self._numbers.get(step)
        if found is None:
            found = list(dict.fromkeys(number_of(step, day) for day in self.days))
            self._numbers[step] = found
        return found

    def densest(self, step: Step, periods: int) -> int:
        """Where the window of so many periods begins that has the most articles; the latest such.

        It lies between the first and the last article, if these are so far apart.
        """
        numbers = self.numbers(step)
        best = max(numbers, key=lambda number: (self.count(step, number, periods), number))
        return max(min(best, numbers[-1] - periods + 1), numbers[0])


class _Sums:
    """Counts by day, of which any run is summed up at once."""

    def __init__(self, counts: Mapping[int, int]) -> None:
        self.days = sorted(counts)
        self._upto = [0, *accumulate(counts[day] for day in self.days)]
        self.total = self._upto[-1]

    def between(self, first: int, last: int) -> int:
        return self._upto[bisect_right(self.days, last)] - self._upto[bisect_left(self.days, first)]


def count_days(days: Iterable[tuple[date, bool]]) -> Days:
    """Count the days of articles, each with whether the article gives it."""
    counted = Counter((day.toordinal(), dated) for day, dated in days)
    return Days(
        {day: count for (day, dated), count in counted.items() if dated},
        {day: count for (day, dated), count in counted.items() if not dated},
    )


def number_of(step: Step, day: int) -> int:
    """The number of the period that holds the day of the ordinal `day`."""
    match step:
        case Step.DAY:
            return day
        case Step.WEEK:
            return (day - 1) // 7
        case Step.MONTH:
            then = date.fromordinal(day)
            return then.year * 12 + then.month - 1
        case Step.YEAR:
            return date.fromordinal(day).year


def ends(step: Step, number: int) -> tuple[int, int]:
    """The ordinals of the first and the last day of a period, within the calendar."""
    match step:
        case Step.DAY:
            first, behind = number, number + 1
        case Step.WEEK:
            first, behind = number * 7 + 1, number * 7 + 8
        case Step.MONTH:
            first, behind = _month(number), _month(number + 1)
        case Step.YEAR:
            first, behind = _month(number * 12), _month(number * 12 + 12)
    return max(first, 1), min(behind - 1, _LAST_DAY)


def _month(number: int) -> int:
    year, month = divmod(number, 12)
    if year < 1:
        return 1
    return date(year, month + 1, 1).toordinal() if year <= date.max.year else _LAST_DAY + 1


def _name(step: Step, first: int, last: int) -> str:
    """A period as a query writes it: 2026-03-14, 2026-03-09..2026-03-15, 2026-03, 2026."""
    days = [date.fromordinal(day).isoformat() for day in (first, last)]
    match step:
        case Step.DAY:
            return days[0]
        case Step.WEEK:
            return "..".join(days)
        case Step.MONTH:
            return days[0][:7]
        case Step.YEAR:
            return days[0][:4]
