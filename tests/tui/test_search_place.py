"""What a search shows in the article, and where esc leads back to from it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from reader.config.settings import Settings
from reader.library.memory.library import MemoryLibrary
from reader.library.memory.supply import supply_of_folder
from reader.tui.app import NewsreaderApp
from tests.tui.conftest import FERRY, INSULIN, Desk, opened

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


async def test_the_article_shows_what_is_typed_now_not_its_beginning() -> None:
    coloured = Settings(theme="night-desk")
    async with opened({"ferry.txt": FERRY, "insulin.txt": INSULIN}, settings=coloured) as desk:
        await desk.press("slash")
        await desk.type("is")
        await desk.type("lands")
        assert set(_found(desk)) == {"Islands", "islands"}


def _found(desk: Desk) -> list[str]:
    """The texts that are highlighted anywhere on the screen, but for the field."""
    wanted = desk.app.palette.style("match_foreground", "match_background").bgcolor
    strips = desk.app.screen._compositor.render_strips()[1:]
    return [
        each.text
        for strip in strips
        for each in strip
        if each.style and each.style.bgcolor == wanted
    ]
