"""A reader at work: by keys and by mouse, in every width."""

import threading
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest
from textual.filter import Monochrome

from reader.article import Article
from reader.config.settings import Settings
from reader.library.api import Library, Listing
from reader.tui.control import showing
from tests.tui.conftest import Desk

Open = Callable[..., AbstractAsyncContextManager[Desk]]


async def test_the_newest_article_is_there_at_once(desk: Open) -> None:
    async with desk() as reader:
        assert "3 unread of 3 · newest first" in reader.lines[0]
        assert reader.headline.startswith("Ferry operator")
        assert "Norland Line said on Tuesday" in reader.text
        assert "RELATED" in reader.text
        assert "Mara Keel" in reader.text


async def test_the_article_follows_the_cursor(desk: Open) -> None:
    async with desk() as reader:
        await reader.press("j")
        assert reader.headline == "Islands run short of insulin"
        assert "3 unread" in reader.lines[0]


async def test_opening_marks_as_read_and_undo_takes_it_back(desk: Open) -> None:
    async with desk() as reader:
        await reader.press("enter")
        assert "2 unread of 3" in reader.lines[0]
        await reader.press("u")
        assert "3 unread of 3" in reader.lines[0]


async def test_a_reader_who_marks_by_hand_is_left_to_it(desk: Open) -> None:
    async with desk(settings=Settings(mark_read="never")) as reader:
        await reader.press("enter")
        assert "3 unread of 3" in reader.lines[0]
        await reader.press("m")
        assert "2 unread of 3" in reader.lines[0]


async def test_stepping_through_quotes_says_who_speaks(desk: Open) -> None:
    async with desk() as reader:
        await reader.press("enter")
        said = []
        for _ in range(6):
            await reader.press(")")
            said.append(reader.lines[-1])
        assert any("Mara Keel, named" in line for line in said)
        assert any("Oren Dask, named" in line for line in said)
        assert "No quote after this one" in said[-1]
        await reader.press("escape")
        assert reader.main.article.selected is None


async def test_a_related_headline_is_followed_and_walked_back(desk: Open) -> None:
    async with desk(size=(160, 14)) as reader:
        await reader.press("enter", "j", "j", "j")
        place = reader.main.article.scroll_offset.y
        assert place > 0
        await reader.press("1")
        assert reader.headline == "Islands run short of insulin"
        assert "Ferry operator" in reader.text
        await reader.press("1")
        assert reader.headline == "Harbour strike enters second week"
        await reader.press("H", "H")
        assert reader.headline.startswith("Ferry operator")
        assert reader.main.article.scroll_offset.y == place
        await reader.press("L")
        assert reader.headline == "Islands run short of insulin"


async def test_a_related_headline_that_leads_nowhere_is_searched_for(desk: Open) -> None:
    async with desk() as reader:
        await reader.press("enter", "2")
        assert reader.main.field.has_focus
        assert "Norland" in reader.main.field.text
        await reader.press("escape")
        assert reader.headline.startswith("Ferry operator")


async def test_the_sidebar_is_walked_by_keys(desk: Open) -> None:
    async with desk() as reader:
        await reader.press("r", "enter")
        assert reader.headline == "Islands run short of insulin"
        await reader.press("r", "G", "enter")
        assert reader.main.article.selected is not None


async def test_what_links_here_is_shown(desk: Open) -> None:
    async with desk() as reader:
        await reader.press("j")
        assert "LINKED FROM" in reader.text


async def test_searching_narrows_as_typed_and_escape_restores(desk: Open) -> None:
    async with desk() as reader:
        await reader.press("j", "j")
        before = reader.headline
        await reader.press("slash")
        await reader.type("ins")
        assert reader.main.headlines.count == 1
        assert "1 of 3" in reader.text
        await reader.press("escape")
        assert reader.main.headlines.count == 3
        assert reader.headline == before
        assert reader.main.headlines.cursor == 2


async def test_a_hit_is_opened_with_enter(desk: Open) -> None:
    async with desk() as reader:
        await reader.press("slash")
        await reader.type("harbour")
        await reader.press("enter")
        assert reader.headline == "Harbour strike enters second week"
        assert reader.main.at == "article"


async def test_tab_widens_to_the_full_text(desk: Open) -> None:
    async with desk() as reader:
        await reader.press("slash")
        await reader.type("nobody")
        assert reader.main.headlines.count == 0
        assert "Nothing found" in reader.text
        await reader.press("tab")
        assert reader.main.headlines.count == 1


async def test_finding_in_the_article(desk: Open) -> None:
    async with desk() as reader:
        await reader.press("enter", "slash")
        await reader.type("table")
        assert "1 in this article" in reader.text
        await reader.press("enter", "n")
        assert "match 1 of 1" in reader.lines[-1]


async def test_space_reads_on_to_the_next_unread(desk: Open) -> None:
    async with desk(size=(160, 60)) as reader:
        await reader.press("space")
        assert reader.headline == "Islands run short of insulin"
        await reader.press("space")
        assert reader.headline == "Harbour strike enters second week"
        await reader.press("space")
        assert "Everything here is read" in reader.lines[-1]


async def test_everything_read_at_once_and_undone(desk: Open) -> None:
    async with desk() as reader:
        await reader.press("A")
        assert "0 unread of 3" in reader.lines[0]
        await reader.press("u")
        assert "3 unread of 3" in reader.lines[0]


async def test_starring(desk: Open) -> None:
    async with desk() as reader:
        await reader.press("s")
        assert "★ Ferry" in reader.text
        assert "u undo" in reader.lines[-1]


async def test_the_help_names_every_action_and_does_it(desk: Open) -> None:
    async with desk(size=(160, 90)) as reader:
        await reader.press("question_mark")
        assert "Next quote" in reader.text
        await reader.type("star or")
        await reader.press("enter")
        assert "★ Ferry" in reader.text


async def test_a_theme_is_previewed_and_kept_or_not(desk: Open) -> None:
    async with desk() as reader:
        before = reader.app.palette.theme.name
        await reader.press("g", "t", "down")
        assert reader.app.palette.theme.name != before
        await reader.press("escape")
        assert reader.app.palette.theme.name == before
        await reader.press("g", "t", "down", "enter")
        assert reader.app.palette.theme.name != before


async def test_every_shipped_theme_can_be_worn(desk: Open) -> None:
    async with desk() as reader:
        themes, broken = reader.app.themes()
        assert len(themes) >= 8
        assert broken == []
        for theme in themes:
            reader.app.use_theme(theme.name)
            await reader.press("j", "question_mark", "escape")
            assert reader.app.palette.theme.name == theme.name


async def test_the_other_orders(desk: Open) -> None:
    async with desk() as reader:
        await reader.press("S")
        assert reader.main.headlines.cursor == 2
        await reader.press("g", "g")
        assert reader.headline == "Harbour strike enters second week"


async def test_many_rows_are_sorted_by_their_words_beside_the_interface(
    desk: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(showing, "_MANY", 0)
    async with desk() as reader:
        stays = reader.main.headlines.row
        threads: list[str] = []
        listing = reader.main.library.listing

        def noted(*arguments: Any) -> Listing:
            threads.append(threading.current_thread().name)
            return listing(*arguments)

        monkeypatch.setattr(reader.main.library, "listing", noted, raising=False)
        await reader.press("S", "S")
        await reader.until(lambda: "order: headline" in reader.lines[-1])
        assert threads[-1] != threading.main_thread().name
        shown = [row.headline for row in reader.main.headlines.listing.rows(0, 9) if row]
        assert shown == sorted(shown, key=str.casefold)
        assert reader.main.headlines.row == stays
        reader.main.searching.refresh()
        await reader.settle()
        assert [row.headline for row in reader.main.headlines.listing.rows(0, 9) if row] == shown


async def test_a_folder_without_articles_explains_itself(desk: Open) -> None:
    async with desk(files={}) as reader:
        assert "No articles in" in reader.text
        await reader.press("j", "enter", "space", ")", "r", "1", "H", "n")
        assert "No articles in" in reader.text


@pytest.mark.parametrize(
    "size", [(1, 1), (10, 3), (20, 5), (40, 10), (80, 24), (120, 40), (300, 90)]
)
async def test_every_size_can_be_used(desk: Open, size: tuple[int, int]) -> None:
    async with desk(size=size) as reader:
        await reader.press("j", "enter", ")", "r", "enter", "H", "h", "h")
        assert len(reader.lines) == size[1]


async def test_a_narrow_terminal_shows_one_pane_at_a_time(desk: Open) -> None:
    async with desk(size=(60, 24)) as reader:
        assert "Islands run short" in reader.text
        await reader.press("l")
        assert "‹ HEADLINES" in reader.lines[0]
        assert "Norland Line said on Tuesday" in reader.text
        await reader.press("l")
        assert "RELATED" in reader.text
        await reader.press("h", "h")
        assert "HEADLINES" in reader.lines[1]


async def test_resizing_keeps_the_place(desk: Open) -> None:
    async with desk(size=(160, 14)) as reader:
        await reader.press("enter", ")", ")")
        quote = reader.main.article.selected
        for size in ((60, 14), (100, 30), (40, 9), (160, 14)):
            await reader.resize(*size)
            assert reader.main.article.selected == quote
        assert reader.headline.startswith("Ferry operator")


async def test_the_mouse_does_what_keys_do(desk: Open) -> None:
    async with desk() as reader:
        row = next(n for n, line in enumerate(reader.lines) if line.startswith(" ● Islands"))
        await reader.click(6, row)
        assert reader.headline == "Islands run short of insulin"
        assert reader.main.at == "article"
        link = next(n for n, line in enumerate(reader.lines) if "1 ● Harbour" in line)
        await reader.click(140, link)
        assert reader.headline == "Harbour strike enters second week"
        quote = next(n for n, line in enumerate(reader.lines) if "Nobody has rung" in line)
        await reader.click(reader.lines[quote].index("Nobody") + 2, quote)
        assert reader.main.article.selected is not None
        hint = reader.lines[-1].index("find")
        await reader.click(hint, len(reader.lines) - 1)
        assert reader.main.field.has_focus


async def test_leaving_one_level_at_a_time(desk: Open) -> None:
    async with desk() as reader:
        await reader.press("enter", "r", "q")
        assert reader.main.article.has_focus
        await reader.press("q")
        assert reader.main.headlines.has_focus
        await reader.pilot.press("q")
        assert reader.app._exit


async def test_a_sequence_shows_what_may_follow(desk: Open) -> None:
    async with desk() as reader:
        await reader.pilot.press("g")
        await reader.until(lambda: "Choose a theme" in reader.text)
        await reader.press("escape")
        assert "Choose a theme" not in reader.text
        await reader.press("g", "t")
        assert "Newsprint" in reader.text


async def test_what_may_follow_says_where_it_does_not_fit(desk: Open) -> None:
    async with desk(size=(44, 12)) as reader:
        await reader.pilot.press("g")
        await reader.until(lambda: "more: ? shows all" in reader.text)
        row = next(n for n, line in enumerate(reader.lines) if "more: ? shows all" in line)
        await reader.click(3, row)
        assert "help" in reader.text


async def test_the_list_of_quotes_leads_to_them(desk: Open) -> None:
    async with desk() as reader:
        await reader.press("Q")
        await reader.type("crane")
        await reader.press("escape", "Q", "down", "enter")
        assert reader.main.article.selected_number == 1


async def test_markup_in_an_article_is_text(desk: Open) -> None:
    hostile = "[red]Not red[/] [@click=app.quit]click[/] [/nope]\n\nPLACE: [bold]text[/bold].\n"
    async with desk(files={"a.txt": hostile}) as reader:
        assert "[@click=app.quit]" in reader.text
        await reader.press("g", "p", "escape", "y", "enter")
        assert "[bold]text[/bold]" in reader.text


async def test_without_colour_everything_can_still_be_read(
    desk: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with desk() as reader:
        assert reader.app.palette.theme.ansi
        assert not any(isinstance(known, Monochrome) for known in reader.app.get_line_filters())
        await reader.press("enter", ")")
        assert "quote 1 of" in reader.lines[-1]


async def test_a_long_answer_is_cut_before_the_place_in_the_article(desk: Open) -> None:
    async with desk(size=(60, 20)) as reader:
        await reader.press("enter")
        reader.main.say("an answer that is longer than the window is wide, and then some more")
        await reader.settle()
        assert reader.lines[-1].endswith("…  0 %")


def held_back(library: Library) -> threading.Event:
    """Let no article come before the event that is returned."""
    there, read = threading.Event(), library.article

    def read_when_it_may(article_id: str) -> Article:
        there.wait(30)
        return read(article_id)

    library.article = read_when_it_may  # type: ignore[method-assign]
    return there


async def test_quotes_asked_for_before_the_article_is_there_are_stepped_to(desk: Open) -> None:
    async with desk(size=(80, 24)) as reader:
        library = reader.main.library
        there = held_back(library)
        await reader.pilot.press("enter", "right_parenthesis", "right_parenthesis")
        there.set()
        await reader.settle()
        assert "quote 2 of 5" in reader.text


async def test_what_is_done_while_an_article_comes_is_done_to_it(desk: Open) -> None:
    """And not to the one that is still shown."""
    async with desk() as reader:
        await reader.press("enter")
        shown = reader.main.reading.row
        library = reader.main.library
        there = held_back(library)
        await reader.pilot.press("J", "s", "a")
        meant = reader.main.reading.row
        assert meant is not None
        assert shown is not None
        assert meant.id != shown.id
        assert reader.main.reading.loaded is None
        assert library.marks.is_starred(meant.key)
        assert not library.marks.is_starred(shown.key)
        await reader.pilot.press("T")
        assert reader.app.screen.article_id == meant.id  # type: ignore[attr-defined]
        there.set()
        await reader.pilot.press("q")
        await reader.settle()
        assert [kept.id for kept in library.state.notebook.all()] == [meant.id]


async def test_what_is_copied_from_the_list_is_what_the_cursor_is_on(desk: Open) -> None:
    async with desk() as reader:
        await reader.settle()
        reader.main.headlines.move_to(1)
        meant = reader.main.headlines.row
        assert meant is not None
        assert reader.main.reading.row != meant
        reader.main.perform("copy")
        await reader.settle()
        assert meant.headline in reader.app.clipboard
