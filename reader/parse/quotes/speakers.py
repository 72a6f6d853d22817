"""From the phrase a quote was attributed by to the one voice it belongs to.

"Roe", "Jane Roe", "she" and "the mayor" are one speaker if the article lets one tell.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from reader.parse.quotes.clauses import earlier_subjects
from reader.parse.quotes.described import canonical, fuller, introduced_here, whole_description
from reader.parse.quotes.names import bare, is_institution
from reader.parse.quotes.people import Occurrence, People, Person, find_people, gender_of
from reader.parse.quotes.pronouns import Heard, person_meant

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.parse.quotes.grammar import Phrase
    from reader.parse.quotes.model import Mark
    from reader.parse.quotes.tokens import Paragraph
    from reader.parse.quotes.words import Gender, Words

_POSSESSIVE = ("", "’s", "'s", "’", "'")
_HANGS = frozenset("POIC")
_HEAD_ENDS = re.compile(r"[,(—–:;]| - ")
# What stands between a description and the name it belongs to.
_RECENT = 40
_APPOSED = re.compile(r",[ \u00a0]")


class Voice(NamedTuple):
    """Whom a phrase stands for.

    `name`: the speaker, None if unknown. `pronoun`: whether the phrase is one. `start` and `end`:
    the part of the text that names the speaker; `sure`: whether a pronoun's bearer stands near.
    """

    name: str | None
    pronoun: bool
    start: int
    end: int
    sure: bool = True


@dataclass(slots=True)
class Voices:
    """The speakers of one article, resolved in reading order."""

    text: str
    marks: Sequence[Mark]
    words: Words
    speaking: frozenset[str] = frozenset()
    heard: list[Heard] = field(default_factory=list)
    _people: People | None = None
    _known: dict[tuple[int, int], Voice] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)
    _roles: dict[str, Person] = field(default_factory=dict)
    _starts: list[int] = field(default_factory=list)

    @property
    def people(self) -> People:
        """Everybody the article names, read when first needed."""
        if self._people is None:
            self._people = find_people(self.text, self.marks, self.words, self.speaking)
            self._starts = [item.start for item in self._people.occurrences]
        return self._people

    def resolve(self, start: int, end: int) -> Voice:
        """The speaker a phrase of the text stands for."""
        known = self._known.get((start, end))
        if known is None:
            known = self._known[start, end] = self._resolve(start, end)
        return known

    def _resolve(self, start: int, end: int) -> Voice:
        phrase, words = self.text[start:end], self.words
        low = phrase.lower()
        tag = words.tags[phrase]
        if tag == "H" and low not in words.pronouns:
            low = low.replace("’", "'").partition("'")[0]
            end = start + len(low)
        if low in words.male:
            return self._person_meant(start, end, "m")
        if low in words.female:
            return self._person_meant(start, end, "f")
        if words.aged and low.endswith(words.aged) and (aged := self._of_age(start, end, low)):
            return aged
        if tag in "HhW" or low in words.possessives:
            return Voice(None, True, start, end)
        return self._named(start, end)

    def _of_age(self, start: int, end: int, low: str) -> Voice | None:
        """Who „die 71-Jährige“ is: the determiner says he or she."""
        determiner = low.split(" ", 1)[0]
        gender: Gender | None = "f" if determiner == "die" else "m" if determiner == "der" else None
        return self._person_meant(start, end, gender) if gender else None

    def thing_meant(self, paragraph: Paragraph, phrase: Phrase) -> str | None:
        """What "it" or "they" is: the subject before it, if that is an institution or many."""
        word = paragraph.words[phrase[0]].lower()
        one = word in self.words.neutral
        if not one and word not in self.words.plural:
            return None
        for subject in earlier_subjects(paragraph, phrase[0]):
            voice = self.resolve(*paragraph.span(*subject))
            if voice.pronoun or voice.name is None:
                continue
            many = self.words.tags[voice.name.split(" ", 1)[0]] == "J" or voice.name.endswith("s")
            fits = many if not one else not self._is_person(voice.name)
            return voice.name if fits else None
        return None

    def _is_person(self, name: str) -> bool:
        return next(
            (each.person for each in self.heard[: -_RECENT - 1 : -1] if each.name == name), True
        )

    def _person_meant(self, start: int, end: int, gender: Gender) -> Voice:
        people = self.people
        meant = person_meant(people, self._starts, self.heard, self.marks, start, gender)
        if meant.name:
            self.heard.append(Heard(start, meant.name, gender, person=True))
        return Voice(meant.name, True, start, end, meant.sure or meant.name is None)

    def _named(self, start: int, end: int) -> Voice:
        head = _HEAD_ENDS.split(self.text[start:end], maxsplit=1)[0].rstrip()
        end = start + len(head)
        item = self._named_in(start, end)
        if item:
            start, end = item.start, item.end
        person = item.person if item else self._apposed(start, end)
        if person and not item:
            self._roles[head.casefold()] = person
        if person is None and not introduced_here(self.text, start, head, self.words):
            person = self._described(head)
        if person:
            one = person.gender is not None or not self.people.know(person).institution
            person.sure = person.sure or one
            self.heard.append(Heard(start, person.name, person.gender, one))
            return Voice(person.name, False, start, end)
        return self._unnamed(start, end)

    def _unnamed(self, start: int, end: int) -> Voice:
        """Somebody, or something, that is only described."""
        end = whole_description(self.text, start, end, self.words)
        written = self.text[start:end]
        written = bare(written) or written
        name = canonical(written, self.words)
        name = fuller(self.text, start, name, self.words, self.marks, self._names) or name
        name = self._names.setdefault(name.casefold(), name)
        gender = gender_of(name.lower().split(), self.words)
        one = gender is not None or self._is_one(name)
        self.heard.append(Heard(start, name, gender, person=one))
        return Voice(name, False, start, start + len(written))

    def _is_one(self, name: str) -> bool:
        """Whether a speaker of unknown gender may be he or she: neither many nor an institution."""
        parts = name.split()
        words = self.words
        hangs = (index for index, part in enumerate(parts) if words.tags[part] in "POI")
        parts = parts[: next(hangs, None)] or parts
        several = words.tags[parts[0]] == "J" and len(parts) == 1
        if several or words.tags[parts[0]] == "W" or is_institution(parts, words):
            return False
        return parts[-1][0].isupper() or not parts[-1].endswith("s")

    def _named_in(self, start: int, end: int) -> Occurrence | None:
        """The person named by the last name in a phrase, unless it only hangs on a noun."""
        people = self.people
        index = bisect_left(self._starts, start)
        if index and people.occurrences[index - 1].end > start:
            index -= 1
        while index < len(people.occurrences) and people.occurrences[index].start < end:
            item = people.occurrences[index]
            before, rest = self.text[start : item.start].split(), self.text[item.end : end]
            if all(word.lower() in self.words.particles for word in before):
                before = []
            tags = "".join(self.words.tags[word] for word in before)
            if not _HANGS.isdisjoint(tags) or (
                tags[:1] == "D" and not people.know(item.person).sure
            ):
                return None
            if rest in _POSSESSIVE or (rest[0] in " ," and not self._continues(rest)):
                return item
            index += 1
        return None

    def _apposed(self, start: int, end: int) -> Person | None:
        """The person whose name stands beside a description: the mayor, Roe / Roe, the mayor."""
        people = self.people
        parts = self.text[start:end].split()
        first = self.words.tags[parts[0]]
        if first not in "DXxnT" or self._ends_in_role(parts):
            return None
        index = bisect_right(self._starts, end)
        if index < len(people.occurrences) and (after := _APPOSED.match(self.text, end)):
            item = people.occurrences[index]
            if item.start == after.end() and self._is_apposed(item, first):
                return item.person
        if index and first == "D" and self.text[max(0, start - 2) : start] == ", ":
            item = people.occurrences[bisect_left(self._starts, start) - 1]
            alone = self.text[end : end + 1] == "," and not self._hangs(item)
            if item.end == start - 2 and alone and people.know(item.person).sure:
                return item.person
        return None

    def _ends_in_role(self, parts: list[str]) -> bool:
        """Whether a name would belong to the last noun: an aide to the prime minister, Roe."""
        hangs = any(self.words.tags[part] in "PI" for part in parts)
        return hangs and parts[-1].lower() in self.words.titles

    def _hangs(self, item: Occurrence) -> bool:
        """Whether a preposition stands before a name."""
        before = self.text[max(0, item.start - 20) : item.start].split()
        return bool(before) and self.words.tags[before[-1]] in "POI"

    def _is_apposed(self, item: Occurrence, first: str) -> bool:
        """Whether a name after a comma is all that stands there."""
        following = self.text[item.end : item.end + 1]
        whole = " " in self.text[item.start : item.end]
        return following in ",.;:—–”’\"'\n" and (whole or first in "DXx")

    def _continues(self, rest: str) -> bool:
        """Whether more than a prepositional phrase follows (“Roe supporters”)."""
        word = rest.split(maxsplit=1)[0] if rest.strip() else ""
        if not self.words.noun_after_name and word.islower():
            return False
        return bool(word) and self.words.tags[word] not in "POIC,M#D"

    def _described(self, head: str) -> Person | None:
        """“the mayor”, if the article calls just one person mayor."""
        if known := self._roles.get(head.casefold()):
            return known
        parts = head.split()
        if len(parts) < 2 or self.words.tags[parts[0]] != "D" or self.words.opens_new(parts[0]):
            return None
        for index, part in enumerate(parts[1:], 1):
            if self.words.tags[part] in "POI":
                parts = parts[:index]
                break
        wanted = {part.lower() for part in parts[1:]}
        called = self.people.called(parts[-1].lower())
        fitting = [person for person in called if person.sure and wanted <= person.roles]
        return fitting[0] if len(fitting) == 1 else None
