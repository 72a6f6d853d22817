"""Which text the interface paints on which ground, and how well it can be read there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.config.colours import contrast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.config.themes import Theme

LEAST_CONTRAST = {"normal": 4.5, "high": 7.0}
"""What a theme's texts need by its `contrast`: WCAG 2.2, success criteria 1.4.3 and 1.4.6."""


class Pair(NamedTuple):
    """A text on a ground, both fields of `Theme`; "speakers" stands for each of them."""

    text: str
    ground: str


_EVERYWHERE = (
    "foreground",
    "dim",
    "headline",
    "accent",
    "speakers",
    "quote_unknown",
    "star",
    "unread",
    "here",
    "absent",
    "error",
    "warning",
    "success",
)
_TEXTS = {
    "background": (*_EVERYWHERE, "standfirst"),
    "panel": (*_EVERYWHERE, "standfirst"),
    "bar": _EVERYWHERE,
    "cursor_blurred_background": _EVERYWHERE,
    "selected_quote_background": ("foreground", "dim", "accent", "speakers", "quote_unknown"),
    "cursor_background": ("cursor_foreground",),
    "match_background": ("match_foreground",),
}

PAIRS = tuple(Pair(text, ground) for ground, texts in _TEXTS.items() for text in texts)
"""Everything that the interface paints. What is painted and not listed here is a fault there."""


class Weak(NamedTuple):
    """A text that is hard to read."""

    pair: Pair
    text: str
    """Its colour."""
    ground: str
    ratio: float


def contrast_warning(theme: Theme) -> str | None:
    """Say which text of `theme` is hardest to read, and how many more are; None where none is."""
    weak = sorted(weak_pairs(theme), key=lambda found: found.ratio)
    if not weak:
        return None
    worst, least = weak[0], LEAST_CONTRAST[theme.contrast]
    more = f" and {len(weak) - 1} more" if len(weak) > 1 else ""
    place = f"{worst.pair.text} on {worst.pair.ground}"
    return f"hard to read ({worst.ratio:.1f}:1, needs {least}:1): {place}{more}"


def weak_pairs(theme: Theme) -> Iterator[Weak]:
    """Find the texts of `theme` whose contrast is below what the theme promises.

    A theme of the terminal's colours has none: what they look like is the terminal's.
    """
    if theme.ansi:
        return
    least = LEAST_CONTRAST[theme.contrast]
    for pair in PAIRS:
        ground = getattr(theme, pair.ground)
        texts = getattr(theme, pair.text)
        for text in (texts,) if isinstance(texts, str) else texts:
            ratio = contrast(text, ground)
            if ratio < least:
                yield Weak(pair, text, ground, ratio)
