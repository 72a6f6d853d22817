"""Keys that come faster than screens: each is for what is on top when its turn comes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from textual.events import Key
from textual.widgets import TextArea

if TYPE_CHECKING:
    from tests.tui.conftest import Open


async def test_what_is_typed_behind_a_key_that_opens_a_line_is_for_the_line(desk: Open) -> None:
    async with desk() as reader:
        for key, character in (("colon", ":"), ("q", "q"), ("question_mark", "?"), ("s", "s")):
            reader.main.post_message(Key(key, character))
        await reader.settle()
        assert len(reader.app.screen_stack) == 2
        assert ":q?s" in reader.text.replace(" ", "")
        await reader.press("escape")
        assert len(reader.app.screen_stack) == 1
        assert "★" not in reader.text


async def test_what_is_typed_behind_a_key_that_opens_a_note_is_for_the_note(desk: Open) -> None:
    async with desk() as reader:
        keys = (("c", "c"), ("a", "a"), ("space", " "), ("q", "q"), ("enter", "\r"), ("s", "s"))
        for key, character in keys:
            reader.main.post_message(Key(key, character))
        await reader.settle()
        assert reader.app.screen.query_one(TextArea).text == "a q\ns"


@pytest.mark.parametrize("opened", ["c", "colon"])
async def test_a_key_that_comes_before_the_focus_is_not_lost(opened: str, desk: Open) -> None:
    async with desk() as reader:
        await reader.press(opened)
        reader.app.screen.set_focus(None)
        reader.main.post_message(Key("z", "z"))
        await reader.settle()
        await reader.press("y")
        assert "zy" in reader.text


async def test_a_list_is_not_opened_above_itself(desk: Open) -> None:
    async with desk() as reader:
        for _ in range(3):
            reader.main.post_message(Key("question_mark", "?"))
        await reader.settle()
        assert len(reader.app.screen_stack) == 2


async def test_a_quote_that_the_new_page_has_not_is_not_selected(desk: Open) -> None:
    async with desk() as reader:
        await reader.press("enter", "right_parenthesis", "right_parenthesis")
        pane = reader.main.article
        assert pane.selected is not None
        assert pane.page is not None
        pane.lay_anew(replace(pane.page, quotes=()))
        reader.main.on_article_pane_quote_selected()
        assert reader.main.article.selected is None
