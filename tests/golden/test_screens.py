"""Every screen is drawn as it was when somebody last looked at it (README.md: how to renew it)."""

from __future__ import annotations

import os
import time
from datetime import UTC, date, datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.config.settings import Settings
from reader.library.memory.library import MemoryLibrary
from reader.library.memory.supply import supply_of_bytes
from reader.library.state import store
from reader.tui.app import NewsreaderApp
from reader.tui.render import story
from reader.tui.screens import fresh, visits
from tests.golden.drawn import letters, with_looks
from tests.golden.walk import BUSY, EMPTY
from tests.tui.conftest import at_desk

if TYPE_CHECKING:
    from tests.golden.walk import Stop
    from tests.tui.conftest import Desk

SEEDS = Path(__file__).parents[2] / "seeds"
KEPT = Path(__file__).parent / "screens"
RENEW = "NEWSREADER_GOLDEN"
NOW = datetime(2026, 4, 27, 9, 30, tzinfo=UTC)
WRITTEN = datetime(2026, 4, 9, 12, tzinfo=UTC).timestamp()
"""The time of the files, which stands in for the date an article does not say."""
SIZES = ((80, 24), (120, 40), (200, 50))
LOOKED_AT = (120, 40)
"""The size at which the looks are compared as well."""
SETTLED = 1.2
"""Seconds after which, when screens are renewed, nothing more is expected to come."""


class _Then(datetime):
    """A clock that stands still."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
        return NOW.astimezone(tz)


@pytest.fixture(autouse=True)
def _at_one_moment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(time, "time", NOW.timestamp)
    for module in (store, story, fresh, visits):
        monkeypatch.setattr(module, "datetime", _Then)
    for kind in ("CACHE", "CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind))
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.chdir("/")
    for name in ("NO_COLOR", "COLORFGBG"):
        monkeypatch.delenv(name, raising=False)
    time.tzset()


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
            if not await _is_as_kept(desk, stop, size):
                different.append(stop.name)
            for key in stop.away:
                await desk.pilot.press(key)
            await desk.settle()
        assert len(app.screen_stack) == 1, f"still open: {app.screen}"
    assert different == [], f"look at what is different; {RENEW}=renew if it is meant to be so"


async def _is_as_kept(desk: Desk, stop: Stop, size: tuple[int, int]) -> bool:
    file = KEPT / f"{size[0]}x{size[1]}" / f"{stop.name}.txt"

    def drawn() -> str:
        if size == LOOKED_AT:
            return with_looks(desk, desk.app.palette.theme)
        return letters(desk)

    if os.environ.get(RENEW):
        await desk.pilot.pause(SETTLED)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(drawn(), encoding="utf-8")
        return True
    kept = file.read_text(encoding="utf-8")
    for _ in range(300):
        await desk.pilot.pause(0.02)
        if drawn() == kept:
            return True
    _show_difference(stop.name, kept, drawn())
    return False


def _show_difference(name: str, kept: str, drawn: str) -> None:
    from difflib import unified_diff

    lines = unified_diff(kept.splitlines(), drawn.splitlines(), "kept", name, n=1, lineterm="")
    print("\n".join(list(lines)[:60]))  # noqa: T201 - pytest shows it with the failure
