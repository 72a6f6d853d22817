"""A screen as text that can be compared and read: its letters, and what they look like.

Below the letters stands, for each line, the look of each cell as one character; the legend says
which. A cell looks plain where it has the colour of text on the ground of the page.
"""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.segment import Segment
    from rich.style import Style

    from reader.config.themes import Theme
    from tests.tui.conftest import Desk

_SIGNS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
_PLAIN = "foreground on background"


def letters(desk: Desk) -> str:
    """What can be read on the screen."""
    return "\n".join(desk.lines).rstrip() + "\n"


def with_looks(desk: Desk, theme: Theme) -> str:
    """What can be read on the screen, and how it looks in `theme`."""
    names = _names(theme)
    signs = {_PLAIN: "."}
    strips = desk.app.screen._compositor.render_strips()
    rows = ["".join(_sign(part, names, signs) for part in strip).rstrip(".") for strip in strips]
    legend = [f"{sign} {name}" for name, sign in signs.items()]
    return letters(desk) + "\n".join(["", *rows]).rstrip() + "\n\n" + "\n".join(legend) + "\n"


def _names(theme: Theme) -> dict[str, str]:
    """Colour -> the first field of the theme that has it."""
    names: dict[str, str] = {}
    grounds = ("background", "panel", "bar")
    for field in (*grounds, *(field.name for field in fields(theme))):
        value = getattr(theme, field)
        if isinstance(value, str) and value.startswith("#"):
            names.setdefault(value.lower(), field)
    for number, colour in enumerate(theme.speakers):
        names.setdefault(colour.lower(), f"speaker:{number}")
    names[theme.foreground.lower()] = "foreground"
    return names


def _sign(segment: Segment, names: dict[str, str], signs: dict[str, str]) -> str:
    look = _look(segment.style, names) if segment.style else _PLAIN
    if not segment.text.strip() and segment.style and not segment.style.underline:
        # Of an empty cell only its ground is seen.
        look = f"foreground on {look.rpartition(' on ')[2].partition(',')[0]}"
    if look not in signs:
        signs[look] = _SIGNS[len(signs) - 1]
    return signs[look] * segment.cell_length


def _look(style: Style, names: dict[str, str]) -> str:
    ink, ground = (
        names.get(colour.get_truecolor().hex.lower(), colour.get_truecolor().hex) if colour else "?"
        for colour in (style.color, style.bgcolor)
    )
    weights = [name for name in ("bold", "italic", "underline", "reverse") if getattr(style, name)]
    return ", ".join([f"{ink} on {ground}", *weights])
