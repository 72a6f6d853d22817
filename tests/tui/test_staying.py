"""What a reader finds again the next time, and when an article counts as read."""

from __future__ import annotations

from contextlib import asynccontextmanager
from datetime import date
from typing import TYPE_CHECKING

import pytest

from reader.config.settings import Settings
from reader.library.api import OpenOptions
from reader.library.opening import open_library
from reader.tui.app import NewsreaderApp
from tests.tui.conftest import FERRY, INSULIN, STRIKE, Desk, at_desk

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.tui.conftest import Open


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in (("ferry", FERRY), ("insulin", INSULIN), ("strike", STRIKE)):
        (folder / f"{name}.txt").write_text(text)
    return folder


@asynccontextmanager
async def one_day(folder: Path, lines: int = 40) -> AsyncIterator[Desk]:
    """A session on the folder, with a state that lasts."""
    options = OpenOptions(in_memory=True, state_folder=str(folder.parent / "data"))
    library = open_library(str(folder), options, lambda: date(2026, 3, 15))
    library.update()
    app = NewsreaderApp(library, Settings(), None)
    async with at_desk(app, (160, lines)) as desk:
        yield desk
    library.close()


async def test_the_place_in_the_list_is_found_again(folder: Path) -> None:
    async with one_day(folder) as reader:
        await reader.press("j", "j")
    async with one_day(folder) as reader:
        assert reader.headline == "Harbour strike enters second week"
        assert reader.main.headlines.cursor == 2


async def test_filter_and_order_are_found_again(folder: Path) -> None:
    async with one_day(folder) as reader:
        await reader.press("F")
        await reader.type("speaker:dask")
        await reader.press("enter", "S", "g", "g")
    async with one_day(folder) as reader:
        assert "filter speaker:dask · 2 · oldest first" in reader.lines[0]
        assert reader.headline == "Harbour strike enters second week"


async def test_the_place_in_an_article_is_found_again(folder: Path) -> None:
    async with one_day(folder, lines=14) as reader:
        await reader.press("enter", *["j"] * 9, "h")
        place = reader.main.article.scroll_offset.y
        assert place > 0
    async with one_day(folder, lines=14) as reader:
        assert abs(reader.main.article.scroll_offset.y - place) <= 1


async def test_what_was_read_to_its_end_begins_anew(folder: Path) -> None:
    async with one_day(folder, lines=14) as reader:
        await reader.press("enter", "G")
    async with one_day(folder, lines=14) as reader:
        assert reader.main.article.scroll_offset.y == 0


async def test_reaching_the_end_by_any_key_counts_as_read(desk: Open) -> None:
    async with desk(size=(160, 14), settings=Settings(mark_read="end")) as reader:
        await reader.press("enter", "j")
        assert "3 unread of 3" in reader.lines[0]
        await reader.press("G")
        assert "2 unread of 3" in reader.lines[0]


async def test_an_article_that_fits_the_window_is_read_to_its_end(desk: Open) -> None:
    async with desk(size=(160, 60), settings=Settings(mark_read="end")) as reader:
        assert "3 unread of 3" in reader.lines[0]
        await reader.press("enter")
        assert "2 unread of 3" in reader.lines[0]


async def test_an_article_counts_as_read_after_some_seconds(desk: Open) -> None:
    settings = Settings(mark_read="seconds", mark_read_seconds=1)
    async with desk(size=(160, 14), settings=settings) as reader:
        await reader.press("enter")
        assert "3 unread of 3" in reader.lines[0]
        await reader.until(lambda: "2 unread of 3" in reader.lines[0])
