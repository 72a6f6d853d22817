from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.moments import moment_of


@pytest.mark.parametrize(
    ("iso", "moment"),
    [
        ("1970-01-01", 0.0),
        ("1970-01-02T00:00:01", 86401.0),
        ("1970-01-01T01:00:00+01:00", 0.0),
        ("1970-02", 31 * 86400.0),
        ("1971", 365 * 86400.0),
        ("1969-12-31T23:59:59Z", -1.0),
    ],
)
def test_dates_become_seconds(iso: str, moment: float) -> None:
    assert moment_of(iso, 5.0) == moment


@given(st.none() | st.text(max_size=30))
def test_what_is_no_date_is_passed_over(iso: str | None) -> None:
    assert isinstance(moment_of(iso, 5.0), float)
    assert moment_of("no date", 5.0) == 5.0
    assert moment_of(None, 5.0) == 5.0
