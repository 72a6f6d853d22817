"""Datelines in the forms newsrooms write them, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.parse.layout.dateline import own_line, read_dateline

REST = "The council voted on Monday for a wall of sixty kilometres along the whole of the coast."


@pytest.mark.parametrize(
    ("head", "place", "agency", "date"),
    [
        ("SALTMERE: ", "SALTMERE", None, None),
        ("PORT ELLERY — ", "PORT ELLERY", None, None),
        ("AVERNE - ", "AVERNE", None, None),
        ("OSTREY (Coast Wire) — ", "OSTREY", "Coast Wire", None),
        ("OSTREY, March 4 (Coast Wire) - ", "OSTREY", "Coast Wire", "March 4"),
        ("OSTREY, 4 March - ", "OSTREY", None, "4 March"),
        ("MARRAM, Ill., March 4 - ", "MARRAM, Ill.", None, "March 4"),
        ("MARRAM, N.J., March 4 -- ", "MARRAM, N.J.", None, "March 4"),
        ("MARRAM, Norland (AP) — ", "MARRAM, Norland", "AP", None),
        ("AVERNE/LONDON - ", "AVERNE/LONDON", None, None),
        ("(Coast Wire) — ", None, "Coast Wire", None),
        ("Berlin. ", "Berlin", None, None),
        ("London/Teheran - ", "London/Teheran", None, None),
        ("Paris, le 4 mars (AFP) – ", "Paris", "AFP", "le 4 mars"),
        ("SALTMERE, Nov 22 — ", "SALTMERE", None, "Nov 22"),
        ("****SALTMERE, March 4 - ", "SALTMERE", None, "March 4"),
        ("【ソウル＝山田太郎】", "ソウル", "山田太郎", None),
    ],
)
def test_forms(head: str, place: str | None, agency: str | None, date: str | None) -> None:
    dateline = read_dateline(head + REST)
    assert dateline is not None
    assert (dateline.place, dateline.agency, dateline.date) == (place, agency, date)
    assert (head + REST).startswith(dateline.text)


@pytest.mark.parametrize(
    "text",
    [
        REST,
        f"UPDATE: {REST}",
        f"EXCLUSIVE — {REST}",
        f"DEAR ANNA: {REST}",
        f"Q: {REST}",
        f"Enough. {REST}",
        f"Three reasons - {REST}",
        "He was there - at last - and stayed.",
        "Anna Hall, 32: possession of a boat without a licence, held without bond.",
        "",
        "—",
    ],
)
def test_what_is_none(text: str) -> None:
    assert read_dateline(text) is None


def test_capitals_in_an_interview_are_speakers() -> None:
    assert read_dateline(f"HALE: {REST}", turns=True) is None


@pytest.mark.parametrize(
    ("line", "place"),
    [("Bruselas -", "Bruselas"), ("Ankara", "Ankara"), ("MARRAM, NORLAND", "MARRAM, NORLAND")],
)
def test_a_line_of_its_own(line: str, place: str) -> None:
    dateline = own_line(line)
    assert dateline is not None
    assert dateline.place == place


@pytest.mark.parametrize("line", ["The top of the chain", "Why now", "", "Video"])
def test_a_subhead_is_no_dateline(line: str) -> None:
    assert own_line(line) is None


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    dateline = read_dateline(text)
    assert dateline is None or text.startswith(dateline.text)
