"""Settings and macros, as a reader uses them."""

from __future__ import annotations

from contextlib import asynccontextmanager
from datetime import date
from typing import TYPE_CHECKING

import pytest

from reader.config.settings import load_settings
from reader.library.memory.library import MemoryLibrary
from reader.library.memory.supply import supply_of_bytes
from reader.tui.app import NewsreaderApp
from reader.tui.render.paint import BAR
from tests.tui.conftest import FERRY, INSULIN, STRIKE, Desk, at_desk

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@asynccontextmanager
async def configured(
    folder: Path, text: str, size: tuple[int, int] = (160, 40)
) -> AsyncIterator[Desk]:
    """The application with a settings file."""
    (folder / "config.toml").write_text(text)
    settings, faults = load_settings(folder)
    files = [("a.txt", FERRY.encode()), ("b.txt", INSULIN.encode()), ("c.txt", STRIKE.encode())]
    library = MemoryLibrary(supply_of_bytes(files), lambda: date(2026, 3, 15))
    app = NewsreaderApp(library, settings, folder, None, faults)
    async with at_desk(app, size) as desk:
        yield desk


async def test_a_setting_is_changed_at_once_and_kept(tmp_path: Path) -> None:
    async with configured(tmp_path, "# mine\n") as reader:
        await reader.press("g", "comma")
        assert "Widest line of an article" in reader.text
        await reader.type("rows")
        await reader.press("enter", "down", "enter")
        assert reader.main.headlines._lines_a_row == 2
        await reader.press("escape")
        await reader.press("g", "comma")
        await reader.type("measure")
        await reader.press("enter", "ctrl+u", *"500", "enter")
        assert "From 60 to 90" in reader.text
        await reader.press("ctrl+u", *"60", "enter", "escape")
        assert reader.main.article.page is not None
        assert reader.main.article.page.measure == 60
    settings, faults = load_settings(tmp_path)
    assert (settings.rows, settings.measure, faults) == ("two", 60, ())
    assert (tmp_path / "config.toml").read_text().startswith("# mine\n")


async def test_the_names_beside_the_quotes_can_be_left_out(tmp_path: Path) -> None:
    async with configured(tmp_path, "") as reader:
        await reader.press("slash", *"strike", "enter", "enter")
        assert f"Oren Dask{BAR}" in reader.text
        await reader.press("g", "comma")
        await reader.type("show_voice")
        await reader.press("enter", "up", "enter", "escape")
        assert f"Oren Dask{BAR}" not in reader.text
    assert load_settings(tmp_path)[0].show_voice_names is False


async def test_a_theme_that_is_chosen_is_kept_and_one_looked_at_is_not(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    async with configured(tmp_path, "# mine\n") as reader:
        first = reader.app.palette.theme.name
        await reader.press("g", "t", "down")
        assert reader.app.palette.theme.name != first
        await reader.press("escape")
        assert (reader.app.palette.theme.name, file.read_text()) == (first, "# mine\n")
        await reader.press("g", "t")
        await reader.type("newsprint")
        assert file.read_text() == "# mine\n"
        await reader.press("enter")
        assert reader.app.palette.theme.name == "newsprint"
        assert "theme: newsprint, kept" in reader.text
    assert load_settings(tmp_path)[0].theme == "newsprint"
    assert file.read_text().startswith("# mine\n")


async def test_a_theme_that_cannot_be_kept_is_used_and_said_not_to_be(tmp_path: Path) -> None:
    async with configured(tmp_path, "") as reader:
        (tmp_path / "config.toml").write_text("theme = [")
        await reader.press("g", "t")
        await reader.type("newsprint")
        await reader.press("enter")
        assert reader.app.palette.theme.name == "newsprint"
        assert "not valid TOML" in reader.text
    assert (tmp_path / "config.toml").read_text() == "theme = ["


async def test_a_command_sets_and_refuses(tmp_path: Path) -> None:
    async with configured(tmp_path, "") as reader:
        await reader.press("colon")
        await reader.type("set dates iso")
        await reader.press("enter")
        assert "dates: iso" in reader.lines[-1]
        assert "2026-03-14" in reader.text
        for line, said in (("set dates roman", "is not one of relative, iso"),
                           ("set dats iso", "Did you mean dates?")):  # fmt: skip
            await reader.press("colon")
            await reader.type(line)
            await reader.press("enter")
            assert said in reader.lines[-1]
    assert load_settings(tmp_path)[0].dates == "iso"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("measure wide", 'measure: "wide" is not a whole number'),
        ("mark_read_seconds 0", "mark_read_seconds: 0 is not from 1 to 600"),
        ("mark_read secnds", 'mark_read: "secnds" is not one of opened, end, seconds, never'),
        (
            "mark_read_seconds 9",
            "mark_read_seconds: stands there in a way that only you can change",
        ),
    ],
)
async def test_why_a_setting_is_refused_is_said_whole_in_80_columns(
    tmp_path: Path, line: str, said: str
) -> None:
    # What stands over two lines is its writer's to change.
    text = "mark_read_seconds = [\n1]\n" if said.endswith("change") else ""
    async with configured(tmp_path, text, (80, 24)) as reader:
        await reader.press("colon")
        await reader.type(f"set {line}")
        await reader.press("enter")
        assert reader.lines[-1].startswith(f" {said} ")


async def test_where_the_file_is_to_be_mended_is_said_in_80_columns(tmp_path: Path) -> None:
    async with configured(tmp_path, "", (80, 24)) as reader:
        (tmp_path / "config.toml").write_text("\nsidebar open\n")
        await reader.press("colon")
        await reader.type("set dates iso")
        await reader.press("enter")
        assert reader.lines[-1].startswith(" mend this first: config.toml:2: not valid TOML: ")


async def test_what_is_wrong_is_told_at_start_and_the_rest_counts(tmp_path: Path) -> None:
    text = 'mesure = 70\ndates = "iso"\n[macros]\nl = ["strr"]\n'
    async with configured(tmp_path, text) as reader:
        assert "config.toml:1: mesure: no such key (did you mean measure?)" in reader.lines[-1]
        assert "1 more: g , lists them" in reader.lines[-1]
        assert "2026-03-14" in reader.text
        await reader.press("g", "comma")
        assert "there is no action strr (did you mean star?)" in reader.text


async def test_where_the_rest_is_told_is_said_in_a_narrow_window_too(tmp_path: Path) -> None:
    text = "".join(f"a_name_that_no_setting_has_{number} = 1\n" for number in range(6))
    async with configured(tmp_path, text, (80, 24)) as reader:
        assert "config.toml:1: a_name_that" in reader.lines[-1]
        assert "· 5 more: g , lists them" in reader.lines[-1]
        assert "? help" in reader.lines[-1]


async def test_a_macro_does_one_thing_after_the_other(tmp_path: Path) -> None:
    text = '[macros]\nl = ["star", ":tag add later", "cursor.down", "star"]\n'
    async with configured(tmp_path, text) as reader:
        await reader.pilot.press("comma")
        await reader.until(lambda: "star · :tag add later" in reader.text)
        await reader.press("l")
        marks = reader.main.library.marks
        await reader.until(lambda: reader.text.count("★") == 2)
        assert len(marks.tagged("later")) == 1


async def test_a_macro_stops_where_a_step_asks_something(tmp_path: Path) -> None:
    text = '[macros]\nl = ["tag", "star"]\n'
    async with configured(tmp_path, text) as reader:
        await reader.press("comma", "l")
        await reader.pilot.pause(0.2)
        await reader.press("escape")
        assert "★" not in reader.text
