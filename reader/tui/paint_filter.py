"""The second door: nothing that is painted, whoever wrote it, holds a control character.

Cleaning where bytes become text (`reader.text.safe`) is the first. This one stands behind every
widget, Textual's own included: titles, toasts, tracebacks, anything a later version adds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.filter import LineFilter

from reader.text.safe import clean, is_safe

if TYPE_CHECKING:
    from textual.color import Color


class SafePaint(LineFilter):
    """Cleans the text of every segment on its way to the terminal."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """Return `segments` with safe text; the same list where it already is."""
        if all(is_safe(segment.text) and "\n" not in segment.text for segment in segments):
            return segments
        return [
            Segment(clean(segment.text).replace("\n", " "), segment.style)
            for segment in segments
            if segment.control is None
        ]
