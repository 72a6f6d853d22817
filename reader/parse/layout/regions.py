"""Stage four: where the body is.

Every block weighs for or against being part of the body; the body is the stretch with the
greatest sum. Behind a label ("Most read", "Topics", "Comments") sentences weigh less until the
text shows that it goes on: two paragraphs in a row or a long one.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from reader.parse.layout.dated import is_dated
from reader.parse.layout.looks import (
    CAPTION,
    LABEL,
    LINE,
    PROMO,
    PROSE,
    SENTENCE,
    SENTENCES,
    SIGN,
    WORDS,
)
from reader.parse.layout.names import after_byline_word

if TYPE_CHECKING:
    from reader.parse.layout.looks import Look
    from reader.parse.layout.page import Page

_TITLE_LEAST, _TITLE_WORDS = 5, 24
_LONG = 55
"""Words from which on a paragraph is no teaser of another article."""

WEIGHTS = {SENTENCE: 1.0, LINE: -1.0, WORDS: -0.9, PROMO: -0.8, SIGN: -0.3, CAPTION: -0.2}
"""How much what is no paragraph and stands under no label weighs for the body."""
_LABEL_WEIGHTS = {"advert": -0.1, "photo": -0.2, "related": -1.5, "topics": -1.5, "comments": -2.0}
_LABEL_WEIGHT = -1.0
_TAKEN_WEIGHT = -0.4
_MOST_WEIGHED = 60
_LEAST_FIRST = 14
_MENU = 3
_LEAST_PARAGRAPH = 15
_LOOK_AHEAD = 10
_STAMP_WORDS = 9
_LEAST_OPENING = 20
"""Words of a paragraph that can open a body."""
_CLOSING = frozenset(("topics", "comments", "author", "newsletter"))
_LISTS = frozenset(("related", "sponsored"))
_OPENING = _CLOSING | _LISTS


def find_zones(page: Page) -> list[str]:
    """For each block the kind of label it stands under; "" under none."""
    zones: list[str] = []
    zone = _Zone()
    begun = False
    for place, look in enumerate(page.looks):
        if look.kind == LABEL and look.label in _OPENING and not _is_count(page, place, zone):
            # What closes an article means nothing before one has begun.
            if begun or look.label in _LISTS:
                zone = _Zone(look.label)
        elif zone.kind:
            zone = _next_zone(page, place, zone)
        elif begun and _is_dated_title(page, place):
            zone = _Zone("related", 1)
            if page.blocks[place - 1].marker == "#":
                # A card: its heading, what it says, its date.
                zones[-1] = "related"
        begun = begun or (look.kind == PROSE and look.words >= 20 and not zone.kind)
        zones.append(zone.kind)
    return zones


def may_be_zoned(page: Page) -> bool:
    """Whether, in a page without labels, a date may stand below another article's title."""
    begun = False
    for look in page.looks:
        if begun and not look.wordy and look.kind in (WORDS, LINE, SIGN):
            return True
        begun = begun or look.kind == PROSE
    return False


def _is_count(page: Page, place: int, zone: _Zone) -> bool:
    """Whether a label only counts the comments of the title above it: "604 comments"."""
    text = page.blocks[place].text
    return zone.kind == "related" and zone.titles > 0 and any(map(str.isdigit, text))


def _is_dated_title(page: Page, place: int) -> bool:
    """Whether a date stands right below a title behind the first paragraphs: another article's."""
    look = page.looks[place]
    if (
        look.kind not in (LINE, SENTENCE)
        or look.words < _TITLE_LEAST
        or place + 1 >= len(page.looks)
    ):
        return False
    below = page.looks[place + 1]
    if below.wordy or below.kind not in (WORDS, LINE, SIGN):
        return False
    return is_dated(page.blocks[place + 1].text)


class _Zone(NamedTuple):
    """A label in force and what has come under it."""

    kind: str = ""
    titles: int = 0
    teasers: int = 0
    menu: int = 0
    """Words in a row that are no titles, as in a menu."""


def _next_zone(page: Page, place: int, zone: _Zone) -> _Zone:
    look, block = page.looks[place], page.blocks[place]
    if look.kind in (PROSE, SENTENCE) and not block.marker:
        if look.kind == PROSE and _resumes(page, place, zone):
            return _Zone()
        if block.text[-1] == ":" and zone.kind in _LISTS:
            return _Zone()
        titled = look.words <= _TITLE_WORDS and block.text[-1] not in ".。"
        return zone._replace(
            titles=zone.titles + titled, teasers=zone.teasers + (not titled), menu=0
        )
    if look.kind in (LINE, SENTENCE, PROSE):
        return zone._replace(titles=zone.titles + 1, menu=0)
    if look.kind == LABEL and look.label == "share" and zone.titles and zone.kind in _LISTS:
        return _Zone()
    if look.kind == WORDS and (is_dated(block.text) or after_byline_word(block.text)):
        return zone
    if look.kind == WORDS or (look.kind == LABEL and look.label == "navigation"):
        menu = zone.menu + 1
        return _Zone() if menu > _MENU and zone.kind in _LISTS else zone._replace(menu=menu)
    return zone


def _resumes(page: Page, place: int, zone: _Zone) -> bool:
    """Whether the body goes on with this paragraph behind a label."""
    look = page.looks[place]
    if zone.kind not in _LISTS:
        return look.words >= _LEAST_OPENING and _more_follows(page, place)
    if not is_paragraph(page, place):
        return False
    if look.words >= _LONG:
        return True
    following = _next_text(page.looks, place)
    if following is not None and is_paragraph(page, following):
        return True
    if zone.titles >= 2 and zone.teasers == 0:
        # Several titles without a teaser each: this is none either.
        return True
    if zone.titles > 1 or zone.teasers:
        return False
    several = SENTENCES.search(page.blocks[place].text) is not None
    return (several and look.words >= 30) or _runs_on(page, place)


def is_paragraph(page: Page, place: int) -> bool:
    """Whether a block is a paragraph and no headline that asks or exclaims."""
    look, block = page.looks[place], page.blocks[place]
    if look.kind != PROSE or block.marker or block.url or page.roles[place] is not None:
        return False
    return look.words >= _LEAST_PARAGRAPH and (look.words >= 30 or block.text[-1] not in "?!")


def _runs_on(page: Page, place: int) -> bool:
    """Whether two paragraphs in a row come soon: a list of teasers has titles between."""
    last = min(place + _LOOK_AHEAD, len(page.blocks) - 1)
    for near in range(place + 1, last):
        if page.looks[near].kind == LABEL and page.looks[near].label in _OPENING:
            return False
        if is_paragraph(page, near) and is_paragraph(page, near + 1):
            return True
    return False


def _more_follows(page: Page, place: int) -> bool:
    """Whether so much text follows that what came before cannot have been all of the body."""
    sums = page.sums
    if not sums:
        words = (
            page.looks[near].words if is_paragraph(page, near) else 0
            for near in range(len(page.blocks))
        )
        sums.extend(accumulate(words, initial=0))
    return (sums[-1] - sums[place]) * 10 >= sums[place] * 6


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
        if role is not None:
            weight = _TAKEN_WEIGHT
        elif look.kind == PROSE and not zones[place] and not page.blocks[place].marker:
            weight = 2.0 + (min(_MOST_WEIGHED, look.words)) / 20
        else:
            weight = _weight(page, place, zones)
        if total <= 0:
            total, start = 0.0, place
        total += weight
        if total > best and look.kind in (PROSE, SENTENCE) and role is None:
            best = total
            page.start, page.end = start, place + 1
    while page.start < page.end and not page.is_text(page.start):
        page.start += 1
    while page.end > page.start + 1 and is_stamp(page, page.end - 1):
        page.end -= 1


def is_stamp(page: Page, place: int) -> bool:
    """Whether a block says when the article was published rather than tells something."""
    return page.looks[place].words <= _STAMP_WORDS and is_dated(page.blocks[place].text)


def reach_back(page: Page, zones: list[str]) -> None:
    """Begin the body with the first real paragraph behind the headline.

    A long interruption near the top (a subscription offer, a gallery) outweighs the paragraph or
    two before it; behind the headline they are the article's all the same.
    """
    begin = page.anchor + 1
    for place in range(begin, page.start):
        look, block = page.looks[place], page.blocks[place]
        if look.kind != PROSE or not look.ends or look.words < _LEAST_FIRST or zones[place]:
            continue
        if page.roles[place] is None and not block.marker and not block.url:
            page.start = place
            return


def _weight(page: Page, place: int, zones: list[str]) -> float:
    look = page.looks[place]
    marked = page.blocks[place].marker not in ("", ">")
    if look.kind == LABEL:
        return _LABEL_WEIGHTS.get(look.label, _LABEL_WEIGHT)
    if look.kind != PROSE:
        return WEIGHTS[look.kind] - (0.0 if not marked else 1.2 if look.kind == SENTENCE else 0.5)
    weight = 2.0 + min(look.words, _MOST_WEIGHED) / 20
    if zones[place] in _CLOSING:
        return weight / 4
    if zones[place] in _LISTS or (marked and look.words < 30):
        return -0.3
    return weight
