"""The people of an article: full names, what they are called besides, and whether he or she.

Names are read from runs of capitalised words outside the quotes. A run is a person if it has a
known given name, a title before it, or if its last word stands for it later in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from reader.parse.quotes.model import Mark
from reader.parse.quotes.words import Words, given_names

Gender = Literal["m", "f"]

_CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŸŹŻŽȘȚ"
_WORD = rf"[{_CAPITAL}](?:\.|[\w’'-]*\w\.?)"
_RUN = re.compile(
    rf"{_WORD}(?:[ \u00a0](?:(?:de|da|di|do|dos|du|van|von|der|den|del|della|la|al|bin|el|zu)[ \u00a0])"
    rf"{{0,2}}{_WORD}){{0,6}}"
)
_APPOSITIVE = re.compile(r",? ?(?:\([^()]{1,30}\))?,[ \u00a0]([^,.;:“”\"«»„\n]{3,70})(?=[,.\n])")
_MAX_RUNS = 20_000
# More people of one last name than this are not told apart.
_MAX_FAMILY = 20
_MAX_ROLES = 60
_MAX_PARTS = 5
_GENERATIONS = frozenset(["jr", "sr", "ii", "iii", "iv"])


@dataclass(slots=True)
class Person:
    """Somebody the article names in full."""

    name: str
    given: str
    last: str
    gender: Gender | None = None
    roles: set[str] = field(default_factory=set)
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """A run of capitalised words, read: where in it the name stands, the name's words, and the
    words before it in small letters."""

    start: int
    end: int
    parts: tuple[str, ...]
    before: tuple[str, ...]


@dataclass(slots=True)
class Occurrence:
    """A place in the text where somebody is named."""

    start: int
    end: int
    person: Person


@dataclass(slots=True)
class People:
    """Everybody the article names, and where."""

    by_last: dict[str, list[Person]]
    by_role: dict[str, list[Person]]
    occurrences: list[Occurrence]


def find_people(text: str, marks: Sequence[Mark], words: Words) -> People:
    """Read the people of a text, leaving out what stands in quotes."""
    by_last: dict[str, list[Person]] = {}
    occurrences: list[Occurrence] = []
    singles: list[tuple[int, str, tuple[str, ...]]] = []
    read: dict[str, Name | None] = {}
    for start, run in _runs(text, marks):
        if " " not in run and "\u00a0" not in run:
            singles.append((start, run, ()))
            continue
        name = read[run] if run in read else read.setdefault(run, read_name(run, words))
        if name is None:
            continue
        first, last = start + name.start, start + name.end
        if len(name.parts) == 1:
            singles.append((first, name.parts[0], name.before))
            continue
        person = _person(by_last, name, text[first:last], words)
        if len(person.roles) < _MAX_ROLES:
            _roles(text, first, last, person, name.before)
        occurrences.append(Occurrence(first, last, person))
    by_role = _settle(by_last, words)
    occurrences += _named_by_last(by_last, singles, words)
    occurrences.sort(key=_position)
    return People(by_last, by_role, occurrences)


def _position(occurrence: Occurrence) -> int:
    return occurrence.start


def _runs(text: str, marks: Sequence[Mark]) -> Iterator[tuple[int, str]]:
    """Every run of capitalised words outside the quotes, with where it stands."""
    position = count = 0
    for limit, following in [(mark.start, mark.end) for mark in marks] + [(len(text), 0)]:
        for match in _RUN.finditer(text, position, limit):
            yield match.start(), match.group()
            count += 1
            if count > _MAX_RUNS:
                return
        position = following


def _named_by_last(
    by_last: dict[str, list[Person]],
    singles: list[tuple[int, str, tuple[str, ...]]],
    words: Words,
) -> Iterator[Occurrence]:
    """Where somebody known in full is named by the last name alone."""
    for start, run, title in singles:
        name = run if run in by_last or run[-1] not in "s’'." else bare(run)
        if family := by_last.get(name):
            person = _of_family(family, title, words)
            person.sure = True
            yield Occurrence(start, start + len(name), person)


def _of_family(family: list[Person], title: tuple[str, ...], words: Words) -> Person:
    """Who of one last name is meant: the one the title fits, else the first named."""
    gender = gender_of(title, words) if title else None
    if gender:
        for person in family:
            if person.gender == gender:
                return person
        for person in family:
            if person.gender is None:
                person.gender = gender
                return person
    return family[0]


def _settle(by_last: dict[str, list[Person]], words: Words) -> dict[str, list[Person]]:
    """Set everybody's gender; return who is called what."""
    male, female = given_names()
    by_role: dict[str, list[Person]] = {}
    for family in by_last.values():
        for person in family:
            low = person.given.lower()
            known: Gender | None = "m" if low in male else "f" if low in female else None
            person.gender = gender_of(person.roles, words) or known
            for role in person.roles:
                by_role.setdefault(role, []).append(person)
    return by_role


def gender_of(called: Iterable[str], words: Words) -> Gender | None:
    """The gender that words such as "Mrs" or "spokesman" tell."""
    called = set(called)
    if not called.isdisjoint(words.female_called):
        return "f"
    return None if called.isdisjoint(words.male_called) else "m"


def read_name(run: str, words: Words) -> Name | None:
    """Split a run of capitalised words into what stands before the name and the name."""
    raw = run.split()
    parts = [bare(part) for part in raw]
    low = [part.lower() for part in parts]
    first = 0
    for index, word in enumerate(low):
        tag = words.tags.lexicon.get(word)
        owner = index + 1 < len(raw) and raw[index] != parts[index] and "." not in raw[index]
        if word in words.titles or owner or (tag is not None and tag not in "VvBGEzeT"):
            first = index + 1
    male, female = given_names()
    for index in range(first, len(parts) - 1):
        if low[index] in male or low[index] in female:
            first = index
            break
    if not 0 < len(parts) - first <= _MAX_PARTS:
        return None
    start = 0
    for part in raw[:first]:
        start = run.index(part, start) + len(part)
    start = run.index(raw[first], start)
    end = len(run) - len(raw[-1]) + len(parts[-1])
    return Name(start, end, tuple(parts[first:]), tuple(low[:first]))


def bare(word: str) -> str:
    """A word without the sign of the possessive, or the full stop that ends a sentence."""
    if word[-1].isalnum() and word[-1] != "s":
        return word
    for tail in ("’s", "'s", "’", "'"):
        if word.endswith(tail):
            return word[: -len(tail)]
    return word.rstrip(".") if len(word) > 3 and word.count(".") == 1 else word


def _person(
    by_last: dict[str, list[Person]], name: Name, written: str, words: Words
) -> Person:
    given, last = name.parts[0], name.parts[-1]
    if last.lower() in _GENERATIONS and len(name.parts) > 2:
        last = name.parts[-2]
    family = by_last.setdefault(last, [])
    for known in family[:_MAX_FAMILY]:
        if known.given == given or _is_initial_of(known.given, given):
            if known.name.count(" ") + 1 < len(name.parts) <= _MAX_PARTS - 1:
                known.name = written
            return known
    male, female = given_names()
    low = given.lower()
    sure = low in male or low in female or not words.titles.isdisjoint(name.before)
    person = Person(written, given, last, sure=sure)
    family.append(person)
    return person


def _is_initial_of(one: str, other: str) -> bool:
    """“J.” and “Jane”, either way round."""
    short, long = sorted((one.rstrip("."), other.rstrip(".")), key=len)
    return len(short) == 1 and long.startswith(short)


def _roles(text: str, start: int, end: int, person: Person, title: Iterable[str]) -> None:
    """What somebody is called besides: words before the name, the appositive after it."""
    person.roles.update(title)
    before = text[max(0, start - 24) : start].split()
    if before and before[-1].isalpha():
        person.roles.add(before[-1].lower())
    if text[end : end + 1] in (",", " ") and (after := _APPOSITIVE.match(text, end)):
        person.roles.update(after.group(1).lower().split()[:8])
