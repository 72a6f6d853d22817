"""Faults that are made on purpose: ``python -m bench.reliability [ROW ...] [--times N]``.

Prints for each row how many trials ended as promised. Rows: kill, mark, calls, damage, or all of
them. The same trials are tests (tests/faults); .ci/nightly runs them with 200 of each.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.faults.conftest import Program, write_articles
from tests.faults.trials import (
    STRACE,
    Trials,
    damaged_indexes,
    failed_calls,
    kills_while_indexing,
    kills_while_marking,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[1]
CALLS = ("pwrite64", "fdatasync", "ftruncate", "rename", "openat")
MEMORY = 4 << 30
"""Bytes that trials in this process may take: what is damaged must not take the machine along."""
_ARTICLES, _FEW = 1000, 60


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


def _calls(work: Path, times: int) -> Iterator[tuple[str, Trials]]:
    if STRACE is None:
        sys.exit("strace is not installed")
    write_articles(work / "archive", _ARTICLES)
    numbers = range(1, times + 1)
    for call in CALLS:
        trials = failed_calls(program(work), work / "archive", work / "home", call, numbers)
        yield f"failed {call}", trials


def _damage(work: Path, times: int) -> Iterator[tuple[str, Trials]]:
    write_articles(work / "coast", _FEW)
    yield "damaged index", damaged_indexes(work / "coast", work / "work", times)


_ROWS: dict[str, Callable[[Path, int], Iterator[tuple[str, Trials]]]] = {
    "kill": _kill, "mark": _mark, "calls": _calls, "damage": _damage,
}  # fmt: skip


if __name__ == "__main__":
    main()
