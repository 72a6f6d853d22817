"""A small collection and the application on it, without a terminal."""

from __future__ import annotations

from contextlib import asynccontextmanager
from datetime import date
from typing import TYPE_CHECKING

import pytest

from reader.config.settings import Settings
from reader.library.memory.library import MemoryLibrary
from reader.library.memory.supply import supply_of_bytes
from reader.tui.app import NewsreaderApp
from reader.tui.screens.main import MainScreen

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from contextlib import AbstractAsyncContextManager

    from textual.pilot import Pilot

    Open = Callable[..., AbstractAsyncContextManager["Desk"]]
    """What the fixture `desk` is: opens the application on files."""

FERRY = """\
Ferry operator offers talks ‘without preconditions’
Company says it is ready to meet dockers ‘any day this week’
By Mara Teller
14 March 2026
PORT ELLERY: Norland Line said on Tuesday it would meet striking dockers without conditions.
‘It was not the company that left the table. We have been sitting here with the lights on,’ \
Mara Keel, the chief executive, told reporters.
The union called the offer ‘a press release with a stamp on it’, and said so twice.
‘We’ll talk when there is something to talk about,’ said Oren Dask, a crane driver.
-
Islands run short of insulin
-
Who owns Norland Line?
"""
INSULIN = """\
Islands run short of insulin
Hospital ship sent to Orran
13 March 2026
ORRAN: The outer islands have insulin for nine days, the health board said on Monday.
‘Nine days is a long time until the eighth,’ said Sunniva Tait, a doctor on Orran.
-
Harbour strike enters second week
-
Bread on the islands costs twice what it did
"""
STRIKE = """\
Harbour strike enters second week
No talks planned
12 March 2026
PORT ELLERY: A strike that has stopped all ferries entered its second week on Sunday.
‘Nobody has rung,’ said Oren Dask.
"""


@asynccontextmanager
async def opened(
    files: dict[str, str], size: tuple[int, int] = (160, 40), settings: Settings = Settings()
) -> AsyncIterator[Desk]:
    supply = supply_of_bytes([(name, text.encode()) for name, text in files.items()])
    library = MemoryLibrary(supply, lambda: date(2026, 3, 15))
    async with at_desk(NewsreaderApp(library, settings, None), size) as desk:
        yield desk


@asynccontextmanager
async def at_desk(app: NewsreaderApp, size: tuple[int, int] = (160, 40)) -> AsyncIterator[Desk]:
    """Run `app` until its collection is up to date; raises what made it crash."""
    async with app.run_test(size=size, tooltips=True) as pilot:
        desk = Desk(app, pilot)
        await desk.until(lambda: desk.main.updating.progress is not None)
        await desk.until(lambda: not desk.main.updating.running)
        await desk.settle()
        yield desk
    if app.crash is not None:
        raise app.crash


class Desk:
    """A reader's view of the running application."""

    def __init__(self, app: NewsreaderApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def main(self) -> MainScreen:
        """The main screen."""
        screen = self.app.screen_stack[0]
        assert isinstance(screen, MainScreen)
        return screen

    @property
    def lines(self) -> list[str]:
        """The screen as text."""
        strips = self.app.screen._compositor.render_strips()
        return [strip.text.rstrip() for strip in strips]

    @property
    def text(self) -> str:
        """The screen as one text."""
        return "\n".join(self.lines)

    @property
    def headline(self) -> str:
        """Headline of the article shown."""
        assert self.main.reading.loaded is not None
        return self.main.reading.loaded.article.headline

    async def press(self, *keys: str) -> None:
        """Press keys and let everything settle."""
        await self.pilot.press(*keys)
        await self.settle()

    async def type(self, text: str) -> None:
        """Type into the search field and wait for what it brings."""
        await self.pilot.press(*("space" if key == " " else key for key in text))
        await self.settle()

    async def click(self, x: int, y: int) -> None:
        """Click on a cell of the screen."""
        await self.pilot.click(offset=(x, y))
        await self.settle()

    async def resize(self, columns: int, lines: int) -> None:
        """Change the terminal's size."""
        await self.pilot.resize_terminal(columns, lines)
        await self.settle()

    async def settle(self) -> None:
        """Wait until the article asked for is shown and no search is under way."""
        await self.pilot.pause(0.05)
        await self.until(lambda: self.main.idle)

    async def until(self, true: Callable[[], bool]) -> None:
        """Wait until something holds; fails after a minute, which a busy machine may need."""
        for _ in range(6000):
            if true():
                await self.pilot.pause()
                return
            await self.pilot.pause(0.01)
        pytest.fail("waited in vain; the screen was:\n" + self.text)


@pytest.fixture
def desk() -> Callable[..., AbstractAsyncContextManager[Desk]]:
    """Opens the application on files: ``async with desk() as reader``."""

    def open_on(
        files: dict[str, str] | None = None,
        size: tuple[int, int] = (160, 40),
        settings: Settings = Settings(),
    ) -> AbstractAsyncContextManager[Desk]:
        three = {"ferry.txt": FERRY, "insulin.txt": INSULIN, "strike.txt": STRIKE}
        return opened(three if files is None else files, size, settings)

    return open_on
