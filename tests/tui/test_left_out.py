"""The lines of a file that are no part of its article: told at its foot, shown by key or click."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from tests.tui.conftest import FERRY, Desk

Open = Callable[..., AbstractAsyncContextManager[Desk]]

WITH_MORE = FERRY.partition("-\n")[0] + "Share this article\n© 2026 Coast Wire\n"
TOLD = "2 lines left out · g x shows them"


async def test_the_foot_tells_what_is_left_out_and_a_click_shows_it(desk: Open) -> None:
    async with desk({"ferry.txt": WITH_MORE}) as reader:
        row = next(number for number, line in enumerate(reader.lines) if TOLD in line)
        assert "Share this article" not in reader.text
        await reader.click(reader.lines[row].index("left out"), row)
        assert "Share this article" in reader.text
        assert TOLD not in reader.text
        await reader.press("g", "x")
        assert TOLD in reader.text


async def test_nothing_is_told_of_a_file_that_is_all_article(desk: Open) -> None:
    async with desk({"ferry.txt": FERRY}) as reader:
        assert "left out" not in reader.text
