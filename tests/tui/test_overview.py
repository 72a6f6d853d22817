"""The overview: plots of the collection, each bar a link, by keys and by mouse."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from textual.events import (
    MouseEvent,
    MouseScrollDown,
    MouseScrollLeft,
    MouseScrollRight,
    MouseScrollUp,
)

from reader.config.settings import Settings
from reader.library.memory.library import MemoryLibrary
from reader.library.memory.supply import supply_of_folder
from reader.tui.app import NewsreaderApp
from tests.tui.conftest import FERRY, INSULIN, STRIKE, Desk, at_desk

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.conftest import Open

THREE = {"ferry.txt": FERRY, "insulin.txt": INSULIN, "strike.txt": STRIKE}


def notice(number: int, day: str) -> str:
    return f"Notice {number} from the harbour\n{day}\nMARRAM: Ships come and go, it was said.\n"


async def shown(reader: Desk, text: str) -> None:
    """Wait until `text` is on the screen."""
    await reader.until(lambda: text in reader.text)


async def counted(reader: Desk, title: str = "ARTICLES PER") -> None:
    """Open the overview and wait until all of it is there."""
    await reader.press("g", "o")
    await reader.until(lambda: "OVERVIEW" in reader.lines[0] and "counting" not in reader.lines[0])
    await shown(reader, title)


def line_of(reader: Desk, text: str) -> int:
    """The line on which `text` stands first."""
    return next(number for number, line in enumerate(reader.lines) if text in line)


def bars_of(reader: Desk) -> list[tuple[int, int]]:
    """The first cell and the foot of each bar of the plot of times."""
    foot = line_of(reader, "0┤")
    line = reader.lines[foot]
    blocks = [at for at, sign in enumerate(line) if sign in "█▄"]
    return [(at, foot) for at in blocks if at - 1 not in blocks]


async def test_days_stand_side_by_side_and_the_chosen_one_is_named(desk: Open) -> None:
    async with desk() as reader:
        await counted(reader)
        assert "ARTICLES PER DAY · 12 – 14 Mar 2026 · all 3" in reader.text
        assert len(bars_of(reader)) == 3
        assert "Sat 14 Mar 2026 · 1 article" in reader.text
        await reader.press("h")
        assert "Fri 13 Mar 2026 · 1 article" in reader.text


async def test_enter_on_a_day_searches_for_it_and_escape_leads_back_to_the_same_bar(
    desk: Open,
) -> None:
    async with desk() as reader:
        await counted(reader)
        await reader.press("left", "enter")
        await reader.until(lambda: reader.main.headlines.count == 1)
        assert reader.main.field.text == "date:2026-03-13"
        await reader.press("enter", "q", "escape")
        await shown(reader, "OVERVIEW")
        assert "Fri 13 Mar 2026 · 1 article" in reader.text
        await reader.press("right")
        assert "Sat 14 Mar 2026" in reader.text
        await reader.press("q")
        assert reader.app.screen is reader.main
        assert reader.main.headlines.count == 3


async def test_a_click_on_a_bar_searches_for_its_day(desk: Open) -> None:
    async with desk() as reader:
        await counted(reader)
        cell, line = bars_of(reader)[0]
        await reader.click(cell, line - 1)
        await reader.until(lambda: reader.main.headlines.count == 1)
        assert reader.main.field.text == "date:2026-03-12"
        await reader.press("escape")
        await shown(reader, "Thu 12 Mar 2026")


async def test_a_day_without_articles_says_so_when_it_is_clicked(desk: Open) -> None:
    files = {"a.txt": notice(1, "1 March 2026"), "b.txt": notice(2, "3 March 2026")}
    async with desk(files) as reader:
        await counted(reader)
        (first, line), (second, _) = bars_of(reader)
        await reader.click((first + second) // 2, line)
        assert "No article is from then" in reader.lines[-1]


async def test_years_and_days_are_two_zooms_of_one_plot(desk: Open) -> None:
    files = {f"{year}.txt": notice(year, f"1 March {year}") for year in (2011, 2019, 2026)}
    async with desk(files) as reader:
        await counted(reader)
        # Far apart: no month with nine years on either side.
        assert "ARTICLES PER MONTH" in reader.text or "ARTICLES PER YEAR" in reader.text
        await reader.press("minus", "minus", "minus")
        assert "ARTICLES PER YEAR · 2011 – 2026 · all 3" in reader.text
        await reader.press("minus")
        assert "already" in reader.lines[-1]
        await reader.press("plus", "plus", "plus")
        assert "ARTICLES PER DAY" in reader.text
        assert "· 1 of 3" in reader.text
        assert "‹ 2 before" in reader.text
        await reader.press("H")
        assert "Fri 1 Mar 2019 · 1 article" in reader.text
        assert "1 after ›" in reader.text
        await reader.press("enter")
        await reader.until(lambda: reader.main.field.text == "date:2019-03-01")


async def test_the_mouse_zooms_and_pans(desk: Open) -> None:
    files = {f"{year}.txt": notice(year, f"1 March {year}") for year in (2011, 2019, 2026)}
    async with desk(files) as reader:
        await counted(reader)
        line = line_of(reader, " week ")
        await reader.click(reader.lines[line].index("day"), line)
        assert "ARTICLES PER DAY" in reader.text
        await reader.click(reader.lines[line].index("2 before"), line)
        assert "1 before" in reader.lines[line]
        await reader.click(reader.lines[line].index("after"), line)
        assert "2 before" in reader.lines[line]
        await reader.click(reader.lines[line].index("year"), line)
        assert "all 3" in reader.text


async def test_articles_without_a_date_are_counted_and_lead_to_themselves(desk: Open) -> None:
    undated = "A walk along the quay\nNobody was about.\nMARRAM: Nothing came in, it was said.\n"
    async with desk({**THREE, "quay.txt": undated}) as reader:
        await counted(reader)
        assert "all 3 dated" in reader.text
        line = line_of(reader, "1 article gives no date")
        await reader.click(10, line)
        await reader.until(lambda: reader.main.headlines.count == 1)
        assert reader.main.field.text == "-has:date"


async def test_without_any_date_the_plot_says_so(desk: Open) -> None:
    undated = "A walk along the quay\nNobody was about.\nMARRAM: Nothing came in, it was said.\n"
    async with desk({"quay.txt": undated}) as reader:
        await counted(reader)
        assert "No article gives its date." in reader.text
        await reader.press("plus", "minus", "H", "L", "l")
        assert "1 article gives no date" in reader.text


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("Oren Dask ", 'speaker:"Oren Dask"'),
        ("ORRAN ", 'place:"ORRAN"'),
    ],
)
async def test_a_click_on_a_lying_bar_searches_for_its_name(
    desk: Open, text: str, query: str
) -> None:
    async with desk() as reader:
        await counted(reader)
        line = line_of(reader, text)
        await reader.click(reader.lines[line].index("▄") + 2, line)
        await reader.until(lambda: reader.main.field.text == query)
        found = reader.main.headlines.count
        await reader.press("escape")
        await shown(reader, "OVERVIEW")
        assert f" {found} ▄" in reader.lines[line_of(reader, text)]
        await reader.press("enter")
        await reader.until(lambda: reader.main.field.text == query)


async def test_a_wanted_headline_leads_to_the_articles_that_list_it_and_back(desk: Open) -> None:
    async with desk() as reader:
        await counted(reader)
        await shown(reader, "MOST WANTED")
        line = line_of(reader, "Who owns Norland Line?")
        await reader.click(12, line)
        await reader.until(lambda: reader.main.headlines.count == 1)
        assert reader.main.headlines.row is not None
        assert reader.main.headlines.row.headline.startswith("Ferry operator")
        await reader.press("escape")
        await shown(reader, "MOST WANTED")


async def test_a_problem_leads_to_its_files_and_back(desk: Open) -> None:
    async with desk({**THREE, "empty.txt": "", "void.txt": ""}) as reader:
        await counted(reader)
        await shown(reader, "PROBLEMS")
        line = line_of(reader, "empty file")
        assert "  2 ▄" in reader.lines[line]
        await reader.click(20, line)
        await shown(reader, "void.txt")
        await reader.press("escape")
        await shown(reader, "PROBLEMS")


async def test_a_story_leads_to_its_thread_and_back(desk: Open) -> None:
    async with desk() as reader:
        await counted(reader)
        await shown(reader, "STORIES THAT GROW")
        line = line_of(reader, "STORIES THAT GROW") + 1
        await reader.click(reader.lines[line].index("▄"), line)
        await shown(reader, "STORY")
        await reader.press("escape")
        await shown(reader, "STORIES THAT GROW")


async def test_tab_goes_from_plot_to_plot(desk: Open) -> None:
    async with desk() as reader:
        await counted(reader)
        await reader.press("tab", "enter")
        await reader.until(lambda: reader.main.field.text.startswith("speaker:"))
        await reader.press("escape")
        await shown(reader, "OVERVIEW")
        await reader.press("shift+tab", "enter")
        await reader.until(lambda: reader.main.field.text == "date:2026-03-14")


async def test_bars_are_filtered_by_their_names(desk: Open) -> None:
    async with desk() as reader:
        await counted(reader)
        await reader.press("slash")
        await reader.type("keel")
        await reader.press("enter")
        await reader.until(lambda: reader.main.field.text == 'speaker:"Mara Keel"')


async def test_a_hostile_name_is_shown_as_text_and_leads_to_its_articles(desk: Open) -> None:
    folder = "[@click=app.quit]tax\x1b[31m"
    rogue = {f"{folder}/{number}.txt": notice(number, "13 March 2026") for number in (1, 2)}
    async with desk({**THREE, **rogue}) as reader:
        await counted(reader)
        line = line_of(reader, "[@click=app.quit]tax")
        await reader.click(10, line)
        await reader.until(lambda: reader.main.headlines.count == 2)


async def test_a_narrow_and_a_low_window_keep_bars_whole(desk: Open) -> None:
    async with desk(size=(40, 10)) as reader:
        await counted(reader, "PER DAY")
        assert len(bars_of(reader)) == 3
        await reader.resize(120, 40)
        assert len(bars_of(reader)) == 3
        assert "Sat 14 Mar 2026" in reader.text


async def test_the_overview_of_nothing_says_so(desk: Open) -> None:
    async with desk({"picture.png": ""}) as reader:
        await reader.press("g", "o")
        await shown(reader, "There are no articles to count yet")
        await reader.press("plus", "H", "tab", "enter")
        assert "no articles to count" in reader.text


@pytest.mark.parametrize(
    ("wheel", "held", "brings"),
    [
        (MouseScrollDown, {"control": True}, "ARTICLES PER WEEK"),
        (MouseScrollUp, {"control": True}, "A bar is a day already"),
        (MouseScrollUp, {"shift": True}, "There is nothing beyond"),
        (MouseScrollDown, {"shift": True}, "There is nothing beyond"),
        (MouseScrollLeft, {}, "There is nothing beyond"),
        (MouseScrollRight, {}, "There is nothing beyond"),
        (MouseScrollDown, {}, "ARTICLES PER DAY"),
    ],
)
async def test_the_wheel_zooms_with_control_and_pans_with_shift(
    desk: Open, wheel: type[MouseEvent], held: dict[str, bool], brings: str
) -> None:
    async with desk() as reader:
        await counted(reader)
        screen = reader.app.screen
        await reader.pilot._post_mouse_events([wheel], screen, offset=(10, 6), **held)
        await reader.settle()
        await shown(reader, brings)


async def test_what_comes_while_it_is_open_is_counted_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.tui.screens.overview._LOOK_AGAIN_SECONDS", 0.02)
    library = MemoryLibrary(supply_of_folder(str(tmp_path)), lambda: date(2026, 3, 15))
    async with at_desk(NewsreaderApp(library, Settings(), None)) as reader:
        await reader.press("g", "o")
        await shown(reader, "no articles to count")
        (tmp_path / "a.txt").write_text(notice(1, "1 March 2026"))
        library.update()
        await shown(reader, "1 Mar 2026 · all 1")
        (tmp_path / "b.txt").write_text(notice(2, "4 March 2026"))
        library.update()
        await shown(reader, "1 – 4 Mar 2026 · all 2")
        await reader.press("q")
        assert reader.app.screen is reader.main


async def test_where_it_is_narrow_what_is_in_view_and_what_is_not_are_still_told(
    desk: Open,
) -> None:
    files = {f"{month}.txt": notice(month, f"1 {name} 2026") for month, name in
             enumerate(("January", "February", "March", "October"), 1)}  # fmt: skip
    async with desk(files, size=(40, 24)) as reader:
        await counted(reader, "PER")
        await reader.press("plus", "plus", "plus")
        assert any(line.startswith(" PER DAY · ") and "2026" in line for line in reader.lines)
        line = line_of(reader, " year ")
        assert "‹ 2 1 ›" in reader.lines[line]
        await reader.click(reader.lines[line].index("1 ›"), line)
        assert "‹ 3" in reader.lines[line]
