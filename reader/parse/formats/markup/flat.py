"""HTML that is nested too deep for a tree, read flat: one scan that leaves the tags out."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING

from reader.parse import limits
from reader.parse.formats.pieces import text_blocks

if TYPE_CHECKING:
    from reader.parse.draft import DraftBlock

_INLINE = frozenset("a b i em strong span font u s small big sub sup code abbr cite q time".split())
_HIDDEN = frozenset({"script", "style", "noscript", "template", "svg"})
_LONGEST_NAME = 20


def read_flat(text: str) -> tuple[DraftBlock, ...]:
    """The text of `text` without its tags; every tag but inline ones ends a paragraph."""
    parts: list[str] = []
    position = 0
    lower = text.lower()
    while position < len(text) and len(parts) < limits.ELEMENTS:
        opening = text.find("<", position)
        if opening < 0:
            break
        parts.append(text[position:opening])
        closing = text.find(">", opening)
        if closing < 0:
            position = len(text)
            break
        name = _name(lower, opening)
        position = closing + 1
        if name in _HIDDEN:
            end = lower.find(f"</{name}", position)
            position = len(text) if end < 0 else end
        elif name.removeprefix("/") not in _INLINE:
            parts.append("\n\n")
    parts.append(text[position:])
    return text_blocks(unescape("".join(parts)))


def _name(lower: str, opening: int) -> str:
    start = end = opening + 1
    while (
        end < len(lower) and end - start < _LONGEST_NAME and (lower[end].isalnum() or end == start)
    ):
        end += 1
    return lower[start:end]
