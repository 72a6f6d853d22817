"""Stories, threads, the map and two versions, by keys and by mouse."""

import os
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import date
from pathlib import Path

import pytest

from reader.config.settings import Settings
from reader.library.memory.library import MemoryLibrary
from reader.library.memory.supply import supply_of_folder
from reader.tui.app import NewsreaderApp
from tests.tui.conftest import Desk, at_desk

Open = Callable[..., AbstractAsyncContextManager[Desk]]
WHALE = "MARRAM: A sperm whale washed up at Tarn Head. The carcass weighs {} tons, the county said."
FILES = {
    "w1.txt": f"Whale washed up at Tarn Head\n1 March 2026\n{WHALE.format(38)}\n",
    "w2.txt": f"Whale washed up at Tarn Head beach\n2 March 2026\n{WHALE.format(41)}\n"
    "The tide takes nobody’s side.\n-\nWhale washed up at Tarn Head\n-\n"
    "Cable to the south will cost 800 million\n",
    "w3.txt": "County votes to leave carcass of whale\n4 March 2026\n"
    "MARRAM: The carcass of the sperm whale stays at Tarn Head, the county voted.\n-\n"
    "Whale washed up at Tarn Head beach\n",
    "h1.txt": "Herring prices fall again\n3 March 2026\nSKERRA: Herring is cheap, buyers think.\n",
}


async def shown(reader: Desk, text: str) -> None:
    """Wait until `text` is on the screen."""
    await reader.until(lambda: text in reader.text)


async def test_stories_unfold_into_a_timeline_with_reasons(desk: Open) -> None:
    async with desk(FILES) as reader:
        await reader.press("g", "T")
        await shown(reader, "· 3")
        assert "1 story in the newest 4" in reader.lines[0]
        assert "▸" in reader.text
        await reader.press("l")
        await shown(reader, "▾")
        assert "it lists “Whale washed up at Tarn Head beach”" in reader.text
        await reader.press("j", "j", "enter")
        assert reader.app.screen is reader.main
        assert reader.headline == "Whale washed up at Tarn Head beach"


async def test_stories_further_back_are_looked_for_where_there_are_more_articles(
    desk: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.tui.screens.stories.MOST_RECENT", 3)
    async with desk(FILES) as reader:
        await reader.press("g", "T")
        await shown(reader, "in the newest 3")
        assert "· 2" in reader.text
        await reader.press("G", "enter")
        await shown(reader, "in the newest 4")
        assert "· 3" in reader.text
        assert "further back" not in reader.text


async def test_the_thread_of_an_article_is_split_and_undone(desk: Open) -> None:
    async with desk(FILES) as reader:
        await reader.press("T")
        await shown(reader, "3 articles")
        assert "◉ County votes" in reader.text
        await reader.press("minus")
        await shown(reader, "this article is in none")
        assert "NEAR THIS ARTICLE" in reader.text
        await reader.press("u")
        await shown(reader, "3 articles")


async def test_an_article_is_joined_by_hand(desk: Open) -> None:
    async with desk(FILES) as reader:
        await reader.press("T")
        await shown(reader, "3 articles")
        await reader.press("minus")
        await shown(reader, "NEAR THIS ARTICLE")
        await reader.press("plus")
        await shown(reader, "joined · u undo")
        await shown(reader, "3 articles")


async def test_an_article_of_no_story_says_so(desk: Open) -> None:
    async with desk(FILES) as reader:
        await reader.press("j", "T")
        await shown(reader, "No other article belongs with this one")


async def test_the_map_is_walked_and_walked_back(desk: Open) -> None:
    async with desk(FILES) as reader:
        await reader.press("g", "l")
        await shown(reader, "nothing links here")
        assert "◉ County votes" in reader.text
        assert "╰─┬▸ ● Whale washed up at Tarn Head beach" in reader.text
        assert "○ Cable to the south" in reader.text
        await reader.press("j", "l")
        await shown(reader, "WHAT LINKS HERE")
        assert "◉ Whale washed up at Tarn Head beach" in reader.text
        assert "· 1 step from where you began" in reader.lines[0]
        await reader.press("G", "l")
        await shown(reader, "· 2 steps from where you began")
        await reader.press("H")
        await shown(reader, "· 1 step from where you began")
        await reader.press("H")
        await shown(reader, "nothing links here")
        await reader.press("j", "j", "enter")
        assert reader.headline == "Whale washed up at Tarn Head"


async def test_two_versions_stand_side_by_side_and_numbers_are_marked(desk: Open) -> None:
    async with desk(FILES) as reader:
        await reader.press("j", "j", "D")
        await reader.until(lambda: "WHAT CHANGED" in reader.text or "compare with" in reader.text)
        if "compare with" in reader.text:
            await reader.press("enter")
        await shown(reader, "changed")
        assert "1 number" in reader.lines[0]
        assert any("38 tons" in line and "41 tons" in line for line in reader.lines)
        await reader.resize(80, 24)
        await shown(reader, " − The carcass weighs 38 tons")
        await shown(reader, " + The carcass weighs 41 tons")


@pytest.mark.parametrize(("old", "new"), [("a", "b"), ("b", "a")])
async def test_of_two_versions_of_a_day_the_one_filed_later_is_the_newer(
    tmp_path: Path, old: str, new: str
) -> None:
    text = f"Whale washed up at Tarn Head\n1 March 2026\n{WHALE.format(38)}\n"
    for second, name, more in ((1_000, old, ""), (2_000, new, "The tide took it by night.\n")):
        file = tmp_path / f"{name}.txt"
        file.write_text(text + more, encoding="utf-8")
        os.utime(file, (second, second))
    library = MemoryLibrary(supply_of_folder(str(tmp_path)), lambda: date(2026, 3, 15))
    async with at_desk(NewsreaderApp(library, Settings(), None)) as reader:
        await reader.press("D")
        await shown(reader, "WHAT CHANGED")
        await shown(reader, "1 added")
        assert "removed" not in reader.text


async def test_where_nothing_reads_alike_there_is_nothing_to_compare(desk: Open) -> None:
    async with desk(FILES) as reader:
        await reader.press("j", "D")
        await shown(reader, "nothing to compare")
        await reader.press("minus")
        assert "shows the story of this article" in reader.lines[-1]
