"""From the phrase a quote was attributed by to the one voice it belongs to.

"Roe", "Jane Roe", "she" and "the mayor" are one speaker if the article lets one tell.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.parse.quotes.names import bare
from reader.parse.quotes.people import (
    Gender,
    Occurrence,
    People,
    Person,
    find_people,
    gender_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.parse.quotes.model import Mark
    from reader.parse.quotes.words import Words

_POSSESSIVE = ("", "’s", "'s", "’", "'")
_HANGS = frozenset("POIC")
_HEAD_ENDS = re.compile(r"[,(—–:;]| - ")
_LOOK_BACK = 14
_PER_CHARACTER = 0.001
_STARTS = '.\n!?”",:;'
_LAST_WORD = re.compile(r"\w{1,30}$")
_NEXT_WORD = re.compile(r"[ \u00a0]{0,2}(\w{1,30}|,)")
# Below this nobody is near enough; how much less somebody of unknown gender counts.
_LEAST = 0.2
_FAR = 4_000
_UNKNOWN = 0.2
_PER_PARAGRAPH = 0.25
_BEST_STANDING = 1.3


@dataclass(slots=True)
class Voices:
    """The speakers of one article, resolved in reading order."""

    text: str
    marks: Sequence[Mark]
    words: Words
    speaking: frozenset[str] = frozenset()
    heard: list[tuple[int, str, Gender | None]] = field(default_factory=list)
    _people: People | None = None
    _known: dict[tuple[int, int], tuple[str | None, bool]] = field(default_factory=dict)
    _starts: list[int] = field(default_factory=list)

    @property
    def people(self) -> People:
        """Everybody the article names, read when first needed."""
        """The persons of the text, looked for when first asked for."""
        if self._people is None:
            self._people = find_people(self.text, self.marks, self.words, self.speaking)
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
        if gender or self._is_one(name):
            self.heard.append((start, name, gender))
        return name, False

    def _is_one(self, name: str) -> bool:
        """Whether a speaker of unknown gender may be he or she: neither many nor an institution."""
        parts = name.split()
        last = parts[-1].lower()
        if self.words.tags[parts[0]] == "J" or last in self.words.collectives:
            return False
        return parts[-1][0].isupper() or not last.endswith("s")

    def _named(self, start: int, end: int) -> tuple[str, Gender | None]:
        head = _HEAD_ENDS.split(self.text[start:end], maxsplit=1)[0].rstrip()
        end = start + len(head)
        person = self._person_in(start, end) or self._described(head)
        if person:
            person.sure = True
            return person.name, self.people.know(person).gender
        return bare(self.text[start:end]) or head, gender_of(head.lower().split(), self.words)

    def _person_in(self, start: int, end: int) -> Person | None:
        """The person named by the last name in a phrase, unless it only hangs on a noun."""
        people = self.people
        index = bisect_left(self._starts, start)
        if index and people.occurrences[index - 1].end > start:
            index -= 1
        while index < len(people.occurrences) and people.occurrences[index].start < end:
            item = people.occurrences[index]
            before, rest = self.text[start : item.start].split(), self.text[item.end : end]
            tags = "".join(self.words.tags[word] for word in before)
            if not _HANGS.isdisjoint(tags) or (
                tags[:1] == "D" and not people.know(item.person).sure
            ):
                return None
            if rest in _POSSESSIVE or (rest[0] in " ," and not self._continues(rest)):
                return item.person
            index += 1
        return None

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
        called = self.people.called(parts[-1].lower())
        fitting = [person for person in called if person.sure and wanted <= person.roles]
        return fitting[0] if len(fitting) == 1 else None

    def _pronoun(self, position: int, gender: Gender) -> str | None:
        """The best of the people named before: near, subject of a sentence, or heard before."""
        best, best_score = None, _LEAST
        people = self.people
        last = bisect_left(self._starts, position)
        for item in reversed(people.occurrences[max(0, last - _LOOK_BACK) : last]):
            person = self.people.know(item.person)
            if not person.sure or (person.gender and person.gender != gender):
                continue
            score = 2.0 - self._distance(item.end, position) - (0 if person.gender else _UNKNOWN)
            if score + _BEST_STANDING > best_score:
                score += self._standing(item)
                if score > best_score:
                    best, best_score = person.name, score
        for start, name, known in self.heard[-_LOOK_BACK:]:
            if start < position and known in (gender, None):
                score = 3.2 - self._distance(start, position) - (0 if known else _UNKNOWN)
                if score > best_score:
                    best, best_score = name, score
        if best:
            self.heard.append((position, best, gender))
        return best

    def _distance(self, start: int, end: int) -> float:
        breaks = self.text.count("\n", start, end) if end - start < _FAR else _FAR // 100
        return _PER_CHARACTER * (end - start) + _PER_PARAGRAPH * min(breaks, 4)

    def _standing(self, item: Occurrence) -> float:
        """How much like a subject somebody is named: at the start, before a verb, not as owner."""
        text = self.text
        if text[item.end : item.end + 1] in ("’", "'"):
            return -0.5
        score = 0.0
        before = text[max(0, item.start - 40) : item.start].rstrip(" \u00a0")
        if not before or before[-1] in _STARTS or self._leads_in(before):
            score += 0.8
        following = _NEXT_WORD.match(text, item.end)
        if following and self.words.tags[following.group(1)] in "VvzbAe,":
            score += 0.5
        return score

    def _leads_in(self, before: str) -> bool:
        """Whether only a word like “but” or “even” stands between a sentence's start and a name."""
        word = _LAST_WORD.search(before)
        if word is None:
            return False
        head = before[: word.start()].rstrip(" \u00a0")
        return (not head or head[-1] in _STARTS) and self.words.tags[word.group()] in "aCST"
