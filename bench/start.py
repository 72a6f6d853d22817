"""How fast the first headlines come, and what memory that takes, beside an empty Textual app.

All are started in turn on the same machine at the same time, so only the ratios carry over to other
machines. Processor time is what a program itself used until the wanted text was on its way to the
terminal; its children are not counted, nor is what it does afterwards.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from bench.ground import environment, newsreader
from bench.table import Line
from bench.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from bench.ground import Ground

EMPTY_APP = """
from textual.app import App
from textual.widgets import Static

class Empty(App):
    def compose(self):
        yield Static("nothing but this")

Empty().run()
"""
EMPTY_TEXT = "nothing but this"
BUDGET = 1.2
SAME = 1.1
MEMORY_RATIO, MEMORY_MB = 3, 120
SEARCHED = ("minister", "the governm", "ferry o", "levy")


@dataclass(frozen=True, slots=True)
class Start:
    """One start: seconds on the clock, processor seconds, memory in MB at the first headline."""

    wall: float
    processor: float
    memory: float


def start_lines(grounds: Sequence[Ground], home: Path, runs: int) -> list[Line]:
    """From the start to the first headline at every size."""
    empty_command, plain = [sys.executable, "-c", EMPTY_APP], environment(home)
    wanted = [(ground, ground.first_headline()) for ground in grounds]
    starts: dict[int, list[Start]] = {ground.count: [] for ground in grounds}
    empty: list[Start] = []
    _start(empty_command, EMPTY_TEXT, plain)
    for _ in range(runs):
        empty.append(_start(empty_command, EMPTY_TEXT, plain))
        for ground, headline in wanted:
            command = newsreader(ground.archive)
            starts[ground.count].append(_start(command, headline, ground.environment()))
    lines = [_told("empty Textual app", empty)]
    for ground in grounds:
        lines += _beside(ground.name, starts[ground.count], empty)
    if len(grounds) > 1:
        lines.append(_same(grounds[0], grounds[-1], starts))
    return lines


def memory_lines(ground: Ground, home: Path) -> list[Line]:
    """The program after some reading and searching, beside an empty app."""
    with Terminal([sys.executable, "-c", EMPTY_APP], environment(home)) as terminal:
        terminal.wait_for(EMPTY_TEXT)
        terminal.rest()
        empty = terminal.memory()
    with Terminal(newsreader(ground.archive), ground.environment()) as terminal:
        terminal.wait_for(ground.first_headline())
        terminal.rest()
        for key in "jjjj\r  q":
            terminal.press(key)
            terminal.listen(0.3)
        for word in SEARCHED:
            for key in f"/{word}\t\x1b":
                terminal.press(key)
                terminal.listen(0.2)
        terminal.rest()
        used, own = terminal.memory(), terminal.own_memory()
    ratio = used / empty
    passed = ratio <= MEMORY_RATIO and used <= MEMORY_MB
    return [
        Line(
            "memory of the interactive process, after reading and searching",
            f"{used:.0f} MB",
            f"<= {MEMORY_RATIO} x, <= {MEMORY_MB} MB",
            passed,
            yardstick=f"empty app {empty:.0f} MB",
            ratio=f"{ratio:.1f} x",
        ),
        Line("  of which its own, no pages of files", f"{own:.0f} MB"),
    ]


def _start(command: Sequence[str], text: str, surroundings: Mapping[str, str]) -> Start:
    with Terminal(command, surroundings) as terminal:
        wall = terminal.wait_for(text)
        return Start(wall, terminal.processor_seconds(), terminal.memory())


def _told(name: str, starts: Sequence[Start]) -> Line:
    value = (
        f"{_median(starts, 'wall') * 1000:.0f} ms, "
        f"{_median(starts, 'processor') * 1000:.0f} ms CPU, {_median(starts, 'memory'):.0f} MB"
    )
    return Line(name, value)


def _beside(name: str, starts: Sequence[Start], empty: Sequence[Start]) -> list[Line]:
    lines = [_told(f"reopen, spawn to headlines, {name}", starts)]
    for kind in ("processor", "wall"):
        ratio = _median(starts, kind) / _median(empty, kind)
        goal = f"<= {BUDGET} x"
        line = Line(f"  {kind} time", "", goal, ratio <= BUDGET, "empty app", f"{ratio:.2f} x")
        lines.append(line)
    return lines


def _same(least: Ground, most: Ground, starts: Mapping[int, Sequence[Start]]) -> Line:
    ratio = _median(starts[most.count], "processor") / _median(starts[least.count], "processor")
    return Line(
        f"reopen, {most.name} beside {least.name}",
        "",
        f"<= {SAME} x",
        ratio <= SAME,
        "processor time",
        f"{ratio:.2f} x",
    )


def _median(starts: Sequence[Start], kind: str) -> float:
    return median(float(getattr(start, kind)) for start in starts)
