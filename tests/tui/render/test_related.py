"""The sidebar, line by line."""

from reader.article import voices
from reader.library.api import Link, LinkState, Row
from reader.library.marks import MemoryMarks
from reader.text.safe import SafeText
from reader.tui.render.related import Entry, entry_strip, sidebar
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


def test_a_long_headline_takes_two_lines_and_no_more() -> None:
    long = Link(SafeText("word " * 40), LinkState.ABSENT)
    entries = [entry for entry in sidebar([long], [], [], 34) if entry.what == "link"]
    assert len(entries) == 2
    assert entries[1].text.endswith("…")
