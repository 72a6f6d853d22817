"""What the library on disk costs: `python -m bench.library --articles 1000 100000`.

Everything is set beside a yardstick measured in the same run: reading the same files, importing
sqlite3, listing the folder, scanning the headlines. Processor milliseconds where nothing else is
said; only ratios carry over to other machines. `--keep FOLDER` keeps archive and index for the
next run, which then measures the building no more.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from datetime import date
from pathlib import Path
from random import Random
from statistics import median, quantiles
from typing import TYPE_CHECKING

from bench.corpus import write_folder
from bench.table import Line, print_table
from reader.library.api import Phase, Scope, Sort
from reader.library.embedded import EmbeddedLibrary
from reader.library.query import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

TODAY = date(2026, 7, 1)
TYPED = 60
"""Headlines of which three words are typed key by key."""
SCREEN = 50
OPEN = """
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
YARDSTICK = """
import time
start = time.process_time()
import sqlite3
print(1000 * (time.process_time() - start))
"""


def processor(work: Callable[[], object]) -> float:
    """Processor milliseconds of this process, all threads, that `work` takes."""
    start = time.process_time()
    work()
    return 1000 * (time.process_time() - start)


def spread(values: Sequence[float]) -> str:
    """Median, 95th percentile and maximum."""
    return f"{median(values):.2f} / {p95(values):.2f} / {max(values):.2f}"


def p95(values: Sequence[float]) -> float:
    return quantiles(values, n=20)[-1]


def size_of(folder: Path) -> int:
    """Bytes of all files below `folder`."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def build_lines(library: EmbeddedLibrary, folder: Path, cache: Path, count: int) -> list[Line]:
    """The first indexing of everything, in a process of its own."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    last = library.update()
    wall = time.perf_counter() - start
    library.close()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert last.phase is Phase.DONE, last
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    start = time.perf_counter()
    read = sum(len(path.read_bytes()) for path in folder.rglob("*.txt"))
    reading = time.perf_counter() - start
    share = size_of(cache) / read
    return [
        Line(
            "indexing: articles a second", f"{count / wall:,.0f}", ">= 6,000", count / wall >= 6000
        ),
        Line("indexing: processor ms an article", f"{1000 * cpu / count:.2f}"),
        Line("indexing: times reading the files", f"{wall / reading:.1f}"),
        Line("index: share of the text", f"{share:.2f}", "<= 0.50", share <= 0.5),
    ]


def reopen_lines(folder: Path, cache: Path) -> list[Line]:
    """New processes that show the first screenful."""
    opened = [json.loads(_run("-c", OPEN, str(folder), str(cache))) for _ in range(7)]
    yardstick = median(float(_run("-c", YARDSTICK)) for _ in range(7))
    shown = median(one[1] for one in opened)
    assert all(not one[3] for one in opened), opened
    return [
        Line("reopen: import, ms", f"{median(one[0] for one in opened):.1f}"),
        Line("reopen: to the first 50 rows, ms", f"{shown:.1f}", "<= 20", shown <= 20),
        Line("reopen: times importing sqlite3", f"{shown / yardstick:.1f}"),
    ]


def check_lines(library: EmbeddedLibrary, folder: Path) -> list[Line]:
    """Looking for changes where there are none."""
    start = time.perf_counter()
    subprocess.run(
        ["find", folder, "-printf", "%p %T@ %s\n"], stdout=subprocess.DEVNULL, check=True
    )
    finding = time.perf_counter() - start
    start = time.perf_counter()
    last = library.update()
    wall = time.perf_counter() - start
    assert last.phase is Phase.DONE, last
    assert last.changed == 0, last
    return [
        Line(
            "check for changes: times find",
            f"{wall / finding:.1f}",
            "<= 1.5",
            wall <= 1.5 * finding,
        )
    ]


def typed_keys(library: EmbeddedLibrary) -> list[str]:
    """What stands in the search field after each key of three words of some headlines."""
    random = Random(1)
    listing = library.listing()
    texts: list[str] = []
    for _ in range(TYPED):
        place = random.randrange(listing.total.count)
        row = listing.rows(place, place + 1)[0]
        assert row is not None
        words = row.headline.lower().split()
        text = " ".join(random.sample(words, 3))
        texts += [text[:length] for length in range(1, len(text) + 1)]
    return texts


def search_lines(library: EmbeddedLibrary, cache: Path) -> list[Line]:
    """A search per key, the first 50 rows included."""

    def search(text: str, scope: Scope, sort: Sort) -> None:
        library.listing(parse(text, typing=True), scope, sort).rows(0, SCREEN)

    search("warm", Scope.HEADLINES, Sort.RELEVANCE)
    keys = [
        processor(lambda text=text: search(text, Scope.HEADLINES, Sort.RELEVANCE))  # type: ignore[misc]
        for text in typed_keys(library)
    ]
    blob = next(cache.rglob("headlines.bin")).read_bytes()
    scan = median(processor(lambda: blob.find(b"no such thing")) for _ in range(9))
    newest = [processor(lambda: search("the", Scope.TEXT, Sort.NEWEST)) for _ in range(9)]
    common = [
        processor(lambda: search("government the", Scope.TEXT, Sort.RELEVANCE)) for _ in range(9)
    ]
    phrase = [processor(lambda: search('"of the"', Scope.TEXT, Sort.RELEVANCE)) for _ in range(9)]
    wrong = [
        processor(lambda: search("governmnet", Scope.HEADLINES, Sort.RELEVANCE)) for _ in range(9)
    ]
    return [
        Line("key: p50 / p95 / max, ms", spread(keys), "p95 <= 16", p95(keys) <= 16),
        Line("key: p95, times one scan of all headlines", f"{p95(keys) / scan:.2f}"),
        Line("full text, common word, newest, ms", spread(newest), "p95 <= 25", p95(newest) <= 25),
        Line("full text, common words, best, ms", spread(common), "p95 <= 25", p95(common) <= 25),
        Line("full text, common phrase, ms", spread(phrase), "p95 <= 40", p95(phrase) <= 40),
        Line("a typo, ms", spread(wrong)),
    ]


def listing_lines(library: EmbeddedLibrary) -> list[Line]:
    """Screenfuls at random places, at the end, and the links of an article."""
    random = Random(2)
    listing = library.listing()
    count = listing.total.count
    places = [random.randrange(count) for _ in range(200)]
    rows = [processor(lambda at=at: listing.rows(at, at + SCREEN)) for at in places]  # type: ignore[misc]
    end = [processor(lambda: listing.rows(count - SCREEN, count)) for _ in range(20)]
    links: list[float] = []
    for place in places[:40]:
        row = listing.rows(place, place + 1)[0]
        assert row is not None
        article = library.article(row.id)
        links.append(processor(lambda article=article: library.links(article)))  # type: ignore[misc]
    return [
        Line("50 rows anywhere: p50 / p95 / max, ms", spread(rows), "p95 <= 5", p95(rows) <= 5),
        Line("50 rows at the end, ms", spread(end), "<= 20", max(end) <= 20),
        Line("links of an article, ms", spread(links), "p95 <= 30", p95(links) <= 30),
    ]


def _run(*arguments: str) -> str:
    root = str(Path(__file__).parents[1])
    found = subprocess.run(
        [sys.executable, *arguments],
        env={**os.environ, "PYTHONPATH": root},
        capture_output=True,
        text=True,
        check=True,
    )
    return found.stdout


def measure(count: int, base: Path) -> list[Line]:
    """All measurements with `count` articles; archive and index in `base`."""
    folder, cache = base / f"archive-{count}", base / f"cache-{count}"
    if not folder.exists():
        write_folder(folder, count)
    lines: list[Line] = []
    if not cache.exists():
        with closing(EmbeddedLibrary(str(folder), str(cache), today=lambda: TODAY)) as library:
            lines += build_lines(library, folder, cache, count)
    lines += reopen_lines(folder, cache)
    with closing(EmbeddedLibrary(str(folder), str(cache), today=lambda: TODAY)) as library:
        lines += listing_lines(library)
        lines += search_lines(library, cache)
        lines += check_lines(library, folder)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [*lines, Line("memory of this process so far, MB", f"{peak:.0f}")]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.library", description=__doc__)
    parser.add_argument("--articles", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    passed = True
    with tempfile.TemporaryDirectory() as temporary:
        for count in options.articles:
            lines = measure(count, options.keep or Path(temporary))
            print_table(f"{count:,} articles", lines)
            passed = passed and all(line.passed for line in lines)
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
