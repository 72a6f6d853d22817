"""Stage six: bylines and dates in the lines between headline and body, and right behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.parse.layout.dated import GLUE, dates_of, is_dated
from reader.parse.layout.looks import CAPTION, LABEL, LINE, PROSE, SIGN, WORDS
from reader.parse.layout.names import (
    AGO,
    HANDLE,
    LEAST_NAMES,
    after_byline_word,
    capitals,
    clean_name,
    is_agency,
    is_full_name,
    is_name,
    is_name_alone,
    is_person,
)
from reader.parse.layout.page import BYLINE, PUBLISHED, RESIDUE
from reader.parse.layout.words import is_byline_word, label_kind

if TYPE_CHECKING:
    from reader.parse.layout.dated import Date
    from reader.parse.layout.page import Page

_LONGEST = 160
_OTHER_SCRIPT = re.compile("[\u0590-\u200f\u2028-\U0010ffff]")
"""Letters of scripts without capitals, and what else stands among them."""
_DIGIT = re.compile(r"\d")
_FOOT_LINES = 14


def read_head(page: Page, stop: int) -> None:
    """Take bylines and dates from the blocks up to `stop`, the body's first paragraph."""
    begin = _head_start(page)
    dates: list[Date] = []
    names: list[tuple[int, str]] = []
    waiting = False
    for place in range(begin, stop):
        if page.roles[place] is not None:
            waiting = False
            continue
        text = page.blocks[place].text
        if len(text) > _LONGEST or (page.looks[place].kind == PROSE and not _may_be_byline(text)):
            continue
        waiting = _read_line(page, place, dates, names, waiting)
    if not names:
        _lone_name(page, begin, stop, names)
    if names:
        page.byline = ", ".join(dict.fromkeys(name for _, name in names))[:400]
    _choose(page, dates)


def read_foot(page: Page) -> None:
    """Look behind the body for what the head did not say, where a label says what it is."""
    last = min(page.end + _FOOT_LINES, len(page.blocks))
    dates: list[Date] = []
    for place in range(page.end, last):
        look = page.looks[place]
        if look.wordy or look.kind == PROSE or page.roles[place] is not None:
            continue
        block = page.blocks[place]
        if len(block.text) > _LONGEST:
            continue
        if page.published is None:
            found, _ = dates_of(block.text)
            if any(date.role for date in found):
                dates += found
                page.set(place, PUBLISHED, "a labelled date behind the body")
        if page.byline is None and look.kind in (WORDS, LINE, LABEL):
            name = after_byline_word(block.text)
            if name:
                page.byline = name
                page.set(place, BYLINE, "a byline behind the body")
    if page.published is None:
        _choose(page, dates)


def _head_start(page: Page) -> int:
    """Where the head begins: at the headline, or a few lines above it."""
    if page.headline is None:
        return 0
    begin = page.anchor
    while begin > 0 and page.anchor - begin < 3 and page.looks[begin - 1].kind != PROSE:
        begin -= 1
    return begin


def _read_line(
    page: Page, place: int, dates: list[Date], names: list[tuple[int, str]], waiting: bool
) -> bool:
    """Read one line of the head; returns whether a lone "By" waits for the name in the next."""
    text, look = page.blocks[place].text, page.looks[place]
    if is_byline_word(text):
        page.set(place, RESIDUE, "label")
        return True
    above = place < page.anchor
    if waiting and look.kind in (WORDS, LINE) and is_name(text):
        page.set(place, BYLINE, "a name behind a byline's word")
        names.append((place, text.strip(GLUE)))
        return True
    numbered = _DIGIT.search(text) is not None
    found, rest = dates_of(text) if numbered else ((), text)
    name = after_byline_word(rest if found else text)
    if name and not above:
        page.set(place, BYLINE, "begins as a byline does")
        names.append((place, name))
        dates += found
        return False
    if found and len(rest.split()) <= 10 and look.kind != CAPTION:
        dates += found
        page.set(place, PUBLISHED, "holds a date and little else")
        _take_name(rest, place, above, names)
    elif numbered and look.kind in (WORDS, LINE) and AGO.search(text):
        page.set(place, RESIDUE, "time")
        _take_name(text, place, above, names)
    elif look.kind in (WORDS, LINE) and is_agency(text) and not above:
        page.set(place, BYLINE, "an agency's name")
        names.append((place, text.strip(GLUE)))
    return False


def _take_name(rest: str, place: int, above: bool, names: list[tuple[int, str]]) -> None:
    """Take what is left of a line beside its date for a name if it is surely one."""
    if not rest:
        return
    for number, part in enumerate(re.split(r"[|•·]", rest)):
        name = clean_name(part)
        if not name or above or not is_name(name) or label_kind(name):
            continue
        if is_agency(name) or is_person(name) or (not number and is_full_name(name)):
            names.append((place, name))
            return


def _may_be_byline(text: str) -> bool:
    return len(text) <= _LONGEST and after_byline_word(text) is not None


def _choose(page: Page, dates: list[Date]) -> None:
    """The date called published, else the first; one called updated counts where it is alone."""
    if not dates:
        return
    for date in dates:
        if date.role == "modified" and page.modified is None:
            page.modified = date.date
    first = next((date for date in dates if date.role == "published" and date.date.iso), None)
    first = first or next(
        (date for date in dates if date.role != "modified" and date.date.iso), None
    )
    first = first or next((date for date in dates if date.date.iso), None)
    first = first or next(iter(dates), None)
    if first is not None and page.published is None:
        page.published = first.date


def _lone_name(page: Page, begin: int, stop: int, names: list[tuple[int, str]]) -> None:
    """A name alone in a line of the head is the author's: beside the date, or a given name."""
    if page.headline is None:
        return
    lone = [
        place
        for place in range(max(begin, page.anchor + 1), stop)
        if page.roles[place] is None and _is_lone_name(page, place)
    ]
    if not lone:
        return
    dated = {place for place in range(begin, stop) if _is_dated(page, place)}
    for place in lone:
        if dated & {place - 2, place - 1, place + 1, place + 2}:
            page.set(place, BYLINE, "a name beside the date")
            names.append((place, clean_name(page.blocks[place].text) or ""))
            return
    for place in lone:
        # "Anna Hall @annahall": nobody but an author is named so above an article.
        if is_person(page.blocks[place].text) or HANDLE.search(page.blocks[place].text):
            page.set(place, BYLINE, "a name below the headline")
            names.append((place, clean_name(page.blocks[place].text) or ""))
            return


def _is_dated(page: Page, place: int) -> bool:
    role = page.roles[place]
    if role is None:
        return page.looks[place].kind == SIGN and is_dated(page.blocks[place].text)
    return role.name == PUBLISHED


def _is_lone_name(page: Page, place: int) -> bool:
    if page.looks[place].kind not in (WORDS, LINE) or page.blocks[place].marker == "#":
        return False
    text = page.blocks[place].text
    if capitals(text) < LEAST_NAMES and _OTHER_SCRIPT.search(text) is None:
        return False
    name = clean_name(text)
    return name is not None and is_name_alone(name)
