"""What it costs to index an archive, to open its index again and to look for changes."""

from __future__ import annotations

import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from bench.ground import FILE, newsreader
from bench.table import Line
from bench.yardsticks import find_seconds, forget_files, grep_seconds, read_seconds, seconds
from reader.library.api import Phase
from reader.library.embedded.library import EmbeddedLibrary
from reader.library.index.index_folder import CATALOG

if TYPE_CHECKING:
    from bench.ground import Ground

_MOST_TWICE = 8_000
"""Two transactions."""
_ROUNDS = 3
_OPEN = """
import json, sys, time
start = time.process_time()
from datetime import date
from reader.library.embedded.library import EmbeddedLibrary
imported = time.process_time()
library = EmbeddedLibrary(sys.argv[1], sys.argv[2], today=date.today)
rows = library.listing().rows(0, 50)
shown = time.process_time()
heavy = [name for name in ("pydantic", "tantivy", "reader.parse.read") if name in sys.modules]
print(json.dumps([1000 * (imported - start), 1000 * (shown - imported), len(rows), heavy]))
"""
_IMPORT = """
import time
start = time.process_time()
import sqlite3
print(1000 * (time.process_time() - start))
"""


def build_lines(ground: Ground, *, cold: bool) -> list[Line]:
    """The first indexing of everything, in a process of its own; `cold` with files forgotten."""
    forgotten = cold and forget_files()
    grep = grep_seconds(ground.archive)
    if cold:
        forget_files()
    reading = read_seconds(ground.archive)
    if cold:
        forget_files()
    wall, processor = _indexed(ground.archive, ground)
    rate = ground.count / wall
    lines = [
        Line("cold index of a folder, articles a second", f"{rate:,.0f}", ">= 6,000", rate >= 6000),
        Line("  processor time an article", f"{1000 * processor / ground.count:.2f} ms"),
        _beside("  beside reading the files", wall, "reading", reading),
    ]
    if grep is not None:
        state = "cold" if forgotten else "warm"
        beside = _beside(f"  beside looking for a word, files {state}", wall, "rg", grep)
        lines.append(replace(beside, goal="<= 1.0 x", passed=wall <= grep))
    return lines


def lines_lines(ground: Ground, home: Path) -> list[Line]:
    """The same articles as one file of JSON lines, indexed for the first time."""
    fresh = ground.elsewhere(home)
    data = fresh.lines / FILE
    reading = seconds(lambda: _read(data))
    wall, _ = _indexed(fresh.lines, fresh)
    rate = fresh.count / wall
    name = "cold index of one JSONL, articles a second"
    return [
        Line(name, f"{rate:,.0f}", ">= 10,000", rate >= 10_000),
        _beside("  beside reading it", wall, "reading", reading),
    ]


def resume_lines(ground: Ground, home: Path) -> list[Line]:
    """Indexing that is killed half way and begun again: how many files are read twice."""
    fresh = ground.elsewhere(home)
    log = home / "first.log"
    with log.open("wb") as errors:
        first = subprocess.Popen(
            newsreader("index", fresh.archive),
            env=fresh.environment(),
            stderr=errors,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )
        while (stored := _stored(fresh)) < fresh.count // 4 and first.poll() is None:
            time.sleep(0.05)
        os.killpg(first.pid, signal.SIGKILL)
        first.wait()
    stored = _stored(fresh)
    with closing(
        EmbeddedLibrary(str(fresh.archive), str(fresh.cache), today=date.today)
    ) as library:
        again = library.update().done
    twice = max(stored + again - fresh.count, 0)
    kept = stored >= fresh.count // 8 and again < fresh.count and twice <= _MOST_TWICE
    return [
        Line(
            "  killed and begun again: files read twice",
            f"{twice:,} of {stored:,}",
            f"<= {_MOST_TWICE:,}",
            kept,
        )
    ]


def _stored(ground: Ground) -> int:
    """How many articles are in the catalogue by now."""
    try:
        with closing(
            sqlite3.connect(f"{(ground.index / CATALOG).as_uri()}?mode=ro", uri=True)
        ) as it:
            return int(it.execute("SELECT count(*) FROM articles").fetchone()[0])
    except sqlite3.Error:
        return 0


def _indexed(path: Path, ground: Ground) -> tuple[float, float]:
    """Seconds on the clock and of the processor that indexing the folder at `path` takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with closing(EmbeddedLibrary(str(path), str(ground.cache), today=date.today)) as library:
        wall = seconds(lambda: _update(library))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _beside(name: str, wall: float, what: str, other: float) -> Line:
    yardstick, ratio = f"{what} {other:.1f} s", f"{wall / other:.1f} x"
    return Line(name, f"{wall:.1f} s", yardstick=yardstick, ratio=ratio)


def _read(path: Path) -> None:
    with path.open("rb") as file:
        while file.read(1 << 20):
            pass


def size_lines(ground: Ground) -> list[Line]:
    """The index on the disk beside the text."""
    text = sum(path.stat().st_size for path in ground.archive.rglob("*.txt"))
    index = sum(path.stat().st_size for path in ground.index.rglob("*") if path.is_file())
    share = index / text
    return [
        Line(
            "index on disk",
            f"{index / 1e6:,.0f} MB",
            "<= 0.5 x",
            share <= 0.5,
            yardstick=f"text {text / 1e6:,.0f} MB",
            ratio=f"{share:.2f} x",
        )
    ]


def open_lines(ground: Ground) -> list[Line]:
    """New processes that fetch the first screenful, without an interface."""
    arguments = str(ground.archive), str(ground.cache)
    opened = [json.loads(_run(_OPEN, *arguments)) for _ in range(7)]
    yardstick = median(float(_run(_IMPORT)) for _ in range(7))
    shown = median(one[1] for one in opened)
    assert all(not one[3] for one in opened), opened
    return [
        Line(
            "  index opened and 50 rows there",
            f"{shown:.1f} ms",
            "<= 20 ms",
            shown <= 20,
            yardstick=f"import sqlite3 {yardstick:.1f} ms",
            ratio=f"{shown / yardstick:.1f} x",
        ),
    ]


def check_lines(library: EmbeddedLibrary, folder: Path) -> list[Line]:
    """Looking for changes where there are none: the best of some rounds of each, in turn."""
    _update(library)
    rounds = [(find_seconds(folder), seconds(lambda: _update(library))) for _ in range(_ROUNDS)]
    finding, wall = (min(column) for column in zip(*rounds, strict=True))
    return [
        Line(
            "background check for changes",
            f"{wall:.2f} s",
            "<= 1.5 x",
            wall <= 1.5 * finding,
            yardstick=f"find {finding:.2f} s",
            ratio=f"{wall / finding:.1f} x",
        )
    ]


def _update(library: EmbeddedLibrary) -> None:
    last = library.update()
    assert last.phase is Phase.DONE, last


def _run(program: str, *arguments: str) -> str:
    found = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
        capture_output=True,
        text=True,
        check=True,
    )
    return found.stdout
