"""Articles by day, summed up over any period; the part of the time that is in view."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.news.time_window import (
    Window,
    first_window,
    fitted,
    outside,
    panned,
    stepped,
    zoomed,
)
from reader.library.news.times import Days, Step, Times, count_days, ends, number_of
from reader.library.query import parse

if TYPE_CHECKING:
    from tests.library.news.conftest import Collection

ORDINALS = st.integers(1, date.max.toordinal())
COUNTED = st.dictionaries(ORDINALS, st.integers(1, 9), min_size=1, max_size=12)
STEPS = st.sampled_from(Step)
ROOM = st.integers(1, 200)


def days(**counts: int) -> Times:
    """Articles of days written as d2026_03_14=2."""
    dated = {
        date.fromisoformat(name[1:].replace("_", "-")).toordinal(): n for name, n in counts.items()
    }
    return Times(Days(dated, {}))


@pytest.mark.parametrize(
    ("step", "name"),
    [
        (Step.DAY, "date:2026-03-14"),
        (Step.WEEK, "date:2026-03-09..2026-03-15"),
        (Step.MONTH, "date:2026-03"),
        (Step.YEAR, "date:2026"),
    ],
)
def test_a_period_has_the_query_that_names_it(step: Step, name: str) -> None:
    times = days(d2026_03_14=2)
    bar = next(iter(times.every(step)))
    assert (bar.query, bar.count) == (name, 2)


def test_the_articles_of_a_period_are_those_its_query_finds(collection: Collection) -> None:
    for name, day in enumerate(("28 February 2026", "1 March 2026", "1 March 2026", "2 May 2025")):
        collection.add(f"a{name}", f"Notice {name} from the harbour", day)
    collection.add("undated", "A walk along the quay", "A quiet afternoon")
    times = Times(collection.library.archive.days())
    assert (times.dated, times.undated) == (4, 1)
    for step in Step:
        for bar in times.every(step):
            found = collection.library.listing(parse(bar.query)).total.count
            assert found == bar.count, bar.query
    assert collection.library.listing(parse("-has:date")).total.count == 1


def test_an_article_without_a_date_is_kept_out_of_the_bar_and_of_its_query() -> None:
    then = date(2026, 3, 14)
    times = Times(count_days([(then, True), (then, False), (date(2026, 3, 15), True)]))
    bars = list(times.every(Step.DAY))
    assert [bar.count for bar in bars] == [1, 1]
    assert [bar.query for bar in bars] == ["date:2026-03-14 has:date", "date:2026-03-15"]


@given(STEPS, ORDINALS)
def test_a_day_lies_in_its_period_and_periods_follow_each_other(step: Step, day: int) -> None:
    number = number_of(step, day)
    first, last = ends(step, number)
    assert first <= day <= last
    if last < date.max.toordinal():
        assert number_of(step, last + 1) == number + 1
        assert ends(step, number + 1)[0] == last + 1


def test_days_are_shown_while_they_hold_most_articles_and_longer_steps_from_then_on() -> None:
    week = days(d2026_03_09=1, d2026_03_11=4, d2026_03_14=2)
    assert first_window(week, 40) == Window(Step.DAY, date(2026, 3, 9).toordinal(), 6,
                                            date(2026, 3, 14).toordinal())  # fmt: skip
    spread = days(d2019_03_01=1, d2021_03_01=1, d2026_03_01=1)
    shown = first_window(spread, 12)
    assert shown is not None
    assert (shown.step, list(shown.numbers)) == (Step.YEAR, list(range(2019, 2027)))
    assert first_window(Times(Days({}, {5: 1})), 40) is None


def test_a_wrong_year_neither_stretches_the_view_nor_is_passed_over_in_silence() -> None:
    times = days(d0201_01_01=1, d2026_03_09=4, d2026_03_14=9, d2206_03_14=2)
    shown = first_window(times, 40)
    assert shown is not None
    assert shown.step is Step.DAY
    assert times.count(shown.step, shown.start, shown.periods) == 13
    assert outside(shown, times) == (1, 2)
    earlier = panned(shown, times, 40, -1)
    assert outside(earlier, times) == (0, 15)
    assert panned(earlier, times, 40, -1) == earlier


def test_the_bar_before_may_lie_beyond_the_edge_of_the_view() -> None:
    times = days(d2025_01_01=1, d2026_03_09=4, d2026_03_14=9)
    shown = first_window(times, 20)
    assert shown is not None
    for expected in ("2026-03-09", "2025-01-01", "2025-01-01"):
        shown = stepped(shown, times, 20, -1)
        assert shown.chosen == date.fromisoformat(expected).toordinal()
        assert shown.chosen in shown.numbers


def test_closer_leads_into_the_chosen_period_and_wider_back_to_it() -> None:
    times = days(d2025_01_01=1, d2026_03_09=4, d2026_03_14=9, d2026_07_01=3)
    year = fitted(Window(Step.YEAR, 2025, 2, 2026), times, 20)
    day = zoomed(year, times, 20, Step.DAY)
    assert day.chosen == date(2026, 3, 14).toordinal()
    assert zoomed(day, times, 20, Step.YEAR) == year


@given(COUNTED, ROOM, STEPS, st.lists(st.sampled_from("<>+-lr"), max_size=8))
def test_wherever_one_goes_nothing_is_lost_and_what_is_chosen_has_articles(
    counted: dict[int, int], room: int, step: Step, moves: list[str]
) -> None:
    times = Times(Days(counted, {}))
    shown = first_window(times, room)
    assert shown is not None
    shown = zoomed(shown, times, room, step)
    for move in moves:
        if move in "<>":
            shown = panned(shown, times, room, 1 if move == ">" else -1)
        elif move in "lr":
            shown = stepped(shown, times, room, 1 if move == "r" else -1)
        else:
            steps = tuple(Step)
            at = steps.index(shown.step) + (1 if move == "-" else -1)
            shown = zoomed(shown, times, room, steps[max(min(at, 3), 0)])
        bars = [times.bar(shown.step, number) for number in shown.numbers]
        assert len(bars) <= max(room, 1)
        assert sum(bar.count for bar in bars) + sum(outside(shown, times)) == sum(counted.values())
        assert times.count(shown.step, shown.chosen) > 0
        assert shown.chosen in shown.numbers
