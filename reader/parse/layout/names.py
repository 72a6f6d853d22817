"""Names in short lines: of authors and of agencies, with or without "By"."""

from __future__ import annotations

import re
from functools import lru_cache

from reader.parse.layout.dated import GLUE, without_roles
from reader.parse.layout.dateline_parts import agency_names, is_place
from reader.parse.layout.words import fold_label, lexicon, may_be_byline

AGO = re.compile(
    r"\d{1,3} ?(?:seconds?|secs?|minutes?|mins?|hours?|days?|weeks?|months?|years?|h|m|d) ago",
    re.IGNORECASE,
)
"""How long ago something was published."""

HANDLE = re.compile(r"(?<!\w)@\w{3,40}")
"""A name on a social network."""
LEAST_NAMES = 2
"""Capitalised words of a full name."""

_LONGEST = 160
_NAME_WORDS = 9
_ABBREVIATION = 4
"""Letters of a time zone's name and the like."""

_LABELS = frozenset(("share", "newsletter", "comments"))
_ADDRESS = re.compile(
    r"[\w.+-]{1,64}@[\w.-]{1,128}|\(?\+?\d[\d ()/-]{6,20}\d|@\w{2,40}|https?://\S{1,300}"
)
_DIGIT = re.compile(r"\d")
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


def after_byline_word(text: str) -> str | None:
    """What follows a byline's word in `text` if it is a name or several."""
    if len(text) > _LONGEST or not text:
        return None
    if not may_be_byline(text):
        return None
    return _after_byline_word(text)


@lru_cache(maxsize=1024)
def _after_byline_word(text: str) -> str | None:
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
    name = clean_name(rest)
    if name is None:
        return None
    return name if is_name(name, _NAME_WORDS if strict else 14) else None


def clean_name(text: str) -> str | None:
    """Take addresses, times and the like out of a line; None where nothing is left."""
    numbered = _DIGIT.search(text) is not None
    name = _ADDRESS.sub(" ", text) if numbered or "@" in text or "http" in text else text
    name = AGO.sub(" ", name) if numbered else name
    name = without_roles(name)
    name = " ".join(name.split()).strip(GLUE)
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


def capitals(text: str) -> int:
    """How many words of `text` have a capital, whatever stands before it."""
    return sum(1 for word in text.split() if not word.islower())


def is_full_name(text: str) -> bool:
    """Whether `text` is two to four capitalised words and no place."""
    words = text.split()
    return (
        2 <= len(words) <= 4
        and all(_NAME.fullmatch(word) and word[0].isupper() for word in words)
        and not all(word.isupper() and len(word) <= _ABBREVIATION for word in words)
        and not is_place(text)
    )


def is_name_alone(text: str) -> bool:
    """Whether `text` is a name, perhaps with a role or a place behind it, and nothing else."""
    match = _NAME_WITH_MORE.fullmatch(text)
    name = match[1] if match is not None else text
    words = name.split()
    return (
        2 <= len(words) <= 5
        and is_name(name, 5)
        and all(_NAME.fullmatch(word.strip(",")) for word in words)
        and not any(lexicon().labels.get(fold_label(word)) in _LABELS for word in words)
        and not is_place(name)
    )


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
    return text.strip(GLUE).lower() in agency_names()
