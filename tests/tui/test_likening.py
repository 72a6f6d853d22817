"""The same article in other files: in the sidebar, at the article's foot, and by a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tui.conftest import FERRY, INSULIN, STRIKE

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from tests.tui.conftest import Desk

    Opener = Callable[..., AbstractAsyncContextManager[Desk]]

OWN_HEADLINE = FERRY.replace(
    "Ferry operator offers talks ‘without preconditions’", "Norland Line wants to talk"
)
SECOND = """\
Dockers turn down talks with Norland Line
15 March 2026
PORT ELLERY: The dockers turned down the talks that Norland Line had offered on Tuesday.
Mara Keel, the chief executive, had told reporters that the company never left the table.
Oren Dask, a crane driver, said the union wants something to talk about: the rota.
"""
COPIED = {
    "ferry.txt": FERRY,
    "again/ferry.txt": FERRY,
    "wire/norland.txt": OWN_HEADLINE,
    "second.txt": SECOND,
    "insulin.txt": INSULIN,
    "strike.txt": STRIKE,
}


async def read_ferry(reader: Desk, headline: str = "Ferry operator") -> None:
    await reader.press("/")
    await reader.type(headline)
    await reader.press("enter")
    await reader.until(lambda: reader.headline.startswith(headline))


async def test_copies_stand_in_the_sidebar_and_lead_to_their_files(desk: Opener) -> None:
    async with desk(COPIED) as reader:
        await read_ferry(reader)
        await reader.until(lambda: "ALSO IN 2 OTHER FILES" in reader.text)
        assert "= wire/norland.txt" in reader.text
        line = next(n for n, text in enumerate(reader.lines) if "= wire/norland.txt" in text)
        await reader.click(reader.lines[line].index("= wire") + 4, line)
        await reader.until(lambda: reader.headline == "Norland Line wants to talk")


async def test_the_foot_of_the_article_says_so_and_a_click_lists_the_files(desk: Opener) -> None:
    async with desk(COPIED, (110, 40)) as reader:
        await read_ferry(reader)
        await reader.until(lambda: "Also in 2 other files · g d shows them" in reader.text)
        line = next(n for n, text in enumerate(reader.lines) if "Also in 2 other" in text)
        await reader.click(reader.lines[line].index("Also"), line)
        await reader.until(lambda: "the same article in" in reader.text)
        assert "wire/norland.txt" in reader.text
        await reader.type("norland")
        await reader.press("enter")
        await reader.until(lambda: reader.headline == "Norland Line wants to talk")


async def test_a_key_lists_them_or_says_that_there_are_none(desk: Opener) -> None:
    async with desk(COPIED) as reader:
        await read_ferry(reader, "Islands run")
        await reader.press("g", "d")
        await reader.until(lambda: "No other file holds this article." in reader.text)
    async with desk(COPIED) as reader:
        await read_ferry(reader)
        await reader.press("g", "d")
        await reader.until(lambda: "the same article in" in reader.text)


async def test_of_similar_copies_one_is_shown_with_how_many_there_are(desk: Opener) -> None:
    async with desk(COPIED) as reader:
        await read_ferry(reader, "Dockers turn")
        await reader.until(lambda: "SIMILAR" in reader.text)
        line = next(n for n, text in enumerate(reader.lines) if "also in 2 other files" in text)
        await reader.click(reader.lines[line].index("also in"), line)
        await reader.until(lambda: "the same article in" in reader.text)
        for path in ("ferry.txt", "again/ferry.txt", "wire/norland.txt"):
            assert path in reader.text
