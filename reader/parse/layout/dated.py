"""Dates in short lines: what they are called, and what stands beside them."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reader.parse.dates import find_dates
from reader.parse.layout.words import fold_label, lexicon
from reader.text.safe import SafeText

if TYPE_CHECKING:
    from reader.parse.draft import DraftDate

GLUE = " \u00a0\t,;:|/·•–—-()[]>"
"""What joins a date, a time and a name in a line."""

_LONGEST_DATE = 110
_DIGITS = frozenset("0123456789")
_WORDS_BESIDE_DATE = 6
_DIGIT = re.compile(r"\d")
_TIMES = re.compile(
    r"\d{1,2}[:.h]\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?"
    r"(?: ?(?:Uhr|GMT|UTC|CES?T|MEZ|MESZ|BST|[ECMP][SD]?T|IST|MYT))?"
    r"|\d{4} ?(?:GMT|UTC|[A-Z]{2,3}T)\b"
    r"|\d{1,2} ?[ap]\.?m\.?|\d{1,3} ?(?:min|minutes?|mins|Min)\b\.?",
    re.IGNORECASE,
)


class Date(NamedTuple):
    """A date in a line and what the words beside it call it."""

    date: DraftDate
    role: str
    """"published", "modified" or ""."""


@lru_cache(maxsize=2048)
def dates_of(text: str) -> tuple[tuple[Date, ...], str]:
    """The dates of a line with their roles, and what is left of it without them."""
    found = find_dates(text.replace("\u00a0", " ").replace("\u202f", " "))
    if not found:
        return (), text
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
    return tuple(dates), without_roles(" ".join(rest))


def _ends_with(folded: str, phrases: frozenset[str]) -> bool:
    words = folded.split()
    return any(" ".join(words[-count:]) in phrases for count in (3, 2, 1) if len(words) >= count)


def without_roles(text: str) -> str:
    """Take times and the words for "published" and "updated" out of what is left of a line."""
    words = (_TIMES.sub(" ", text) if _DIGIT.search(text) else text).split()
    known = lexicon()
    opening = _opening()
    kept: list[str] = []
    place = 0
    while place < len(words):
        folded = fold_label(words[place])
        if folded and folded not in opening:
            kept.append(words[place])
            place += 1
            continue
        for count in (3, 2, 1):
            phrase = fold_label(" ".join(words[place : place + count]))
            if phrase in known.published or phrase in known.modified or not phrase:
                place += count
                break
        else:
            kept.append(words[place])
            place += 1
    return " ".join(kept).strip(GLUE)


@cache
def _opening() -> frozenset[str]:
    """The words that "published" and "updated" and their like begin with."""
    known = lexicon()
    return frozenset(phrase.split()[0] for phrase in known.published | known.modified if phrase)


@cache
def _called() -> frozenset[str]:
    """The single words that a date stands behind."""
    known = lexicon()
    return frozenset(word for word in known.published | known.modified if " " not in word) - {
        "le",
        "date",
        "vom",
    }


def is_dated(text: str) -> bool:
    """Whether a short line is little more than a date or a time."""
    if len(text) > _LONGEST_DATE or _DIGITS.isdisjoint(text):
        return False
    return _is_dated(text)


@lru_cache(maxsize=1024)
def _is_dated(text: str) -> bool:
    digits = sum(map(str.isdigit, text))
    if digits < 3:
        return False
    if digits * 3 >= len(text) or fold_label(text.split(None, 1)[0]) in _called():
        return True
    found, rest = dates_of(text)
    return bool(found) and len(rest.split()) <= _WORDS_BESIDE_DATE
