"""What is felt while other work goes on: the index is built, files are checked, a file changes.

Milliseconds on the clock, from a key to the first byte written for it: on a machine that has other
work to do these say little.
"""

from __future__ import annotations

import time
from datetime import date, timedelta
from statistics import median, quantiles
from typing import TYPE_CHECKING

from bench.ground import newsreader
from bench.table import Line
from bench.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bench.ground import Ground

PRESSED = 80
EVERY = 0.1
ECHO, LATER, VISIBLE = 50.0, 16.0, 1.0
CHANGES = 3
_LATEST = date(2026, 6, 30)


def building_lines(ground: Ground, home: Path) -> list[Line]:
    """Keys while the index of the archive is built anew."""
    fresh = ground.elsewhere(home)
    with Terminal(newsreader(fresh.archive), fresh.environment()) as terminal:
        terminal.wait_for("indexing", 120)
        terminal.listen(3)
        since = len(terminal.output)
        echoes = _echoes(terminal)
        terminal.listen(1)
        busy = b"indexing" in terminal.output[since:]
    high = quantiles(echoes, n=20)[-1]
    return [
        Line(
            "key echo while the index is being built, p95",
            f"{high:.0f} ms",
            f"<= {ECHO:g} ms",
            high <= ECHO and busy,
        ),
        Line("  p50, at most", f"{median(echoes):.0f}, {max(echoes):.0f} ms"),
    ]


def checking_lines(ground: Ground) -> list[Line]:
    """Keys while files are looked at for changes, beside keys when nothing goes on."""
    with Terminal(newsreader(ground.archive), ground.environment()) as terminal:
        terminal.wait_for(ground.first_headline())
        meanwhile = _echoes(terminal, PRESSED // 2)
        terminal.rest()
        rested = _echoes(terminal, PRESSED // 2)
    high = quantiles(meanwhile, n=20)[-1]
    usual = median(rested)
    return [
        Line(
            "key echo while files are checked, p95",
            f"{high:.0f} ms",
            f"<= {LATER:g} ms later",
            high - usual <= LATER,
            f"else {usual:.0f} ms",
            f"{high - usual:+.0f} ms",
        )
    ]


def changing_lines(ground: Ground, folder: Path) -> list[Line]:
    """A new file, and the same file changed, in a copy of the archive."""
    copy = ground.copied(folder)
    with Terminal(newsreader(copy.archive), copy.environment()) as terminal:
        terminal.wait_for(copy.first_headline())
        terminal.rest()
        path = copy.archive / "zz-new.txt"
        _shown_after(terminal, path, 2 * CHANGES)  # from then on files are being watched
        waits = [_shown_after(terminal, path, number) for number in range(2 * CHANGES)]
    return [
        Line(
            "one changed file: visible in the list, at most",
            f"{max(waits):.2f} s",
            f"<= {VISIBLE:g} s",
            max(waits) <= VISIBLE,
        ),
        Line("  median", f"{median(waits):.2f} s"),
    ]


def _shown_after(terminal: Terminal, path: Path, number: int) -> float:
    """Seconds until the headline of a file that is written now is on the screen."""
    word = chr(ord("a") + number) * 7  # where only cells that differ are written, all of it differs
    headline = f"A zebra called {word} stands on the pier"
    day = _LATEST + timedelta(days=1 + number)
    text = f"{headline}\n{day.day} {day:%B %Y}\nPORT ELLERY: A zebra stood on the pier at noon.\n"
    since, started = len(terminal.output), time.perf_counter()
    path.write_text(text, encoding="utf-8")
    terminal.wait_for(word, 60, since)
    waited = time.perf_counter() - started
    terminal.listen(2.5)
    return waited


def _echoes(terminal: Terminal, pressed: int = PRESSED) -> list[float]:
    """Milliseconds from a key to the first byte that is written after it."""
    return [_timed(terminal, lambda key="jk"[n % 2]: terminal.press(key)) for n in range(pressed)]  # type: ignore[misc]


def _timed(terminal: Terminal, press: Callable[[], None]) -> float:
    terminal.listen(EVERY)
    started = time.perf_counter()
    press()
    terminal.read(3.0)
    return 1000 * (time.perf_counter() - started)
