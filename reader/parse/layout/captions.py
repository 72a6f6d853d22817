"""Captions: a sentence whose next line credits a picture belongs to the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.parse.layout.looks import CAPTION, LABEL, LINE, PROSE, SENTENCE
from reader.parse.layout.page import RESIDUE
from reader.parse.layout.signals import is_credit

if TYPE_CHECKING:
    from reader.parse.layout.page import Page

_LONGEST = 36
_CREDIT_LENGTH, _CREDIT_WORDS = 90, 14


def mark_captions(page: Page) -> None:
    """Mark sentences and lines right above a picture's credit."""
    for place in range(len(page.blocks) - 1):
        if page.looks[place].kind in (PROSE, SENTENCE, LINE) and is_captioned(page, place):
            page.set(place, RESIDUE, "caption")


def is_captioned(page: Page, place: int) -> bool:
    """Whether the block behind `place` credits a picture and is nothing else."""
    if place + 1 >= len(page.blocks) or page.looks[place].words > _LONGEST:
        return False
    if page.blocks[place].marker == "#":
        return False
    following, text = page.looks[place + 1], page.blocks[place + 1].text
    if following.kind == LABEL:
        return following.label == "photo"
    if following.kind != CAPTION or following.ends or len(text) >= _CREDIT_LENGTH:
        return False
    # "Picture: Anna Hall with the bell" is a caption of its own and needs no sentence above it.
    return following.words <= _CREDIT_WORDS and is_credit(text.partition(":")[2] or text)
