"""Two newsreaders open on the same articles: each shows what the other does, unasked."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

from reader.config.settings import Settings
from reader.library.memory.library import MemoryLibrary
from reader.library.memory.supply import supply_of_bytes
from reader.library.state.reader_state import ReaderState
from reader.tui.app import NewsreaderApp
from tests.tui.conftest import FERRY, STRIKE, Desk

if TYPE_CHECKING:
    from pathlib import Path


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
