"""A new user who reads only the status line, in a terminal of 80 columns."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

import pytest

from tests.tui.conftest import Desk

Open = Callable[..., AbstractAsyncContextManager[Desk]]
SMALL = (80, 24)


@pytest.mark.parametrize("key", ["r", "backslash"])
async def test_related_headlines_of_a_row_are_those_of_its_article(desk: Open, key: str) -> None:
    async with desk(size=SMALL) as reader:
        await reader.press("j", key)
        assert reader.headline == "Islands run short of insulin"
        assert "Bread on the islands" in reader.text
        assert reader.main.related.has_focus
        await reader.press("h", "h")
        assert reader.main.headlines.has_focus


async def test_quotes_of_a_row_are_those_of_its_article(desk: Open) -> None:
    async with desk(size=SMALL) as reader:
        await reader.press(")")
        assert reader.main.at == "article"
        assert "quote 1 of" in reader.lines[-1]
        await reader.press("h", "j", "j", "1")
        assert "no related headline 1" in reader.lines[-1]


async def test_a_quote_key_in_the_sidebar_shows_the_quote(desk: Open) -> None:
    async with desk(size=SMALL) as reader:
        await reader.press("r", ")")
        assert reader.main.at == "article"
        await reader.press("escape", "r")
        for _ in range(reader.main.related.items):
            if reader.main.related.voice is None:
                await reader.press("j")
        await reader.press("enter")
        assert reader.main.at == "article"
        assert reader.main.article.selected is not None


async def test_an_empty_collection_has_nothing_related(desk: Open) -> None:
    async with desk(files={}, size=SMALL) as reader:
        await reader.press("r")
        assert reader.main.at == "headlines"
        assert "no article here" in reader.lines[-1]
        await reader.press(")")
        assert "no article here" in reader.lines[-1]
        assert "quotes" not in reader.lines[-1]


async def test_the_article_says_the_way_back(desk: Open) -> None:
    async with desk(size=SMALL) as reader:
        await reader.press("enter")
        assert "h headlines  l related  ? help" in reader.lines[-1]
        assert "/ find" in reader.lines[-1]
        assert "H came from" not in reader.lines[-1]
        await reader.press("1")
        assert "H came from" in reader.lines[-1]


async def test_a_long_answer_leaves_room_for_the_ways_out(desk: Open) -> None:
    async with desk(size=SMALL) as reader:
        await reader.press("enter", ")")
        assert "quote 1 of" in reader.lines[-1]
        assert "h headlines" in reader.lines[-1]
        assert "? help" in reader.lines[-1]


async def test_the_breadcrumb_takes_clicks(desk: Open) -> None:
    async with desk(size=SMALL) as reader:
        await reader.press("enter", "l")
        await reader.click(4, 0)
        assert reader.main.article.has_focus
        await reader.click(40, 0)
        assert reader.main.article.has_focus
        await reader.click(4, 0)
        assert reader.main.headlines.has_focus


async def test_finding_is_given_up_as_if_it_had_not_begun(desk: Open) -> None:
    async with desk(size=(80, 10)) as reader:
        await reader.press("enter", ")", "j")
        pane = reader.main.article
        before = (pane.scroll_offset.y, pane.selected_number)
        await reader.press("slash")
        assert "tab" not in reader.lines[-1]
        assert "open" not in reader.lines[-1]
        assert "enter keep" in reader.lines[-1]
        await reader.type("crane")
        assert pane.scroll_offset.y != before[0]
        await reader.press("escape")
        assert (pane.scroll_offset.y, pane.selected_number) == before
        assert "quote 1 of" in reader.lines[-1]


async def test_what_was_found_is_kept_with_enter(desk: Open) -> None:
    async with desk(size=SMALL) as reader:
        await reader.press("enter", "slash")
        await reader.type("said")
        await reader.press("enter")
        assert "match 1 of 3" in reader.lines[-1]
        assert "n next match" in reader.lines[-1]
        await reader.press("n")
        assert "match 2 of 3" in reader.lines[-1]


async def test_headlines_are_searched_from_the_article(desk: Open) -> None:
    async with desk(size=SMALL) as reader:
        await reader.press("enter", "slash")
        assert "/ search headlines" in reader.lines[-1]
        await reader.press("slash")
        await reader.type("harbour")
        assert "1 of 3" in reader.text
        assert "Harbour strike" in reader.text
        await reader.press("escape")
        assert reader.main.at == "article"
        assert reader.headline.startswith("Ferry operator")


async def test_tab_says_what_it_searches_instead(desk: Open) -> None:
    async with desk(size=SMALL) as reader:
        await reader.press("slash")
        assert "tab full text" in reader.lines[-1]
        await reader.type("nobody")
        await reader.press("tab")
        assert "tab headlines" in reader.lines[-1]
        await reader.press("enter", "h")
        assert "esc all" in reader.lines[-1]
        await reader.press("escape")
        assert reader.main.headlines.count == 3
        assert "esc all" not in reader.lines[-1]


async def test_a_headline_that_leads_nowhere_says_so(desk: Open) -> None:
    async with desk(size=SMALL) as reader:
        await reader.press("r")
        assert "enter open" in reader.lines[-1]
        await reader.press("j")
        assert "enter search for it" in reader.lines[-1]
        await reader.press("enter")
        assert reader.main.field.has_focus
        await reader.press("escape")
        assert reader.main.at == "related"
        assert reader.main.related.item == 1


async def test_a_click_on_the_trail_leads_back(desk: Open) -> None:
    async with desk(size=SMALL) as reader:
        await reader.press("enter", "1", "1")
        assert reader.headline == "Harbour strike enters second week"
        line = next(n for n, shown in enumerate(reader.lines) if " › " in shown)
        await reader.click(reader.lines[line].index("Harbour"), line)
        assert reader.headline == "Harbour strike enters second week"
        await reader.click(reader.lines[line].index("Ferry"), line)
        assert reader.headline.startswith("Ferry operator")
        await reader.press("L", "L")
        assert reader.headline == "Harbour strike enters second week"


async def test_the_help_says_how_it_is_used_and_what_signs_mean(desk: Open) -> None:
    async with desk(size=SMALL) as reader:
        await reader.press("question_mark")
        assert "type to find · ↑↓ move · esc closes" in reader.text
        await reader.type("follow")
        assert "1 … 9" in reader.text
        assert "headline 2" not in reader.text
        await reader.press(*["backspace"] * 6)
        await reader.type("sign")
        assert "not in this collection" in reader.text
        await reader.press("escape", "ctrl+p")
        await reader.type("follow related")
        assert all(f"headline {digit}" in reader.text for digit in range(1, 10))


async def test_an_empty_collection_offers_what_works_there(desk: Open) -> None:
    async with desk(files={}, size=SMALL) as reader:
        assert reader.lines[-1].split() == [
            "?",
            "help",
            "R",
            "look",
            "again",
            "d",
            "sample",
            "q",
            "quit",
        ]
        await reader.pilot.press("d")
        assert str(reader.app.opens_next).endswith("seeds")


async def test_the_sample_is_not_opened_in_place_of_articles(desk: Open) -> None:
    async with desk(size=SMALL) as reader:
        await reader.press("d")
        assert reader.app.opens_next is None
        assert "newsreader --sample" in reader.lines[-1]


async def test_esc_lets_go_of_what_was_found_and_then_of_the_article(desk: Open) -> None:
    async with desk(size=SMALL) as reader:
        await reader.press("enter", "slash", "s", "a", "i", "d", "enter", "escape")
        assert "next match" not in reader.lines[-1]
        assert reader.main.article.has_focus
        await reader.press("escape")
        assert reader.main.headlines.has_focus
