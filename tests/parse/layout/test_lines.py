"""Lines without their marks, each where it stands in the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.parse.layout.lines import BULLET, HEADING, NUMBER, QUOTED, end_of_told, read_lines
from reader.parse.limits import LINES


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


@pytest.mark.parametrize("lines", [1, LINES - 1, LINES])
def test_nearly_every_text_is_laid_out_as_a_whole(lines: int) -> None:
    text = "a\n" * (lines - 1) + "b"
    assert end_of_told(text) == len(text)


def test_of_very_many_lines_the_first_are_laid_out() -> None:
    text = "ab\n" * LINES + "b\n\nc"
    assert text[end_of_told(text) :] == "b\n\nc"
