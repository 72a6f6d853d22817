"""Entries of a list over the whole screen, as strips."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment

from reader.tui.render.runs import line, spread
from reader.tui.render.wrap import cut

if TYPE_CHECKING:
    from textual.strip import Strip

    from reader.tui.render.palette import Ground, Palette


class Part(NamedTuple):
    """A piece of an entry: text of one look."""

    text: str
    role: str = "foreground"
    """A colour field of the theme."""
    look: str = ""
    """Letters as `Palette.style` takes them."""


class Spot(NamedTuple):
    """Cells of a line that lead somewhere of their own by mouse."""

    start: int
    end: int
    """The cell behind the last."""
    value: object


class Entry(NamedTuple):
    """One line of a list."""

    parts: tuple[Part, ...] = ()
    note: str = ""
    """Shown dim at the right edge."""
    value: object = None
    """What the line stands for; None for one that is only read."""
    words: str = ""
    """What the filter looks at; "" for a line that goes where the one before it goes."""
    spots: tuple[Spot, ...] = ()
    """Where a click on some of its cells leads instead."""


def heading(text: str, note: str = "") -> Entry:
    """A line that names what follows."""
    return Entry((Part(" " + text, "accent", "b"),), note)


def said(text: str) -> Entry:
    """A dim line that is only read."""
    return Entry((Part("   " + text, "dim"),))


BLANK = Entry()


def entry_strip(
    entry: Entry, width: int, palette: Palette, *, cursor: bool, quiet: bool = False
) -> Strip:
    """One line in `width` cells; its last part is cut where it does not fit.

    A `quiet` cursor is one whose pane does not have the focus.
    """
    under: Ground = "cursor_blurred_background" if quiet else "cursor_background"
    ground: Ground = under if cursor else "background"
    fill = palette.style("foreground", ground)
    note = f" {entry.note} " if entry.note and width >= 30 else ""
    # The last column may lie under the scrollbar.
    room = width - (cell_len(note) or 1)
    left: list[Segment] = []
    for part in entry.parts:
        text = cut(part.text.replace("\n", " "), room)
        room -= cell_len(text)
        left.append(Segment(text, palette.style(part.role, ground, part.look)))
        if room <= 0:
            break
    if not note:
        return line(left, width, fill)
    return spread(left, [Segment(note, palette.style("dim", ground))], width, fill)
