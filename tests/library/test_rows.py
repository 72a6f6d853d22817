from __future__ import annotations

from datetime import date

import pytest

from reader.library.rows import day_of, section_of
from reader.text.safe import SafeText


@pytest.mark.parametrize(
    ("section", "path", "expected"),
    [
        ("Politics", "world/a.txt", "Politics"),
        (None, "world/a.txt", "world"),
        ("", "world/europe/a.txt", "europe"),
        (None, "a.txt", ""),
    ],
)
def test_an_article_is_in_its_section_or_else_in_its_folder(
    section: str | None, path: str, expected: str
) -> None:
    assert section_of(section, SafeText(path)) == expected


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2026-03-14", date(2026, 3, 14)),
        ("2026-03-14T23:30:00-05:00", date(2026, 3, 14)),
        ("2026-03", date(2026, 3, 1)),
        ("2026", date(2026, 1, 1)),
        (None, date(1970, 1, 2)),
        ("2026-02-31", date(1970, 1, 2)),
        ("soon", date(1970, 1, 2)),
    ],
)
def test_the_day_is_the_articles_own_or_else_that_of_its_file(
    published: str | None, expected: date
) -> None:
    assert day_of(published, 86_400.0) == expected


@pytest.mark.parametrize("moment", [1e300, float("nan"), float("inf"), -1e300])
def test_a_moment_beyond_all_calendars_is_the_first_day(moment: float) -> None:
    assert day_of(None, moment) == date.min
