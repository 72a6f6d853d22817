"""Lines without their marks, each where it stands in the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.parse.layout.lines import BULLET, HEADING, LINES, NUMBER, QUOTED, read_lines


@pytest.mark.parametrize(
    ("raw", "text", "marker"),
    [
        ("Ferry sails", "Ferry sails", ""),
        ("  Ferry sails  ", "Ferry sails", ""),
        ("- Ferry sails", "Ferry sails", BULLET),
        ("* Ferry sails", "Ferry sails", BULLET),
        ("•\u00a0Ferry sails", "Ferry sails", BULLET),
        ("-\nFerry sails", "Ferry sails", BULLET),
        ("•\n\nFerry sails", "Ferry sails", BULLET),
        ("## Ferry sails", "Ferry sails", HEADING),
        ("> Ferry sails", "Ferry sails", QUOTED),
        ("1. Ferry sails", "1. Ferry sails", NUMBER),
        ("– Nei, sa hun", "– Nei, sa hun", ""),
        ("-5 degrees", "-5 degrees", ""),
        ("***\nFerry sails", "Ferry sails", ""),
    ],
)
def test_marks_are_taken_off(raw: str, text: str, marker: str) -> None:
    (line,) = read_lines(raw)
    assert (line.text, line.marker) == (text, marker)
    assert raw[line.start : line.start + len(text)] == text


def test_blank_lines_and_rules_are_gaps() -> None:
    assert [line.gap for line in read_lines("a\nb\n\nc\n---\nd")] == [False, False, True, True]


def test_numbers_count_every_line() -> None:
    assert [line.first for line in read_lines("\na\n\nb\n")] == [2, 4]


@given(st.text(st.sampled_from("ab -*#>1.•\u00a0\n—"), max_size=80))
def test_every_line_stands_where_it_says(text: str) -> None:
    for line in read_lines(text):
        assert line.text
        assert text[line.start : line.start + len(line.text)] == line.text


def test_what_stands_behind_very_many_lines_stays_in_one_piece() -> None:
    text = "a\n" * (LINES + 3) + "b"
    lines = read_lines(text)
    assert len(lines) == LINES + 1
    assert lines[-1].text == "a\na\na\nb"
    assert (lines[-1].first, lines[-1].last) == (LINES + 1, LINES + 4)
    assert text[lines[-1].start :] == lines[-1].text
