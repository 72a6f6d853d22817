"""Ages and dates as the list shows them."""

from datetime import UTC, datetime

import pytest

from reader.tui.render.dates import age, iso_age, iso_day

NOW = datetime(2026, 3, 14, 18, 0, tzinfo=UTC).timestamp()


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        (datetime(2026, 3, 14, 17, 20, tzinfo=UTC), "40m"),
        (datetime(2026, 3, 14, 16, 0, tzinfo=UTC), "2h"),
        (datetime(2026, 3, 12, 9, 0, tzinfo=UTC), "2d"),
        (datetime(2026, 2, 1, 9, 0, tzinfo=UTC), "1 Feb"),
        (datetime(2019, 2, 1, 9, 0, tzinfo=UTC), "1 Feb 2019"),
        (datetime(2026, 12, 1, 9, 0, tzinfo=UTC), "1 Dec"),
    ],
)
def test_ages(moment: datetime, shown: str) -> None:
    assert age(moment.timestamp(), NOW) == shown


def test_a_date_without_a_time_of_day_has_no_hours() -> None:
    midnight = datetime(2026, 3, 14, tzinfo=UTC).timestamp()
    assert age(midnight, NOW, dated_to_the_day=True) == "today"


@pytest.mark.parametrize("moment", [1e18, -1e18, float("inf"), float("nan")])
def test_impossible_moments_show_nothing(moment: float) -> None:
    assert age(moment, NOW) == ""
    assert iso_age(moment) == ""


@pytest.mark.parametrize(
    ("iso", "shown"),
    [
        ("2026-03-14", "14 Mar 2026"),
        ("2026-03-14T09:30+00:00", "14 Mar 2026, 09:30"),
        ("March", "March"),
    ],
)
def test_iso_dates_become_words(iso: str, shown: str) -> None:
    assert iso_day(iso) == shown
