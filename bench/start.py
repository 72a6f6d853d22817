"""How fast the first screen comes, and what a key costs: `python -m bench.start`.

The interface is compared with an empty Textual app, run in turn with it on the same machine at
the same time; only the ratio carries over to other machines. Processor time is what the program
itself used until the wanted text was on its way to the terminal.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

from bench.table import Line, print_table
from bench.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[1]
EMPTY_APP = """
from textual.app import App
from textual.widgets import Static

class Empty(App):
    def compose(self):
        yield Static("nothing but this")

Empty().run()
"""
EMPTY_TEXT = "nothing but this"
PROGRAM = "import sys; from reader.__main__ import main; sys.exit(main())"

START_BUDGET = 1.25
KEYS = 40
SEARCHED = ("minister", "whale ", "islands", "ferry o", "levy")


@dataclass(frozen=True, slots=True)
class Start:
    """One start: seconds on the clock, processor seconds, memory in MB at the first headline."""

    wall: float
    processor: float
    memory: float


@dataclass(frozen=True, slots=True)
class Collection:
    """A folder to open, its name in the table and the headline that must come up."""

    name: str
    folder: Path
    headline: str


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9, help="starts of each program")
    parser.add_argument("--articles", type=int, default=100_000, help="size of the large folder")
    parser.add_argument("--corpus", type=Path, help="a large folder made before")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(
        prefix="newsreader-bench-", ignore_cleanup_errors=True
    ) as home:
        environment = _environment(Path(home))
        collections = [_collection("sample", ROOT / "seeds", environment)]
        large = options.corpus or _make_corpus(Path(home) / "corpus", options.articles)
        if large is not None:
            name = f"{options.articles:,} articles"
            collections.append(_collection(name, large, environment))
        lines = _starts(collections, environment, options.runs)
        for collection in collections:
            lines += _keys(collection, environment)
    print_table("Start and keys", lines)
    return 0 if all(line.passed for line in lines) else 1


def _environment(home: Path) -> dict[str, str]:
    inherited = {name: os.environ[name] for name in ("PATH",) if name in os.environ}
    folders = {
        f"XDG_{kind}_HOME": str(home / kind.lower())
        for kind in ("CACHE", "CONFIG", "DATA", "STATE")
    }
    return {
        **inherited,
        **folders,
        "HOME": str(home),
        "TMPDIR": str(home),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(ROOT),
    }


def _newsreader(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-c", PROGRAM, *(str(argument) for argument in arguments)]


def _collection(name: str, folder: Path, environment: dict[str, str]) -> Collection:
    """Index `folder` and find out which headline stands first."""
    subprocess.run(_newsreader("index", folder), env=environment, check=True)
    listed = subprocess.run(
        _newsreader("list", "--format", "headlines", "--limit", "1", folder),
        env=environment,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return Collection(name, folder, " ".join(listed.stdout.split()[:3]))


def _make_corpus(folder: Path, articles: int) -> Path | None:
    made = subprocess.run(
        [sys.executable, "-m", "bench.corpus", str(folder), "--articles", str(articles)],
        cwd=ROOT,
        check=False,
    )
    return folder if made.returncode == 0 else None


def _starts(
    collections: Sequence[Collection], environment: dict[str, str], runs: int
) -> list[Line]:
    empty: list[Start] = []
    measured: dict[str, list[Start]] = {collection.name: [] for collection in collections}
    _start([sys.executable, "-c", EMPTY_APP], EMPTY_TEXT, environment)
    for _ in range(runs):
        empty.append(_start([sys.executable, "-c", EMPTY_APP], EMPTY_TEXT, environment))
        for collection in collections:
            started = _start(_newsreader(collection.folder), collection.headline, environment)
            measured[collection.name].append(started)
    lines = [_information("empty Textual app", empty)]
    for name, starts in measured.items():
        lines.append(_information(f"first headline, {name}", starts))
        for kind in ("processor", "wall"):
            ratio = _median(starts, kind) / _median(empty, kind)
            lines.append(
                Line(
                    f"  against the empty app, {kind} time",
                    f"{ratio:.2f} x",
                    f"<= {START_BUDGET} x",
                    ratio <= START_BUDGET,
                )
            )
    return lines


def _start(command: Sequence[str], text: str, environment: dict[str, str]) -> Start:
    with Terminal(command, environment) as terminal:
        wall = terminal.wait_for(text)
        return Start(wall, terminal.processor_seconds(), terminal.memory())


def _information(name: str, starts: Sequence[Start]) -> Line:
    value = (
        f"{_median(starts, 'wall') * 1000:.0f} ms, "
        f"{_median(starts, 'processor') * 1000:.0f} ms CPU, {_median(starts, 'memory'):.0f} MB"
    )
    return Line(name, value)


def _median(starts: Sequence[Start], kind: str) -> float:
    return median(float(getattr(start, kind)) for start in starts)


def _keys(collection: Collection, environment: dict[str, str]) -> list[Line]:
    with Terminal(_newsreader(collection.folder), environment) as terminal:
        terminal.wait_for(collection.headline)
        terminal.rest()
        _go_to_the_top(terminal)
        burst, written = terminal.cost(lambda: _press_each(terminal, "j" * KEYS, 0.02))
        _go_to_the_top(terminal)
        reading, painted = terminal.cost(lambda: _press_each(terminal, "j" * KEYS, 0.2))
        searches = [cost for word in SEARCHED for cost in _type_search(terminal, word)]
    slowest = quantiles(searches, n=20)[-1]
    name = collection.name
    return [
        _budget(f"cursor down in the list, {name}", burst / KEYS * 1000, 5, "ms CPU"),
        _budget("  written for it", written / KEYS, 1024, "bytes"),
        _budget("  with the article following", reading / KEYS * 1000, 12, "ms CPU"),
        Line("  written for both", f"{painted / KEYS:,.0f} bytes"),
        _budget(f"key in the search field, {name}, 95th percentile", slowest * 1000, 16, "ms CPU"),
        Line("  median", f"{median(searches) * 1000:.1f} ms CPU"),
    ]


def _go_to_the_top(terminal: Terminal) -> None:
    """The list is left where it was; a cursor at its end would have nowhere to go."""
    _press_each(terminal, "gg", 0.1)
    terminal.rest()


def _press_each(terminal: Terminal, keys: str, pause: float) -> None:
    for key in keys:
        terminal.press(key)
        terminal.listen(pause)


def _type_search(terminal: Terminal, word: str) -> list[float]:
    """Processor seconds of each key of `word` in the search field, which is left again."""
    _press_each(terminal, "/", 0.4)
    costs = [terminal.cost(partial(_press_each, terminal, key, 0.25))[0] for key in word]
    _press_each(terminal, "\x1b", 0.6)
    return costs


def _budget(name: str, value: float, budget: float, unit: str) -> Line:
    return Line(name, f"{value:,.1f} {unit}", f"<= {budget:,} {unit}", value <= budget)


if __name__ == "__main__":
    sys.exit(main())
