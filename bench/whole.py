"""Everything that is promised of a million articles, measured: `bench/run --size 1000 100000`.

Sets up archives and indexes of every size, or takes those of the last run or those that are given,
and prints one table a size: what was measured, its yardstick of the same run, the goal, and pass or
SHORT. A goal is that of a million articles; small archives need not meet those that are a ratio to
something that grows with them. Ends with code 1 if one fell short.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from contextlib import closing
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from subprocess import SubprocessError
from typing import TYPE_CHECKING

from bench.building import (
    build_lines,
    check_lines,
    lines_lines,
    open_lines,
    resume_lines,
    size_lines,
)
from bench.ground import Ground, ground_of
from bench.keys import key_lines
from bench.meanwhile import building_lines, changing_lines, checking_lines
from bench.searching import against_fts5, search_lines, some_rows
from bench.start import memory_lines, start_lines
from bench.table import Line, print_table
from reader.library.embedded.library import EmbeddedLibrary

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

SIZES = (1_000, 100_000, 1_000_000)
TODAY = date(2026, 7, 1)
JUDGED_FROM = 100_000
"""Articles from which rates count, and ratios to a yardstick that grows with them."""
FRESH_UP_TO = 100_000
"""Articles that are indexed a second time: to be killed, and where the index was there already."""
_AT_SCALE = ("cold index", "one changed file")
JUDGED_WHOLLY = 1_000_000
"""Articles from which searching is judged by yardsticks that take ten times as long for ten times
as many articles; ours take about as long as for fewer."""
_AT_A_MILLION = ("search key", "full text")
KEYS_FROM = 50_000
"""Articles whose index takes long enough to press keys meanwhile."""


def measure(ground: Ground, parts: Collection[str], *, cold: bool) -> list[Line]:
    """All measurements of one size, or those of some `PARTS`."""
    lines: list[Line] = []
    for part, measured in PARTS.items():
        if part in parts:
            lines += _said(part, partial(measured, ground, cold))
    shutil.rmtree(_aside(ground), ignore_errors=True)
    return [_as_of(ground.count, line) for line in lines]


def _aside(ground: Ground) -> Path:
    return ground.home / "aside"


def _indexing(ground: Ground, cold: bool) -> list[Line]:
    made = [] if ground.index.exists() else build_lines(ground, cold=cold)
    return [*made, *size_lines(ground), *open_lines(ground)]


def _killed(ground: Ground, _: bool) -> list[Line]:
    return resume_lines(ground, _aside(ground)) if ground.count <= FRESH_UP_TO else []


def _searching(ground: Ground, _: bool) -> list[Line]:
    with closing(_library(ground)) as library:
        return [
            *search_lines(library, next(ground.index.rglob("headlines.bin"))),
            *against_fts5(library, ground.archive, ground.home / "fts5.sqlite"),
            *some_rows(library),
        ]


def _checking(ground: Ground, _: bool) -> list[Line]:
    with closing(_library(ground)) as library:
        lines = check_lines(library, ground.archive)
    return [*lines, *checking_lines(ground)]


def _library(ground: Ground) -> EmbeddedLibrary:
    return EmbeddedLibrary(str(ground.archive), str(ground.cache), today=lambda: TODAY)


def _meanwhile(ground: Ground, _: bool) -> list[Line]:
    return building_lines(ground, _aside(ground)) if ground.count >= KEYS_FROM else []


PARTS: dict[str, Callable[[Ground, bool], list[Line]]] = {
    "indexing": _indexing,
    "killed": _killed,
    "lines": lambda ground, _: lines_lines(ground, _aside(ground)),
    "searching": _searching,
    "checking": _checking,
    "changing": lambda ground, _: changing_lines(ground, _aside(ground)),
    "keys": lambda ground, _: key_lines(ground),
    "memory": lambda ground, _: memory_lines(ground, _aside(ground)),
    "meanwhile": _meanwhile,
}
"""What is measured at one size; "starting" comes last, with all sizes in turn."""
STARTING = "starting"


def _as_of(count: int, line: Line) -> Line:
    """A row of an archive of so many articles: without its goal if that is one of larger ones."""
    few = count < JUDGED_FROM and (line.ratio or line.name.startswith(_AT_SCALE))
    growing = count < JUDGED_WHOLLY and line.ratio and line.name.startswith(_AT_A_MILLION)
    return replace(line, goal="", passed=True) if few or growing else line


def _library_lines(ground: Ground) -> list[Line]:
    cache = str(ground.cache)
    with closing(EmbeddedLibrary(str(ground.archive), cache, today=lambda: TODAY)) as library:
        return [
            *check_lines(library, ground.archive),
            *search_lines(library, next(ground.index.rglob("headlines.bin"))),
            *against_fts5(library, ground.archive, ground.home / "fts5.sqlite"),
            *some_rows(library),
        ]


def _said(what: str, measured: Callable[[], list[Line]]) -> list[Line]:
    """What was measured; one that breaks down falls short and hides no other."""
    print(f"  {what} …", file=sys.stderr, flush=True)
    try:
        return measured()
    except (OSError, ValueError, RuntimeError, AssertionError, SubprocessError) as fault:
        return [Line(what, f"{type(fault).__name__}: {fault}"[:60], "to be measured", passed=False)]


def main() -> int:
    options = _options()
    keep = options.keep or Path(tempfile.mkdtemp(prefix="newsreader-bench-"))
    keep = keep.resolve()
    given = [_by_size(some) for some in (options.archive, options.lines, options.index)]
    archives, lines, indexes = given
    passed, grounds = True, []
    for size in options.size:
        ground = ground_of(size, keep, archives.get(size), lines.get(size), indexes.get(size))
        print(f"{ground.name}:", file=sys.stderr)
        measured = measure(ground, options.parts, cold=options.cold)
        passed = _printed(ground.name, measured) and passed
        grounds.append(ground)
    if STARTING in options.parts:
        empty = keep / "home-empty"
        empty.mkdir(exist_ok=True)
        starts = _said(STARTING, lambda: start_lines(grounds, empty, options.runs))
        passed = _printed("Reopen, nothing changed", starts) and passed
    if options.keep is None:
        shutil.rmtree(keep, ignore_errors=True)
    return 0 if passed else 1


def _printed(title: str, lines: Sequence[Line]) -> bool:
    print_table(title, lines)
    sys.stdout.flush()
    return all(line.passed for line in lines)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench/run", description=__doc__)
    parser.add_argument("--size", type=int, nargs="+", default=SIZES, metavar="ARTICLES")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="where everything stays")
    for name, what in (
        ("archive", "a folder of bench.corpus"),
        ("lines", "a folder with the same as articles.jsonl"),
        ("index", "a cache folder with the archive's index"),
    ):
        parser.add_argument(
            f"--{name}", action="append", default=[], metavar="SIZE=FOLDER", help=what
        )
    parts = (*PARTS, STARTING)
    parser.add_argument("--parts", nargs="+", choices=parts, default=parts, help="default: all")
    parser.add_argument("--runs", type=int, default=9, help="starts of each program")
    parser.add_argument("--cold", action="store_true", help="forget cached files first; for root")
    return parser.parse_args()


def _by_size(given: Sequence[str]) -> dict[int, Path]:
    parts = [one.partition("=") for one in given]
    return {int(number): Path(folder).resolve() for number, _, folder in parts}


if __name__ == "__main__":
    sys.exit(main())
