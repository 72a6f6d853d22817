"""The people of an article: full names, what they are called besides, and whether he or she.

Names are read from runs of capitalised words outside the quotes. A run is a person if it has a
known given name, a title before it, or if its last word stands for it later in the text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING

from reader.parse.quotes.names import is_institution, read, runs_of_capitals, without_opener
from reader.parse.quotes.words import Gender, Name, Words, lands

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.parse.quotes.model import Mark

# Names of one word: where each stands, and how it was read there.
Singles = dict[str, list[tuple[int, Name]]]

_APPOSITIVE = re.compile(r"(?: \([^()]{1,30}\))?,[ \u00a0]([^,.;:“”\"«»„\n]{2,70})(?=[,.\n])")
# More people of one last name than this are not told apart.
_MAX_FAMILY = 20
_MAX_PLACES = 8
# Titles before a single name are looked for in so many places.
_CHECKED = 2
_MAX_PARTS = 5
_LONGEST_TITLE = 24
_MOST_ROLES = 8


@dataclass(slots=True)
class Person:
    """Somebody the article names in full.

    `places`: where, with the words before the name; `roles`, `gender`, `sure` (whether it is a
    person at all) and `institution` are only right once `People.know` has read them there.
    `learned`: whether the pronouns near the name were asked for its gender.
    """

    name: str
    given: str
    last: str
    gender: Gender | None = None
    sure: bool = False
    roles: set[str] = field(default_factory=set)
    places: list[tuple[int, int, tuple[str, ...]]] = field(default_factory=list)
    known: bool = False
    institution: bool = False
    learned: bool = False


@dataclass(slots=True)
class Occurrence:
    """A place in the text where somebody is named.

    `standing`: how much like a subject, once somebody has asked.
    """

    start: int
    end: int
    person: Person
    standing: float | None = None


@dataclass(slots=True)
class People:
    """Everybody the article names, and where."""

    text: str
    words: Words
    by_last: dict[str, list[Person]]
    occurrences: list[Occurrence]
    _by_role: dict[str, list[Person]] | None = None

    def called(self, role: str) -> list[Person]:
        """Everybody who is called this besides: "mayor", "engineer"."""
        if self._by_role is None:
            self._by_role = {}
            for family in self.by_last.values():
                for person in family:
                    for each in self.know(person).roles:
                        self._by_role.setdefault(each, []).append(person)
        return self._by_role.get(role, [])

    def know(self, person: Person) -> Person:
        """Read what somebody is called besides, and what that tells, once."""
        if not person.known:
            person.known = True
            for start, end, before in person.places:
                _roles(self.text, start, end, person, before, self.words)
                person.sure = person.sure or _speaks(self.text, start, end, self.words)
            told = gender_of(person.roles, self.words)
            person.gender = told or person.gender
            person.sure = person.sure or not self.words.titles.isdisjoint(person.roles)
            if person.gender is None and _is_no_person(person, self.words):
                person.sure, person.institution = False, True
        return person


def find_people(
    text: str, marks: Sequence[Mark], words: Words, speaking: frozenset[str] = frozenset()
) -> People:
    """Read the people of a text, leaving out what stands in quotes.

    `speaking`: single names that quotes were attributed by; they are people though the article
    may never name them in full.
    """
    by_last: dict[str, list[Person]] = {}
    occurrences: list[Occurrence] = []
    singles: Singles = defaultdict(list)
    known = words.names.get
    seen: dict[str, Person] = {}
    for match in runs_of_capitals(text, marks):
        run = match[0]
        name = known(run) or read(run, words)
        if not name.parts:
            continue
        start = match.start()
        person = seen.get(run)
        if person is None and name.gender is None and len(name.parts) > 1:
            run, start = without_opener(text, start, run, name)
            name = known(run) or read(run, words)
            person = seen.get(run)
        if len(name.parts) == 1:
            singles[name.last].append((start + name.start, name))
        elif name.parts:
            first, last = start + name.start, start + name.end
            if person is None:
                person = seen[run] = _person(by_last, name, text[first:last])
                if len(person.places) < _MAX_PLACES:
                    person.places.append((first, last, name.before))
            occurrences.append(Occurrence(first, last, person))
    _add_single_names(text, by_last, singles, words, speaking)
    people = People(text, words, by_last, occurrences)
    _add_last_names(people, singles)
    occurrences.sort(key=attrgetter("start"))
    return people


def _add_last_names(people: People, singles: Singles) -> None:
    """Add the places where somebody known in full is named by the last name alone."""
    by_last, add = people.by_last, people.occurrences.append
    for name, places in singles.items():
        family, length = by_last.get(name), len(name)
        if not family:
            continue
        for start, read_here in places:
            before = read_here.before
            person, first = family[0], start
            if before or person.gender is None or len(family) > 1:
                title = before[-1] if before else _word_before(people.text, start)
                if gender := gender_of((title,), people.words):
                    at = people.text.rfind(" ", 0, start - 1) + 1 if before else start
                    written = people.text[at : start + length]
                    person = _of_family(people, family, title, gender, written)
                    first = at if person.given == title else start
            person.sure = True
            add(Occurrence(first, start + length, person))


def _add_single_names(
    text: str,
    by_last: dict[str, list[Person]],
    singles: Singles,
    words: Words,
    speaking: frozenset[str],
) -> None:
    """Add those who are only ever named by one name: “Mr. Roe”, “Bob”, or somebody quoted."""
    parts = {part for family in by_last.values() for each in family for part in each.name.split()}
    for name, places in singles.items():
        first = places[0][1]
        gender = first.gender
        alone = len(places) == 1 and not first.before and name not in speaking
        if (gender is None and (first.listed or alone)) or name in parts:
            continue
        if gender is None:
            called = {
                each.before[-1] if each.before else _word_before(text, start)
                for start, each in places[:_CHECKED]
            }
            gender = gender_of(called, words)
            if gender is None and name not in speaking and words.titles.isdisjoint(called):
                continue
        by_last[name] = [Person(name, name, name, gender, sure=True)]


def _word_before(text: str, start: int) -> str:
    """The word before a name in small letters, without its full stop."""
    blank = text.rfind(" ", max(0, start - _LONGEST_TITLE), start - 1)
    return text[blank + 1 : start].strip().rstrip(".").lower() if start else ""


def _of_family(
    people: People, family: list[Person], title: str, gender: Gender, written: str
) -> Person:
    """Who of one last name is meant: the one whom the gender of a title fits.

    Where it fits nobody it is somebody else, who has no other name than what is `written` here.
    """
    for person in family[:_MAX_FAMILY]:
        if people.know(person).gender == gender:
            return person
    for person in family[:_MAX_FAMILY]:
        if person.gender is None:
            person.gender = gender
            return person
    family.append(Person(written, title, family[0].last, gender, sure=True, known=True))
    return family[-1]


def gender_of(called: Iterable[str], words: Words) -> Gender | None:
    """The gender that words such as "Mrs" or "spokesman" tell."""
    if not words.female_called.isdisjoint(called):
        return "f"
    return None if words.male_called.isdisjoint(called) else "m"


def _person(by_last: dict[str, list[Person]], name: Name, written: str) -> Person:
    given = name.parts[0]
    family = by_last.get(name.last)
    if family is None:
        family = by_last[name.last] = []
    for known in family[:_MAX_FAMILY]:
        if known.given == given or _is_initial_of(known.given, given):
            if known.name.count(" ") + 1 < len(name.parts) <= _MAX_PARTS - 1:
                known.name = written
            return known
    sure = name.gender is not None or name.titled
    person = Person(written, given, name.last, name.gender, sure)
    family.append(person)
    return person


def _is_no_person(person: Person, words: Words) -> bool:
    """Whether somebody of unknown gender is an institution or a land: “Ohio Republicans said”.

    Nor is a last name written in capitals only, nor what has a determiner: the Ohio Republican.
    """
    if len(person.last) > 1 and person.last.isupper() and not person.name.isupper():
        return True
    if not words.titles.isdisjoint(person.roles):
        return False
    before = person.places[0][2] if person.places else ()
    if before and words.tags[before[-1]] == "D":
        return True
    parts = person.name.split()
    named_so = parts[0].lower(), " ".join(parts[:2]).lower()
    return not lands().isdisjoint(named_so) or is_institution(parts, words)


def _speaks(text: str, start: int, end: int, words: Words) -> bool:
    """Whether a verb of saying follows a name, and no determiner stands before it."""
    following = text[end + 1 : end + _LONGEST_TITLE].split(" ", 1)[0]
    if not following or words.tags[following] not in "Vv":
        return False
    before = _word_before(text, start)
    return not before or words.tags[before] != "D"


def _is_initial_of(one: str, other: str) -> bool:
    """“J.” and “Jane”, either way round."""
    short, long = sorted((one.rstrip("."), other.rstrip(".")), key=len)
    return len(short) == 1 and long.startswith(short)


def _roles(
    text: str, start: int, end: int, person: Person, title: Iterable[str], words: Words
) -> None:
    """What somebody is called besides: words before the name, the appositive after it.

    It is none where somebody else speaks there: “..., said Roe, a spokesman added”.
    """
    person.roles.update(title)
    person.roles.add(_word_before(text, start))
    if text[end : end + 2] in (", ", " (") and (after := _APPOSITIVE.match(text, end)):
        called = after.group(1).split()[:_MOST_ROLES]
        if not any(words.tags[word] == "V" for word in called[1:]):
            person.roles.update(word.lower() for word in called)
        person.sure = person.sure or after.group(1).isdigit()
