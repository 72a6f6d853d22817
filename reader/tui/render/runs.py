"""Text and the styles laid over parts of it, as segments."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.style import Style


class Run(NamedTuple):
    """A style for the characters from `start` to `end`."""

    start: int
    end: int
    style: Style


def segments(text: str, base: Style, runs: Sequence[Run] = ()) -> list[Segment]:
    """Return `text` in `base`, each run painted over it; where runs overlap the later one wins."""
    if not runs:
        return [Segment(text, base)] if text else []
    edges = {0, len(text)}
    for run in runs:
        edges.update((max(0, min(run.start, len(text))), max(0, min(run.end, len(text)))))
    ordered = sorted(edges)
    painted: list[Segment] = []
    for start, end in itertools.pairwise(ordered):
        style = base
        for run in runs:
            if run.start <= start and end <= run.end:
                style = run.style
        painted.append(Segment(text[start:end], style))
    return painted


def line(parts: Iterable[Segment], width: int, fill: Style) -> Strip:
    """A strip of exactly `width` cells."""
    segments = list(parts)
    left = width - sum(cell_len(segment.text) for segment in segments)
    if left < 0:
        return Strip(segments).adjust_cell_length(width, fill)
    return Strip([*segments, Segment(" " * left, fill)] if left else segments, width)


def spread(left: list[Segment], right: list[Segment], width: int, fill: Style) -> Strip:
    """`left` and `right` at the two ends of `width` cells; `left` is cut where both do not fit."""
    tail = Strip(right)
    room = max(width - tail.cell_length, 0)
    head = Strip(left).adjust_cell_length(room, fill)
    return Strip([*head, *tail]).adjust_cell_length(width, fill)
