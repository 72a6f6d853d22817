"""Repetitions of the headline: a page's title above its menu, and again in its lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.parse.layout.dated import is_dated
from reader.parse.layout.looks import LABEL, LINE, SENTENCE, SIGN
from reader.parse.layout.names import after_byline_word
from reader.parse.layout.page import RESIDUE, are_alike, fold, may_fold_away
from reader.parse.layout.words import is_byline_word

if TYPE_CHECKING:
    from reader.parse.layout.looks import Look
    from reader.parse.layout.page import Page

_CLUSTER = 6
"""Blocks a headline stands above its standfirst at most."""


def mark_repetitions(page: Page, chosen: int) -> None:
    """Mark what repeats block `chosen`, the headline; the head begins behind the last before it."""
    own, short = fold(page.blocks[chosen].text), fold(page.headline_text)
    page.anchor = chosen
    shortest = (
        8 * len(page.headline_text) if page.start <= chosen + 1 else 4 * len(page.headline_text)
    )
    longest = 5 * len(page.blocks[chosen].text) // 4
    begin, least = page.start, -(-shortest // 10)
    openings = (own[:2], short[:2])
    places = list(range(begin))
    places += [
        place
        for place, block in enumerate(page.blocks[begin:], begin)
        if least <= len(text := block.text) <= longest
        and ((opening := text[:2].lower()) in openings or may_fold_away(opening))
    ]
    known: dict[int, bool] = {}
    for place in places:
        look, text = page.looks[place], page.blocks[place].text
        if place == chosen or look.words > 60 or look.kind in (LABEL, SIGN):
            continue
        if len(text) < least:
            continue
        folded = fold(text)
        if not folded:
            continue
        if folded in (own, short):
            page.set(place, RESIDUE, "repeat")
        elif not (place < page.start and _holds(folded, short, look)):
            continue
        elif chosen < place:
            page.roles[place] = None
            page.set(place, RESIDUE, "repeat")
        if chosen < place < page.start and (
            place - chosen <= _CLUSTER
            or (not _heads(page, chosen, known) and _heads(page, place, known))
        ):
            page.anchor = place


def _heads(page: Page, place: int, known: dict[int, bool]) -> bool:
    """Whether a byline or a date comes soon behind a repetition: it is the article's own head.

    `known` is of which blocks that was asked already.
    """
    for near in range(place + 1, min(place + 9, len(page.blocks))):
        if near not in known:
            text = page.blocks[near].text
            known[near] = len(text) < 100 and (
                is_byline_word(text) or after_byline_word(text) is not None or is_dated(text)
            )
        if known[near]:
            return True
    return False


def _holds(folded: str, headline: str, look: Look) -> bool:
    """Whether a block before the body says the headline in other words or with more of them."""
    if len(headline) > 20 and headline in folded:
        return True
    return look.kind in (LINE, SENTENCE) and not look.ends and are_alike(folded, headline)
