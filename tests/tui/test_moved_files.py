"""Files that are moved or deleted while they are read: the reader stays where they were."""

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

WIDE, NARROW = (160, 14), (80, 14)
MORE = "\n\n".join(
    f"The pier was quiet at {hour} o'clock, said the keeper." for hour in range(1, 24)
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in (("ferry", FERRY), ("insulin", INSULIN), ("strike", STRIKE)):
        (folder / f"{name}.txt").write_text(f"{text}\n{MORE}\n")
    return folder


@asynccontextmanager
async def reading(folder: Path, size: tuple[int, int], *, in_memory: bool) -> AsyncIterator[Desk]:
    """A session on the folder, the second of three headlines open in its middle."""
    options = OpenOptions(
        in_memory=in_memory,
        cache_folder=str(folder.parent / "index"),
        state_folder=str(folder.parent / "data"),
    )
    library = open_library(str(folder), options, lambda: date(2026, 3, 15))
    async with at_desk(NewsreaderApp(library, Settings(), None), size) as desk:
        await desk.press("g", "g", "j", "enter", *["j"] * 9)
        assert desk.headline.startswith("Islands")
        yield desk
    library.close()


async def looked_again(desk: Desk, count: int, path: str = "") -> None:
    """Look for changes; wait until so many rows are left, the second of them at `path`."""

    def shown() -> bool:
        rows = [desk.main.headlines.row_at(n) for n in range(3)]
        is_there = not path or any(row is not None and row.path == path for row in rows)
        return desk.main.headlines.count == count and is_there

    desk.main.updating.start()
    await desk.until(shown)
    await desk.until(lambda: not desk.main.updating.running)
    await desk.settle()


@pytest.mark.parametrize("in_memory", [True, False])
@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_an_article_that_moves_stays_open_at_its_place(
    folder: Path, size: tuple[int, int], in_memory: bool
) -> None:
    async with reading(folder, size, in_memory=in_memory) as desk:
        place = desk.main.article.scroll_offset.y
        assert place > 0
        (folder / "later").mkdir()
        (folder / "insulin.txt").rename(folder / "later" / "insulin.txt")
        await looked_again(desk, 3, "later/insulin.txt")
        assert desk.headline.startswith("Islands")
        assert desk.main.reading.row is not None
        assert desk.main.reading.row.path == "later/insulin.txt"
        assert desk.main.article.scroll_offset.y == place
        assert (desk.main.at, desk.main.headlines.cursor) == ("article", 1)
        await desk.press("s")
        row = desk.main.headlines.row_at(1)
        assert row is not None
        assert desk.main.library.marks.is_starred(row.key)


async def test_the_cursor_stays_on_an_article_that_moves(folder: Path) -> None:
    async with reading(folder, WIDE, in_memory=False) as desk:
        await desk.press("h")
        (folder / "insulin.txt").rename(folder / "anew.txt")
        await looked_again(desk, 3, "anew.txt")
        row = desk.main.headlines.row
        assert row is not None
        assert row.path == "anew.txt"
        assert desk.headline.startswith("Islands")


@pytest.mark.parametrize(
    ("steps", "name", "neighbour"),
    [((), "insulin", "Harbour"), (("j",), "strike", "Islands"), (("k",), "ferry", "Islands")],
)
async def test_the_cursor_goes_to_the_neighbour_of_what_is_deleted(
    folder: Path, steps: tuple[str, ...], name: str, neighbour: str
) -> None:
    async with reading(folder, WIDE, in_memory=False) as desk:
        await desk.press("h", *steps)
        (folder / f"{name}.txt").unlink()
        await looked_again(desk, 2)
        row = desk.main.headlines.row
        assert row is not None
        assert row.headline.startswith(neighbour)
        await desk.until(lambda: desk.headline.startswith(neighbour))
        assert "is gone" not in desk.lines[-1]


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_what_is_read_stays_when_its_file_is_deleted_and_that_is_said(
    folder: Path, size: tuple[int, int]
) -> None:
    async with reading(folder, size, in_memory=False) as desk:
        place = desk.main.article.scroll_offset.y
        (folder / "insulin.txt").unlink()
        await looked_again(desk, 2)
        await desk.until(lambda: "file is gone" in desk.lines[-1])
        assert desk.headline.startswith("Islands")
        assert desk.main.article.scroll_offset.y == place
        row = desk.main.headlines.row
        assert row is not None
        assert row.headline.startswith("Harbour")
        await desk.press("J")
        assert desk.headline.startswith("Harbour")


async def test_what_is_deleted_and_comes_back_is_followed_again(folder: Path) -> None:
    async with reading(folder, NARROW, in_memory=False) as desk:
        (folder / "insulin.txt").rename(folder.parent / "kept.txt")
        await looked_again(desk, 2)
        (folder.parent / "kept.txt").rename(folder / "back.txt")
        await looked_again(desk, 3, "back.txt")
        assert desk.main.reading.row is not None
        assert desk.main.reading.row.path == "back.txt"
        assert "file is gone" not in desk.lines[-1]
        assert desk.main.headlines.cursor == 1
