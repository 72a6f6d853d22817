"""Filters, saved searches, orders and rules, as a reader uses them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.api import Sort
from reader.library.marking import Mark
from reader.library.query import parse

if TYPE_CHECKING:
    from tests.tui.conftest import Desk, Open


async def command(reader: Desk, line: str) -> None:
    """Type a command and carry it out."""
    await reader.press("colon")
    await reader.type(line)
    await reader.press("enter")


async def test_a_filter_stays_while_one_searches_in_it(desk: Open) -> None:
    async with desk() as reader:
        await reader.press("F")
        assert "is:starred" in reader.text
        await reader.type("speaker:dask")
        await reader.until(lambda: "2 of 3" in reader.text)
        await reader.press("enter")
        assert "filter speaker:dask · 2 · newest first" in reader.lines[0]
        await reader.press("slash")
        await reader.type("harbour")
        assert reader.main.headlines.count == 1
        await reader.press("escape")
        assert reader.main.headlines.count == 2
        await reader.press("escape")
        assert reader.main.headlines.count == 3
        assert "filter" not in reader.lines[0]


async def test_a_preset_is_chosen_by_name(desk: Open) -> None:
    async with desk() as reader:
        await reader.press("s", "F")
        await reader.type("starr")
        await reader.press("tab", "enter")
        assert reader.main.headlines.count == 1
        await reader.press("F", "ctrl+u", "enter")
        assert reader.main.headlines.count == 3


async def test_an_empty_filter_explains_itself(desk: Open) -> None:
    async with desk() as reader:
        await command(reader, "filter is:starred")
        assert "Nothing is left by: filter is:starred" in reader.text
        assert "escape" in reader.text or "esc" in reader.text


async def test_what_is_read_stays_under_the_cursor_when_the_list_is_asked_anew(desk: Open) -> None:
    async with desk() as reader:
        await command(reader, "filter is:unread")
        await reader.press("j", "enter")
        row = reader.main.headlines.row
        reader.main.searching.refresh()
        await reader.settle()
        assert row is not None
        assert reader.main.headlines.row == row
        assert reader.main.headlines.count == 3
        assert [r.id for r in reader.main.headlines.listing.rows(0, 9) if r].count(row.id) == 1


async def test_a_search_is_saved_shown_with_its_unread_and_forgotten(desk: Open) -> None:
    async with desk() as reader:
        await command(reader, "filter speaker:dask")
        await reader.press("S", "g", "f")
        await reader.type("Dask")
        await reader.press("enter")
        assert "saved: Dask" in reader.lines[-1]
        await reader.press("escape", "m", "f")
        await reader.until(lambda: "2 unread" in reader.text)
        await reader.press("down", "enter")
        assert "Dask · 2 · oldest first" in reader.lines[0]
        await command(reader, "forget Dask")
        assert reader.main.library.state.searches.all()[0] == []
        assert "removed: Dask · u undo" in reader.lines[-1]
        await reader.press("u")
        assert "undone: removed the search Dask" in reader.lines[-1]
        (back,) = reader.main.library.state.searches.all()[0]
        assert (back.name, back.sort) == ("Dask", Sort.OLDEST)


async def test_a_widened_search_is_saved_as_what_it_found(desk: Open) -> None:
    async with desk() as reader:
        await reader.press("slash")
        await reader.type("nobody")
        await reader.press("tab", "enter", "h")
        await command(reader, "save Nobody")
        (saved,) = reader.main.library.state.searches.all()[0]
        assert reader.main.library.listing(parse(saved.query)).total.count == 1


async def test_a_rule_is_drafted_counted_obeyed_and_undone(desk: Open) -> None:
    async with desk() as reader:
        await reader.press("j", "M")
        assert "would hide" in reader.text
        await reader.press("ctrl+u")
        await reader.type("place:orran")
        await reader.until(lambda: "would hide 1 of 3, 1 unread" in reader.text)
        await reader.press("enter")
        assert reader.main.headlines.count == 2
        assert "1 muted" in reader.lines[0]
        await reader.press("g", "m")
        assert reader.main.headlines.count == 1
        assert "Islands run short" in reader.text
        await reader.press("g", "m")
        assert reader.main.headlines.count == 2
        await reader.press("u")
        assert reader.main.headlines.count == 3
        assert "muted" not in reader.lines[0]


async def test_what_is_muted_is_not_counted_as_unread(desk: Open) -> None:
    async with desk() as reader:
        await command(reader, "mute place:orran")
        await reader.until(lambda: "2 unread of 2 · newest first · 1 muted" in reader.lines[0])
        await reader.press("A")
        await reader.until(lambda: "0 unread of 2" in reader.lines[0])
        await reader.press("n")
        assert "Everything here is read." in reader.lines[-1]
        await reader.press("g", "m")
        await reader.until(lambda: "1 unread of 1" in reader.lines[0])
        await reader.press("A")
        await reader.until(lambda: "0 unread of 1" in reader.lines[0])


async def test_what_is_muted_is_not_found_by_searching(desk: Open) -> None:
    async with desk() as reader:
        await command(reader, "mute place:orran")
        await reader.press("slash")
        await reader.type("insulin")
        assert reader.main.headlines.count == 0


async def test_a_rule_that_would_hide_everything_is_refused(desk: Open) -> None:
    async with desk() as reader:
        await command(reader, "mute -speaker:dask")
        assert reader.main.headlines.count == 3
        assert "nearly everything" in reader.lines[-1]


async def test_a_rule_that_tags_acts_once_on_an_article(desk: Open) -> None:
    async with desk() as reader:
        await command(reader, "rule tag docks speaker:dask")
        assert "2 articles so far" in reader.lines[-1]
        library = reader.main.library
        assert len(library.marks.tagged("docks")) == 2
        await command(reader, "untag docks speaker:dask")
        library.update()
        assert not library.marks.tagged("docks")


async def test_taking_a_rule_back_takes_back_what_it_did(desk: Open) -> None:
    async with desk() as reader:
        marks = reader.main.library.marks
        await command(reader, "rule star speaker:dask")
        assert "2 articles so far" in reader.lines[-1]
        await reader.press("u")
        assert "undone: added a rule: star speaker:dask" in reader.lines[-1]
        assert not marks.marked(Mark.STARRED)
        await reader.press("U")
        assert len(marks.marked(Mark.STARRED)) == 2


async def test_rules_are_listed_and_removed(desk: Open) -> None:
    async with desk() as reader:
        await reader.press("g", "r")
        assert "There are no rules yet." in reader.text
        await reader.press("escape")
        await command(reader, "mute place:orran")
        await reader.press("g", "r")
        await reader.until(lambda: "1 article" in reader.text)
        await reader.press("enter")
        assert reader.main.headlines.count == 3


async def test_orders_have_names(desk: Open) -> None:
    async with desk() as reader:
        await command(reader, "sort oldest")
        await reader.press("g", "g")
        assert reader.headline == "Harbour strike enters second week"
        await command(reader, "sort sideways")
        assert "There is no order" in reader.lines[-1]
