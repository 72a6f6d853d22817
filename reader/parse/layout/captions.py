"""Captions: a sentence whose next line credits a picture belongs to the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.parse.layout.dated import is_dated
from reader.parse.layout.dateline import dateline_of
from reader.parse.layout.lines import BULLET, NUMBER
from reader.parse.layout.looks import CAPTION, LABEL, LINE, PROSE, SENTENCE
from reader.parse.layout.names import after_byline_word
from reader.parse.layout.notices import is_credit
from reader.parse.layout.page import RESIDUE, are_alike, fold
from reader.parse.layout.signals import opens_with_photo

if TYPE_CHECKING:
    from reader.parse.layout.page import Page

_LONGEST, _LONGEST_RUNNING = 26, 14
"""Words of a caption: one that a blank line sets off with its credit, and any other sentence.

Below a paragraph of the article a credit stands as well, and to lose the paragraph is worse than
to read a caption.
"""
_LEAST_ITEMS = 2
_DATE_LENGTH = 20
_CREDIT_LENGTH, _LONE_CREDIT = 90, 5


def mark_captions(page: Page) -> None:
    """Mark sentences and lines right above a picture's credit."""
    for place in range(len(page.blocks) - 1):
        following = page.looks[place + 1]
        credited = following.kind == CAPTION or following.label == "photo"
        if credited and page.looks[place].kind in (PROSE, SENTENCE, LINE):
            block = page.blocks[place]
            stamp = is_dated(block.text) or after_byline_word(block.text) is not None
            if not stamp and block.marker != "#" and is_captioned(page, place):
                page.set(place, RESIDUE, "caption")


def mark_item_captions(page: Page) -> None:
    """Mark the picture's words in a list whose items are those and then, below, the title.

    They end in a full stop, at least some of them, and the titles never do.
    """
    items = [place for place in range(len(page.blocks) - 1) if _heads_item(page, place)]
    ends = sum(1 for place in items if page.looks[place].ends)
    titles = [page.looks[place + 1] for place in items]
    if len(items) >= _LEAST_ITEMS and ends and not any(title.ends for title in titles):
        for place in items:
            page.set(place, RESIDUE, "caption")


def _heads_item(page: Page, place: int) -> bool:
    """Whether a line of several words without a mark belongs to the item at `place`."""
    block, below = page.blocks[place], page.blocks[place + 1]
    if block.marker not in (BULLET, NUMBER) or below.marker or below.gap:
        return False
    return below.indent > 0 and page.looks[place + 1].kind == LINE


def is_captioned(page: Page, place: int) -> bool:
    """Whether the block behind `place` credits a picture and is nothing else."""
    if _is_running(page, place):
        return False
    following, text = page.looks[place + 1], page.blocks[place + 1].text
    if following.kind == LABEL:
        return True
    if are_alike(fold(page.blocks[place].text), fold(text)):
        return True
    if following.ends or len(text) >= _CREDIT_LENGTH:
        return False
    # "The bell in winter (Picture: Anna Hall)" is a caption of its own: none belongs above it.
    if text[0] in "©(":
        return True
    opens = following.words <= _LONE_CREDIT or opens_with_photo(text)
    return opens and is_credit(text.partition(":")[2] or text)


def _is_running(page: Page, place: int) -> bool:
    """Whether block `place` is a paragraph that only happens to stand above a credit."""
    look = page.looks[place]
    dateline = dateline_of(page, place)
    # "SALTMERE, ORRAN - MARCH 12: The quay" is how picture agencies begin a caption.
    if dateline is not None:
        behind = len(dateline.text)
        if ":" not in page.blocks[place].text[behind : behind + _DATE_LENGTH]:
            return True
    if look.words <= _LONGEST_RUNNING:
        return False
    set_off = page.blocks[place].gap and not page.blocks[place + 1].gap
    return look.words > _LONGEST or (look.ends and not set_off)
