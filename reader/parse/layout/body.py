"""Stage nine: what the blocks of the body are: paragraphs, subheads, lists, and what is between."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.parse.layout.foot import is_below_title, is_running_time, is_title
from reader.parse.layout.looks import CAPTION, LABEL, LINE, PROMO, PROSE, SENTENCE, SIGN, WORDS
from reader.parse.layout.page import (
    LIST,
    PARAGRAPH,
    QUOTATION,
    RELATED,
    RESIDUE,
    SUBHEAD,
    Role,
    fold,
)

if TYPE_CHECKING:
    from reader.parse.layout.page import Page

# A caption tells who stands where in the picture.
_POINTS = re.compile(
    r"\((?:[lr]|left|right|cent(?:re|er)|links|rechts|li\.|re\.|mitte)\)$"
    r"|\b(?:from left|left to right|clockwise from|von links|v\. ?l\.|de gauche à|da sinistra"
    r"|de izquierda a|da esquerda|van links|fra venstre|från vänster)(?!\w)",
    re.IGNORECASE,
)
_LONGEST_PULLED, _LEAST_PULLED = 30, 40
"""Words of a sentence pulled out of its paragraph at most, and characters at least."""
_MOST_BLOCKS, _WINDOW = 400, 60_000
"""Blocks and characters of a body in which they are looked for: the time stays linear."""
_AROUND = " .!?…\"'“”„‘’«»‹›"
_LINK_WORDS = 5
_TITLE_WORDS = 4
_QUESTION_WORDS = 8


_SENTENCES = Role(PARAGRAPH, "sentences")
_PULLED = Role(RESIDUE, "pull quote")


def read_body(page: Page, zones: list[str], first: int) -> None:
    """Give every block from `first` to the body's end a role."""
    again: set[str] | None = None
    roles, looks, blocks = page.roles, page.looks, page.blocks
    for place in range(first, page.end):
        if roles[place] is not None:
            continue
        kind, _, words, *_ = looks[place]
        block = blocks[place]
        if kind == PROSE and not (zones[place] or block.marker or block.url):
            short = words <= _LONGEST_PULLED and place > page.start
            roles[place] = _PULLED if short and _is_pulled(page, place) else _SENTENCES
            continue
        if again is None:
            again = _titles_elsewhere(page)
        name, rule = _role(page, place, zones, again)
        page.set(place, name, rule)


def _role(page: Page, place: int, zones: list[str], again: set[str]) -> tuple[str, str]:
    look, block = page.looks[place], page.blocks[place]
    zone = zones[place]
    if look.kind in (LABEL, PROMO, CAPTION):
        reason = {LABEL: look.label, PROMO: "promotion", CAPTION: "caption"}[look.kind]
        return (RESIDUE, "label" if reason == "related" else reason)
    if zone == "related":
        return _under_label(page, place)
    if look.kind in (PROSE, SENTENCE):
        if zone and look.kind == SENTENCE:
            return RESIDUE, zone
        if block.url:
            return (
                (RELATED, "a link between paragraphs")
                if look.words <= 30 and is_title(page, place)
                else (RESIDUE, "promotion")
            )
        if block.marker == "-" and not (look.words > _LONGEST_PULLED and _is_lone(page, place)):
            return LIST, "an item"
        if look.kind == SENTENCE and _asks(page, place):
            return SUBHEAD, "a question between paragraphs"
        if place > page.start and look.words <= _LONGEST_PULLED and _is_pulled(page, place):
            return RESIDUE, "pull quote"
        return (QUOTATION, "a quotation mark") if block.marker == ">" else (PARAGRAPH, "sentences")
    if zone:
        return RESIDUE, zone
    return _short(page, place, again)


def _is_pulled(page: Page, place: int) -> bool:
    """Whether a short paragraph is set large beside the text that it is taken from."""
    words = page.blocks[place].text.strip(_AROUND)
    if len(words) < _LEAST_PULLED or page.end - page.start > _MOST_BLOCKS:
        return False
    if not page.whole:
        page.whole = "\n".join([block.text for block in page.blocks[page.start : page.end]])
    if len(page.whole) > _WINDOW or page.whole.count(words) == 1:
        return False
    return any(
        words in block.text and len(block.text) > len(words) + _LEAST_PULLED
        for block in page.blocks[page.start : page.end]
    )


def _is_lone(page: Page, place: int) -> bool:
    """Whether no other item of several words stands beside an item: it is no list's."""
    for near in (place - 1, place + 1):
        inside = page.start <= near < page.end
        if inside and page.blocks[near].marker == "-" and page.looks[near].kind != WORDS:
            return False
    return True


def _asks(page: Page, place: int) -> bool:
    """Whether a short question stands alone above a paragraph, as a subhead does."""
    text = page.blocks[place].text
    if text[-1] != "?" or page.looks[place].words > _QUESTION_WORDS or not text[0].isupper():
        return False
    if ":" in text[:4]:
        return False
    return place + 1 < page.end and page.looks[place + 1].kind == PROSE


def _under_label(page: Page, place: int) -> tuple[str, str]:
    """Behind "Read more" and its like: titles lead elsewhere, the rest belongs to them."""
    look = page.looks[place]
    if look.kind not in (LINE, SENTENCE, PROSE) or look.words < _TITLE_WORDS:
        return RESIDUE, "label"
    if is_title(page, place) and not is_below_title(page, place):
        return RELATED, "a title behind a label"
    return RESIDUE, "teaser" if look.kind != LINE else "label"


def _short(page: Page, place: int, again: set[str]) -> tuple[str, str]:
    """A line or a few words between paragraphs."""
    look, block = page.looks[place], page.blocks[place]
    if look.kind == SIGN:
        return (
            (SUBHEAD, "a time")
            if ":" in block.text and place and look.label != "address"
            else (
                RESIDUE,
                "sign",
            )
        )
    if _POINTS.search(block.text) is not None:
        return RESIDUE, "caption"
    if look.kind == LINE and is_running_time(page, place - 1):
        return RESIDUE, "video"
    if look.kind == LINE:
        title = _title(page, place, again)
        if title is not None:
            return title
    if block.marker == "-":
        return LIST, "an item"
    if look.kind == WORDS and place + 1 < len(page.blocks) and _is_card(page, place + 1):
        return RESIDUE, "label"
    return SUBHEAD, "a line between paragraphs"


def _title(page: Page, place: int, again: set[str]) -> tuple[str, str] | None:
    """What a line of several words is that is no subhead."""
    look, block = page.looks[place], page.blocks[place]
    if look.words >= _LINK_WORDS and block.text.isupper():
        return RELATED, "a line in capitals between paragraphs"
    if fold(block.text) in again:
        return RELATED, "stands in a list of titles too"
    if block.url and look.words >= _LINK_WORDS:
        return RELATED, "a link between paragraphs"
    if look.words >= 16 or (look.words >= 9 and block.text[-1] in ",;"):
        return PARAGRAPH, "long"
    if _is_pair(page, place) or _is_card(page, place):
        return RELATED, "titles in a row between paragraphs"
    return None


def _is_pair(page: Page, place: int) -> bool:
    """Whether two or more titles without marks stand in a row between paragraphs."""

    def is_title(near: int) -> bool:
        if not 0 <= near < len(page.blocks):
            return False
        look, block = page.looks[near], page.blocks[near]
        return (
            look.kind == LINE
            and look.words >= _LINK_WORDS
            and not block.marker
            and (block.text[-1] not in ":,")
            and not is_running_time(page, near - 1)
        )

    above = is_title(place - 1) and not _is_card(page, place - 1)
    return is_title(place) and (above or is_title(place + 1))


def _is_card(page: Page, place: int) -> bool:
    """Whether a title stands below a topic or a running time: a link to another article."""
    look, above = page.looks[place], page.looks[place - 1]
    if look.kind != LINE or look.words < _LINK_WORDS or page.blocks[place].marker:
        return False
    if above.kind == SIGN:
        return place + 1 >= len(page.looks) or page.looks[place + 1].kind != LINE
    return (
        above.kind == WORDS
        and not any(map(str.isdigit, page.blocks[place - 1].text))
        and not page.blocks[place - 1].marker
        and (place + 1 < len(page.looks) and page.looks[place + 1].kind == PROSE)
    )


def _titles_elsewhere(page: Page) -> set[str]:
    """Folded titles of the lists outside the body."""
    outside = list(range(page.start)) + list(range(page.end, len(page.blocks)))
    return {
        fold(page.blocks[place].text)
        for place in outside
        if page.looks[place].kind in (LINE, SENTENCE, PROSE)
        and page.looks[place].words >= 4
        and place != page.headline
    }
