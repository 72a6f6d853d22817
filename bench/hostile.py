"""Time and memory on hostile files: ``python -m bench.hostile [FOLDER]``.

Prints how long the whole hostile collection takes to index and to read, the slowest files, and for
every pattern bait how much longer twice as much takes. FOLDER: another collection to read instead.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from reader.library.files.scan import FolderReader, Sights, walk
from reader.parse.read import build as build_article
from reader.parse.read import read
from tests.hostile.build import build
from tests.hostile.load_cases import BAIT, bait

ROOT = Path(__file__).parents[1]
_CHARACTERS = 250_000
_LEAST_SECONDS = 0.02
"""Below this, a ratio of times says more about the machine than about the program."""


def main() -> None:
    """Print everything."""
    with TemporaryDirectory() as name:
        work = Path(name)
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else work / "hostile"
        if len(sys.argv) == 1:
            build(folder)
        whole(folder, work / "cache")
        slowest(folder)
    if len(sys.argv) == 1:
        doubling()


def whole(folder: Path, cache: Path) -> None:
    """Index the collection in a process of its own, as the command line does."""
    command = [sys.executable, "-m", "reader", "index", str(folder), "--cache-folder", str(cache)]
    started = time.perf_counter()
    before = _processor_seconds()
    done = subprocess.run(
        command,
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(
        f"whole collection indexed: {seconds:.2f} s ({_processor_seconds() - before:.2f} s of "
        f"processor time), {peak:.0f} MB at most, exit {done.returncode}"
    )
    print(f"  {done.stdout.strip()}")


def _processor_seconds() -> float:
    """Processor time of all processes that this one has waited for, and of theirs."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def slowest(folder: Path, shown: int = 8) -> None:
    """Read and build every file here; print the slowest per million bytes and outright."""
    times: list[tuple[float, int, str]] = []
    # What is imported when the first article is read is not that article's time.
    build_article(read(b"Boat comes in\nA body of words.\n", "a.txt"), 0, "a.txt")
    with FolderReader(str(folder)) as reader:
        for some in walk(str(folder), Sights()):
            for found in some.files:
                data = reader.read(some.folder, found.name).data
                started = time.process_time()
                parsed = read(data, os.fsdecode(found.name))
                for index in range(min(len(parsed.drafts), 3)):
                    build_article(parsed, index, "a")
                spent = time.process_time() - started
                times.append((spent, len(data), os.fsdecode(some.folder + b"/" + found.name)))
    times.sort(reverse=True)
    print(
        f"all files read, articles built: {sum(each[0] for each in times):.2f} s of processor time"
    )
    for seconds, size, path in times[:shown]:
        print(f"  {1000 * seconds:7.0f} ms {size / 1e6:7.3f} MB  {path!a}")
    small = [seconds for seconds, size, _ in times if size <= 1_000_000]
    print(f"slowest of at most 1 MB: {1000 * max(small):.0f} ms")


def doubling() -> None:
    """For each bait how much longer twice the length takes to read and build."""
    ratios: list[tuple[float, float, str]] = []
    for name, unit in BAIT.items():
        one, two = (
            min(_seconds(bait(unit, size)) for _ in range(2))
            for size in (_CHARACTERS, 2 * _CHARACTERS)
        )
        ratios.append((two / max(one, _LEAST_SECONDS), two, name))
    ratios.sort(reverse=True)
    print(f"{len(ratios)} baits of {_CHARACTERS:,} and twice as many characters; worst:")
    for ratio, seconds, name in ratios[:6]:
        print(f"  {ratio:5.2f} x  {1000 * seconds:6.0f} ms  {name}")
    print(f"slowest bait of {2 * _CHARACTERS:,}: {1000 * max(each[1] for each in ratios):.0f} ms")


def _seconds(data: bytes) -> float:
    started = time.process_time()
    build_article(read(data, "a.txt"), 0, "a.txt")
    return time.process_time() - started


if __name__ == "__main__":
    main()
