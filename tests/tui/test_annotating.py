"""Tags, notes and selections, as a reader makes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.query import parse

if TYPE_CHECKING:
    from tests.tui.conftest import Open


async def test_a_tag_is_given_shown_found_and_undone(desk: Open) -> None:
    async with desk() as reader:
        await reader.press("t")
        await reader.type("Coast")
        await reader.press("enter")
        assert "#coast" in reader.text
        assert "tagged: coast · u undo" in reader.lines[-1]
        assert reader.main.library.listing(parse("tag:coast")).total.count == 1
        await reader.press("u")
        assert "#coast" not in reader.text


async def test_known_tags_are_proposed_and_taken_away_again(desk: Open) -> None:
    async with desk() as reader:
        await reader.press("t")
        await reader.type("coast, later")
        await reader.press("enter", "j", "t")
        assert "coast" in reader.text
        await reader.press("tab", "enter")
        assert reader.main.library.marks.tagged("coast") == {
            reader.main.headlines.row_at(0).key,  # type: ignore[union-attr]
            reader.main.headlines.row_at(1).key,  # type: ignore[union-attr]
        }
        await reader.press("t", "down", "enter")
        assert "untagged: coast" in reader.lines[-1]


async def test_a_proposal_is_taken_by_a_click(desk: Open) -> None:
    async with desk() as reader:
        await reader.press("t")
        await reader.type("coast")
        await reader.press("enter", "j", "t")
        row = next(n for n, line in enumerate(reader.lines) if line.startswith("   coast"))
        await reader.click(5, row)
        await reader.press("enter")
        assert "tagged: coast" in reader.lines[-1]


async def test_a_tag_without_a_letter_is_refused(desk: Open) -> None:
    async with desk() as reader:
        await reader.press("t")
        await reader.type("!?")
        await reader.press("enter")
        assert "needs a letter" in reader.lines[-1]


async def test_a_note_is_written_shown_and_undone(desk: Open) -> None:
    async with desk() as reader:
        await reader.press("c")
        assert "NOTE  Ferry operator" in reader.text
        await reader.type("Ask Mara")
        await reader.press("enter")
        await reader.type("[red]twice[/]")
        await reader.click(80, 20)
        await reader.press("escape")
        assert "Ask Mara" in reader.text
        assert "[red]twice[/]" in reader.text
        assert reader.main.library.listing(parse("has:note")).total.count == 1
        await reader.press("u")
        assert "Ask Mara" not in reader.text


async def test_what_is_being_typed_is_kept_before_it_is_finished(desk: Open) -> None:
    async with desk() as reader:
        state = reader.main.library.state
        await reader.press("c")
        await reader.type("half a thou")
        await reader.until(lambda: state.desk.find("note").get("text") == "half a thou")
        await reader.press("escape")
        assert state.desk.find("note") == {}


async def test_a_note_that_was_cut_off_is_there_the_next_time(desk: Open) -> None:
    async with desk() as reader:
        row = reader.main.headlines.row
        assert row is not None
        reader.main.library.state.desk.leave("note", {"article": row.key, "text": "half"})
        reader.main._arriving.begin()
        await reader.settle()
        assert reader.main.library.marks.note(row.key) == "half"
        assert "last time was kept" in reader.lines[-1]
        assert reader.main.library.state.desk.find("note") == {}


async def test_a_verb_works_on_what_is_selected(desk: Open) -> None:
    async with desk() as reader:
        await reader.press("x", "x")
        assert "2 selected" in reader.lines[0]
        await reader.press("s")
        assert "starred: 2 of 2" in reader.lines[-1]
        await reader.press("t")
        assert "2 articles" in reader.text
        await reader.type("coast")
        await reader.press("enter")
        assert len(reader.main.library.marks.tagged("coast")) == 2
        await reader.press("escape")
        assert "selected" not in reader.lines[0]
        await reader.press("u", "u")
        assert "★" not in reader.text


async def test_a_range_follows_the_cursor(desk: Open) -> None:
    async with desk() as reader:
        await reader.press("V", "j", "j")
        assert "3 selected" in reader.lines[0]
        await reader.press("k", "V", "k")
        assert "2 selected" in reader.lines[0]
        await reader.press("m")
        assert "1 unread of 3" in reader.lines[0]
        await reader.press("escape", "g", "V")
        assert "3 selected" in reader.lines[0]


async def test_a_selection_stays_with_its_articles_when_the_list_changes(desk: Open) -> None:
    async with desk() as reader:
        await reader.press("V", "j", "V", "S")
        await reader.press("s")
        starred = [line for line in reader.lines if "★" in line]
        assert len(starred) == 2
        assert not any("Harbour" in line for line in starred)


async def test_long_work_is_done_aside_and_undone(desk: Open) -> None:
    files = {f"{n}.txt": f"Headline number {n}\n\nPLACE: text {n}.\n" for n in range(600)}
    async with desk(files=files) as reader:
        await reader.press("A")
        assert "0 unread of 600" in reader.lines[0]
        assert "600 marked as read" in reader.lines[-1]
        await reader.press("u")
        assert "600 unread of 600" in reader.lines[0]


async def test_marks_made_elsewhere_are_shown(desk: Open, monkeypatch: object) -> None:
    async with desk() as reader:
        marks = reader.main.library.marks
        row = reader.main.headlines.row
        assert row is not None
        told = iter([True])
        marks.changed = lambda: next(told, False)  # type: ignore[method-assign]
        marks.set_starred([row.key], True)
        await reader.until(lambda: "★" in reader.text)


async def test_the_mouse_selects_and_the_status_line_offers_verbs(desk: Open) -> None:
    async with desk() as reader:
        first = next(n for n, line in enumerate(reader.lines) if line.startswith(" ● Ferry"))
        await reader.pilot.click(offset=(6, first), control=True)
        await reader.pilot.click(offset=(6, first + 2), shift=True)
        await reader.settle()
        assert "3 selected" in reader.lines[0]
        place = reader.lines[-1].index("star")
        await reader.click(place, len(reader.lines) - 1)
        assert reader.text.count("★") == 3
        await reader.click(reader.lines[-1].index("let go"), len(reader.lines) - 1)
        assert "selected" not in reader.lines[0]
