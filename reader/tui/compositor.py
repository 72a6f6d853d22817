"""Paints what has changed and nothing else.

Textual's own compositor renders every widget on the screen for a change of one line, cuts all of
their lines at the edges of all widgets, and writes each line whole. Here only the widgets on top
of what has changed are asked, for the lines that have changed.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.color import ColorSystem
from textual._compositor import Compositor, CompositorUpdate
from textual.geometry import Region

from reader.tui.render.patch import Patches

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console
    from textual.geometry import Size
    from textual.strip import Strip
    from textual.widget import Widget

    Piece = tuple[int, int, Strip]
    """Line, column, and what is to stand there."""


class PatchUpdate(CompositorUpdate):
    """Pieces of lines, written where they differ from what is there."""

    def __init__(self, pieces: Sequence[Piece], patches: Patches) -> None:
        self._pieces = pieces
        self._patches = patches

    def render_segments(self, console: Console) -> str:
        """What is written to the terminal."""
        colours = console._color_system or ColorSystem.TRUECOLOR  # noqa: SLF001 - as Textual does
        return self._patches.write(self._pieces, colours)


class LeanCompositor(Compositor):
    """A compositor for screens of few widgets, most of which repaint a line or two."""

    def __init__(self) -> None:
        super().__init__()
        self._patches = Patches()

    def forget(self) -> None:
        """Something else has been painted over the screen."""
        self._patches.forget()

    def reflow(self, parent: Widget, size: Size):  # type: ignore[no-untyped-def]
        """Lay out; widgets may be anywhere after it."""
        self._patches.forget()
        return super().reflow(parent, size)

    def render_full_update(self, simplify: bool = False):  # type: ignore[no-untyped-def]
        """Everything is written anew."""
        self._patches.forget()
        return super().render_full_update(simplify)

    def render_partial_update(self) -> PatchUpdate | None:  # type: ignore[override]
        """What has changed; None where nothing has."""
        dirty = [region.intersection(self.size.region) for region in self._dirty_regions]
        self._dirty_regions.clear()
        spans = list(self._regions_to_spans(region for region in dirty if region))
        if not spans:
            return None
        pieces = sorted(self._pieces(spans), key=lambda piece: piece[:2])
        return PatchUpdate(pieces, self._patches)

    def _pieces(self, spans: Sequence[tuple[int, int, int]]) -> Iterator[Piece]:
        """What stands in each (line, first column, column behind), from the front to the back."""
        for widget, (region, clip) in self.visible_widgets.items():
            shown = region.intersection(clip)
            covered = [span for span in spans if _overlaps(shown, span)]
            if not covered:
                continue
            spans = [left for span in spans for left in _uncovered(shown, span)]
            for lines in _runs_of_lines(covered):
                yield from _pieces_of(widget, region, shown, lines)
            if not spans:
                return


def _overlaps(shown: Region, span: tuple[int, int, int]) -> bool:
    y, first, behind = span
    return shown.y <= y < shown.bottom and first < shown.right and shown.x < behind


def _uncovered(shown: Region, span: tuple[int, int, int]) -> Iterator[tuple[int, int, int]]:
    """What is left of a span beside a widget."""
    if not _overlaps(shown, span):
        yield span
        return
    y, first, behind = span
    if first < shown.x:
        yield y, first, shown.x
    if shown.right < behind:
        yield y, shown.right, behind


def _runs_of_lines(
    spans: Sequence[tuple[int, int, int]],
) -> Iterator[Sequence[tuple[int, int, int]]]:
    """The spans in their order, those on lines that follow each other together."""
    ordered = sorted(spans)
    lines = {y: number for number, y in enumerate(sorted({y for y, _, _ in ordered}))}
    for _, run in groupby(ordered, key=lambda span: span[0] - lines[span[0]]):
        yield list(run)


def _pieces_of(
    widget: Widget, region: Region, shown: Region, spans: Sequence[tuple[int, int, int]]
) -> Iterator[Piece]:
    """The parts of a widget that stand in `spans`, which are on lines that follow each other."""
    top = spans[0][0]
    height = spans[-1][0] - top + 1
    crop = Region(shown.x - region.x, top - region.y, shown.width, height)
    strips = widget.render_lines(crop)
    for y, first, behind in spans:
        first, behind = max(first, shown.x), min(behind, shown.right)  # noqa: PLW2901
        yield y, first, strips[y - top].crop(first - shown.x, behind - shown.x)
