"""The people of an article: full names, what they are called besides, and whether he or she.

Names are read from runs of capitalised words outside the quotes. A run is a person if it has a
known given name, a title before it, or if its last word stands for it later in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
_BEFORE = re.compile(r"([^\s,.;:“”\"]{2,20})[ \u00a0]$")
_MAX_RUNS = 20_000
# More people of one last name than this are not told apart.
_MAX_FAMILY = 20
_MAX_ROLES = 60


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
    singles: list[tuple[int, str]] = []
    for match in _runs(text, marks):
        run = match.group()
        if " " not in run and "\u00a0" not in run:
            singles.append((match.start(), run))
            continue
        found = read_name(text, match.start(), match.end(), words)
        if found is None:
            continue
        start, end, names, title = found
        if len(names) == 1:
            singles.append((start, names[0]))
            continue
        person = _person(by_last, names, text[start:end], title, words)
        _roles(text, start, end, person, title)
        occurrences.append(Occurrence(start, end, person))
    for start, run in singles:
        name = run if run in by_last else _bare(run)
        if known := by_last.get(name):
            known[0].sure = True
            occurrences.append(Occurrence(start, start + len(name), known[0]))
    occurrences.sort(key=lambda item: item.start)
    by_role: dict[str, list[Person]] = {}
    for persons in by_last.values():
        for person in persons:
            _set_gender(person, words)
            for role in person.roles:
                by_role.setdefault(role, []).append(person)
    return People(by_last, by_role, occurrences)


def _runs(text: str, marks: Sequence[Mark]) -> Iterator[re.Match[str]]:
    """Every run of capitalised words outside the quotes."""
    position = count = 0
    for limit, following in [(mark.start, mark.end) for mark in marks] + [(len(text), 0)]:
        for match in _RUN.finditer(text, position, limit):
            yield match
            count += 1
            if count > _MAX_RUNS:
                return
        position = following


def read_name(
    text: str, start: int, end: int, words: Words
) -> tuple[int, int, list[str], list[str]] | None:
    """Split a run of capitalised words into what stands before the name and the name."""
    parts = text[start:end].split()
    bare = [_bare(part) for part in parts]
    first = 0
    male, female = given_names()
    for index, word in enumerate(bare):
        low = word.lower()
        tag = words.tags.lexicon.get(low)
        possessive = parts[index] != word and index < len(parts) - 1 and "." not in parts[index]
        if low in words.titles or possessive or (tag is not None and tag not in "VvBGEzeT"):
            first = index + 1
    for index in range(first, len(bare) - 1):
        low = bare[index].lower()
        if low in male or low in female:
            first = index
            break
    if first >= len(bare) or len(bare) - first > 5:
        return None
    offset = start
    for part in parts[:first]:
        offset = text.index(part, offset) + len(part)
    offset = text.index(parts[first], offset)
    stop = end - (len(parts[-1]) - len(bare[-1]))
    return offset, stop, bare[first:], [word.lower() for word in bare[:first]]


def _bare(word: str) -> str:
    for tail in ("’s", "'s", "’", "'"):
        if word.endswith(tail):
            return word[: -len(tail)]
    return word.rstrip(".") if len(word) > 3 and word.count(".") == 1 else word


def _person(
    by_last: dict[str, list[Person]], names: list[str], name: str, title: list[str], words: Words
) -> Person:
    given, last = names[0], names[-1]
    if last.lower() in ("jr", "sr", "ii", "iii", "iv") and len(names) > 2:
        last = names[-2]
    family = by_last.setdefault(last, [])
    for known in family[:_MAX_FAMILY]:
        if _same_given(known.given, given):
            if len(names) > known.name.count(" ") + 1 and len(names) <= 4:
                known.name = name
            return known
    male, female = given_names()
    low = given.lower()
    person = Person(name, given, last)
    person.sure = low in male or low in female or any(word in words.titles for word in title)
    family.append(person)
    return person


def _same_given(one: str, other: str) -> bool:
    if one == other:
        return True
    short, long = sorted((one.rstrip("."), other.rstrip(".")), key=len)
    return long.startswith(short) and len(short) in (1, 3)


def _roles(text: str, start: int, end: int, person: Person, title: list[str]) -> None:
    """What somebody is called besides: words before the name, the appositive after it."""
    if len(person.roles) > _MAX_ROLES:
        return
    person.roles.update(title)
    before = _BEFORE.search(text, max(0, start - 24), start)
    if before:
        person.roles.add(before.group(1).lower())
    after = _APPOSITIVE.match(text, end)
    if after:
        person.roles.update(after.group(1).lower().split()[:8])


def _set_gender(person: Person, words: Words) -> None:
    male, female = given_names()
    low = person.given.lower()
    if not person.roles.isdisjoint(words.female_titles | words.female_nouns):
        person.gender = "f"
    elif not person.roles.isdisjoint(words.male_titles | words.male_nouns):
        person.gender = "m"
    elif low in male:
        person.gender = "m"
    elif low in female:
        person.gender = "f"
