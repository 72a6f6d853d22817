"""The program killed at a point of its work that is chosen by chance, and always while it works."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reader.library.state.files import STATE, is_damaged
from reader.library.state.reader_state import ReaderState
from tests.faults.trials import ROOT, Trials

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.faults.conftest import Program

_TICK = os.sysconf("SC_CLK_TCK")
_LOOK_SECONDS = 0.002
_PER_INDEX = 3
_MARKER = """
import sys
from reader.library.state.reader_state import ReaderState
state = ReaderState.on_disk(sys.argv[1])
for number in range(int(sys.argv[2]), 1_000_000):
    (state.set_starred if number % 2 else state.set_read)([f"{number:016x}"], True)
    print(number, flush=True)
"""
"""Marks one article after the other as a key does, and says so when the mark is on the disk."""


def kills_while_indexing(program: Program, folder: Path, home: Path, times: int) -> Trials:
    """Kill it, and all below it, `times` times while it indexes; up to three times for each index.

    `home` is where the program keeps what is its own. After each kill the index must be whole;
    after three, or when one is done before it is killed, the next run must end with what an
    undisturbed one gives. One that is done is no trial.
    """
    trials = Trials()
    chance = random.Random(2026)
    clean, whole = _undisturbed(program, folder, home)
    while trials.tried < times:
        shutil.rmtree(home / "CACHE", ignore_errors=True)
        for _ in range(_PER_INDEX):
            running = _start_indexing(program, folder)
            struck = kill_after(running, whole * chance.random())
            if struck and trials.tried < times:
                trials.note(f"kill {trials.tried}", _fault_of_catalogs(home))
                trials.count(_how_far(home))
            if not struck:
                break
        last = program("list", folder)
        if last.out != clean or last.err:
            broken = last.err or "the list is not that of an undisturbed run"
            trials.broken.append(f"after kill {trials.tried}: {broken}")
    return trials


def _undisturbed(program: Program, folder: Path, home: Path) -> tuple[str, float]:
    """What it lists, and the processor time that its builders take, in seconds."""
    clean = program("list", folder, "--cache-folder", home / "clean")
    running = _start_indexing(program, folder)
    whole = 0.0
    while running.poll() is None:
        whole = max(whole, _used_below(running.pid))
        time.sleep(_LOOK_SECONDS)
    return clean.out, whole


def _start_indexing(program: Program, folder: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        program.command("index", folder),
        env=program.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def kill_after(running: subprocess.Popen[bytes], seconds: float) -> bool:
    """Kill it, and the builders below it when these have used that much processor time.

    By processor time, since how long work takes is up to what else the machine does. Returns
    whether it was killed while builders were at work.
    """
    while running.poll() is None:
        if _used_below(running.pid) > seconds:
            os.killpg(running.pid, signal.SIGKILL)
            return running.wait() == -signal.SIGKILL
        time.sleep(_LOOK_SECONDS)
    return False


def _used_below(process: int) -> float:
    return sum(map(processor_seconds, below(process)))


def processor_seconds(process: int) -> float:
    """Seconds of processor time of a process, and of those below it that have ended."""
    with suppress(OSError):
        fields = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()
        return sum(map(int, fields[11:15])) / _TICK
    return 0.0


def below(process: int) -> Iterator[int]:
    """The processes below one, those nearest first."""
    found: list[int] = []
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        with suppress(OSError):
            found += map(int, task.read_text("ascii").split())
    yield from found
    for each in found:
        yield from below(each)


def _catalogs(home: Path) -> Iterator[sqlite3.Connection]:
    for catalog in (home / "CACHE").rglob("catalog.sqlite"):
        with closing(sqlite3.connect(f"file:{catalog}?mode=ro", uri=True)) as connection:
            yield connection


def _fault_of_catalogs(home: Path) -> str:
    for connection in _catalogs(home):
        said = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if said != "ok":
            return f"the catalogue: {said}"
    return ""


def _how_far(home: Path) -> str:
    for connection in _catalogs(home):
        with suppress(sqlite3.OperationalError):  # its tables are not made yet
            if not connection.execute("SELECT count(*) FROM articles").fetchone()[0]:
                break
            is_listed = any((home / "CACHE").rglob("order.bin"))
            return f"struck when articles were {'listed' if is_listed else 'stored'}"
    return "struck before the first articles were stored"


def kills_while_marking(folder: Path, times: int) -> Trials:
    """Kill a process that marks articles; all it said to be marked must be, in the same state."""
    trials = Trials()
    chance = random.Random(2026)
    first = 0
    for number in range(times):
        acknowledged = _mark_and_kill(folder, first, chance.randint(1, 60))
        with closing(ReaderState.on_disk(str(folder))) as state:
            lost = [
                each
                for each in range(acknowledged + 1)
                if not (state.is_starred if each % 2 else state.is_read)(f"{each:016x}")
            ]
            notice = str(state.notice)
        broken = "it is damaged" if is_damaged(folder / STATE) else notice
        trials.note(f"kill {number}", f"lost {lost[:3]}" if lost else broken)
        first = acknowledged + 1
    trials.counted["marks acknowledged and there"] = first
    return trials


def _mark_and_kill(folder: Path, first: int, after: int) -> int:
    """Kill it when it has said so many marks; returns the last that it said."""
    command = [sys.executable, "-c", _MARKER, str(folder), str(first)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        said = [running.stdout.readline() for _ in range(after)]
        running.send_signal(signal.SIGKILL)
        said += running.stdout.readlines()
    return int([line for line in said if line.endswith("\n")][-1])
