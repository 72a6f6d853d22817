"""The parts of a dateline: places, agency and date of "HAYWARD, Calif., March 4 (AP)"."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from reader.parse.datewords import MONTHS, WEEKDAYS

_AGENCY = re.compile(r"[ \u00a0]?(?:\(([^()\n]{2,40})\)|/([^()/\n]{2,40})/)[ \u00a0]?")
_PLACE = re.compile(r"[^\W\d_][\w'’.\-]*(?:[ /\u00a0-](?:[^\W\d_][\w'’.\-]*|&)){0,5}", re.UNICODE)
_SITE = re.compile(r"[\w-]{2,30}\.(?:com?|net|org|info|ru|id|my)", re.IGNORECASE)
_SHORT_STATE = re.compile(r",[ ](?:[A-Z]\.)?[A-Z][a-zA-Z]{0,4}$")
_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th|er|º|\.)?|\d{4}|\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?\.?")
_SMALL_TEXT = """
    de des la le les los las el al do da dos das di del della am an der den die of and und et y
    e i upon sur sul on the new
"""
SMALL = frozenset(_SMALL_TEXT.split())
"""Words within the names of places that have no capital."""


_MOST_PLACES, _AGENCY_LETTERS = 3, 4
_MONTHS_IN_FULL = (
    "january", "february", "march", "april", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip


class Parts(NamedTuple):
    """What a dateline says; `place` is "" where only an agency stands."""

    place: str
    agency: str | None
    date: str | None


@cache
def _words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Places; words in capitals before a colon that are none ("UPDATE:"); agencies."""
    folder = files("reader.parse.layout").joinpath("words")
    names = folder.joinpath("places.txt").read_text("utf-8").splitlines()
    no_places = folder.joinpath("no_places.txt").read_text("utf-8").split("\n")
    agencies = folder.joinpath("agencies.txt").read_text("utf-8").splitlines()
    return (
        frozenset(name.strip().lower() for name in names if name and not name.startswith("#")),
        frozenset(name.strip().lower() for name in no_places if name and not name.startswith("#")),
        frozenset(name.strip().lower() for name in agencies if name and not name.startswith("#")),
    )


def read_parts(head: str, stop: bool = False) -> Parts | None:
    """Take "HAYWARD, Calif., March 4 (AP)" apart; None if it is no such thing.

    Args:
        head: what stands before the dash or the colon.
        stop: whether a full stop stood behind it: of an abbreviation, if it ends with one.
    """
    agency = None
    match = _AGENCY.search(head) if "(" in head or "/" in head else None
    if match is not None and (match.start() == 0 or match.end() >= len(head.rstrip(" .,"))):
        agency = (match[1] or match[2]).strip()
        if not _is_agency(agency):
            return None
        stop = head[: match.start()].endswith(".")
        head = (head[: match.start()] + head[match.end() :]).strip(" ,.-–—")
        if not head:
            return Parts("", agency, None)
    elif is_known_agency(head):
        return Parts("", head, None)
    if stop and _SHORT_STATE.search(head):
        head += "."
    return _components(head, agency)


def _components(head: str, agency: str | None) -> Parts | None:
    places: list[str] = []
    dates: list[str] = []
    for component in head.split(","):
        bare = component.strip(" .-") if not places else component.strip(" -")
        if not bare:
            continue
        if is_date(bare) or (agency is not None and places and bare.isdigit() and len(bare) < 3):
            dates.append(bare.strip("."))
        elif agency is None and _signs(bare, behind=bool(places)):
            agency = bare
        elif dates or len(places) == _MOST_PLACES or _PLACE.fullmatch(bare) is None:
            return None
        else:
            places.append(bare)
    if not places or not _are_places(places, bool(dates)):
        return None
    return Parts(", ".join(places), agency, ", ".join(dates) or None)


def _signs(component: str, behind: bool) -> bool:
    """Whether a part between commas names who reports; `behind` a place "Pa." is a state."""
    if "." in component and _SITE.fullmatch(component) is not None:
        return True
    return is_known_agency(component) and (not behind or len(component) >= _AGENCY_LETTERS)


def agency_names() -> frozenset[str]:
    """Names of agencies and desks, in lower case."""
    return _words()[2]


def is_known_agency(text: str) -> bool:
    """Whether `text` is the name of an agency or a desk, or of several: "dpa/lno"."""
    return text.replace("-", "/").split("/", 1)[0].strip(" .").lower() in agency_names()


def _is_agency(text: str) -> bool:
    words = text.split()
    return is_known_agency(text) or (
        len(words) <= 5
        and words[0][:1].isalpha()
        and any(map(str.isupper, text))
        and (sum(1 for word in words if word[:1].islower()) <= 1)
    )


def is_date(text: str) -> bool:
    """Whether `text` is a date as datelines have it, with or without a year."""
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
        if is_no_place(place):
            return False
        for word in place.replace("/", " ").split():
            if (
                not word[0].isupper()
                and word.lower() not in SMALL
                and not (dated and word.islower())
            ):
                return False
    return all(len(place.split()) <= 3 for place in places[1:])


def is_no_place(place: str) -> bool:
    """Whether what could be a place by its looks is none: "UPDATE"."""
    known = _words()[1]
    first = place.split(maxsplit=1)[0].lower()
    return place.lower() in known or (first in known and first not in SMALL)


def is_place(place: str) -> bool:
    """Whether `place` is one that reports are often written from; of several, every one."""
    known = _words()[0]
    return all(
        part.strip().lower() in known
        for part in place.split(",", maxsplit=1)[0].replace("/", ",").split(",")
    )
