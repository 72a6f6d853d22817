"""The news of a collection, by keys and by mouse."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

import pytest

from tests.tui.conftest import Desk

Open = Callable[..., AbstractAsyncContextManager[Desk]]


async def shown(reader: Desk, text: str) -> None:
    """Wait until `text` is on the screen."""
    await reader.until(lambda: text in reader.text)


async def test_a_related_headline_that_leads_nowhere_is_wanted_and_undone(desk: Open) -> None:
    async with desk() as reader:
        await reader.press("enter", "r", "j", "W")
        assert "wanted: it is on the list" in reader.lines[-1]
        assert "◎ Who owns Norland Line?" in reader.text
        await reader.press("u")
        assert "◎" not in reader.text
        await reader.press("k", "W")
        assert "here already" in reader.lines[-1]


async def test_the_wanted_list_is_opened_filtered_and_left(desk: Open) -> None:
    async with desk() as reader:
        await reader.press("g", "w")
        await shown(reader, "Bread on the islands costs twice")
        assert "2 headlines lead nowhere" in reader.lines[0]
        await reader.press("slash")
        await reader.type("owns")
        assert "Bread on the islands" not in reader.text
        await reader.press("escape", "W")
        await shown(reader, "YOU WANT")
        await reader.press("q")
        assert reader.app.screen is reader.main


async def test_keys_that_come_before_the_list_is_there_or_when_it_is_empty_do_no_harm(
    desk: Open,
) -> None:
    async with desk() as reader:
        await reader.pilot.press("g", "w", "G", "j", "k", "pagedown")
        await shown(reader, "Bread on the islands costs twice")
        await reader.press("slash")
        await reader.type("nowhere-at-all")
        await shown(reader, "Nothing here has all of these words")
        for key in ("down", "up", "pagedown", "pageup", "enter"):
            await reader.press(key)
        await reader.press("G", "g", "g", "W", "escape")
        await shown(reader, "Bread on the islands costs twice")


async def test_a_wanted_headline_is_searched_for_by_mouse(desk: Open) -> None:
    async with desk() as reader:
        await reader.press("g", "w")
        await shown(reader, "Bread on the islands costs twice")
        line = next(n for n, text in enumerate(reader.lines) if "Bread on the islands" in text)
        await reader.click(20, line)
        assert reader.main.field.has_focus
        assert "Bread" in reader.main.field.text


async def test_of_very_many_headlines_that_lead_nowhere_it_is_said_that_some_are_shown(
    desk: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.tui.screens.wanted.MOST_LISTED", 2)
    async with desk() as reader:
        await reader.press("g", "w")
        await shown(reader, "the 2 most listed that lead nowhere")


async def test_the_wanted_list_explains_that_it_is_empty(desk: Open) -> None:
    quiet = {"quiet.txt": "Quiet day on the quay\n1 March 2026\nMARRAM: Nothing came in.\n"}
    async with desk(quiet) as reader:
        await reader.press("g", "w")
        await shown(reader, "Every related headline")


async def test_what_was_opened_is_remembered_and_found_again(desk: Open) -> None:
    async with desk() as reader:
        await reader.press("g", "h")
        await shown(reader, "You have not opened an article yet")
        await reader.press("q", "enter", "q", "enter", "1", "g", "h")
        await shown(reader, "2 articles by day")
        assert "TODAY" in reader.text
        opened = [line for line in reader.lines if ":" in line.strip()[:8]]
        assert "› Islands run short of insulin" in opened[0]
        assert "Ferry operator" in opened[1]
        assert "  2 times" in opened[1]
        await reader.press("slash")
        await reader.type("ferry")
        assert "Islands run short" not in reader.text
        await reader.press("enter")
        assert reader.headline.startswith("Ferry operator")


async def test_the_first_time_nothing_is_new(desk: Open) -> None:
    async with desk() as reader:
        assert "new" not in reader.lines[1]
        await reader.press("g", "n")
        await shown(reader, "Nothing has come")
