"""More by one speaker, in the sidebar."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

import pytest

from reader.tui.screens.voices import VoicesScreen
from tests.tui.conftest import Desk

Open = Callable[..., AbstractAsyncContextManager[Desk]]
SIZES = [(200, 50), (160, 40), (120, 40), (80, 24)]


async def at_quote_of(reader: Desk, name: str) -> None:
    """Open the article in which `name` speaks, and select the first of their quotes."""
    await reader.press("slash")
    await reader.type(f"speaker:{name}")
    await reader.press("enter", "enter")
    await reader.press("parenthesis_right" if False else "right_parenthesis")
    for _ in range(9):
        quote = reader.main.article.selected
        if quote is not None and (quote.speaker or "").lower().endswith(name):
            return
        await reader.press("right_parenthesis")
    pytest.fail(reader.text)


async def more(reader: Desk) -> None:
    """Ask for more by the speaker, and wait for it."""
    await reader.press("asterisk")
    await reader.until(lambda: "everybody who is quoted" in reader.text)


@pytest.mark.parametrize("size", SIZES)
async def test_what_a_speaker_says_elsewhere_fills_the_sidebar(
    desk: Open, size: tuple[int, int]
) -> None:
    async with desk(size=size) as reader:
        await at_quote_of(reader, "dask")
        here = reader.main.article.selected
        await more(reader)
        assert reader.app.screen is reader.main
        assert "OREN DASK" in reader.text
        assert "2 quotes · 2 articles" in reader.text
        await reader.press("enter")
        await reader.until(lambda: reader.main.article.selected not in (None, here))
        quote = reader.main.article.selected
        assert quote is not None
        assert quote.speaker == "Oren Dask"
        await reader.press("asterisk")
        assert reader.main.speech is None


@pytest.mark.parametrize("key", ["escape", "asterisk"])
@pytest.mark.parametrize("size", SIZES)
async def test_the_sidebar_is_given_back(desk: Open, size: tuple[int, int], key: str) -> None:
    async with desk(size=size) as reader:
        await at_quote_of(reader, "dask")
        before = reader.text
        await more(reader)
        await reader.press(key)
        assert reader.main.at == "article"
        assert reader.text == before
        await reader.press("r")
        await reader.until(lambda: "RELATED" in reader.text)


async def test_related_headlines_are_asked_for_in_its_place(desk: Open) -> None:
    async with desk(size=(120, 40)) as reader:
        await at_quote_of(reader, "dask")
        await more(reader)
        await reader.press("h", "r")
        await reader.until(lambda: "RELATED" in reader.text)
        assert "OREN DASK" not in reader.text


@pytest.mark.parametrize("keys", [("l",), ("g", "Q"), ("G", "enter")])
async def test_one_key_leads_on_to_the_quote_index(desk: Open, keys: tuple[str, ...]) -> None:
    async with desk(size=(160, 40)) as reader:
        await at_quote_of(reader, "dask")
        await more(reader)
        await reader.press(*keys)
        await reader.until(lambda: isinstance(reader.app.screen, VoicesScreen))
        await reader.until(lambda: "OREN DASK" in reader.text)


async def test_a_quote_in_the_sidebar_is_clicked_and_kept(desk: Open) -> None:
    async with desk(size=(160, 40)) as reader:
        await at_quote_of(reader, "dask")
        await more(reader)
        await reader.press("a")
        assert "kept the quote" in reader.lines[-1]
        (kept,) = reader.main.library.state.notebook.all()
        assert kept.speaker == "Oren Dask"
        pane = reader.main.speech
        assert pane is not None
        line = next(n for n, entry in enumerate(pane.shown) if entry.value is not None)
        await reader.click(pane.region.x + 4, pane.region.y + line)
        await reader.until(lambda: reader.main.at == "article")
        await reader.press("W")
        assert not list(reader.main.library.state.wanted.all())


async def test_a_voice_under_the_sidebars_cursor_is_asked_for(desk: Open) -> None:
    async with desk(size=(160, 40)) as reader:
        await at_quote_of(reader, "keel")
        await reader.press("escape", "r", "G")
        while reader.main.related.voice is None:
            await reader.press("k")
        await more(reader)
        await reader.press("W")
        assert not list(reader.main.library.state.wanted.all())


async def test_without_a_quote_it_is_said_how_to_select_one(desk: Open) -> None:
    async with desk(size=(160, 40)) as reader:
        await reader.press("enter", "asterisk")
        assert "Select a quote first" in reader.lines[-1]
