"""Stage eight: where the body's first paragraph is, and the standfirst before it.

A standfirst is a sentence or two, or a line, between headline and body. A byline, a date or share
links behind it set it apart; a line without a full stop right above the first paragraph is one
too. A paragraph that nothing sets apart is the body's own.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from reader.parse.layout.dated import is_dated
from reader.parse.layout.dateline import dateline_of
from reader.parse.layout.looks import LABEL, LINE, PROSE, SENTENCE, SIGN, WORDS
from reader.parse.layout.names import AGO, HANDLE, after_byline_word, is_agency, is_name
from reader.parse.layout.page import BYLINE, PUBLISHED, RESIDUE, STANDFIRST, are_alike, fold
from reader.parse.layout.words import is_byline_word

if TYPE_CHECKING:
    from reader.parse.layout.page import Page

_REACH = 30
_LEAST = 4
_LONGEST = 75
_LEAST_LEAD, _LONGEST_LEAD = 13, 48
_SHORT_LEAD = 36
_LEAD_RATIO = 1.7
_ENGLISH_RATIO = 3.2
_ENGLISH = ("the", "of", "at", "and", "to", "with")
_LEAST_BEHIND = 36
_LONGEST_NOTE = 160


def first_paragraph(page: Page) -> int:
    """The body's first paragraph: the first text that nothing sets apart from the one behind it."""
    leads = True
    for place in range(page.start, page.end):
        if not page.is_text(place):
            continue
        lead = leads
        leads = False
        if _is_set_apart(page, place, page.end):
            continue
        if not lead or not _is_lead(page, place) or _has_standfirst(page, place):
            return place
    return page.start


def _has_standfirst(page: Page, first: int) -> bool:
    """Whether a standfirst stands before block `first` already."""
    return any(_may_be(page, place) for place in range(page.anchor + 1, first))


def _is_lead(page: Page, place: int) -> bool:
    """Whether a short paragraph that much longer ones follow leads to them as a standfirst.

    An agency's report begins with its shortest paragraph too, but with a dateline.
    """
    look = page.looks[place]
    if page.headline is None:
        return False
    if look.kind != PROSE or not _LEAST_LEAD <= look.words <= _LONGEST_LEAD:
        return False
    text = page.blocks[place].text
    following = list(islice(filter(page.is_text, range(place + 1, page.end)), 2))
    if len(following) < 2 or page.blocks[following[0]].marker:
        return False
    dateline = dateline_of(page, place)
    if dateline is not None:
        # "Berlin. The ...": some papers open the standfirst, not the report, with the place.
        return text[:3].istitle() and dateline.text.endswith(".")
    below = page.looks[place + 1]
    if below.kind == LABEL and below.label == "advert" and look.words <= _SHORT_LEAD:
        return True
    words = page.looks[following[0]].words
    # English reports open with a short paragraph more often than with a standfirst.
    english = any(f" {word} " in text for word in _ENGLISH)
    ratio = _ENGLISH_RATIO if english else _LEAD_RATIO
    return words >= _LEAST_BEHIND and words >= ratio * look.words


def _is_set_apart(page: Page, place: int, end: int) -> bool:
    """Whether a byline, a date or share links stand between this text and the next paragraph."""
    if page.looks[place].words > _LONGEST:
        return False
    found = False
    for following in range(place + 1, min(place + _REACH, end)):
        look, block = page.looks[following], page.blocks[following]
        role = page.roles[following]
        if role is not None and role.name == RESIDUE:
            continue
        if look.kind == PROSE and not (len(block.text) < 140 and after_byline_word(block.text)):
            return found and page.looks[following].words >= 8
        if look.kind == SENTENCE and not is_meta(page, following):
            return found
        found = found or is_meta(page, following)
    return False


def is_meta(page: Page, place: int) -> bool:
    """Whether a block is a byline, a date, a share link or the like."""
    role = page.roles[place]
    if role is not None and role.name != RESIDUE:
        return role.name in (BYLINE, PUBLISHED)
    look, text = page.looks[place], page.blocks[place].text
    if look.kind == LABEL:
        return look.label in ("share", "reading", "author", "comments", "newsletter")
    if look.kind == SIGN:
        return is_dated(text)
    if not look.wordy and look.kind in (WORDS, LINE, SENTENCE) and len(text) <= 140:
        return is_byline_word(text) or after_byline_word(text) is not None or is_dated(text)
    return False


def find_standfirst(page: Page, first: int) -> int | None:
    """Mark the standfirst between the headline and `first`, the body's first paragraph."""
    if page.headline is None:
        return None
    places = [place for place in range(page.anchor + 1, first) if _may_be(page, place)]
    sentences = [place for place in places if page.looks[place].kind != LINE]
    # A line right below the headline comes before any sentence further down.
    if places and (places[0] in sentences or _is_below_headline(page, places[0]) or not sentences):
        chosen = places[0]
    elif sentences:
        chosen = sentences[0]
    else:
        return None
    page.set(chosen, STANDFIRST, "text between headline and body")
    return chosen


def _may_be(page: Page, place: int) -> bool:
    look, block = page.looks[place], page.blocks[place]
    if page.roles[place] is not None or look.kind not in (PROSE, SENTENCE, LINE):
        return False
    if not _LEAST <= look.words <= _LONGEST or block.marker not in ("", "#", ">"):
        return False
    if is_dated(block.text) or _is_about_article(block.text):
        return False
    folded = fold(block.text)
    if not folded or folded == fold(page.headline_text):
        return False
    if look.kind != LINE:
        return True
    if are_alike(folded, fold(page.headline_text)):
        return False
    if is_name(block.text, 5) or block.text.istitle():
        return False
    if _is_below_headline(page, place):
        return True
    if look.words < 5:
        return False
    return _is_below_meta(page, place)


def _is_about_article(text: str) -> bool:
    """Whether a line says who wrote or sent the article and how long ago, or offers its links."""
    if len(text) > _LONGEST_NOTE:
        return False
    if "http" in text or ("@" in text and HANDLE.search(text)):
        return True
    if "ago" in text.lower() and AGO.search(text):
        return True
    return is_agency(text.rpartition(",")[2]) and is_name(text)


def _is_below_headline(page: Page, place: int) -> bool:
    """Whether nothing but a word or two stands between the headline and a block."""
    return (
        all(page.looks[between].kind in (WORDS, SIGN) for between in range(page.anchor + 1, place))
        and place - page.anchor <= 3
    )


def _is_below_meta(page: Page, place: int) -> bool:
    """Whether a byline or a date stands right above a block."""
    role = page.roles[place - 1]
    return role is not None and role.name in (BYLINE, PUBLISHED)
