"""Stage four: where the body is.

Every block weighs for or against being part of the body; the body is the stretch with the
greatest sum. Behind a label ("Most read", "Topics", "Comments") sentences weigh less until the
text shows that it goes on: two paragraphs in a row or a long one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.parse.layout.looks import (
    CAPTION,
    LABEL,
    LINE,
    PROMO,
    PROSE,
    SENTENCE,
    SIGN,
    WORDS,
)
from reader.parse.layout.page import RESIDUE

if TYPE_CHECKING:
    from reader.parse.layout.looks import Look
    from reader.parse.layout.page import Page

_LONG = 55
"""Words from which on a paragraph is no teaser of another article."""

_WEIGHTS = {
    SENTENCE: 1.0,
    LINE: -1.0,
    WORDS: -0.9,
    LABEL: -1.5,
    PROMO: -1.6,
    SIGN: -0.6,
    CAPTION: -0.4,
}
_CLOSING = frozenset(("topics", "comments", "author", "newsletter"))
_OPENING = _CLOSING | {"related"}


def find_zones(page: Page) -> list[str]:
    """For each block the kind of label it stands under; "" under none."""
    zones: list[str] = []
    zone = ""
    titles = teasers = 0
    for place, look in enumerate(page.looks):
        if look.kind == LABEL and look.label in _OPENING:
            zone, titles, teasers = look.label, 0, 0
        elif zone and look.kind in (PROSE, SENTENCE) and not page.blocks[place].marker:
            if look.kind == PROSE and _resumes(page, place, zone, titles, teasers):
                zone = ""
            else:
                teasers += 1
        elif zone and look.kind in (LINE, WORDS, SENTENCE, PROSE):
            titles += look.kind != WORDS
        zones.append(zone)
    return zones


def _resumes(page: Page, place: int, zone: str, titles: int, teasers: int) -> bool:
    """Whether the body goes on with this paragraph behind a label."""
    looks = page.looks
    if looks[place].words >= _LONG:
        return True
    following = _next_text(looks, place)
    if (
        following is not None
        and looks[following].kind == PROSE
        and not page.blocks[following].marker
    ):
        return zone == "related" or looks[following].words + looks[place].words >= _LONG
    if zone != "related":
        return False
    before = looks[place - 1]
    if before.kind in (LINE, SENTENCE, PROSE, WORDS, SIGN):
        # Several titles without a teaser each: this is none either.
        return titles >= 2 and teasers == 0
    return True


def _next_text(looks: list[Look], place: int) -> int | None:
    """The next block if it is text; captions, advertisements and signs between do not count."""
    for following in range(place + 1, min(place + 4, len(looks))):
        look = looks[following]
        if look.kind in (CAPTION, PROMO, SIGN) or (look.kind == LABEL and look.label == "advert"):
            continue
        return following
    return None


def find_body(page: Page, zones: list[str]) -> None:
    """Set `page.start` and `page.end` to the stretch that weighs most."""
    best = total = 0.0
    start = 0
    page.start, page.end = 0, 0
    for place, look in enumerate(page.looks):
        role = page.roles[place]
        weight = -1.0 if role is not None and role.name == RESIDUE else _weight(page, place, zones)
        if total <= 0:
            total, start = 0.0, place
        total += weight
        if total > best and look.kind in (PROSE, SENTENCE):
            best = total
            page.start, page.end = start, place + 1
    while page.start < page.end and page.looks[page.start].kind not in (PROSE, SENTENCE):
        page.start += 1


def _weight(page: Page, place: int, zones: list[str]) -> float:
    look = page.looks[place]
    marked = page.blocks[place].marker not in ("", ">")
    if look.kind != PROSE:
        return _WEIGHTS[look.kind] - (0.5 if marked else 0.0)
    weight = 2.0 + min(look.words, 60) / 20
    if zones[place] in _CLOSING:
        return weight / 4
    if zones[place] == "related" or (marked and look.words < 30):
        return -0.3
    return weight
