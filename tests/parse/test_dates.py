from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.parse.dates import find_dates, parse_date
from reader.parse.machinedates import machine_date, plain_machine_date
from reader.text.safe import clean_line, is_safe

FORMS = [
    ("2026-03-14", "2026-03-14", "day"),
    ("2026-03-14T09:30:00Z", "2026-03-14T09:30:00+00:00", "second"),
    ("2026-03-14T09:30:00.123+0100", "2026-03-14T09:30:00+01:00", "second"),
    ("2026-03-14 09:30", "2026-03-14T09:30", "minute"),
    ("20260314T093000Z", "2026-03-14T09:30:00+00:00", "second"),
    ("20260314", "2026-03-14", "day"),
    ("Sat, 14 Mar 2026 09:30:00 +0000", "2026-03-14T09:30:00+00:00", "second"),
    ("Sat, 14 Mar 26 09:30:00 EST", "2026-03-14T09:30:00-05:00", "second"),
    ("Sat Mar 14 09:30:00 2026", "2026-03-14T09:30:00", "second"),
    ("1773480600", "2026-03-14T09:30:00+00:00", "second"),
    ("1773480600000", "2026-03-14T09:30:00+00:00", "second"),
    ("14 March 2026", "2026-03-14", "day"),
    ("Saturday, March 14, 2026", "2026-03-14", "day"),
    ("March 14th, 2026", "2026-03-14", "day"),
    ("Mar. 14, 2026, 9:30 p.m. EST", "2026-03-14T21:30-05:00", "minute"),
    ("9:30 PM EDT, March 14, 2026", "2026-03-14T21:30-04:00", "minute"),
    ("12:05 a.m. March 14, 2026", "2026-03-14T00:05", "minute"),
    ("14.3.2026 09:30 Uhr", "2026-03-14T09:30", "minute"),
    ("Samstag, 14. März 2026, 9.30 Uhr", "2026-03-14T09:30", "minute"),
    ("14 mars 2026 à 09h30", "2026-03-14T09:30", "minute"),
    ("1er février 2026", "2026-02-01", "day"),
    ("14 de marzo de 2026", "2026-03-14", "day"),
    ("14 marzo 2026", "2026-03-14", "day"),
    ("14 de março de 2026", "2026-03-14", "day"),
    ("14 maart 2026", "2026-03-14", "day"),
    ("14 mars 2026", "2026-03-14", "day"),
    ("14 marca 2026", "2026-03-14", "day"),
    ("14. března 2026", "2026-03-14", "day"),
    ("14 марта 2026, 09:30", "2026-03-14T09:30", "minute"),
    ("14 березня 2026 р.", "2026-03-14", "day"),
    ("14 Mart 2026 Cumartesi", "2026-03-14", "day"),
    ("14 maret 2026", "2026-03-14", "day"),
    ("2026. március 14.", "2026-03-14", "day"),
    ("14. maaliskuuta 2026", "2026-03-14", "day"),
    ("14 tháng 3, 2026", "2026-03-14", "day"),
    ("2026年3月14日 09時30分", "2026-03-14T09:30", "minute"),
    ("2026년 3월 14일", "2026-03-14", "day"),
    ("14 במרץ 2026", "2026-03-14", "day"),
    ("March 2026", "2026-03", "month"),
    ("2026", "2026", "year"),
    ("31/12/2026 10:15", "2026-12-31T10:15", "minute"),
    ("12/31/2026", "2026-12-31", "day"),
    ("3/3/2026", "2026-03-03", "day"),
]


@pytest.mark.parametrize(("text", "iso", "precision"), FORMS)
def test_a_whole_string_is_read_as_the_date_it_is(text: str, iso: str, precision: str) -> None:
    date = parse_date(text)
    assert date is not None
    assert (date.iso, date.precision) == (iso, precision)


@pytest.mark.parametrize(("text", "language"), [("3/4/2026", None), ("3/4/2026", "en")])
def test_day_and_month_are_not_guessed(text: str, language: str | None) -> None:
    date = parse_date(text, language)
    assert date is not None
    assert date.iso is None
    assert date.text == text


def test_the_language_settles_which_is_the_day() -> None:
    date = parse_date("3/4/2026", "fr")
    assert date is not None
    assert date.iso == "2026-04-03"


def test_a_day_without_a_year_stays_text() -> None:
    date = parse_date("May 11")
    assert date is not None
    assert (date.iso, date.precision) == (None, "day")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "29 February 2025",
        "32 March 2026",
        "2026-13-01",
        "12345",
        "March",
        "0",
        "x" * 900,
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert parse_date(text) is None


def test_dates_are_found_where_they_stand() -> None:
    line = "Updated 5 May 2026 at 10:00, first printed on March 3, 2025 in a run of 2026 copies"
    found = find_dates(line)
    assert [line[start:end] for start, end, _ in found] == ["5 May 2026 at 10:00", "March 3, 2025"]
    assert [date.iso for _, _, date in found] == ["2026-05-05T10:00", "2025-03-03"]


@given(st.text())
def test_any_text_is_survived(text: str) -> None:
    date = parse_date(text)
    assert date is None or is_safe(date.text)


@given(st.text(alphabet="0123456789 .:/-,TZMarchAp", max_size=60))
def test_found_dates_lie_in_the_line_and_do_not_overlap(text: str) -> None:
    line = clean_line(text)
    position = 0
    for start, end, date in find_dates(line):
        assert position <= start < end <= len(line)
        assert date.text == clean_line(line[start:end])
        position = end


@given(
    st.datetimes(),
    st.sampled_from(["%Y-%m-%dT%H:%M:%S", "%d %B %Y %H:%M:%S", "%B %d, %Y %H:%M:%S"]),
)
def test_what_was_written_is_read_again(moment: object, form: str) -> None:
    from datetime import datetime

    assert isinstance(moment, datetime)
    if not 1500 <= moment.year <= 2199:
        return
    date = parse_date(moment.strftime(form))
    assert date is not None
    assert date.iso == moment.replace(microsecond=0).isoformat()


@given(
    st.datetimes(),
    st.sampled_from(["%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S", "%a, %d %b %Y %H:%M:%S"]),
    st.sampled_from(["", "Z", " GMT", " UTC", " +0100", "+05:30", "-00:00", "+14:00", " EST"]),
)
def test_the_short_way_reads_what_the_long_way_reads(
    moment: datetime, form: str, zone: str
) -> None:
    text = moment.strftime(form) + zone
    short = plain_machine_date(text)
    assert short is None or short == machine_date(clean_line(text))


def test_the_short_way_takes_the_common_forms() -> None:
    assert plain_machine_date("2026-03-14T09:30:00Z") is not None
    assert plain_machine_date("Sat, 14 Mar 2026 09:30:00 +0100") is not None
    assert plain_machine_date("2026-02-30T09:30:00Z") is None
    assert plain_machine_date("1026-02-20T09:30:00Z") is None
