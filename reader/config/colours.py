"""Colours as themes write them, and the contrast between two of them."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

ANSI_NAMES = (
    "ansi_default",
    "ansi_black",
    "ansi_red",
    "ansi_green",
    "ansi_yellow",
    "ansi_blue",
    "ansi_magenta",
    "ansi_cyan",
    "ansi_white",
    "ansi_bright_black",
    "ansi_bright_red",
    "ansi_bright_green",
    "ansi_bright_yellow",
    "ansi_bright_blue",
    "ansi_bright_magenta",
    "ansi_bright_cyan",
    "ansi_bright_white",
)
"""The terminal's own colours, by the names the interface's toolkit gives them."""

_HEX_DIGITS = frozenset("0123456789abcdefABCDEF")
_HEX_LENGTH = 7


def is_hex(value: str) -> bool:
    """Whether `value` is a colour written as #rrggbb."""
    return len(value) == _HEX_LENGTH and value[0] == "#" and _HEX_DIGITS.issuperset(value[1:])


class IsColour(NamedTuple):
    """A colour written as #rrggbb, or the name of one of the terminal's own."""

    def fault(self, value: str) -> str | None:
        """Say that `value` is no colour, or nothing."""
        if is_hex(value) or value in ANSI_NAMES:
            return None
        return f'"{value[:30]}" is neither #rrggbb nor a name such as ansi_blue'

    def schema(self) -> dict[str, object]:
        """Return the pattern of a colour and the names."""
        return {"anyOf": [{"pattern": "^#[0-9a-fA-F]{6}$"}, {"enum": list(ANSI_NAMES)}]}


@lru_cache(4096)
def luminance(colour: str) -> float:
    """Return the relative luminance of #rrggbb, 0 (black) to 1 (white).

    Source: WCAG 2.2, "relative luminance", https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
    """
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours #rrggbb, 1 (none) to 21 (black on white).

    Text needs 4.5 (success criterion 1.4.3), 7 where contrast is high (1.4.6). Source: WCAG 2.2,
    "contrast ratio", https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
    """
    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)
