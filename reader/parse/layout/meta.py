"""Stage six: bylines and dates in the lines between headline and body, and right behind it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from reader.parse.dates import find_dates
from reader.parse.layout.dateline import is_place
from reader.parse.layout.looks import CAPTION, LABEL, LINE, PROSE, SIGN, WORDS
from reader.parse.layout.page import BYLINE, PUBLISHED, RESIDUE
from reader.parse.layout.words import fold_label, is_byline_word, label_kind, lexicon
from reader.text.safe import SafeText

if TYPE_CHECKING:
    from reader.parse.draft import DraftDate
    from reader.parse.layout.page import Page

_LONGEST = 160
_FOOT_LINES = 14
_LONGEST_DATE = 110
_WORDS_BESIDE_DATE = 6
_NAME_WORDS = 9
_BY = frozenset(("by", "By", "BY"))
_GLUE = " \u00a0\t,;:|/·•–—-()[]>"
_TIMES = re.compile(
    r"\d{1,2}[:.h]\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?"
    r"(?: ?(?:Uhr|GMT|UTC|CES?T|MEZ|MESZ|BST|[ECMP][SD]?T|IST|MYT))?"
    r"|\d{1,2} ?[ap]\.?m\.?|\d{1,3} ?(?:min|minutes?|mins|Min)\b\.?",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"\d{1,3} ?(?:minutes?|mins?|hours?|days?|weeks?|months?|h|m|d) ago", re.IGNORECASE
)
_ADDRESS = re.compile(
    r"[\w.+-]{1,64}@[\w.-]{1,128}|\(?\+?\d[\d ()/-]{6,20}\d|@\w{2,40}|https?://\S{1,300}"
)
_NAME = re.compile(r"[^\W\d_][\w'’.\-]*", re.UNICODE)
# "Anna Hall, political correspondent", "Anna Hall in Leeds"
_NAME_WITH_MORE = re.compile(
    r"([^\W\d_][\w'’.-]{0,30}(?: [^\W\d_][\w'’.-]{0,30}){1,3}?)"
    r"(?:, [a-zäöü]| (?:in|at|from|aus) )[^.!?]{1,60}"
)
_PARTICLES_TEXT = """
    von van de der den del della di da dos das du le la el al bin ibn ter ten zu zum and und et
    y e i og och en & with mit für in of the für ja ve и та
"""
_PARTICLES = frozenset(_PARTICLES_TEXT.split())


class Date(NamedTuple):
    """A date in a line and what the words beside it call it."""

    date: DraftDate
    role: str
    """"published", "modified" or ""."""


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
        block, look = page.blocks[place], page.looks[place]
        if page.roles[place] is not None or len(block.text) > _LONGEST or look.kind == PROSE:
            continue
        if page.published is None:
            found, _ = _dates(block.text)
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
        names.append((place, text.strip(_GLUE)))
        return True
    found, rest = _dates(text) if any(map(str.isdigit, text)) else ([], text)
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
    elif look.kind in (WORDS, LINE) and _AGO.search(text):
        page.set(place, RESIDUE, "time")
        _take_name(text, place, above, names)
    elif look.kind in (WORDS, LINE) and is_agency(text) and not above:
        page.set(place, BYLINE, "an agency's name")
        names.append((place, text.strip(_GLUE)))
    return False


def _take_name(rest: str, place: int, above: bool, names: list[tuple[int, str]]) -> None:
    """Take what is left of a line beside its date for a name if it is surely one."""
    for number, part in enumerate(re.split(r"[|•·]", rest)):
        name = _clean_name(part)
        if not name or above or not is_name(name) or label_kind(name):
            continue
        if is_agency(name) or is_person(name) or (not number and _is_full_name(name)):
            names.append((place, name))
            return


def _is_full_name(text: str) -> bool:
    """Whether `text` is two to four capitalised words and no place."""
    words = text.split()
    return (
        2 <= len(words) <= 4
        and all(_NAME.fullmatch(word) and word[0].isupper() for word in words)
        and not is_place(text)
    )


def _may_be_byline(text: str) -> bool:
    return len(text) <= _LONGEST and after_byline_word(text) is not None


def _dates(text: str) -> tuple[list[Date], str]:
    """The dates of a line with their roles, and what is left of it without them."""
    found = find_dates(text.replace("\u00a0", " ").replace("\u202f", " "))
    if not found:
        return [], text
    known = lexicon()
    dates: list[Date] = []
    rest: list[str] = []
    position = 0
    for start, end, date in found:
        before = text[position:start]
        folded = fold_label(_TIMES.sub(" ", before))
        role = ""
        if _ends_with(folded, known.modified):
            role = "modified"
        elif _ends_with(folded, known.published):
            role = "published"
        dates.append(Date(replace(date, text=SafeText(text[start:end])), role))
        rest.append(before)
        position = end
    rest.append(text[position:])
    return dates, _without_roles(" ".join(rest))


def _ends_with(folded: str, phrases: frozenset[str]) -> bool:
    words = folded.split()
    return any(" ".join(words[-count:]) in phrases for count in (3, 2, 1) if len(words) >= count)


def _without_roles(text: str) -> str:
    """Take times and the words for "published" and "updated" out of what is left of a line."""
    words = _TIMES.sub(" ", text).split()
    known = lexicon()
    kept: list[str] = []
    place = 0
    while place < len(words):
        for count in (3, 2, 1):
            phrase = fold_label(" ".join(words[place : place + count]))
            if phrase in known.published or phrase in known.modified or not phrase:
                place += count
                break
        else:
            kept.append(words[place])
            place += 1
    return " ".join(kept).strip(_GLUE)


def _choose(page: Page, dates: list[Date]) -> None:
    """The date called published, else the first; one called updated counts where it is alone."""
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


def after_byline_word(text: str) -> str | None:
    """What follows a byline's word in `text` if it is a name or several."""
    if len(text) > _LONGEST:
        return None
    opener = text.split(None, 1)[0] if text else ""
    if fold_label(opener) not in lexicon().byline_openers and opener[:2] not in _BY:
        return None
    words = text.split()
    known = lexicon().bylines
    for count in (4, 3, 2, 1):
        opening = fold_label(" ".join(words[:count]))
        if len(words) > count and opening in lexicon().genres:
            return text if is_name(" ".join(words[count:])) else None
        if len(words) > count and opening in known:
            rest = " ".join(words[count:])
            colon = words[count - 1].endswith(":")
            return _name_of(rest, strict=not colon and words[0].lower() in _AMBIGUOUS)
    # Some pages glue the word to the name: "byAnna Hall".
    if words and words[0][:2].lower() == "by" and words[0][2:3].isupper():
        return _name_of(text[2:], strict=True)
    return None


_AMBIGUOUS_TEXT = """
    de di von van av af na text tekst texte avec le der a the aus redaktion
"""
_AMBIGUOUS = frozenset(_AMBIGUOUS_TEXT.split())


def _name_of(rest: str, strict: bool) -> str | None:
    again = after_byline_word(rest) if not strict else None
    if again:
        return again
    name = _clean_name(rest)
    if name is None:
        return None
    return name if is_name(name, _NAME_WORDS if strict else 14) else None


def _clean_name(text: str) -> str | None:
    name = _ADDRESS.sub(" ", text)
    name = _AGO.sub(" ", name)
    name = _without_roles(name)
    name = " ".join(name.split()).strip(_GLUE)
    return name or None


def is_name(text: str, longest: int = _NAME_WORDS) -> bool:
    """Whether `text` may be a person's name, several, or an agency's."""
    words = text.replace(",", " ").replace("|", " ").replace("/", " ").split()
    if not 0 < len(words) <= longest or len(text) > 120 or text[-1] in "!?":
        return False
    if any(character.isdigit() for character in text):
        return False
    if not text.isascii() and all(ord(letter) >= 0x590 for letter in text if letter.isalpha()):
        return len(text) <= 24
    names = sum(1 for word in words if word[:1].isupper())
    others = sum(1 for word in words if word[:1].islower() and word.lower() not in _PARTICLES)
    return names >= 1 and (names >= 2 or len(words) == 1) and others <= max(0, longest - 10)


def _lone_name(page: Page, begin: int, stop: int, names: list[tuple[int, str]]) -> None:
    """A name alone in a line of the head is the author's: beside the date, or a given name."""
    if page.headline is None:
        return
    lone = [
        place
        for place in range(max(begin, page.anchor + 1), stop)
        if page.roles[place] is None and _is_lone_name(page, place)
    ]
    dated = {place for place in range(begin, stop) if _is_dated(page, place)}
    for place in lone:
        if dated & {place - 2, place - 1, place + 1, place + 2}:
            page.set(place, BYLINE, "a name beside the date")
            names.append((place, page.blocks[place].text))
            return
    for place in lone:
        if is_person(page.blocks[place].text):
            page.set(place, BYLINE, "a name below the headline")
            names.append((place, page.blocks[place].text))
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
    match = _NAME_WITH_MORE.fullmatch(text)
    if match is not None:
        text = match[1]
    words = text.split()
    return (
        2 <= len(words) <= 5
        and is_name(text, 5)
        and all(_NAME.fullmatch(word.strip(",")) for word in words)
        and not is_place(text)
    )


def is_dated(text: str) -> bool:
    """Whether a short line is little more than a date or a time."""
    digits = sum(map(str.isdigit, text))
    if digits < 3 or len(text) > _LONGEST_DATE:
        return False
    if digits * 3 >= len(text):
        return True
    found, rest = _dates(text)
    return bool(found) and len(rest.split()) <= _WORDS_BESIDE_DATE


def is_person(text: str) -> bool:
    """Whether `text` begins with a given name that is known."""
    from unicodedata import normalize

    from reader.parse.quotes.words import given_names

    first = (
        normalize("NFKD", text.split(maxsplit=1)[0].strip(",").lower())
        .encode("ascii", "ignore")
        .decode()
    )
    return any(first in names for names in given_names()) and len(text.split()) >= 2


def is_agency(text: str) -> bool:
    """Whether `text` is the name of an agency or a desk."""
    return text.strip(_GLUE).lower() in _agencies()


@cache
def _agencies() -> frozenset[str]:
    listed = files("reader.parse.layout").joinpath("words", "agencies.txt").read_text("utf-8")
    return frozenset(
        name.strip().lower() for name in listed.splitlines() if not name.startswith("#")
    )
