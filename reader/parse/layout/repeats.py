"""Text that a page holds twice: whole paragraphs, and the body once more in one piece."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.parse.layout.looks import LINE, PROSE, SENTENCE
from reader.parse.layout.page import RESIDUE

if TYPE_CHECKING:
    from reader.parse.layout.page import Page

_LEAST_WORDS = 6
_COPY_LENGTH = 1500
_SAMPLE = 60


def mark_repeats(page: Page) -> None:
    """Mark paragraphs that came before already, and long blocks made of paragraphs that did."""
    seen: dict[str, int] = {}
    starts: list[str] = []
    for place, block in enumerate(page.blocks):
        look = page.looks[place]
        if look.kind not in (PROSE, SENTENCE) and not (look.kind == LINE and look.words >= 14):
            continue
        if look.words < _LEAST_WORDS or page.roles[place] is not None:
            continue
        if len(block.text) >= _COPY_LENGTH and len(starts) >= 4 and _is_copy(block.text, starts):
            page.set(place, RESIDUE, "repeat")
            continue
        if look.kind == PROSE and block.text in seen:
            page.set(place, RESIDUE, "repeat")
        seen.setdefault(block.text, place)
        if look.kind == PROSE and look.words >= 20:
            starts.append(block.text[:_SAMPLE])


def _is_copy(text: str, starts: list[str]) -> bool:
    found = sum(1 for start in starts if start in text)
    return found >= 3 and found * 2 >= len(starts)
