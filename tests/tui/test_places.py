"""Every article begins where it was left itself, however fast the keys come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tui.conftest import FERRY, INSULIN, Desk, opened

if TYPE_CHECKING:
    from reader.tui.screens.main import MainScreen

LOW = (160, 14)
MORE = "\n\n".join(
    f"The pier was quiet at {hour} o'clock, said the keeper." for hour in range(1, 12)
)
LONG = {"ferry.txt": f"{FERRY}\n{MORE}\n", "insulin.txt": f"{INSULIN}\n{MORE}\n"}


def _top(screen: MainScreen) -> int:
    return screen.article.scroll_offset.y


async def _left_in_the_middle(desk: Desk, headline: str) -> int:
    """Read on in the article of that headline and go back to the first row; returns the place."""
    while desk.main.headlines.row is None or headline not in desk.main.headlines.row.headline:
        await desk.press("j")
    await desk.press("enter", *["j"] * 9, "h")
    place = _top(desk.main)
    assert place > 0
    return place


async def test_esc_from_a_search_does_not_leave_its_place_with_another_article() -> None:
    async with opened(LONG, size=LOW) as desk:
        await desk.press("g", "g")
        first = desk.headline
        other = "insulin" if "erry" in first else "erry"
        await _left_in_the_middle(desk, other)
        await desk.press("g", "g")
        assert (desk.headline, _top(desk.main)) == (first, 0)
        await desk.press("slash")
        await desk.type(other)
        assert _top(desk.main) > 0
        await desk.press("escape")
        assert (desk.headline, _top(desk.main)) == (first, 0)


async def test_what_is_shown_until_an_article_comes_leaves_its_place_with_none() -> None:
    async with opened(LONG, size=LOW) as desk:
        await desk.press("g", "g", "enter", *["j"] * 9)
        # Typed at once: the second article is passed before it has come.
        await desk.pilot.press("J", "K", "J", "K", "J")
        await desk.settle()
        assert _top(desk.main) == 0


async def test_an_article_begins_where_it_was_left_last_whatever_is_written_down_yet() -> None:
    async with opened(LONG, size=LOW) as desk:
        await desk.press("g", "g", "enter", *["j"] * 9)
        desk.main.staying.leave()
        await desk.until(lambda: desk.main.chores.idle)
        held = desk.main.library.state.set_position
        try:
            # The thread that writes is slow: the place before is what the library still knows.
            desk.main.library.state.set_position = lambda *_: None  # type: ignore[method-assign]
            await desk.press("g", "g", "h", "j", "k")
        finally:
            desk.main.library.state.set_position = held  # type: ignore[method-assign]
        assert _top(desk.main) == 0
