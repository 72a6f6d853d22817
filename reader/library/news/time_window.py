"""The part of a collection's time that is in view: zoomed, panned, and one period chosen in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.library.news.times import STEPS, Step, ends, number_of

if TYPE_CHECKING:
    from reader.library.news.times import Times

_ENOUGH = 0.75
"""The share of the articles for which days are shown rather than weeks, and so on."""


@dataclass(frozen=True, slots=True)
class Window:
    """Some periods that follow each other; numbers as `reader.library.news.times` gives them."""

    step: Step
    start: int
    periods: int
    chosen: int
    """The number of the period that the reader has come to."""

    @property
    def numbers(self) -> range:
        """The numbers of the periods in view."""
        return range(self.start, self.start + self.periods)


def first_window(times: Times, room: int) -> Window | None:
    """The finest step of which `room` periods show most articles; None if none gives a date.

    What lies far off, a wrong year for one, neither stretches the view nor moves it away.
    """
    if not times.dated:
        return None
    for step in STEPS:
        periods = _periods(times, step, room)
        start = times.densest(step, periods)
        if times.count(step, start, periods) >= times.dated * _ENOUGH or step is Step.YEAR:
            break
    last = max(number for number in times.numbers(step) if number < start + periods)
    return Window(step, start, periods, last)


def fitted(window: Window, times: Times, room: int) -> Window:
    """The window with what is chosen in view, and within the collection, for another width."""
    periods = _periods(times, window.step, room)
    numbers = times.numbers(window.step)
    chosen = max(min(window.chosen, numbers[-1]), numbers[0])
    start = max(min(window.start, chosen), chosen - periods + 1)
    start = max(min(start, numbers[-1] - periods + 1), numbers[0])
    return replace(window, start=start, periods=periods, chosen=chosen)


def zoomed(window: Window, times: Times, room: int, step: Step) -> Window:
    """The same time in other steps, around what is chosen; into it, to its fullest period."""
    first, last = ends(window.step, window.chosen)
    first_number, last_number = number_of(step, first), number_of(step, last)
    numbers = times.numbers(step)
    inside = numbers[bisect_left(numbers, first_number) : bisect_right(numbers, last_number)]
    chosen = max(inside or [first_number], key=lambda number: (times.count(step, number), number))
    periods = _periods(times, step, room)
    return fitted(Window(step, chosen - periods // 2, periods, chosen), times, room)


def stepped(window: Window, times: Times, room: int, steps: int) -> Window:
    """To the next period that has articles, or the one before, moving the view along."""
    numbers = times.numbers(window.step)
    if steps > 0:
        at = bisect_right(numbers, window.chosen) + steps - 1
    else:
        at = bisect_left(numbers, window.chosen) + steps
    chosen = numbers[max(min(at, len(numbers) - 1), 0)]
    return fitted(replace(window, chosen=chosen), times, room)


def panned(window: Window, times: Times, room: int, pages: int) -> Window:
    """A view further, to later times for `pages` above 0; empty views are passed over."""
    numbers = times.numbers(window.step)
    start = window.start + pages * window.periods
    if pages > 0:
        later = numbers[bisect_left(numbers, window.start + window.periods) :]
        if not later:
            return window
        start = max(start, later[0] - window.periods + 1)
    else:
        earlier = numbers[: bisect_left(numbers, window.start)]
        if not earlier:
            return window
        start = min(start, earlier[-1])
    start = max(min(start, numbers[-1] - window.periods + 1), numbers[0])
    inside = [number for number in numbers if start <= number < start + window.periods]
    chosen = inside[0] if pages > 0 else inside[-1]
    return fitted(replace(window, start=start, chosen=chosen), times, room)


def outside(window: Window, times: Times) -> tuple[int, int]:
    """Dated articles before and after what is in view."""
    first = ends(window.step, window.start)[0]
    before = times.count(Step.DAY, 1, first - 1) if first > 1 else 0
    return before, times.dated - before - times.count(window.step, window.start, window.periods)


def _periods(times: Times, step: Step, room: int) -> int:
    """As many as there is room for, and no more than there are from the first to the last."""
    first, last = (number_of(step, times.days[at]) for at in (0, -1))
    return max(min(room, last - first + 1), 1)
