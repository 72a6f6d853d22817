"""Stage eight: where the body's first paragraph is, and the standfirst before it.

A standfirst is a sentence or two, or a line, between headline and body. A byline, a date or share
links behind it set it apart; a line without a full stop right above the first paragraph is one
too. A paragraph that nothing sets apart is the body's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.parse.layout.looks import CAPTION, LABEL, LINE, PROSE, SENTENCE, WORDS
from reader.parse.layout.meta import after_byline_word, is_byline_word
from reader.parse.layout.page import KICKER, RESIDUE, STANDFIRST, fold

if TYPE_CHECKING:
    from reader.parse.layout.page import Page

_REACH = 14
_LONGEST = 75
"""Words of the longest standfirst."""


def first_paragraph(page: Page) -> int:
    """The body's first paragraph: the first text behind which no byline, date or share link comes.

    Captions and promotions on the way are marked.
    """
    begin = page.start
    end = max(page.end, begin)
    place = begin
    while place < end:
        if page.roles[place] is None and page.looks[place].kind in (PROSE, SENTENCE):
            if _is_captioned(page, place):
                page.set(place, RESIDUE, "caption")
            elif not _is_set_apart(page, place, end):
                return place
        place += 1
    return begin


def _is_set_apart(page: Page, place: int, end: int) -> bool:
    """Whether a byline, a date or share links stand between this text and the next paragraph."""
    if page.looks[place].words > _LONGEST:
        return False
    found = False
    for following in range(place + 1, min(place + _REACH, end)):
        look, block = page.looks[following], page.blocks[following]
        if look.kind == PROSE and not (len(block.text) < 140 and after_byline_word(block.text)):
            return found and page.looks[following].words >= 8
        if look.kind == SENTENCE and not is_meta(page, following):
            return found
        found = found or is_meta(page, following)
    return False


def is_meta(page: Page, place: int) -> bool:
    """Whether a block is a byline, a date, a share link or the like."""
    role = page.roles[place]
    if role is not None and role.name not in (RESIDUE, KICKER):
        return True
    look, text = page.looks[place], page.blocks[place].text
    if look.kind == LABEL:
        return look.label in ("share", "reading", "author", "comments", "newsletter")
    if look.kind in (WORDS, LINE, SENTENCE) and len(text) <= 140:
        return is_byline_word(text) or after_byline_word(text) is not None or is_dated(text)
    return False


def is_dated(text: str) -> bool:
    """Whether a short line is little more than a date or a time."""
    digits = sum(map(str.isdigit, text))
    return digits >= 3 and len(text) < 70 and digits * 8 >= len(text)


def _is_captioned(page: Page, place: int) -> bool:
    """Whether the line behind a sentence credits a picture."""
    if place + 1 >= len(page.blocks) or page.looks[place].words > 60:
        return False
    following, block = page.looks[place + 1], page.blocks[place + 1]
    if following.kind == LABEL and following.label == "photo":
        return True
    return following.kind == CAPTION and len(block.text) < 70 and following.words <= 8


def find_standfirst(page: Page, first: int) -> int | None:
    """Mark the standfirst between the headline and `first`, the body's first paragraph."""
    if page.headline is None:
        return None
    for place in range(page.headline + 1, first):
        if _may_be(page, place, first):
            page.set(place, STANDFIRST, "text between headline and body")
            return place
    return None


def _may_be(page: Page, place: int, first: int) -> bool:
    look, block = page.looks[place], page.blocks[place]
    if page.roles[place] is not None or look.kind not in (PROSE, SENTENCE, LINE):
        return False
    if look.words > _LONGEST or look.words < 4 or (block.marker not in ("", "#", ">")):
        return False
    if look.kind == LINE and (is_dated(block.text) or _is_captioned(page, place)):
        return False
    if look.kind == LINE and look.words < 5 and place + 1 != first:
        return False
    folded = fold(block.text)
    if not folded or folded == fold(page.headline_text):
        return False
    return not (look.kind != LINE and _is_captioned(page, place))
