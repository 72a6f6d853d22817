"""A clock that jumps back or ahead: nothing is lost, nothing is overlooked, orders stay."""

from __future__ import annotations

import os
import time
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from reader.library.building import ingest, keeping
from reader.library.embedded.library import EmbeddedLibrary
from reader.library.state.files import STATE
from reader.library.state.reader_state import ReaderState
from reader.library.state.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PRESENT = datetime(2026, 7, 1, 12, tzinfo=UTC)
DEAD_BATTERY, AHEAD = datetime(2000, 1, 1, tzinfo=UTC), datetime(2040, 1, 1, tzinfo=UTC)
JUMPS = {
    "back": [PRESENT, DEAD_BATTERY],
    "back and again": [PRESENT, DEAD_BATTERY, PRESENT],
    "ahead": [PRESENT, AHEAD, PRESENT],
    "from ahead far back": [AHEAD, DEAD_BATTERY],
}
jumping = pytest.mark.parametrize("days", JUMPS.values(), ids=JUMPS.keys())


def session(folder: Path, now: datetime) -> ReaderState:
    return ReaderState(Store(folder, lambda: now))


@jumping
def test_the_copy_with_the_last_changes_is_restored(days: list[datetime], tmp_path: Path) -> None:
    for number, now in enumerate(days):
        with closing(session(tmp_path, now)) as state:
            state.set_read([f"{number:016x}"], read=True)
        for path in (tmp_path / "backups").iterdir():
            if f"{now:state-%Y%m%dT}" in path.name:
                os.utime(path, (now.timestamp(), now.timestamp()))
        os.utime(tmp_path / STATE, (now.timestamp(), now.timestamp()))
    (tmp_path / STATE).write_bytes(b"x" * 9_000)
    with closing(session(tmp_path, PRESENT)) as state:
        assert all(state.is_read(f"{number:016x}") for number in range(len(days)))
        assert "were damaged; restored" in state.notice


@jumping
def test_what_was_done_last_is_undone_first(days: list[datetime], tmp_path: Path) -> None:
    clock = iter([days[0], *(day for day in days for _ in range(20))])
    with closing(ReaderState(Store(tmp_path, lambda: next(clock)))) as state:
        for number in range(len(days)):
            state.set_note(f"{number:016x}", f"note {number}")
        for number in reversed(range(len(days))):
            assert state.undo() == "wrote a note"
            assert state.note(f"{number:016x}") == ""
            assert all(state.note(f"{before:016x}") for before in range(number))


@pytest.mark.parametrize("off", [-timedelta(days=1), timedelta(0), timedelta(hours=1)])
def test_a_change_within_the_grain_of_the_clock_is_noticed(
    off: timedelta, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file was written by the clock as it was; then it was set, and the file was read."""
    written_ns = time.time_ns()
    now_ns = written_ns + min(off, timedelta(0)) // timedelta(microseconds=1) * 1000
    folder = tmp_path / "coast"
    folder.mkdir()
    file = folder / "boat.txt"

    def write(text: str) -> None:
        file.write_text(text, encoding="utf-8")
        os.utime(file, ns=(written_ns, written_ns))

    monkeypatch.setattr(ingest, "time_ns", lambda: now_ns)
    write("Boat one comes in\nTARNMOUTH: The boat came in.\n")
    with closing(opened(folder, tmp_path)) as library:
        library.update()
        write("Boat two comes in\nTARNMOUTH: The boat came in.\n")
        library.update()
        (row,) = library.listing().rows(0, 2)
    assert row is not None
    assert row.headline == "Boat two comes in"


def test_a_folder_that_changed_before_the_clock_was_set_back_is_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at: list[int] = []
    monkeypatch.setattr(
        keeping, "follow", lambda _root, _look, _over, moment: looked_at.append(moment)
    )
    (tmp_path / "coast").mkdir()
    with closing(opened(tmp_path / "coast", tmp_path)) as library:
        library.update()
        behind = time.time_ns() - 3600 * 10**9
        monkeypatch.setattr(keeping, "time_ns", lambda: behind)
        library.watch(cancelled=lambda: True)
    assert looked_at[0] <= behind


@pytest.mark.parametrize("today", [date(1970, 1, 1), date(2026, 7, 1), date(2099, 12, 31)])
def test_the_newest_comes_first_whatever_day_it_is_said_to_be(today: date, tmp_path: Path) -> None:
    folder = tmp_path / "coast"
    folder.mkdir()
    for number, day in enumerate(("1 March 2031", "2 March 2026", "3 March 1999")):
        text = f"Boat {number} comes in\n{day}\nTARNMOUTH: Boat {number} came in at noon.\n"
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    with closing(opened(folder, tmp_path, lambda: today)) as library:
        library.update()
        rows = [row for row in library.listing().rows(0, 5) if row is not None]
    assert len(rows) == 3
    assert all(one.moment >= other.moment for one, other in pairwise(rows))


def opened(
    folder: Path, work: Path, today: Callable[[], date] = lambda: date(2026, 7, 1)
) -> EmbeddedLibrary:
    return EmbeddedLibrary(str(folder), str(work / "cache"), today=today)
