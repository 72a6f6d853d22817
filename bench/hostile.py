"""Time and memory on hostile files: ``python -m bench.hostile [FOLDER | baits [WORD]...]``.

Prints how long the whole hostile collection takes to index and to read, the slowest files, and how
long a megabyte of each pattern of `bench.baits` takes in each form and each stage, with the worst
of them at twice the size. FOLDER: another collection to read instead. ``baits``: the patterns
alone, those whose names hold a WORD if any is given.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from bench.baits import FORMS, PATTERNS, chosen, files, repeated
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
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[1]
_BYTES = 1_000_000
_MOST_SECONDS, _SUSPECT_SECONDS = 0.25, 0.15
_SHOWN, _DOUBLED = 10, 60
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


def baits(names: list[str]) -> None:
    """Every pattern in every form and through every stage, and what twice as much takes."""
    times: list[tuple[float, str, str]] = []
    for pattern in chosen(names):
        times += [(_least(*work), where, pattern) for where, work in _works(pattern, _BYTES)]
        print(f"\r{len(times):,} measured", end="", file=sys.stderr)
    times.sort(reverse=True)
    slow = sum(seconds > _MOST_SECONDS for seconds, _, _ in times)
    print(f"\n{len(times):,} times for 1 MB of a pattern, {slow} above 250 ms; the worst:")
    for seconds, where, pattern in times[:_SHOWN]:
        print(f"  {1000 * seconds:7.0f} ms  {where}: {pattern}")
    ratios = []
    for seconds, where, pattern in times[:_DOUBLED]:
        half = _least(*dict(_works(pattern, _BYTES // 2))[where])
        ratios.append((seconds / max(half, _LEAST_SECONDS), where, pattern))
    print(f"twice as much of the {len(ratios)} slowest; the worst:")
    for ratio, where, pattern in sorted(ratios, reverse=True)[:_SHOWN]:
        print(f"  {ratio:5.2f} x  {where}: {pattern}")


def _works(pattern: str, size: int) -> Iterator[tuple[str, tuple[Callable[..., object], object]]]:
    """What is measured of a pattern: its name, and a function with what it is given."""
    for form in FORMS:
        yield form, (_read_and_build, files(form, PATTERNS[pattern], size))
    text = repeated(PATTERNS[pattern], size)
    yield from ((name, (stage, text)) for name, stage in STAGES.items())


def _least(work: Callable[..., object], given: object) -> float:
    """Processor time: the least of two where the first is worth another look."""
    first = _seconds(work, given)
    return min(first, _seconds(work, given)) if first > _SUSPECT_SECONDS else first


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
