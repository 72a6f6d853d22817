"""What has to be written to a terminal so that it shows something else: the cells that differ.

A paint of Textual writes every line anew, each run of cells with all of its colours and a reset
behind it. Here a line is compared with the one that was painted there before, what is alike at its
two ends is left standing, and of a style only what changes is said.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from textual.strip import Strip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.color import ColorSystem
    from rich.segment import Segment
    from rich.style import Style

_NOT_STEADY = re.compile(
    "[^ -~\u00a1-\u00ac\u00ae-\u024f\u2010-\u2027\u2032-\u203a\u2500-\u259f●○★◆]"
)
"""Characters that terminals may not agree on how wide they are. Where one stands in a line, its
cells need not be where we think they are: such a line is written as a whole."""
_MOST_CHANGES = 4096
"""Pairs of styles whose difference is kept; a theme has some hundred."""
_RESET = "\x1b[0m"


class _Drawn(NamedTuple):
    """What stands on the terminal from a column on."""

    width: int
    segments: Sequence[Segment]
    steady: bool
    strip: Strip


class Patches:
    """Knows what has been painted, and writes what differs from it.

    Nothing else may write to the terminal meanwhile, or it is to be told to `forget`.
    """

    def __init__(self) -> None:
        self._rows: dict[int, dict[int, _Drawn]] = {}
        self._changes: dict[tuple[Style | None, Style, ColorSystem], str] = {}

    def forget(self) -> None:
        """The terminal shows something else: the next paint is written whole."""
        self._rows.clear()

    def write(self, pieces: Sequence[tuple[int, int, Strip]], colours: ColorSystem) -> str:
        """What makes a terminal show each strip at its (line, column), counted from 0."""
        written: list[str] = []
        style: Style | None = None
        for y, x, strip in pieces:
            segments, start = self._differing(y, x, strip)
            if not segments:
                continue
            written.append(f"\x1b[{y + 1};{x + start + 1}H")
            for text, wanted, control in segments:
                if wanted is None or wanted.link or control:
                    whole = text if wanted is None else Strip.render_style(wanted, text, colours)
                    written.append(_RESET + whole)
                    style = None
                    continue
                if wanted is not style:
                    written.append(self._change(style, wanted, colours))
                    style = wanted
                written.append(text)
        if written:
            written.append(_RESET)
        return "".join(written)

    def _differing(self, y: int, x: int, strip: Strip) -> tuple[Sequence[Segment], int]:
        """The part of `strip` that does not stand there yet, and how many cells it is in."""
        row = self._rows.setdefault(y, {})
        before = row.get(x)
        if before is not None and before.strip is strip and before.steady:
            return (), 0
        segments = [segment for segment in strip if segment.text]
        width = strip.cell_length
        steady = not any(_NOT_STEADY.search(segment.text) for segment in segments)
        known = before is not None and before.width == width
        if not known:
            for column in [c for c, drawn in row.items() if c < x + width and x < c + drawn.width]:
                del row[column]
        row[x] = _Drawn(width, segments, steady, strip)
        if before is None or not known or not (steady and before.steady):
            return segments, 0
        return _between(before.segments, segments)

    def _change(self, style: Style | None, wanted: Style, colours: ColorSystem) -> str:
        key = (style, wanted, colours)
        found = self._changes.get(key)
        if found is None:
            if len(self._changes) >= _MOST_CHANGES:
                self._changes.clear()
            found = self._changes[key] = _change(style, wanted, colours)
        return found


def _between(old: Sequence[Segment], new: Sequence[Segment]) -> tuple[list[Segment], int]:
    """What of `new` is neither at its beginning nor at its end as in `old`, and the cells before.

    Both are equally wide, and each of their characters is one cell.
    """
    most = min(len(old), len(new))
    first = next((n for n in range(most) if old[n] != new[n]), most)
    most -= first
    last = next((n for n in range(most) if old[-1 - n] != new[-1 - n]), most)
    start = sum(len(segment.text) for segment in new[:first])
    before, after = list(old[first : len(old) - last]), list(new[first : len(new) - last])
    if before and after and before[0].style == after[0].style:
        alike = _alike(before[0].text, after[0].text)
        start += alike
        before[0], after[0] = _cut(before[0], alike), _cut(after[0], alike)
    if before and after and before[-1].style == after[-1].style:
        alike = _alike(before[-1].text[::-1], after[-1].text[::-1])
        after[-1] = _cut(after[-1], 0, alike)
    return [segment for segment in after if segment.text], start


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin alike with."""
    alike, most = 0, min(len(one), len(other))
    while alike < most:
        middle = (alike + most + 1) // 2
        if one[alike:middle] == other[alike:middle]:
            alike = middle
        else:
            most = middle - 1
    return alike


def _cut(segment: Segment, first: int, last: int = 0) -> Segment:
    """A segment without so many characters of its beginning and its end."""
    return segment._replace(text=segment.text[first : len(segment.text) - last])


def _change(style: Style | None, wanted: Style, colours: ColorSystem) -> str:
    """The sequence that turns one style into another, as short as it can be."""
    whole = Strip.render_ansi(wanted, colours)
    if style is None:
        return f"\x1b[{whole}m" if whole else ""
    now, then = (one._attributes & one._set_attributes for one in (style, wanted))  # noqa: SLF001
    loses_colour = (style.color and not wanted.color) or (style.bgcolor and not wanted.bgcolor)
    if now != then or loses_colour:
        return f"\x1b[0;{whole}m" if whole else _RESET
    codes: list[str] = []
    if wanted.color and wanted.color != style.color:
        codes += wanted.color.downgrade(colours).get_ansi_codes()
    if wanted.bgcolor and wanted.bgcolor != style.bgcolor:
        codes += wanted.bgcolor.downgrade(colours).get_ansi_codes(foreground=False)
    return f"\x1b[{';'.join(codes)}m" if codes else ""
