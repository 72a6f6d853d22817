"""The `:` line as a reader uses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.tui.conftest import Open


async def test_a_verb_with_a_query_says_how_many_and_is_one_undo(desk: Open) -> None:
    async with desk() as reader:
        await reader.press("colon")
        await reader.type("tag add port speaker:dask")
        await reader.until(lambda: "2 articles of 3" in reader.text)
        await reader.press("enter")
        assert "tagged 2 articles: port · u undo" in reader.lines[-1]
        assert len(reader.main.library.marks.tagged("port")) == 2
        await reader.press("u")
        assert not reader.main.library.marks.tagged("port")


async def test_without_a_query_it_works_on_what_is_meant(desk: Open) -> None:
    async with desk() as reader:
        await reader.press("colon")
        await reader.type("star")
        await reader.press("enter")
        assert "★ Ferry" in reader.text
        await reader.press("x", "x", "colon")
        await reader.type("read")
        await reader.until(lambda: "2 articles, selected" in reader.text)
        await reader.press("enter")
        assert "1 unread of 3" in reader.lines[0]


async def test_a_slip_is_told_and_the_line_stays(desk: Open) -> None:
    async with desk() as reader:
        await reader.press("colon")
        await reader.type("strr")
        await reader.press("enter")
        assert "Did you mean :star?" in reader.text
        await reader.press("escape")
        assert "★" not in reader.text


async def test_lines_are_completed_and_remembered(desk: Open) -> None:
    async with desk() as reader:
        await reader.press("colon")
        await reader.type("unst")
        await reader.press("tab", "enter", "colon", "up")
        assert ": unstar" in reader.lines[-1]
        await reader.press("down")
        assert "unstar" not in reader.lines[-1]


async def test_an_action_is_done_by_its_name(desk: Open) -> None:
    async with desk() as reader:
        await reader.press("colon")
        await reader.type("cursor.bottom")
        await reader.press("enter")
        assert reader.main.headlines.cursor == 2


async def test_a_query_that_finds_nothing_touches_nothing(desk: Open) -> None:
    async with desk() as reader:
        await reader.press("colon")
        await reader.type("star headline:zebra")
        await reader.press("enter")
        assert "No article answers" in reader.lines[-1]
        for line in ("read is:blue", "read strike is:blue"):
            await reader.press("colon")
            await reader.type(line)
            await reader.press("enter")
            assert "is: knows" in reader.text
            await reader.press("escape")
            assert "3 unread of 3" in reader.lines[0]
