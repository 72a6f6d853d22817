"""What the sidebar tells beside where it leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tui.conftest import FERRY, INSULIN

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    import pytest

    from reader.article import Article
    from reader.library.api import Link
    from tests.tui.conftest import Desk

    Opener = Callable[..., AbstractAsyncContextManager[Desk]]

SECOND = """\
Dockers turn down talks with Norland Line
Union wants the rota back first
15 March 2026
PORT ELLERY: The dockers of Norland Line turned down talks on Thursday.
‘We’ll talk when the rota is back,’ said Oren Dask, a crane driver.
-
Islands run short of the insulin
"""
REWORDED = {"ferry.txt": FERRY, "insulin.txt": INSULIN, "second.txt": SECOND}


async def test_similar_articles_come_last_in_the_sidebar(desk: Opener) -> None:
    async with desk({"ferry.txt": FERRY, "second.txt": SECOND}) as reader:
        await reader.until(lambda: "SIMILAR" in reader.text)
        titles = [line[-36:] for line in reader.lines]
        similar = next(n for n, line in enumerate(titles) if "SIMILAR" in line)
        assert any("VOICES" in line for line in titles[:similar])
        assert "Ferry operator" in " ".join(titles[similar:])


async def test_the_reason_of_a_link_stands_in_the_status_line(desk: Opener) -> None:
    async with desk(REWORDED) as reader:
        await reader.until(lambda: reader.main.reading.loaded is not None)
        await reader.press("r")
        assert reader.lines[-1].strip().startswith("in this collection, reworded: ")
        assert "of 100)" in reader.lines[-1]
        assert "“the” is added" in reader.lines[-1]


async def test_a_headline_that_leads_nowhere_says_why(desk: Opener) -> None:
    async with desk() as reader:
        await reader.press("r", "j")
        assert reader.lines[-1].strip().startswith("not in this collection")


async def test_a_wide_screen_gives_the_list_what_the_article_does_not_need(desk: Opener) -> None:
    async with desk(size=(200, 50)) as reader:
        await reader.press("enter")
        await reader.until(lambda: reader.main.article.page is not None)
        page = reader.main.article.page
        assert reader.main.headlines.size.width >= 64
        assert page is not None
        assert page.measure == 70
        assert abs(page.left - (page.width - page.left - page.measure)) <= 1
        assert reader.main.related.display
        await reader.press("g", "s")
        assert not reader.main.related.display


async def test_what_is_around_an_article_is_looked_for_when_the_sidebar_is_opened(
    desk: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk(size=(120, 40)) as reader:
        asked: list[str] = []
        links = reader.main.library.links

        def counted(article: Article) -> tuple[Link, ...]:
            asked.append(article.headline)
            return links(article)

        monkeypatch.setattr(reader.main.library, "links", counted)
        await reader.press("j", "j", "k", "k", "j")
        assert asked == []
        # Typed at once: enter is for what will stand there.
        await reader.pilot.press("r", "j", "k")
        await reader.settle()
        assert asked == [reader.headline]
        assert reader.main.related.items > 0


async def test_where_there_is_no_article_the_sidebar_says_nothing_of_one(desk: Opener) -> None:
    async with desk() as reader:
        assert "RELATED" in reader.text
        await reader.press("slash")
        await reader.type("zzyx")
        assert "RELATED" not in reader.text
        await reader.press("escape")
        assert "RELATED" in reader.text
