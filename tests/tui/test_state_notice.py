"""What is wrong with the reader's own marks, or the index, is said without being asked for."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

import pytest

from reader.config.settings import Settings
from reader.library.api import OpenOptions
from reader.library.memory.library import MemoryLibrary
from reader.library.memory.supply import supply_of_bytes
from reader.library.opening import open_library
from reader.library.places import index_folder
from reader.library.state.files import STATE
from reader.library.state.reader_state import ReaderState
from reader.tui.app import NewsreaderApp
from tests.tui.conftest import FERRY, Desk

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


async def test_damaged_marks_are_said_in_the_status_line_and_among_the_problems(
    tmp_path: Path,
) -> None:
    with closing(ReaderState.on_disk(str(tmp_path))) as before:
        before.set_note("a", "a quiet harbour")
    data = (tmp_path / STATE).read_bytes()
    (tmp_path / STATE).write_bytes(data.replace(b"a quiet harbour", b"a quiet harbouR"))
    with closing(ReaderState.on_disk(str(tmp_path))) as state:
        supply = supply_of_bytes([("ferry.txt", FERRY.encode())])
        library = MemoryLibrary(supply, lambda: date(2026, 3, 15), state=state)
        app = NewsreaderApp(library, Settings(), None)
        async with app.run_test(size=(120, 40)) as pilot:
            desk = Desk(app, pilot)
            await desk.until(lambda: "were damaged; restored as of" in desk.main.status.message)
            await desk.press("g", "p")
            await desk.settle()
            assert "state.sqlite.bad-1" in desk.text
        assert state.note("a") == "a quiet harbour"


def damage(index: Path) -> None:
    index.mkdir(parents=True)
    for name in ("catalog.sqlite", "order.bin"):
        (index / name).write_bytes(b"x" * 9_000)


def no_folder(index: Path) -> None:
    index.parents[2].mkdir(parents=True, exist_ok=True)
    index.parents[1].write_text("not a folder", encoding="utf-8")


@pytest.mark.parametrize(
    ("prepare", "said", "shown"),
    [
        (damage, "The index was damaged and is made anew.", ".bad-1"),
        (no_folder, "Everything is read anew each time", "no index can be kept"),
    ],
)
async def test_what_is_wrong_with_the_index_is_said(
    prepare: Callable[[Path], None], said: str, shown: str, tmp_path: Path
) -> None:
    folder, cache = tmp_path / "coast", tmp_path / "home" / "cache"
    folder.mkdir()
    (folder / "ferry.txt").write_text(FERRY, encoding="utf-8")
    prepare(index_folder(str(folder), str(cache)))
    options = OpenOptions(cache_folder=str(cache), state_folder=str(tmp_path / "state"))
    with closing(open_library(str(folder), options, lambda: date(2026, 3, 15))) as library:
        app = NewsreaderApp(library, Settings(), None)
        async with app.run_test(size=(80, 24)) as pilot:
            desk = Desk(app, pilot)
            await desk.until(lambda: said in desk.main.status.message)
            assert "g p shows this again." in desk.text
            await desk.press("g", "p")
            await desk.settle()
            assert "The index" in desk.text
            assert shown in desk.text
