"""How an article is laid out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.article import Block, Residue
from reader.text.safe import SafeText, clean
from reader.tui.render.meta import meta
from reader.tui.render.page import Manner, column, lay_out
from tests.tui.render.articles import article


def shown(width: int, **options: object) -> list[str]:
    return [line.text for line in lay_out(article(), width, **options).lines]  # type: ignore[arg-type]


def test_everything_of_the_article_is_on_the_page() -> None:
    page = " ".join(shown(80))
    for block in article().body:
        assert " ".join(block.text.split()[:4]) in page
    assert "Ferry operator" in page
    assert "Company says" in page


def test_the_meta_line_sums_the_article_up() -> None:
    known = ["Port Ellery", "14 Mar 2026", "1 min", "3 quotes", "2 voices"]
    assert meta(article()) == known
    assert " · ".join(known) in shown(80)


@pytest.mark.parametrize("width", range(30, 75))
def test_the_meta_line_is_broken_at_its_dots_alone(width: int) -> None:
    one = article(byline=SafeText("Mara Teller, harbour correspondent"))
    page = lay_out(one, width)
    lines = [line.text for line in page.lines if line.kind == "meta"]
    items = [item for line in lines for item in line.split(" · ")]
    assert " ".join(items).startswith("Mara Teller, harbour correspondent")
    assert {"Port Ellery", "14 Mar 2026", "1 min", "3 quotes", "2 voices"} <= set(items)
    assert not any(line.startswith("·") or line.endswith("·") for line in lines)


@pytest.mark.parametrize(
    ("byline", "told"),
    [
        ("By Mara Teller in Port Ellery", False),
        ("Mara Teller, PORT ELLERY", False),
        ("Mara Teller of the Port Ellery Post", True),
        ("Mara Teller", True),
        ("", True),
    ],
)
def test_the_place_is_told_once(byline: str, told: bool) -> None:
    assert ("Port Ellery" in meta(article(byline=SafeText(byline) or None))) is told


@pytest.mark.parametrize("width", [1, 2, 5, 20, 40, 73, 80, 120, 300])
def test_no_line_leaves_the_text_column(width: int) -> None:
    page = lay_out(article(), width)
    assert page.left + page.measure <= width
    for line in page.lines:
        assert cell_len(line.text) <= max(page.measure - line.indent, 1)


def test_a_wide_pane_has_a_centred_column_with_room_for_names() -> None:
    left, measure = column(120, 70)
    assert measure == 70
    assert left == 25
    assert lay_out(article(), 120).names


def test_a_narrow_pane_gives_its_width_to_the_text() -> None:
    left, measure = column(40, 70)
    assert (left, measure) == (3, 35)


def test_every_quote_leads_to_the_line_it_begins_on() -> None:
    page = lay_out(article(), 60)
    for quote, number in zip(page.quotes, page.quote_lines, strict=True):
        line = page.lines[number]
        assert line.block == quote.block
        assert line.offset <= quote.start < line.offset + len(line.text)


def test_words_that_are_only_marked_are_no_quotes_to_step_to() -> None:
    assert [quote.kind for quote in lay_out(article(), 60).quotes] == ["speech", "speech", "part"]


def test_the_trail_stands_above() -> None:
    assert shown(100, trail=("One", "Two"))[0] == "One › Two"


def test_what_is_no_part_of_the_article_is_shown_when_asked_for() -> None:
    more = article(
        residue=(Residue(text=SafeText("Share this"), line=9, reason=SafeText("share")),)
    )
    hidden = [line.text for line in lay_out(more, 80).lines]
    asked = [line.text for line in lay_out(more, 80, manner=Manner(residue=True)).lines]
    assert not any("Share this" in text for text in hidden)
    assert "9: Share this  (share)" in asked
    page = lay_out(more, 80, manner=Manner(residue_key="g x"))
    told = [line.text for line in page.lines if line.kind == "more"]
    assert told == ["1 line left out · g x shows it"]
    assert not any("left out" in text for text in asked)
    assert not any(line.kind == "more" for line in lay_out(article(), 80).lines)


def test_an_article_of_a_headline_alone_says_so() -> None:
    page = lay_out(article(body=(), quotes=()), 80)
    assert any("nothing more" in line.text for line in page.lines)


@given(st.text(max_size=300), st.integers(1, 120))
def test_any_text_can_be_laid_out(text: str, width: int) -> None:
    safe = clean(text)
    page = lay_out(article(body=(Block(text=safe),), quotes=()), width)
    laid = "".join(line.text for line in page.lines if line.block == 0)
    assert "".join(laid.split()) == "".join(safe.split())
