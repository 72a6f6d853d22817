"""Faults that are made on purpose: ``python -m bench.reliability [ROW ...] [--times N]``.

Prints for each row how many trials ended as promised. Rows: kill, mark, durable, ending, storms,
calls (each call there is), damage, or all of them. The same trials are tests (tests/faults,
tests/pty), but for durable and ending, which measure how long after its key a mark is on the disk,
and how long after a signal the program has ended and left its state in order; .ci/nightly runs them
with 200 of each.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import signal
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from reader.library.marking import Mark
from reader.library.state.files import STATE
from reader.library.state.reader_state import ReaderState
from tests.faults.conftest import Program, write_articles
from tests.faults.damaged_states import damaged_logs, damaged_states
from tests.faults.every_call import ERRORS, FORMS, SCENES, every_failed_call
from tests.faults.kills import kills_while_indexing, kills_while_marking, processor_seconds
from tests.faults.supervised import ALL, KINDS, works
from tests.faults.trials import Trials, damaged_indexes
from tests.pty.storms import KINDS as KINDS_OF_END
from tests.pty.storms import storms
from tests.pty.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[1]
MEMORY = 4 << 30
"""Bytes that trials in this process may take: what is damaged must not take the machine along."""
_ARTICLES, _FEW = 1000, 60
_LOOK = 0.001


def main() -> None:
    """Run the rows that are named, or all."""
    parser = argparse.ArgumentParser(description="how often faults ended as promised")
    parser.add_argument("rows", nargs="*", metavar="ROW")
    parser.add_argument("--times", type=int, default=200)
    given = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    unknown = set(given.rows) - set(_ROWS)
    if unknown:
        parser.error(f"no such row: {', '.join(sorted(unknown))}")
    for row in given.rows or _ROWS:
        with TemporaryDirectory() as name:
            for what, trials, seconds in _timed(_ROWS[row](Path(name), given.times)):
                print(f"{what}: {trials}, {seconds:.0f} s", flush=True)
                for broken in trials.broken:
                    print(f"  {broken}")


def _timed(trials: Iterator[tuple[str, Trials]]) -> Iterator[tuple[str, Trials, float]]:
    started = time.monotonic()
    for what, each in trials:
        yield what, each, time.monotonic() - started
        started = time.monotonic()


def program(work: Path) -> Program:
    """The program in an environment of its own below `work`."""
    home = work / "home"
    kinds = ("CACHE", "CONFIG", "DATA", "STATE")
    environment = {f"XDG_{kind}_HOME": str(home / kind) for kind in kinds}
    own = {"HOME": str(home), "TMPDIR": str(work), "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"}
    return Program({**environment, **own, "PATH": os.environ["PATH"]})


def _kill(work: Path, times: int) -> Iterator[tuple[str, Trials]]:
    write_articles(work / "archive", _ARTICLES)
    trials = kills_while_indexing(program(work), work / "archive", work / "home", times)
    yield "kill -9 while indexing", trials


def _mark(work: Path, times: int) -> Iterator[tuple[str, Trials]]:
    yield "kill -9 while marking", kills_while_marking(work / "data", times)


def _calls(work: Path, _: int) -> Iterator[tuple[str, Trials]]:
    """Two at a time. What fails once is the same call, whatever is counted with it."""
    if not works():
        sys.exit("calls cannot be supervised here: that takes Linux 5.5 on x86-64")
    write_articles(work / "archive", _ARTICLES)
    rows = [
        (scene, kind, form, error)
        for scene in SCENES
        for form in FORMS
        for kind in ((ALL, *KINDS) if form else (ALL,))
        for error in ERRORS
    ]

    def told(row: tuple[str, str, str, str]) -> tuple[str, Trials]:
        scene, kind, form, error = row
        trials = every_failed_call(scene, work / "archive", kind, form, error)
        return f"{scene}: failed {kind}, {error}, {FORMS[form]}", trials

    with ThreadPoolExecutor(2) as pool:
        yield from pool.map(told, rows)


def _durable(work: Path, times: int) -> Iterator[tuple[str, Trials]]:
    write_articles(work / "coast", _FEW)
    (work / "home").mkdir()
    there = program(work)
    command = there.command(work / "coast")
    trials, waits = Trials(), list[float]()
    with Terminal(command, {**there.environment, "TERM": "xterm-256color"}) as terminal:
        terminal.wait_for("Boat")
        terminal.settle()
        with closing(ReaderState.on_disk(str(work / "home" / "DATA" / "newsreader"))) as state:
            for number in range(times):
                before = state.marked(Mark.STARRED)
                pressed = time.perf_counter()
                terminal.press("s", quiet=0.0)
                while state.marked(Mark.STARRED) == before:
                    time.sleep(_LOOK)
                waits.append(time.perf_counter() - pressed)
                trials.note(f"key {number}", "" if waits[-1] <= 1 else f"{waits[-1]:.2f} s")
                terminal.press("j", quiet=_LOOK)
    yield f"on the disk within 1 s of the key ({_told(waits)})", trials


def _ending(work: Path, times: int) -> Iterator[tuple[str, Trials]]:
    write_articles(work / "coast", _FEW)
    (work / "home").mkdir()
    there = program(work)
    environment = {**there.environment, "TERM": "xterm-256color"}
    kept = work / "home" / "DATA" / "newsreader"
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        trials, waits, works = Trials(), list[float](), list[float]()
        for trial in range(times):
            begun = _children_seconds()
            with Terminal(there.command(work / "coast"), environment) as terminal:
                terminal.wait_for("Boat")
                terminal.settle()
                with closing(ReaderState.on_disk(str(kept))) as state:
                    before = state.marked(Mark.STARRED)
                    terminal.press("s", quiet=0.0)
                    while (starred := state.marked(Mark.STARRED)) == before:
                        time.sleep(_LOOK)
                sent, used = time.monotonic(), processor_seconds(terminal.process.pid)
                terminal.send(number)
                code = terminal.exit_code()
            waits.append(time.monotonic() - sent)
            works.append(_children_seconds() - begun - used)
            complaint = "" if code == 128 + number else f"exit code {code}"
            trials.count("log left" if (kept / f"{STATE}-wal").exists() else "state sealed")
            with closing(ReaderState.on_disk(str(kept))) as state:
                if starred != state.marked(Mark.STARRED) or state.notice:
                    complaint = complaint or f"the mark is not there; {state.notice}"
            trials.note(f"{number.name} {trial}", complaint)
        took = f"{_told(waits)}; of the processor's time {_told(works)}"
        yield f"ended by {number.name} ({took})", trials


def _storms(work: Path, times: int) -> Iterator[tuple[str, Trials]]:
    write_articles(work / "coast", _FEW)
    (work / "home").mkdir()
    there = program(work)
    environment = {**there.environment, "TERM": "xterm-256color"}
    kept = work / "home" / "DATA" / "newsreader"
    for kind in KINDS_OF_END:
        command = there.command(work / "coast")
        ends = storms(kind, command, environment, kept, max(1, times // len(KINDS_OF_END)))
        yield f"ended by the clock: {kind} ({_told(ends.seconds)})", ends


def _children_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _told(seconds: list[float]) -> str:
    median = 1000 * sorted(seconds)[len(seconds) // 2]
    return f"{median:.0f} ms, {1000 * max(seconds):.0f} at most"


def _damage(work: Path, times: int) -> Iterator[tuple[str, Trials]]:
    write_articles(work / "coast", _FEW)
    for cut, what in ((False, "flipped"), (True, "cut")):
        shutil.rmtree(work / "work", ignore_errors=True)
        trials = damaged_indexes(work / "coast", work / "work", times, cut=cut)
        yield f"index, {what}", trials
        yield f"state, {what}", damaged_states(work / f"state {what}", times, cut=cut)
        for moved in (0, 20, 40):
            name = work / f"log {what} {moved}"
            trials = damaged_logs(name, times, cut=cut, moved=moved)
            yield f"log of a killed session, {moved} of 40 changes moved, {what}", trials


_ROWS: dict[str, Callable[[Path, int], Iterator[tuple[str, Trials]]]] = {
    "kill": _kill, "mark": _mark, "durable": _durable, "ending": _ending, "storms": _storms,
    "calls": _calls, "damage": _damage,
}  # fmt: skip


if __name__ == "__main__":
    main()
