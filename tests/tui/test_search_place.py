"""Where esc leads back to from a search."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from reader.config.settings import Settings
from reader.library.memory import MemoryLibrary
from reader.library.supply import supply_of_folder
from reader.tui.app import NewsreaderApp
from tests.tui.conftest import FERRY, Desk

if TYPE_CHECKING:
    from pathlib import Path


async def test_esc_shows_what_was_indexed_while_the_search_was_typed(tmp_path: Path) -> None:
    library = MemoryLibrary(supply_of_folder(str(tmp_path)), lambda: date(2026, 3, 15))
    app = NewsreaderApp(library, Settings(), None)
    async with app.run_test(size=(120, 30)) as pilot:
        desk = Desk(app, pilot)
        await desk.until(lambda: not desk.main.updating.running)
        await desk.press("slash")
        await desk.type("ferry")
        (tmp_path / "ferry.txt").write_text(FERRY)
        desk.main.updating.start()
        await desk.until(lambda: desk.main.headlines.count == 1)
        await desk.press("escape")
        assert desk.main.headlines.count == 1
        assert "Ferry operator offers" in desk.text
