"""Keys that come all at once, as from a quick hand, a slow line or a paste without brackets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.events import Key

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from tests.tui.conftest import Desk

    Opener = Callable[..., AbstractAsyncContextManager[Desk]]


async def test_what_is_typed_behind_the_slash_is_searched_for(desk: Opener) -> None:
    async with desk() as reader:
        for key in "/muse":
            reader.app.post_message(Key("slash" if key == "/" else key, key))
        await reader.settle()
        assert reader.main.field.text == "muse"
        assert "3 unread of 3" in reader.lines[0] or "Nothing found" in reader.text
        assert reader.main.library.marks.unread_count() == 3


async def test_a_whole_search_at_once_opens_what_it_finds(desk: Opener) -> None:
    async with desk() as reader:
        for key in "/insulin":
            reader.app.post_message(Key("slash" if key == "/" else key, key))
        await reader.settle()
        reader.app.post_message(Key("enter", None))
        await reader.settle()
        assert reader.headline == "Islands run short of insulin"
