"""What is wrong with the reader's own marks is said without being asked for."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

from reader.config.settings import Settings
from reader.library.memory.library import MemoryLibrary
from reader.library.memory.supply import supply_of_bytes
from reader.library.state.files import STATE
from reader.library.state.reader_state import ReaderState
from reader.tui.app import NewsreaderApp
from tests.tui.conftest import FERRY, Desk

if TYPE_CHECKING:
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
