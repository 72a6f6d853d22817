"""Widths at which the main screen is laid out differently."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.config.settings import Settings

BREAKPOINTS = [(0, "-narrow"), (90, "-normal"), (140, "-wide"), (180, "-widest")]
"""Columns from which on the screen has a class: one pane, two, three, three with a wider list."""
THREE_PANES = ("-wide", "-widest")
SMALLEST = (20, 5)
"""Columns and lines below which nothing useful fits."""


def first_classes(columns: int, settings: Settings) -> str:
    """The classes that the screen will have once Textual has told it its size."""
    wide = [name for least, name in BREAKPOINTS if columns >= least][-1]
    closed = " -no-sidebar" if settings.sidebar == "closed" else ""
    return f"-at-headlines {wide}{closed}"
