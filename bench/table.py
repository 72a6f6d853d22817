"""The table that every benchmark prints: what was measured, its goal, and whether it is met."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Line:
    """One measurement; without a goal it is only told."""

    name: str
    value: str
    goal: str = ""
    passed: bool = True
    yardstick: str = ""
    """What it is set beside."""
    ratio: str = ""
    """How it compares with that."""


def print_table(title: str, lines: Sequence[Line]) -> None:
    """Print `lines` under `title`, columns aligned."""
    rows = [
        (line.name, line.value, line.yardstick, line.ratio, line.goal, _verdict(line))
        for line in (Line("what", "measured", "goal", True, "yardstick", "ratio"), *lines)
    ]
    compared = any(line.yardstick or line.ratio for line in lines)
    columns = range(6) if compared else (0, 1, 4, 5)
    widths = [max(len(row[column]) for row in rows) for column in range(6)]
    print(f"\n{title}")
    for row in rows:
        cells = [f"{row[0]:<{widths[0]}}", *(f"{row[at]:>{widths[at]}}" for at in columns[1:-1])]
        print("  ".join([*cells, row[5]]).rstrip())


def _verdict(line: Line) -> str:
    if not line.goal or line.goal == "goal":
        return ""
    return "pass" if line.passed else "SHORT"
