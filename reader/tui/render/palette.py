"""The styles a theme stands for, made once each and shared by everything that paints."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

from rich.color import Color
from rich.style import Style

if TYPE_CHECKING:
    from reader.config.themes import Theme

Ground = Literal[
    "background",
    "panel",
    "bar",
    "cursor_background",
    "cursor_blurred_background",
    "match_background",
    "selected_quote_background",
]


@cache
def _colour(name: str) -> Color:
    if name.startswith("ansi_"):
        return Color.parse(name.removeprefix("ansi_"))
    return Color.parse(name)


class Palette:
    """A theme as styles: `palette.style("dim", "panel")` is dim text on the panel's ground."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self._styles: dict[tuple[str, str, str], Style] = {}

    def style(self, role: str, ground: Ground = "background", look: str = "") -> Style:
        """The style of text with `role` on `ground`.

        Args:
            role: a colour field of the theme, or "speaker:N" for the N-th voice.
            ground: the field that gives the background.
            look: letters of what is added: b bold, i italic, u underline, r reverse.
        """
        key = (role, ground, look)
        found = self._styles.get(key)
        if found is None:
            found = self._styles[key] = Style(
                color=_colour(self._foreground(role, ground)),
                bgcolor=_colour(getattr(self.theme, ground)),
                bold="b" in look,
                italic="i" in look,
                underline="u" in look or self._without_colour(ground) == "underline",
                reverse="r" in look or self._without_colour(ground) == "reverse",
                dim=self.theme.attributes and role == "dim",
            )
        return found

    def _without_colour(self, ground: Ground) -> str:
        """The attribute that stands for `ground` in a theme whose colours mark nothing."""
        if not self.theme.attributes:
            return ""
        if ground in ("cursor_background", "selected_quote_background"):
            return "reverse"
        return "underline" if ground in ("cursor_blurred_background", "match_background") else ""

    def _foreground(self, role: str, ground: Ground) -> str:
        if ground in ("cursor_background", "match_background"):
            # These grounds are strong: one text colour is tested to stand on each.
            return str(getattr(self.theme, ground.replace("_background", "_foreground")))
        if role.startswith("speaker:"):
            speakers = self.theme.speakers
            return str(speakers[int(role[8:]) % len(speakers)])
        return str(getattr(self.theme, role))
