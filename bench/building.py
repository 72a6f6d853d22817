"""What it costs to index an archive, to open its index again and to look for changes."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from bench.table import Line
from bench.yardsticks import find_seconds, forget_files, grep_seconds, seconds
from reader.library.api import Phase
from reader.library.embedded import EmbeddedLibrary

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

_OPEN = """
import json, sys, time
start = time.process_time()
from datetime import date
from reader.library.embedded import EmbeddedLibrary
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


def build_lines(
    folder: Path, cache: Path, count: int, today: Callable[[], date], *, cold: bool
) -> list[Line]:
    """The first indexing of everything, in a process of its own; `cold` with files forgotten."""
    forgotten = cold and forget_files()
    grep = grep_seconds(folder)
    forgotten = forgotten and forget_files()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with closing(EmbeddedLibrary(str(folder), str(cache), today=today)) as library:
        wall = seconds(lambda: _update(library))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    rate = count / wall
    lines = [
        Line("indexing, articles a second", f"{rate:,.0f}", ">= 6,000", rate >= 6000),
        Line("  processor time an article", f"{1000 * cpu / count:.2f} ms"),
    ]
    if grep is not None:
        state = "cold" if forgotten else "warm"
        lines.append(
            Line(
                f"  beside looking for a word, files {state}",
                f"{wall:.1f} s",
                "<= 1.0 x",
                wall <= grep,
                yardstick=f"rg {grep:.1f} s",
                ratio=f"{wall / grep:.1f} x",
            )
        )
    return lines


def size_lines(folder: Path, cache: Path) -> list[Line]:
    """The index on the disk beside the text."""
    text = sum(len(path.read_bytes()) for path in folder.rglob("*.txt"))
    index = sum(path.stat().st_size for path in cache.rglob("*") if path.is_file())
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


def reopen_lines(folder: Path, cache: Path) -> list[Line]:
    """New processes that show the first screenful."""
    opened = [json.loads(_run(_OPEN, str(folder), str(cache))) for _ in range(7)]
    yardstick = median(float(_run(_IMPORT)) for _ in range(7))
    shown = median(one[1] for one in opened)
    assert all(not one[3] for one in opened), opened
    return [
        Line(
            "reopen, index opened and 50 rows there",
            f"{shown:.1f} ms",
            "<= 20 ms",
            shown <= 20,
            yardstick=f"import sqlite3 {yardstick:.1f} ms",
            ratio=f"{shown / yardstick:.1f} x",
        ),
    ]


def check_lines(library: EmbeddedLibrary, folder: Path) -> list[Line]:
    """Looking for changes where there are none."""
    _update(library)
    finding = find_seconds(folder)
    wall = seconds(lambda: _update(library))
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
