"""Every screen is drawn as it was when somebody last looked at it (README.md: how to renew it)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.config.settings import Settings
from reader.library.memory.library import MemoryLibrary
from reader.library.memory.supply import supply_of_bytes
from reader.tui.app import NewsreaderApp
from tests.golden.kept import RENEW, SIZES, is_as_kept
from tests.golden.walk import BUSY, EMPTY
from tests.tui.conftest import at_desk

if TYPE_CHECKING:
    from tests.golden.walk import Stop

SEEDS = Path(__file__).parents[2] / "seeds"
WRITTEN = datetime(2026, 4, 9, 12, tzinfo=UTC).timestamp()
"""The time of the files, which stands in for the date an article does not say."""


def _files(folder: Path) -> list[tuple[str, bytes]]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    read = [(path.relative_to(folder).as_posix(), path.read_bytes()) for path in paths]
    return [*read, ("coast/scan-of-a-page.txt", b"\x00\x01\x02" * 400)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_collection(size: tuple[int, int]) -> None:
    await _walk(_files(SEEDS), size, BUSY)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_nothing_to_read(size: tuple[int, int]) -> None:
    await _walk([("notes.txt", b"")], size, EMPTY)


async def _walk(
    files: list[tuple[str, bytes]], size: tuple[int, int], stops: tuple[Stop, ...]
) -> None:
    library = MemoryLibrary(supply_of_bytes(files, "seeds", WRITTEN), lambda: date(2026, 4, 27))
    # All is known before it is opened, so that nothing depends on what is found first.
    library.update()
    app = NewsreaderApp(library, Settings(theme="night-desk"), None)
    different = []
    async with at_desk(app, size) as desk:
        for stop in stops:
            await desk.pilot.press(*stop.keys)
            await desk.settle()
            if not await is_as_kept(desk, stop.name, size):
                different.append(stop.name)
            for key in stop.away:
                await desk.pilot.press(key)
            await desk.settle()
        assert len(app.screen_stack) == 1, f"still open: {app.screen}"
    assert different == [], f"look at what is different; {RENEW}=renew if it is meant to be so"
