"""Bars as lines of text, drawn by plotext through the library that Textual's makers put around it.

Only numbers and words of ours go into a plot: names and headlines are painted beside it. What comes
out is text without colours, which the palette gives, and cleaned like all text from outside.
Coordinates across the bars are halves of cells, so that each bar has exactly the cells it is given.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from textual_plotext import Plot

from reader.text.safe import clean

_HALVES = "hd"
"""plotext's name for blocks of two by two to the cell."""
_WIDEST_BAR = 8
_WITH_GAPS = 3
"""Cells of a bar from which on one of them is left free."""


class Columns(NamedTuple):
    """Upright bars over a time axis."""

    lines: tuple[str, ...]
    """From the top: the bars, the axis, the words at it."""
    left: int
    """Cells before the first bar."""
    pitch: int
    """Cells from one bar to the next."""

    def cells(self, number: int) -> tuple[int, int]:
        """The first cell of a bar and the one behind its last."""
        start = self.left + number * self.pitch
        return start, start + self.pitch - _gap(self.pitch)


def pitch_of(counts: tuple[int, ...], width: int) -> int:
    """How many cells from one bar to the next `columns` takes."""
    return max(min((width - _left(max(*counts, 1))) // len(counts), _WIDEST_BAR), 1)


def column_room(most: int, width: int) -> int:
    """How many bars there is room for in `width` cells, where the highest is `most`."""
    return max(width - _left(most), 1)


@lru_cache(8)
def columns(
    counts: tuple[int, ...], words: tuple[tuple[int, str], ...], width: int, height: int
) -> Columns:
    """Draw `counts` in `height` lines and the axis below them.

    Args:
        counts: one for each bar, at most `column_room`.
        words: what stands at the axis, each with the number of its bar; what finds no room is left.
        width: cells there are.
        height: lines of the highest bar.
    """
    most = max(*counts, 1)
    left, pitch = _left(most), pitch_of(counts, width)
    gap = _gap(pitch)
    lines = height + (2 if words else 1)
    plot = _plot(left + len(counts) * pitch, lines)
    plot.xaxes(True, False)
    plot.yaxes(True, False)
    plot.xlim(0, 2 * len(counts) * pitch - 1)
    plot.ylim(0, most)
    for number, count in enumerate(counts):
        if count:
            first = 2 * number * pitch
            across = [first, first + 2 * (pitch - gap) - 1]
            _fill(plot, across, [0, count])
    plot.xticks([2 * n * pitch + pitch - gap - 1 for n, _ in words], [word for _, word in words])
    plot.yticks([0, most], [f"{0:>{left - 1}}", f"{most:>{left - 1},}"])
    return Columns(_lines(plot, lines), left, pitch)


@lru_cache(32)
def bars(counts: tuple[int, ...], width: int) -> tuple[str, ...]:
    """Draw `counts` as one line of `width` cells each; the highest takes all of them."""
    if not counts:
        return ()
    plot = _plot(width, len(counts))
    plot.xaxes(False, False)
    plot.yaxes(False, False)
    plot.xticks([], [])
    plot.yticks([], [])
    plot.xlim(0, max(*counts, 1))
    plot.ylim(0, 2 * len(counts) - 1)
    for number, count in enumerate(reversed(counts)):
        if count:
            _fill(plot, [0, count], [2 * number] * 2)
    return _lines(plot, len(counts))


def _left(most: int) -> int:
    return len(f"{most:,}") + 2


def _gap(pitch: int) -> int:
    return 1 if pitch >= _WITH_GAPS else 0


def _plot(width: int, height: int) -> Plot:
    plot = Plot()
    plot.theme("clear")
    # As the library's own widget does it: `plotsize` knows no more than what the process was told
    # of its terminal when it began.
    plot._set_size(width, height)  # noqa: SLF001
    return plot


def _fill(plot: Plot, across: list[int], upward: list[int]) -> None:
    # Its guide gives rectangles two ends each way; its types know of one number.
    plot.rectangle(across, upward, marker=_HALVES, fill=True)  # type: ignore[arg-type]


def _lines(plot: Plot, height: int) -> tuple[str, ...]:
    drawn = clean(plot.uncolorize(plot.build())).split("\n")
    return tuple(line.rstrip() for line in drawn[:height])
