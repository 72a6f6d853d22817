"""What is on the screen is what would be painted anew, whatever was kept of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.events import Key

from reader.tui.screens.prompt import PromptScreen
from tests.tui.conftest import opened

if TYPE_CHECKING:
    from rich.segment import Segment

    from reader.tui.panes.base import LinesPane

LONG = "\n".join(
    f"PORT ELLERY: Boat {n} came in late, ‘for the {n}th time’, said Oren Dask, a crane driver."
    for n in range(60)
)
MANY = {
    f"boat{n:02}.txt": f"Boat {n} comes in late\n{1 + n % 28} March 2026\n{LONG}\n-\nBoat {n + 1}\n"
    for n in range(50)
}
WALKS = {
    "down the list": "j" * 26 + "k" * 18,
    "pages of the list": ["pagedown", "j", "pagedown", "G", "k", "g", "g"],
    "an article": ["enter", *"jjj", "pagedown", "k", ")", ")", "h", *"jjjj"],
    "marks on the way": [*"jj", "s", *"jjjjjjjj", "m", *"kkkkkkkkk", "s"],
    "two widths": ["j", "enter", "l", "h", "h", *"jjjjjjjj"],
}


def _kept_and_fresh(pane: LinesPane) -> tuple[list[list[Segment]], list[list[Segment]]]:
    window = pane.region.at_offset((0, 0))
    kept = [list(strip) for strip in pane.render_lines(window)]
    pane._styles_cache.clear()
    return kept, [list(strip) for strip in pane.render_lines(window)]


@pytest.mark.parametrize("name", WALKS)
async def test_nothing_stale_is_kept(name: str) -> None:
    async with opened(MANY, size=(130, 16)) as reader:
        for key in WALKS[name]:
            await reader.press(key)
            for pane in (reader.main.headlines, reader.main.article):
                kept, fresh = _kept_and_fresh(pane)
                assert kept == fresh, (key, pane.id)


async def test_a_bar_follows_its_pane() -> None:
    async with opened(MANY, size=(130, 16)) as reader:
        bar = reader.main.headlines.vertical_scrollbar
        await reader.press("G")
        assert bar.position == reader.main.headlines.max_scroll_y
        kept, fresh = _kept_and_fresh(bar)  # type: ignore[arg-type]  # as much of one as is used
        assert kept == fresh


async def test_a_key_for_a_line_that_has_been_taken_away_is_lost() -> None:
    async with opened(MANY, size=(130, 16)) as reader:
        await reader.press("t")
        prompt = reader.app.screen
        assert isinstance(prompt, PromptScreen)
        await reader.press("escape")
        prompt.on_key(Key("a", "a"))
        await reader.press("j")
        assert reader.main.headlines.cursor == 1
