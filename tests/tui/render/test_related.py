"""The sidebar, line by line."""

import pytest

from reader.article import Voice, voices
from reader.library.api import Link, LinkState, Row
from reader.library.linking.alike import Alike, Similar
from reader.text.safe import SafeText
from reader.tui.render.related import Entry, entry_strip, sidebar
from tests.library.memory_marks import MemoryMarks
from tests.tui.render.articles import article, palette
from tests.tui.render.test_rows import ROW

ABSENT = Link(SafeText("Who owns Norland Line?"), LinkState.ABSENT)
HERE = Link(SafeText("Harbour strike enters second week"), LinkState.EXACT, ROW)
NEAR = Link(SafeText("Harbour strike in second week"), LinkState.NEAR, ROW)


def texts(links: list[Link], back: list[Row], width: int = 34) -> list[str]:
    speaking = voices(article().quotes, article())
    entries = sidebar(links, back, speaking, width)
    return [paint(entry, width) for entry in entries]


def paint(entry: Entry, width: int) -> str:
    marks = MemoryMarks(list)
    strip = entry_strip(entry, width, palette(), marks, {}, cursor=False, active=False)
    assert strip.cell_length == width
    return strip.text.rstrip()


def test_a_link_shows_its_digit_and_whether_it_is_here() -> None:
    lines = texts([HERE, ABSENT, NEAR], [])
    assert lines[0] == " RELATED"
    assert lines[1].startswith(" 1 ● Harbour strike")
    assert any(line.startswith(" 2 ○ Who owns") for line in lines)
    assert any(line.startswith(" 3 ◐ Harbour strike") for line in lines)


def test_links_that_all_lead_nowhere_are_said_to() -> None:
    assert texts([ABSENT, ABSENT], [])[0] == " RELATED · none of 2 is here"


def test_an_article_without_related_headlines_says_so() -> None:
    assert texts([], [])[1] == " This article lists none."


def test_back_links_and_voices_have_their_sections() -> None:
    lines = texts([HERE], [ROW])
    assert " LINKED FROM" in lines
    assert " VOICES" in lines
    assert any("Mara Keel" in line and line.endswith("2") for line in lines)


def link_lines(links: list[Link], height: int) -> list[str]:
    entries = sidebar(links, [], [], 34, height=height)
    return [entry.text for entry in entries if entry.what == "link"]


def test_a_long_headline_takes_two_lines_where_the_list_does_not_fit() -> None:
    long = Link(SafeText("word " * 40), LinkState.ABSENT)
    lines = link_lines([long] * 8, 30)
    assert len(lines) == 16
    assert lines[1].endswith("…")


def test_a_headline_takes_up_to_four_lines_where_the_list_fits() -> None:
    three = Link(SafeText("word " * 15), LinkState.ABSENT)
    long = Link(SafeText("word " * 40), LinkState.ABSENT)
    assert " ".join(link_lines([three], 4)).split() == ["word"] * 15
    assert len(link_lines([three], 3)) == 2
    assert len(link_lines([long], 40)) == 4
    assert link_lines([long], 40)[-1].endswith("…")


@pytest.mark.parametrize("height", range(2, 30))
def test_what_is_found_later_moves_nothing_above_it(height: int) -> None:
    long = Link(SafeText("word " * 15), LinkState.ABSENT)
    row = ROW._replace(headline=SafeText("salt " * 15))
    before = sidebar([long] * 3, [row], [], 34, height=height)
    alike = Alike((row,) * 6, (Similar(row), Similar(row, (row,))))
    after = sidebar([long] * 3, [row], [], 34, alike, height=height)
    assert after[: len(before)] == before


def test_of_many_copies_a_few_are_shown_and_the_rest_counted() -> None:
    rows = tuple(ROW._replace(path=SafeText(f"coast/{n}.txt")) for n in range(9))
    entries = sidebar([], [], [], 34, Alike(rows, (Similar(ROW, rows[:4]),)))
    lines = [paint(entry, 34) for entry in entries]
    at = lines.index(" ALSO IN 9 OTHER FILES")
    assert lines[at + 1 : at + 5] == [
        *(f" = coast/{n}.txt" for n in range(3)),
        "   and 6 more",
    ]
    assert "   also in 4 other files" in lines
    (more, also) = (entry for entry in entries if entry.what == "more")
    assert more.copies == rows
    assert also.copies == (ROW, *rows[:4])
    assert " ALSO IN 4 OTHER PLACES" in [
        paint(entry, 34) for entry in sidebar([], [], [], 34, Alike((ROW,) * 4))
    ]


def test_who_says_most_comes_first() -> None:
    speaking = [
        Voice(SafeText(name), quotes, 9)
        for name, quotes in (("Oren Dask", 1), ("Mara Keel", 3), ("Ines Holm", 1))
    ]
    entries = sidebar([], [], speaking, 34)
    named = [entry.text for entry in entries if entry.what == "voice"]
    assert named == ["Mara Keel", "Oren Dask", "Ines Holm"]
