"""From the phrase a quote was attributed by to the one voice it belongs to.

"Roe", "Jane Roe", "she" and "the mayor" are one speaker if the article lets one tell.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from reader.parse.quotes.model import Mark
from reader.parse.quotes.people import Gender, People, Person, find_people, gender_of
from reader.parse.quotes.words import Words

_HEAD_ENDS = re.compile(r"[,(—–:;]| - ")
_LOOK_BACK = 14
_PER_CHARACTER = 0.0015


@dataclass(slots=True)
class Voices:
    """The speakers of one article, resolved in reading order."""

    text: str
    marks: Sequence[Mark]
    words: Words
    heard: list[tuple[int, str, Gender | None]] = field(default_factory=list)
    _people: People | None = None
    _known: dict[tuple[int, int], tuple[str | None, bool]] = field(default_factory=dict)
    _starts: list[int] = field(default_factory=list)

    @property
    def people(self) -> People:
        if self._people is None:
            self._people = find_people(self.text, self.marks, self.words)
            self._starts = [item.start for item in self._people.occurrences]
        return self._people

    def resolve(self, start: int, end: int) -> tuple[str | None, bool]:
        """The speaker a phrase of the text stands for, and whether the phrase is a pronoun."""
        known = self._known.get((start, end))
        if known is None:
            known = self._known[start, end] = self._resolve(start, end)
        return known

    def _resolve(self, start: int, end: int) -> tuple[str | None, bool]:
        phrase = self.text[start:end]
        low = phrase.lower()
        if low in self.words.male:
            return self._pronoun(start, "m"), True
        if low in self.words.female:
            return self._pronoun(start, "f"), True
        if self.words.tags[phrase] in "HhW" or low in self.words.possessives:
            return None, True
        name, gender = self._named(start, end)
        self.heard.append((start, name, gender))
        return name, False

    def _named(self, start: int, end: int) -> tuple[str, Gender | None]:
        head = _HEAD_ENDS.split(self.text[start:end], maxsplit=1)[0].rstrip()
        end = start + len(head)
        person = self._person_in(start, end) or self._described(head)
        if person:
            return person.name, person.gender
        return self.text[start:end] or head, gender_of(head.lower().split(), self.words)

    def _person_in(self, start: int, end: int) -> Person | None:
        """The person named by the last name in a phrase, unless it only hangs on a noun."""
        people = self.people
        index = bisect_left(self._starts, start)
        found = None
        while index < len(people.occurrences) and people.occurrences[index].start < end:
            item = people.occurrences[index]
            rest = self.text[item.end : end]
            if not rest or rest[0] in " ,":
                found = found or (item.person if not self._continues(rest) else None)
            index += 1
        return found

    def _continues(self, rest: str) -> bool:
        """Whether more than a prepositional phrase follows (“Roe supporters”)."""
        word = rest.split(maxsplit=1)[0] if rest.strip() else ""
        return bool(word) and self.words.tags[word] not in "POIC,M#"

    def _described(self, head: str) -> Person | None:
        """“the mayor”, if the article calls just one person mayor."""
        parts = head.split()
        if len(parts) < 2 or self.words.tags[parts[0]] != "D" or parts[0].lower() in ("a", "an"):
            return None
        for index, part in enumerate(parts[1:], 1):
            if self.words.tags[part] in "POI":
                parts = parts[:index]
                break
        wanted = {part.lower() for part in parts[1:]}
        called = self.people.by_role.get(parts[-1].lower(), ())
        fitting = [person for person in called if person.sure and wanted <= person.roles]
        return fitting[0] if len(fitting) == 1 else None

    def _pronoun(self, position: int, gender: Gender) -> str | None:
        """The best of the people named before: near, subject of a sentence, or heard before."""
        best, best_score = None, 0.0
        people = self.people
        last = bisect_left(self._starts, position)
        heard = {start for start, _, _ in self.heard[-_LOOK_BACK:]}
        for item in people.occurrences[max(0, last - _LOOK_BACK) : last]:
            person = item.person
            if not person.sure or (person.gender and person.gender != gender):
                continue
            score = 2.0 - _PER_CHARACTER * (position - item.end)
            score += 0.4 if person.gender else 0.0
            if item.start in heard or _begins_sentence(self.text, item.start):
                score += 1.0
            if score >= best_score:
                best, best_score = person.name, score
        for start, name, known in self.heard[-_LOOK_BACK:]:
            if known == gender and start < position:
                score = 3.2 - _PER_CHARACTER * (position - start)
                if score > best_score:
                    best, best_score = name, score
        if best:
            self.heard.append((position, best, gender))
        return best


def _begins_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(" ")
    return not before or before[-1] in '.\n!?”"'
