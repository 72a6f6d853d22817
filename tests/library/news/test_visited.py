"""Visits as they are shown: an article once a day, the latest first."""

from dataclasses import replace
from datetime import UTC, datetime

from reader.library.news.visited import by_day
from reader.library.state.visits import Visit
from reader.text.safe import SafeText

NOON = datetime(2026, 3, 5, 12, tzinfo=UTC).timestamp()
DAY = 86_400.0


def visit(number: int, name: str, at: float, folder: str = "news") -> Visit:
    return Visit(
        number=number, at=at, collection=SafeText(folder), id=name, key=name,
        headline=SafeText(name), followed=False,
    )  # fmt: skip


def test_an_article_is_told_once_a_day_with_its_last_time_and_how_often() -> None:
    visits = [
        visit(5, "a", NOON + DAY),
        visit(4, "a", NOON + 3),
        visit(3, "b", NOON + 2),
        visit(2, "a", NOON + 1, "other"),
        visit(1, "a", NOON),
    ]
    found = by_day(visits)
    assert [(one.visit.number, one.times) for one in found] == [(5, 1), (4, 2), (3, 1), (2, 1)]


def test_a_file_that_is_moved_between_two_visits_is_one_article() -> None:
    before, after = visit(1, "coast/a", NOON), visit(2, "archive/a", NOON + 60)
    (found,) = by_day([replace(after, key="words"), replace(before, key="words")])
    assert (found.visit.id, found.times) == ("archive/a", 2)


def test_times_that_no_calendar_has_are_one_day() -> None:
    (found,) = by_day([visit(2, "a", 1e300), visit(1, "a", -1e300)])
    assert (found.at, found.times) == (None, 2)
