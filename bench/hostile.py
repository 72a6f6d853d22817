"""Time and memory on hostile files: ``python -m bench.hostile [FOLDER | baits [WORD]...]``.

Prints a row each, with ``pass`` or ``SHORT``: the whole hostile collection, indexed and read; a
megabyte of each pattern of `bench.baits` in each form and each stage, and of files that are nothing
but records; and what twice as much takes. FOLDER: another collection to read instead. ``baits``:
the patterns alone, those whose names hold a WORD if any is given.

Time is that of the processor. Of each pattern a quarter of a megabyte is measured first: only what
would take more than half of the goal, or far more for twice as much, is measured at a megabyte.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from bench.baits import FORMS, PATTERNS, RECORDS, chosen, files, records, repeated
from reader.article import Article, Block, Source
from reader.library.files.scan import FolderReader, Sights, walk
from reader.library.linking.telling import telling_words
from reader.library.query import highlights
from reader.library.query import parse as parse_query
from reader.parse.dates import find_dates
from reader.parse.decode import decode
from reader.parse.language import guess_language
from reader.parse.quotes import find_quotes
from reader.parse.read import build as build_article
from reader.parse.read import read
from reader.text.fold import fold_with_offsets
from reader.text.safe import SafeText, clean, clean_with_offsets
from reader.tui.render.page import lay_out
from reader.tui.render.wrap import wrap
from tests.hostile.build import build

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
_BYTES = 1_000_000
_MOST_SECONDS, _RATIO = 0.25, 2.5
_SUSPECT_SECONDS = _MOST_SECONDS / 16
"""For a quarter of a megabyte: what is quadratic takes sixteen times as long for all of it."""
_WORTH_ANOTHER = 0.15
_SHOWN, _DOUBLED = 10, 60
_PROCESSES = 2
_WHOLE, _MEGABYTES = 3.0, 300
_LEAST_SECONDS = 0.02
"""Below this, a ratio of times says more about the machine than about the program."""


def main() -> None:
    """Print everything, or what is asked for."""
    if sys.argv[1:2] == ["baits"]:
        baits(sys.argv[2:])
        return
    with TemporaryDirectory() as name:
        work = Path(name)
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else work / "hostile"
        if len(sys.argv) == 1:
            build(folder)
        whole(folder, work / "cache")
        slowest(folder)
    if len(sys.argv) == 1:
        baits([])


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
    spent = _processor_seconds() - before
    row("whole collection indexed", f"{spent:.2f} s of the processor", "3 s", spent <= _WHOLE)
    row("memory for it", f"{peak:.0f} MB", "300 MB", peak <= _MEGABYTES)
    print(f"  {seconds:.2f} s by the clock, exit {done.returncode}; {done.stdout.strip()}")


def _processor_seconds() -> float:
    """Processor time of all processes that this one has waited for, and of theirs."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def slowest(folder: Path, shown: int = 8) -> None:
    """Read and build every file here; print the slowest per million bytes and outright."""
    times: list[tuple[float, int, str]] = []
    _warm()
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
    most = max(seconds for seconds, size, _ in times if size <= _BYTES)
    row("its slowest of 1 MB", f"{1000 * most:.0f} ms", "250 ms", most <= _MOST_SECONDS)


class Bait(NamedTuple):
    """Something to measure: where a pattern is put, and the pattern."""

    where: str
    pattern: str

    def __str__(self) -> str:
        return f"{self.where}: {self.pattern}"


def baits(names: list[str]) -> None:
    """Every pattern in every form and through every stage, and what twice as much takes."""
    patterns = [*chosen(names), *(() if names else RECORDS)]
    times: dict[Bait, float] = {}
    small = 0
    with ProcessPoolExecutor(_PROCESSES, initializer=_warm) as pool:
        for found in pool.map(_times, patterns):
            times |= {bait: seconds for bait, seconds in found.items() if seconds is not None}
            small += sum(seconds is None for seconds in found.values())
            print(f"\r{len(times) + small:,} measured", end="", file=sys.stderr)
        worst = sorted(times, key=lambda bait: -times[bait])
        doubled = worst[:_DOUBLED]
        halves = dict(zip(doubled, pool.map(_half, doubled), strict=True))
    print(file=sys.stderr)
    if not worst:
        print(f"{small:,} of {small:,} pass: none of them needed a look at 1 MB")
        return
    print(
        f"{len(times) + small:,} baits; {small:,} were not measured at 1 MB: a quarter of it takes "
        f"less than {1000 * _SUSPECT_SECONDS:.0f} ms, or twice that and no more "
        f"than {_RATIO} times as long for twice as much"
    )
    slow = sum(seconds > _MOST_SECONDS for seconds in times.values())
    row("1 MB of a pattern, the slowest", f"{1000 * times[worst[0]]:.0f} ms", "250 ms", not slow)
    print(f"  {slow} above 250 ms; the slowest:")
    for bait in worst[: max(_SHOWN, slow)]:
        print(f"  {1000 * times[bait]:7.0f} ms  {bait}")
    ratios = {bait: times[bait] / max(halves[bait], _LEAST_SECONDS) for bait in doubled}
    steep = sorted(ratios, key=lambda bait: -ratios[bait])
    most = ratios[steep[0]]
    row(f"twice as much, of the {len(ratios)} slowest", f"{most:.2f} x", "2.5 x", most <= _RATIO)
    for bait in steep[:_SHOWN]:
        print(f"  {ratios[bait]:5.2f} x  {bait}")


def row(what: str, measured: str, goal: str, reached: bool) -> None:
    """Print one line of the result."""
    print(f"{'pass ' if reached else 'SHORT'}  {what}: {measured} (goal: at most {goal})")


def _warm() -> None:
    """What is imported when the first article is read is not that article's time."""
    build_article(read(b"Boat comes in\nA body of words.\n", "a.txt"), 0, "a.txt")


def _times(pattern: str) -> dict[Bait, float | None]:
    """Seconds for a megabyte of `pattern` everywhere, None where that need not be measured."""
    places = [pattern] if pattern in RECORDS else [*FORMS, *STAGES]
    found: dict[Bait, float | None] = {}
    for where in places:
        bait = Bait(where, pattern)
        found[bait] = _least(bait, _BYTES) if _is_suspect(bait) else None
    return found


def _is_suspect(bait: Bait) -> bool:
    """Whether a megabyte may take more than half of the goal, by what less of it takes."""
    quarter = _least(bait, _BYTES // 4)
    if quarter <= _SUSPECT_SECONDS:
        return False
    return quarter > _MOST_SECONDS / 8 or _half(bait) > _RATIO * quarter


def _half(bait: Bait) -> float:
    return _least(bait, _BYTES // 2)


def _least(bait: Bait, size: int) -> float:
    """Processor time for so many bytes: the least of two where the first is worth another look."""
    where, pattern = bait
    work: Callable[..., object] = STAGES.get(where, _read_and_build)
    if where in STAGES:
        given: object = repeated(PATTERNS[pattern], size)
    else:
        given = (
            records(pattern, size) if where in RECORDS else files(where, PATTERNS[pattern], size)
        )
    first = _seconds(work, given)
    return min(first, _seconds(work, given)) if first > _WORTH_ANOTHER * size / _BYTES else first


def _seconds(work: Callable[..., object], given: object) -> float:
    started = time.process_time()
    work(given)
    return time.process_time() - started


def _read_and_build(file: tuple[str, bytes]) -> Article | None:
    path, data = file
    parsed = read(data, path)
    return build_article(parsed, 0, path) if parsed.drafts else None


def _page(text: str) -> object:
    block = Block(text=clean(text).replace("\n", " "))
    article = Article(
        id=SafeText("a"),
        key=SafeText("a"),
        source=Source(path=SafeText("a")),
        headline=SafeText("a"),
        body=(block,),
    )
    return lay_out(article, 80)


STAGES: dict[str, Callable[[str], object]] = {
    "cleaned": clean_with_offsets,
    "decoded": lambda text: decode(text.encode("utf-8", "replace")),
    "decoded, old encoding": lambda text: decode(text.encode("cp1252", "replace") + b"\xe9"),
    "folded": fold_with_offsets,
    "quotes": find_quotes,
    "dates": lambda text: [find_dates(line) for line in text.split("\n")],
    "language": guess_language,
    "query": parse_query,
    "found in the article": lambda text: highlights(parse_query("kor* a"), text),
    "words that tell": lambda text: telling_words(text[:500], [text], lambda _: 2, 9),
    "wrapped": lambda text: wrap(clean(text), 70),
    "laid out": _page,
}


if __name__ == "__main__":
    main()
