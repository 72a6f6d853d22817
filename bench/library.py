"""A million articles as easily as sixty: `python -m bench.library --articles 1000 100000 1000000`.

Every row is set beside a yardstick measured in the same run; processor milliseconds where nothing
else is said. Only ratios carry over to other machines. Archives and indexes are made below
`--keep FOLDER` and used again by the next run, which then measures the building no more;
`--archive 1000000=FOLDER` uses an archive of that size that is there already.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

from bench.building import build_lines, check_lines, reopen_lines, size_lines
from bench.corpus import write_folder
from bench.searching import against_fts5, search_lines, some_rows
from bench.table import Line, print_table
from reader.library.embedded import EmbeddedLibrary

TODAY = date(2026, 7, 1)
JUDGED_FROM = 100_000
"""Articles from which it counts how a row compares with its yardstick."""
FTS5_UP_TO = 100_000
"""Articles that are also given to SQLite's full-text index, which keeps them in memory."""


def measure(count: int, folder: Path, cache: Path, *, cold: bool) -> list[Line]:
    """All measurements with `count` articles."""
    if not folder.exists():
        write_folder(folder, count)
    lines: list[Line] = []
    if not cache.exists():
        lines += build_lines(folder, cache, count, lambda: TODAY, cold=cold)
    lines += size_lines(folder, cache)
    lines += reopen_lines(folder, cache)
    with closing(EmbeddedLibrary(str(folder), str(cache), today=lambda: TODAY)) as library:
        lines += some_rows(library)
        lines += search_lines(library, cache)
        if count <= FTS5_UP_TO:
            lines += against_fts5(library, folder)
        lines += check_lines(library, folder)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    if count < JUDGED_FROM:
        lines = [replace(line, goal="", passed=True) if line.ratio else line for line in lines]
    return [*lines, Line("memory of this process at most, so far", f"{peak:.0f} MB")]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.library", description=__doc__)
    parser.add_argument("--articles", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--keep", type=Path, help="where archives and indexes stay")
    parser.add_argument("--archive", action="append", default=[], metavar="NUMBER=FOLDER")
    parser.add_argument("--cold", action="store_true", help="forget cached files first; for root")
    options = parser.parse_args()
    given = {int(number): Path(folder) for number, _, folder in map(_parted, options.archive)}
    passed = True
    with tempfile.TemporaryDirectory() as temporary:
        base = options.keep or Path(temporary)
        for count in options.articles:
            folder = given.get(count, base / f"archive-{count}")
            lines = measure(count, folder, base / f"cache-{count}", cold=options.cold)
            print_table(f"{count:,} articles", lines)
            passed = passed and all(line.passed for line in lines)
    return 0 if passed else 1


def _parted(text: str) -> tuple[str, str, str]:
    return text.partition("=")


if __name__ == "__main__":
    sys.exit(main())
