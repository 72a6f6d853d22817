"""Text in cells: nothing lost, nothing too wide."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.tui.render.wrap import cut, wrap

WIDE = st.text(alphabet="ab  \n漢字e\u0301é-", max_size=200)


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("Ferry talks collapse", 20, "Ferry talks collapse"),
        ("Ferry talks collapse", 12, "Ferry talks…"),
        ("漢字漢字", 5, "漢字…"),
        ("anything", 0, ""),
    ],
)
def test_a_headline_too_long_is_cut_with_an_ellipsis(text: str, width: int, shown: str) -> None:
    assert cut(text, width) == shown


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("", 10, [""]),
        ("unbreakable", 4, ["unbr", "eaka", "ble"]),
        ("two\nparagraphs", 20, ["two", "paragraphs"]),
        ("漢字漢字漢", 4, ["漢字", "漢字", "漢"]),
    ],
)
def test_lines_break_at_spaces_where_they_can(text: str, width: int, lines: list[str]) -> None:
    assert [text[start:end] for start, end in wrap(text, width)] == lines


@given(WIDE, st.integers(2, 40))
def test_no_line_is_wider_than_asked_and_no_word_is_lost(text: str, width: int) -> None:
    lines = [text[start:end] for start, end in wrap(text, width)]
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(WIDE, st.integers(0, 40))
def test_what_is_cut_fits(text: str, width: int) -> None:
    assert cell_len(cut(text.replace("\n", " "), width)) <= width
