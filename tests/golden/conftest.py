"""A moment that never passes, and a home where nothing is."""

from __future__ import annotations

import time
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING

import pytest

from reader.library.state import store
from reader.tui.render import story
from reader.tui.screens import fresh, visits

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 4, 27, 9, 30, tzinfo=UTC)


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
