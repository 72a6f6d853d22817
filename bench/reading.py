"""What reading a file of plain text costs: `python -m bench.reading`.

Prints the processor time of `reader.parse.read.read` for the sample collection, for a made-up
collection and, where they are at hand, for the labelled scrapes. Every file is read many times and
its best time counts, which is what it takes when nothing disturbs it. The last column is the time
in units of a fixed loop that ran beside it, to compare machines and busy hours.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

from bench.corpus import articles
from reader.parse.read import read

ROOT = Path(__file__).parent.parent
MADE_UP = 100
ROUNDS = 15
ANCHOR_ROUNDS = 10_000


def collections() -> dict[str, list[bytes]]:
    """Files by what they are."""
    scrapes = Path(os.environ.get("NEWSREADER_EVAL") or ROOT.parent / "shared" / "eval")
    found = {
        "sample collection": _files(ROOT / "seeds"),
        "made up": [made.text().encode() for made in articles(MADE_UP)],
        "labelled scrapes": _files(scrapes / "layout" / "txt"),
    }
    return {name: files for name, files in found.items() if files}


def _files(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in sorted(folder.rglob("*.txt"))]


def best(files: list[bytes]) -> tuple[float, float]:
    """Seconds that all files and as many fixed loops take, the best of several rounds each."""
    seconds = [float("inf")] * len(files)
    anchors = [float("inf")] * len(files)
    for _ in range(ROUNDS):
        for place, data in enumerate(files):
            started = time.perf_counter()
            read(data, "a.txt")
            between = time.perf_counter()
            _anchor()
            ended = time.perf_counter()
            seconds[place] = min(seconds[place], between - started)
            anchors[place] = min(anchors[place], ended - between)
    return sum(seconds), sum(anchors)


def _anchor() -> int:
    total = 0
    for number in range(ANCHOR_ROUNDS):
        total += number & 3
    return total


def main() -> None:
    """Print one row a collection."""
    print(f"{'what':<18} {'files':>6} {'kB':>6} {'ms a file':>10} {'files/s':>8} {'anchors':>8}")
    for name, files in collections().items():
        spent, anchors = best(files)
        size = sum(map(len, files)) / len(files) / 1000
        each = spent / len(files)
        print(
            f"{name:<18} {len(files):>6} {size:>6.1f} {1000 * each:>10.3f} {1 / each:>8.0f}"
            f" {spent / anchors:>8.2f}"
        )


if __name__ == "__main__":
    main()
