"""Rows of the list."""

import pytest

from reader.library.api import Row
from reader.text.safe import SafeText
from reader.tui.render.rows import RowLook, row_strip, second_line
from tests.tui.render.articles import palette

ROW = Row(
    id="a1",
    key="b1",
    headline=SafeText("Harbour strike enters second week"),
    path=SafeText("coast/strike.txt"),
    section=SafeText("coast"),
    publisher=SafeText("Coast Wire"),
    published="2026-03-14T10:00+00:00",
    moment=1_773_482_400.0,
    place=SafeText("Port Ellery"),
)
NOW = ROW.moment + 2 * 3600
UNREAD = RowLook()


def text(look: RowLook, width: int = 50, row: Row | None = ROW) -> str:
    strip = row_strip(row, look, width, palette(), NOW)
    assert strip.cell_length == width
    return strip.text


def test_an_unread_headline_has_a_dot_and_its_age() -> None:
    assert text(UNREAD) == " ● Harbour strike enters second week           2h "


def test_a_read_headline_has_no_dot_and_a_starred_one_a_star() -> None:
    assert text(RowLook(read=True)).startswith("   Harbour")
    assert text(RowLook(read=True, starred=True)).startswith(" ★ Harbour")


def test_a_long_headline_is_cut() -> None:
    assert "enters se… 2h" in text(UNREAD, 32)


@pytest.mark.parametrize("width", [1, 5, 10, 29, 30, 200])
def test_every_width_is_filled_exactly(width: int) -> None:
    text(UNREAD, width)
    text(UNREAD, width, row=None)


def test_a_date_that_the_article_does_not_say_is_marked_as_inferred() -> None:
    assert text(UNREAD, row=ROW._replace(published=None)).rstrip().endswith(" ~2h")


def test_what_is_of_this_minute_is_of_now() -> None:
    young = ROW._replace(published=None, moment=NOW - 20)
    assert text(UNREAD, row=young).endswith("  now ")


def test_what_has_no_date_at_all_shows_none() -> None:
    nowhere = ROW._replace(published=None, moment=0.0)
    assert text(UNREAD, row=nowhere).rstrip().endswith("second week")


def test_a_row_that_has_gone_says_so() -> None:
    assert "no longer there" in text(UNREAD, row=None)


def test_what_was_found_is_highlighted_also_under_the_cursor() -> None:
    look = RowLook(matches=((0, 7),), cursor=True, focused=True)
    found = palette().style("match_foreground", "match_background")
    strip = row_strip(ROW, look, 50, palette(), NOW)
    assert [segment.text for segment in strip if segment.style == found] == ["Harbour"]


@pytest.mark.parametrize("width", range(24, 70))
@pytest.mark.parametrize("word", ["Minister’s", "brother", "shares", "ferry", "owner"])
def test_what_was_found_is_seen_also_where_the_row_is_too_narrow(width: int, word: str) -> None:
    headline = "Minister’s brother held shares in the largest ferry owner"
    row = ROW._replace(headline=SafeText(headline))
    start = headline.index(word)
    look = RowLook(matches=((start, start + len(word)),))
    strip = row_strip(row, look, width, palette(), NOW)
    found = palette().style("match_foreground", "match_background")
    marked = "".join(segment.text for segment in strip if segment.style == found)
    assert strip.cell_length == width
    assert marked.rstrip("…")
    assert word.startswith(marked.rstrip("…"))
    if start > 30 and width == 32:
        assert marked == word
        assert strip.text.startswith(" ● … ")


def test_the_cursor_and_a_read_row_look_different_in_every_theme() -> None:
    for theme in ("night-desk", "newsprint", "terminal", "mono"):
        looks = (UNREAD, UNREAD._replace(cursor=True, focused=True), UNREAD._replace(read=True))
        strips = [row_strip(ROW, look, 50, palette(theme), NOW) for look in looks]
        assert len({tuple(strip) for strip in strips}) == 3


@pytest.mark.parametrize("theme", ["night-desk", "newsprint", "terminal", "mono"])
@pytest.mark.parametrize("focused", [True, False])
def test_a_match_is_seen_on_the_row_of_the_cursor(theme: str, focused: bool) -> None:
    look = UNREAD._replace(cursor=True, focused=focused, matches=((0, 5),))
    strip = row_strip(ROW, look, 60, palette(theme), NOW)
    match = next(part for part in strip if part.text == ROW.headline[:5])
    beside = next(part for part in strip if part.text.startswith(ROW.headline[5:9]))
    assert match.style is not None
    assert beside.style is not None
    shown = [(s.color, s.bgcolor, s.reverse, s.underline) for s in (match.style, beside.style)]
    assert shown[0] != shown[1]


def test_iso_dates_on_request() -> None:
    assert text(RowLook(iso_dates=True)).rstrip().endswith("2026-03-14")


def test_the_second_line_tells_where_it_comes_from() -> None:
    assert "Port Ellery · coast · Coast Wire" in second_line(ROW, UNREAD, 60, palette()).text
    bare = ROW._replace(place=None, section=SafeText(""), publisher=SafeText(""))
    assert second_line(bare, UNREAD, 60, palette()).text.strip() == ""
