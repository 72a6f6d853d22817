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


def print_table(title: str, lines: Sequence[Line]) -> None:
    """Print `lines` under `title`, columns aligned."""
    rows = [
        (line.name, line.value, line.goal, _verdict(line))
        for line in (Line("what", "measured", "goal"), *lines)
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    print(f"\n{title}")
    for name, value, goal, verdict in rows:
        print(f"{name:<{widths[0]}}  {value:>{widths[1]}}  {goal:>{widths[2]}}  {verdict}".rstrip())


def _verdict(line: Line) -> str:
    if not line.goal or line.goal == "goal":
        return ""
    return "pass" if line.passed else "SHORT"
