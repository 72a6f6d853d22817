from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.query import Between, When, bounds, parse

TODAY = date(2026, 3, 31)


def days(text: str, today: date = TODAY) -> tuple[str | None, str | None]:
    root = parse(text).root
    assert isinstance(root, When | Between)
    first, behind = bounds(root, today)
    return (None if first is None else str(first), None if behind is None else str(behind))


@pytest.mark.parametrize(
    ("text", "first", "behind"),
    [
        ("date:2025", "2025-01-01", "2026-01-01"),
        ("date:2025-12", "2025-12-01", "2026-01-01"),
        ("date:2024-02-29", "2024-02-29", "2024-03-01"),
        ("date:2025/5/1", "2025-05-01", "2025-05-02"),
        ("date:today", "2026-03-31", "2026-04-01"),
        ("date:yesterday", "2026-03-30", "2026-03-31"),
        ("date:2w", "2026-03-17", None),
        ("date:2025-05..2025-07", "2025-05-01", "2025-08-01"),
        ("date:2025..", "2025-01-01", None),
        ("date:..2025", None, "2026-01-01"),
        ("date:2w..yesterday", "2026-03-17", "2026-03-31"),
        ("since:2025-05", "2025-05-01", None),
        ("after:2025-05", "2025-06-01", None),
        ("before:2025-05", None, "2025-05-01"),
        ("until:2025-05", None, "2025-06-01"),
        ("since:3d", "2026-03-28", None),
        ("since:1m", "2026-02-28", None),
        ("since:2y", "2024-03-31", None),
        ("before:13m", None, "2025-02-28"),
        ("since:999999w", "0001-01-01", None),
        ("since:999999y", "0001-01-01", None),
        ("date:9999", "9999-01-01", "9999-12-31"),
    ],
)
def test_from_which_day_to_which(text: str, first: str | None, behind: str | None) -> None:
    assert days(text) == (first, behind)


@pytest.mark.parametrize(
    "text", ["2025-13", "2025-00", "0000", "20255", "may", "2x", "1.5d", "２０２５"]
)
def test_no_date(text: str) -> None:
    assert parse(f"since:{text}").root is None


@given(
    st.integers(0, 999_999),
    st.sampled_from("dwmy"),
    st.dates(),
    st.sampled_from(["since", "before", "date", "after", "until"]),
)
def test_any_distance_from_any_day_is_a_day(count: int, unit: str, today: date, name: str) -> None:
    first, behind = days(f"{name}:{count}{unit}", today)
    assert first or behind
