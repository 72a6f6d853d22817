"""The same articles in newsboat, as one feed: `python -m bench.beside_newsboat --articles 20000`.

newsboat is a Debian package. Both programs are measured from the start to the first headlines on
the screen, and for one search of a word; both have read everything before. The ratio is that of
processor time, which does not depend on what else the machine does.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape

from bench.corpus import articles, write_folder
from bench.ground import PROGRAM, ROOT
from bench.table import Line, print_table
from bench.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bench.corpus import Made

SEARCHED = "minister"
_FEED = '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>Made up</title>'
_PATIENCE = 120.0


class Cost(NamedTuple):
    """Seconds on the clock and of the processor."""

    wall: float
    processor: float

    def __str__(self) -> str:
        return f"{self.wall:.2f} s, {self.processor:.2f} CPU"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.beside_newsboat", description=__doc__)
    parser.add_argument("--articles", type=int, default=20_000)
    options = parser.parse_args()
    if shutil.which("newsboat") is None:
        print("newsboat is not installed: nothing to be set beside")
        return 0
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        theirs = _newsboat(Path(home), options.articles)
        ours = _newsreader(Path(home), options.articles)
    lines = [
        _line(name, here, there)
        for name, here, there in zip(("open", "search a word"), ours, theirs, strict=True)
    ]
    print_table(f"Beside newsboat, {options.articles:,} articles in one feed", lines)
    return 0 if all(line.passed for line in lines) else 1


def _line(name: str, here: Cost, there: Cost) -> Line:
    ratio = here.processor / there.processor
    return Line(
        f"{name}: newsreader",
        str(here),
        "<= 1.0 x",
        ratio <= 1,
        yardstick=f"newsboat {there}",
        ratio=f"{ratio:.2f} x",
    )


def _newsboat(home: Path, count: int) -> tuple[Cost, Cost]:
    folder = home / ".newsboat"
    folder.mkdir()
    feed = home / "feed.xml"
    _write_feed(feed, articles(count))
    (folder / "urls").write_text(f"{feed.as_uri()}\n")
    (folder / "config").write_text("auto-reload no\nrefresh-on-startup no\nconfirm-exit no\n")
    environment = _environment(home)
    subprocess.run(["newsboat", "-q", "-x", "reload"], env=environment, check=True)
    with Terminal(["newsboat"], environment) as terminal:
        terminal.wait_for("Made up", _PATIENCE)
        _cost(terminal, "\r", "Articles in feed")
        opened = Cost(time.perf_counter() - terminal.started, terminal.processor_seconds())
        searched = _cost(terminal, f"/{SEARCHED}\r", "Search result")
        return opened, searched


def _newsreader(home: Path, count: int) -> tuple[Cost, Cost]:
    folder, environment = home / "archive", _environment(home)
    write_folder(folder, count)
    program = [sys.executable, "-c", PROGRAM]
    subprocess.run([*program, "index", folder], env=environment, check=True, capture_output=True)
    listed = subprocess.run(
        [*program, "list", "--format", "headlines", "--limit", "1", folder],
        env=environment,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    with Terminal([*program, folder], environment) as terminal:
        wall = terminal.wait_for(" ".join(listed.stdout.split()[:3]), _PATIENCE)
        opened = terminal.processor_seconds()
        terminal.rest()
        searched = _cost(terminal, f"/{SEARCHED}", f" of {count:,}")
        return Cost(wall, opened), searched


def _cost(terminal: Terminal, keys: str, shown: str) -> Cost:
    """From pressing `keys` until `shown` is on the way to the screen."""
    since, started = len(terminal.output), time.perf_counter()
    processor = terminal.processor_seconds()
    terminal.press(keys)
    terminal.wait_for(shown, _PATIENCE, since)
    wall = time.perf_counter() - started
    return Cost(wall, terminal.processor_seconds() - processor)


def _write_feed(path: Path, made: Iterable[Made]) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write(_FEED)
        for number, one in enumerate(made):
            dated = format_datetime(datetime.combine(one.dated, datetime.min.time(), UTC))
            text = escape("".join(f"<p>{paragraph}</p>" for paragraph in one.paragraphs))
            file.write(
                f"<item><title>{escape(one.headline)}</title><guid>x:{number}</guid>"
                f"<pubDate>{dated}</pubDate><description>{text}</description></item>\n"
            )
        file.write("</channel></rss>\n")


def _environment(home: Path) -> Mapping[str, str]:
    kept = {name: os.environ[name] for name in ("PATH",) if name in os.environ}
    return {
        **kept,
        "HOME": str(home),
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(ROOT),
    }


if __name__ == "__main__":
    sys.exit(main())
