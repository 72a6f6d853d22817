"""Boxes of facts within an article: a heading that says so, and the line that names the source.

Both ends must be there. What stands between them is not part of the report around it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.parse.layout.looks import LABEL, LINE, PROSE, WORDS
from reader.parse.layout.page import RESIDUE
from reader.parse.layout.words import lexicon, opener

if TYPE_CHECKING:
    from reader.parse.layout.page import Page

_HEADING_WORDS, _SOURCE_WORDS = 8, 12
_LONGEST = 24
"""Blocks of a box at most."""


def mark_boxes(page: Page) -> None:
    """Mark every box of facts behind the first paragraphs."""
    known = lexicon().boxes
    begun = False
    for place, look in enumerate(page.looks):
        begun = begun or look.kind == PROSE
        if begun and look.kind in (LINE, WORDS) and look.words <= _HEADING_WORDS:
            text = page.blocks[place].text
            end = _end(page, place) if opener(text) in known and text[0].isupper() else place
            for within in range(place, end):
                page.set(within, RESIDUE, "box")


def _end(page: Page, heading: int) -> int:
    """Behind the line that names the source of the box; `heading` itself where there is none."""
    for place in range(heading + 2, min(heading + _LONGEST, len(page.blocks))):
        look, text = page.looks[place], page.blocks[place].text
        if ":" in text[:20] and look.words <= _SOURCE_WORDS and opener(text) in lexicon().sources:
            return place + 1
        if look.kind == LABEL and look.label in ("related", "comments", "topics"):
            return heading
    return heading
