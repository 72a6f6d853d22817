"""The list of themes with those of the reader's own: twins, broken ones, ones hard to read."""

import re
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

from reader.resources import themes_folder
from tests.tui.conftest import Desk

Open = Callable[..., AbstractAsyncContextManager[Desk]]


async def test_own_themes_are_told_apart_and_what_is_wrong_can_be_read(
    desk: Open, tmp_path: Path
) -> None:
    text = (themes_folder() / "night-desk.toml").read_text("utf-8")
    text = re.sub(r'(?m)^title = "[^"]*"', 'title = "Harbour"', text)
    faint = re.sub(r'(?m)^dim = "[^"]*"', 'dim = "#202020"', text)
    (tmp_path / "one.toml").write_text(text, encoding="utf-8")
    (tmp_path / "two.toml").write_text(faint, encoding="utf-8")
    (tmp_path / "wrong.toml").write_text(f"{text}\nsail = 3\n", encoding="utf-8")
    async with desk(size=(80, 50)) as reader:
        reader.app._theme_folders = (tmp_path, *reader.app._theme_folders)
        _, broken = reader.app.themes()
        await reader.press("g", "t")
        assert "Harbour · one.toml" in reader.text
        assert "Harbour · two.toml" in reader.text
        assert "hard to read (" in reader.text
        for _ in range(30):
            await reader.pilot.press("down")
        await reader.settle()
        shown = "".join(reader.text.split())
        assert all("".join(reason.split())[-40:] in shown for reason in broken)
