from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from reader.library.rows import day_of, row_of, section_of
from reader.parse.draft import Draft, DraftDateline
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


@pytest.mark.parametrize(
    ("said", "written", "expected"),
    [
        ("March 3", "2026-11-23", "2026-03-03"),
        ("3 December", "2026-11-23", "2025-12-03"),
        ("Tuesday", "2026-11-23", "2026-11-23"),
    ],
)
def test_a_dateline_without_a_year_orders_by_its_last_such_day(
    said: str, written: str, expected: str
) -> None:
    mtime = datetime.fromisoformat(f"{written}T12:00+00:00").timestamp()
    dateline = DraftDateline(SafeText(f"ORRAN, {said} (CW) -"), date=SafeText(said))
    draft = Draft(SafeText("Bell found"), dateline=dateline)
    row = row_of(draft, SafeText("a.txt"), mtime, "id", "key")
    assert row.published is None
    assert datetime.fromtimestamp(row.moment, UTC).date().isoformat() == expected
