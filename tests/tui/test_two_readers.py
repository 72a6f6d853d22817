"""Two newsreaders open on the same articles: each shows what the other does, unasked."""

from __future__ import annotations

import os
from contextlib import asynccontextmanager, closing
from datetime import date
from typing import TYPE_CHECKING

import pytest

from reader.config.settings import Settings
from reader.library.building.build import build
from reader.library.building.update import PoliteParser
from reader.library.embedded.library import EmbeddedLibrary
from reader.library.index.index_folder import LOCK, Job
from reader.library.lock import WriterLock
from reader.library.memory.library import MemoryLibrary
from reader.library.memory.supply import supply_of_bytes
from reader.library.places import index_folder
from reader.library.state.reader_state import ReaderState
from reader.tui.app import NewsreaderApp
from reader.tui.control import updating
from tests.tui.conftest import FERRY, STRIKE, Desk, at_desk

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


def _today() -> date:
    return date(2026, 3, 15)


async def test_marks_of_another_newsreader_appear_and_go_again(tmp_path: Path) -> None:
    files = [("ferry.txt", FERRY.encode()), ("strike.txt", STRIKE.encode())]
    state = ReaderState.on_disk(str(tmp_path))
    library = MemoryLibrary(supply_of_bytes(files), lambda: date(2026, 3, 15), state=state)
    app = NewsreaderApp(library, Settings(), None)
    with closing(ReaderState.on_disk(str(tmp_path))) as other:
        async with app.run_test(size=(120, 40)) as pilot:
            desk = Desk(app, pilot)
            await desk.until(lambda: "2 unread of 2" in desk.text)
            keys = list(library.listing().keys())
            other.set_read(keys, True)
            other.set_tag(keys, "docks", True)
            await desk.until(lambda: "0 unread of 2" in desk.text and "docks" in desk.text)
            other.undo()
            other.undo()
            await desk.until(lambda: "2 unread of 2" in desk.text and "docks" not in desk.text)
            assert library.marks.undo() is None


def _write(folder: Path, numbers: range) -> None:
    folder.mkdir(exist_ok=True)
    for number in numbers:
        (folder / f"{number}.txt").write_text(f"Pier {number} opens\n1 March 2026\nIt is long.\n")


class TestIndexedByAnother:
    """What another process has put into the index is listed, and marked with the rest."""

    @pytest.fixture(autouse=True)
    def soon(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(updating, "ELSEWHERE_SECONDS", 0.05)

    @asynccontextmanager
    async def opened(self, folder: Path) -> AsyncIterator[tuple[Desk, EmbeddedLibrary]]:
        cache = str(folder.parent / "cache")
        with closing(EmbeddedLibrary(str(folder), cache, today=_today)) as library:
            async with at_desk(NewsreaderApp(library, Settings(), None), (120, 40)) as desk:
                yield desk, library

    async def test_while_it_builds(self, tmp_path: Path) -> None:
        folder, cache = tmp_path / "news", tmp_path / "cache"
        _write(folder, range(3))
        with closing(EmbeddedLibrary(str(folder), str(cache), today=_today)) as other:
            other.update()
        job = Job(os.path.realpath(folder), index_folder(str(folder), str(cache)))
        lock = WriterLock(job.folder / LOCK)
        assert lock.acquire()
        async with self.opened(folder) as (desk, library):
            await desk.until(lambda: "3 unread of 3" in desk.lines[0])
            _write(folder, range(3, 8))
            build(job, PoliteParser(job.root), lambda _: None, lambda: False)
            await desk.until(lambda: desk.main.headlines.count == 8)
            _write(folder, range(8, 12))
            build(job, PoliteParser(job.root), lambda _: None, lambda: False)
            lock.release()
            await desk.until(lambda: desk.main.headlines.count == 12)
            await desk.press("A")
            await desk.until(lambda: "0 unread of 12" in desk.lines[0])
            assert library.marks.unread_count() == 0

    async def test_what_was_marked_while_it_builds_stays_under_the_cursor(
        self, tmp_path: Path
    ) -> None:
        folder, cache = tmp_path / "news", tmp_path / "cache"
        _write(folder, range(3))
        with closing(EmbeddedLibrary(str(folder), str(cache), today=_today)) as other:
            other.update()
        job = Job(os.path.realpath(folder), index_folder(str(folder), str(cache)))
        lock = WriterLock(job.folder / LOCK)
        assert lock.acquire()
        async with self.opened(folder) as (desk, library):
            await desk.until(lambda: "3 unread of 3" in desk.lines[0])
            await desk.press("s")
            (folder / "9.txt").write_text("Pier 9 opens\n9 March 2026\nIt is long.\n")
            build(job, PoliteParser(job.root), lambda _: None, lambda: False)
            await desk.until(lambda: desk.main.headlines.count == 4)
            row = desk.main.headlines.row
            assert row is not None
            assert library.marks.is_starred(row.key)
            lock.release()

    async def test_once_the_list_is_whole(self, tmp_path: Path) -> None:
        folder, cache = tmp_path / "news", tmp_path / "cache"
        _write(folder, range(3))
        async with self.opened(folder) as (desk, _):
            job = Job(os.path.realpath(folder), index_folder(str(folder), str(cache)))
            lock = WriterLock(job.folder / LOCK)
            await desk.until(lambda: "3 unread of 3" in desk.lines[0])
            await desk.until(lock.acquire)
            _write(folder, range(3, 8))
            build(job, PoliteParser(job.root), lambda _: None, lambda: False)
            lock.release()
            await desk.until(lambda: desk.main.headlines.count == 8)
