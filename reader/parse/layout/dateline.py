"""Stage seven: the dateline, where and when a report was written.

Forms: "MOSCOW: ", "MADRID — ", "HAYWARD, Calif. (AP) — ", "KATHMANDU, April 25 (Agency) - ",
"NEW YORK/LONDON - ", "Berlin. Der", "Paris, le 5 mai (AFP) – ", "(Agency) — " without a place,
"【ソウル=…】", "（北京 3日 …電）" and a place in a line of its own.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from reader.parse.datewords import MONTHS, WEEKDAYS
from reader.parse.draft import DraftDateline
from reader.text.safe import SafeText

if TYPE_CHECKING:
    from reader.parse.layout.page import Page

_REACH = 110
_SEPARATOR = re.compile(
    r"\.?[ \u00a0]{0,2}(?:—|―|–|--|-)[ \u00a0\n]|[ \u00a0]?(?:—|―)|:[ \u00a0]|\.[ \u00a0]"
)
_AGENCY = re.compile(r"[ \u00a0]?[(/]([^()/\n]{2,40})[)/][ \u00a0]?")
_PLACE = re.compile(r"[^\W\d_][\w'’.\-]*(?:[ /\u00a0-](?:[^\W\d_][\w'’.\-]*|&)){0,5}", re.UNICODE)
_EAST = re.compile(
    r"[【（(](?P<place>[^\W\d_]{2,10})(?:[=＝・]|[ 　]?(?:[\d０-９]{1,2}月)?[\d０-９]{1,2}日)"
    r"(?P<agency>[^】）)\n]{0,30})[】）)]"
    r"|(?P<service>新华社|新華社|中新社|中新网|共同社|中央社)(?:记者[^\W\d_]{2,6})?(?P<place2>[^\W\d_]{2,6}?)"
    r"(?:[\d０-９]{1,2}月)?[\d０-９]{1,2}日(?:电|電|讯|訊)(?:[（(][^）)\n]{0,40}[）)])?"
)
_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th|er|º|\.)?|\d{4}|\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?\.?")
_SMALL_TEXT = """
    de des la le les los las el al do da dos das di del della am an der den die of and und et y
    e i upon sur sul on the new
"""
_SMALL = frozenset(_SMALL_TEXT.split())


_MONTHS_IN_FULL = (
    "january", "february", "march", "april", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip


class _Parts(NamedTuple):
    place: str
    agency: str | None
    date: str | None


@cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    """Places, and words in capitals before a colon that are none ("UPDATE:")."""
    folder = files("reader.parse.layout").joinpath("words")
    names = folder.joinpath("places.txt").read_text("utf-8").splitlines()
    no_places = folder.joinpath("no_places.txt").read_text("utf-8").split("\n")
    return (
        frozenset(name.strip().lower() for name in names if name and not name.startswith("#")),
        frozenset(name.strip().lower() for name in no_places if name and not name.startswith("#")),
    )


def find_dateline(page: Page, first: int, standfirst: int | None) -> None:
    """Set `page.dateline` from the body's first paragraph, the standfirst or a line above."""
    capitals = _speaks_in_turns(page, first)
    for place in (first, standfirst):
        if place is not None and page.dateline is None:
            page.dateline = read_dateline(page.blocks[place].text, turns=capitals)


def read_dateline(text: str, turns: bool = False) -> DraftDateline | None:
    """Read the dateline that `text`, a paragraph, begins with.

    Args:
        text: the paragraph.
        turns: whether other paragraphs too begin with capitals and a colon, as in an interview.

    Returns:
        The dateline with its closing mark, or None. `place` is None where only an agency stands.
    """
    east = _EAST.match(text)
    if east is not None:
        place = east["place"] or east["place2"]
        agency = (east["agency"] or east["service"] or "").strip(" =＝・") or None
        return _dateline(east.group(), _Parts(place, agency, None))
    head = text[:_REACH].lstrip("*")
    skipped = min(_REACH, len(text)) - len(head)
    for match in _SEPARATOR.finditer(head):
        if match.start() == 0:
            continue
        parts = _read_parts(head[: match.start()])
        if parts is not None and _is_dateline(
            parts, match.group().strip(), text[skipped + match.end() :], turns
        ):
            return _dateline(text[: skipped + match.end()].rstrip(), parts)
        if match.group()[0] == ":":
            return None
    return None


def own_line(text: str) -> DraftDateline | None:
    """Read a line of its own, right above the first paragraph, that is but a dateline."""
    bare = text.rstrip(" -–—.:")
    parts = _read_parts(bare)
    if parts is None or len(bare) > 60:
        return None
    known = is_place(parts.place)
    if (
        known
        or (parts.date and parts.place)
        or (text != bare and text[-1] in "-–—" and parts.place)
    ):
        return _dateline(text, parts)
    if parts.place.isupper() and "," in parts.place and len(parts.place.split()) <= 4:
        return _dateline(text, parts)
    return None


def _dateline(text: str, parts: _Parts) -> DraftDateline:
    return DraftDateline(
        SafeText(text),
        SafeText(parts.place) if parts.place else None,
        SafeText(parts.agency) if parts.agency else None,
        SafeText(parts.date) if parts.date else None,
    )


def _read_parts(head: str) -> _Parts | None:
    """Take "HAYWARD, Calif., March 4 (AP)" apart; None if it is no such thing."""
    agency = None
    match = _AGENCY.search(head)
    if match is not None and (match.start() == 0 or match.end() >= len(head.rstrip(" .,"))):
        agency = match[1].strip()
        if not _is_agency(agency):
            return None
        head = (head[: match.start()] + head[match.end() :]).strip(" ,.-–—")
        if not head:
            return _Parts("", agency, None)
    places: list[str] = []
    dates: list[str] = []
    for component in head.split(","):
        bare = component.strip(" .-") if not places else component.strip(" -")
        if not bare:
            continue
        if _is_date(bare):
            dates.append(bare.strip("."))
        elif dates or len(places) == 3 or _PLACE.fullmatch(bare) is None:
            return None
        else:
            places.append(bare)
    if not places or not _are_places(places, bool(dates)):
        return None
    return _Parts(", ".join(places), agency, ", ".join(dates) or None)


def _is_agency(text: str) -> bool:
    words = text.split()
    return (
        len(words) <= 5
        and words[0][:1].isalpha()
        and any(map(str.isupper, text))
        and (sum(1 for word in words if word[:1].islower()) <= 1)
    )


def _is_date(text: str) -> bool:
    words = [word.strip(".").lower() for word in text.split()]
    words = [word for word in words if word not in ("le", "den", "de", "of", "the", "")]
    if not words or len(words) > 4 or (len(words) == 1 and len(words[0]) < 3):
        return False
    days = sum(1 for word in words if _DAY.fullmatch(word) is not None)
    known = sum(
        1 for word in words if word in MONTHS or word in WEEKDAYS or (days and _is_misspelt(word))
    )
    return known + days == len(words) and (known > 0 or words[0][0].isdigit())


def _is_misspelt(word: str) -> bool:
    """Whether `word` is an English month with a letter too many or too few: "Marchg"."""
    return any(
        word.startswith(month) or (len(word) > 3 and month.startswith(word))
        for month in _MONTHS_IN_FULL
        if abs(len(word) - len(month)) <= 1
    )


def _are_places(places: list[str], dated: bool) -> bool:
    first = places[0].replace("/", " ").split()
    if not 0 < len(first) <= 5 or len(places[0]) > 40:
        return False
    for place in places:
        if _is_no_place(place):
            return False
        for word in place.replace("/", " ").split():
            if (
                not word[0].isupper()
                and word.lower() not in _SMALL
                and not (dated and word.islower())
            ):
                return False
    return all(len(place.split()) <= 3 for place in places[1:])


def _is_no_place(place: str) -> bool:
    known = _words()[1]
    first = place.split(maxsplit=1)[0].lower()
    return place.lower() in known or (first in known and first not in _SMALL)


def _is_dateline(parts: _Parts, separator: str, rest: str, turns: bool) -> bool:
    rest = rest.lstrip()
    if not rest:
        return False
    if parts.agency is not None or parts.date is not None:
        return separator != "." or parts.agency is not None
    place = parts.place
    words = len(place.replace("/", " ").split())
    capitals = place.split(",")[0].isupper() and sum(map(str.isalpha, place)) >= 3
    opens = rest[0].isupper() or rest[0].isdigit() or rest[0] in "\"'“„«‘" or not rest[0].isalpha()
    if separator == ".":
        return is_place(place) and opens and not rest[:2].isupper()
    if separator == ":":
        return capitals and words <= 4 and not turns and opens and len(rest) > 60
    if capitals:
        return words <= 5 and opens
    if is_place(place):
        return opens
    return (
        words <= 2 and "," not in place and opens and separator in ("-", "–") and place[-1] != "."
    )


def is_place(place: str) -> bool:
    """Whether `place` is one that reports are often written from; of several, every one."""
    known = _words()[0]
    return all(
        part.strip().lower() in known
        for part in place.split(",", maxsplit=1)[0].replace("/", ",").split(",")
    )


def _speaks_in_turns(page: Page, first: int) -> bool:
    """Whether several paragraphs begin with capitals and a colon, as an interview's do."""
    found = 0
    for block in page.blocks[first : first + 40]:
        head = block.text[:40].partition(":")
        if head[1] and head[0].isupper() and not _is_no_place(head[0]):
            found += 1
            if found > 1:
                return True
    return False
