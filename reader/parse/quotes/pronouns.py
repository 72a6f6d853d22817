"""Who "he" and "she" are: the best of the people named or heard before."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from reader.parse.quotes.described import canonical, is_quoted, phrase_before
from reader.parse.quotes.genders import learn_gender
from reader.parse.quotes.standing import BEST, Place, standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.parse.quotes.model import Mark
    from reader.parse.quotes.people import Occurrence, People
    from reader.parse.quotes.words import Gender

_LOOK_BACK = 14
_PER_CHARACTER = 0.001
_LETTERS = re.compile(r"\w+")
_NAME_FOLLOWS = re.compile(r",?[ \u00a0][^\W\d_a-z]")
# Below the first nobody is near enough, below the second it is a guess.
_LEAST = -0.2
_SURE = 0.2
# How far before a pronoun a description is looked for.
_CALLED = 400
_FAR = 4_000
# How much less somebody of unknown gender counts, named or heard.
_UNKNOWN = 0.3
_DESCRIBED = 0.6
_PER_PARAGRAPH = 0.9
# More paragraphs than this between two places make them no further apart.
_MOST_BREAKS = 4
_HEARD = 2.9
_NAMED = 2.0
_OPENER = 3.1
_DEEPEST = 3
# Below this an earlier "he" is asked who it is, which counts like a name there.
_DOUBTFUL = 0.6
_SAME = 2.0


class Heard(NamedTuple):
    """A speaker so far: where, by what name, he or she, and whether it is one person at all."""

    start: int
    name: str
    gender: Gender | None
    person: bool


class Meant(NamedTuple):
    """Who a pronoun is, None if nobody fits, and whether that is more than a guess."""

    name: str | None
    sure: bool


def person_meant(
    people: People,
    starts: Sequence[int],
    heard: Sequence[Heard],
    marks: Sequence[Mark],
    position: int,
    gender: Gender,
    depth: int = _DEEPEST,
) -> Meant:
    """The best of those named before `position`: near, subject of a sentence, or heard before.

    `starts`: where the occurrences of `people` start. `depth`: how many pronouns back the one that
    opens an earlier sentence is asked who it is.
    """
    earlier = _opener_before(people, marks, position, gender) if depth else None
    last = bisect_left(starts, position)
    near = people.occurrences[max(0, last - _LOOK_BACK) : last]
    best, best_score = _best_named(people, near, marks, position, gender)
    text = people.text
    for each in heard[-_LOOK_BACK:]:
        if each.person and each.start < position and each.gender in (gender, None):
            score = _HEARD - (0 if each.gender else _DESCRIBED)
            if score - _PER_CHARACTER * (position - each.start) <= best_score:
                continue
            score -= _distance(text, each.start, position)
            if score > best_score:
                best, best_score = each.name, score
    for place, described in _called(people, marks, position, gender):
        name = next(
            (each.name for each in heard[-_LOOK_BACK:] if each.start == place.start), described
        )
        score = _NAMED - _distance(text, place.end, position) + standing(people, place)
        if score > best_score:
            best, best_score = name, score
    if earlier is not None:
        score = _OPENER - _distance(text, earlier, position)
        if score > best_score:
            before = person_meant(people, starts, heard, marks, earlier, gender, depth - 1)
            best, best_score = before.name or best, max(score, best_score)
    if depth and best_score < _DOUBTFUL:
        back = _same_before(people, marks, position, gender)
        if back is not None and (near_it := _SAME - _distance(text, back, position)) > best_score:
            before = person_meant(people, starts, heard, marks, back, gender, depth - 1)
            if before.name:
                return Meant(before.name, before.sure and near_it >= _SURE)
    return Meant(best, best_score >= _SURE)


def _same_before(
    people: People, marks: Sequence[Mark], position: int, gender: Gender
) -> int | None:
    """Where the same person may be "he" before: Asked what he wants. “...,” he said."""
    words = people.words
    same = words.male if gender == "m" else words.female
    place = None
    for match in words.he_or_she.finditer(people.text, max(0, position - _CALLED), position):
        if match.group().lower() in same and not is_quoted(match.start(), marks):
            place = match.start()
    return place


def _opener_before(
    people: People, marks: Sequence[Mark], position: int, gender: Gender
) -> int | None:
    """Where the same pronoun opens an earlier sentence: He paid. Then “...”, he said."""
    openers = people.words.he_opens if gender == "m" else people.words.she_opens
    low = max(0, position - _CALLED)
    place = max((people.text.rfind(word, low, position) for word in openers), default=-1)
    return None if place < 0 or is_quoted(place, marks) else place


def _best_named(
    people: People, near: Sequence[Occurrence], marks: Sequence[Mark], position: int, gender: Gender
) -> tuple[str | None, float]:
    """Who of those named not far before `position` fits best, and how well."""
    best, best_score = None, _LEAST
    for item in reversed(near):
        if _NAMED + BEST - _PER_CHARACTER * (position - item.end) <= best_score:
            break
        person = item.person
        if person.gender is None or not person.sure:
            people.know(person)
        if person.sure and person.gender is None and not person.learned:
            learn_gender(people, marks, person)
        if not person.sure or (person.gender and person.gender != gender):
            continue
        score = _NAMED - _distance(people.text, item.end, position)
        score -= 0 if person.gender else _UNKNOWN
        if score + BEST > best_score:
            if item.standing is None:
                item.standing = standing(people, item)
            score += item.standing
            if score > best_score:
                best, best_score = person.name, score
    return best, best_score


def _called(
    people: People, marks: Sequence[Mark], position: int, gender: Gender
) -> Iterator[tuple[Place, str]]:
    """Those of the paragraph whose description says he or she: an old man, her sister."""
    text, words = people.text, people.words
    low = max(text.rfind("\n", 0, position) + 1, position - _CALLED)
    called = words.male_called if gender == "m" else words.female_called
    if called.isdisjoint(_LETTERS.findall(text[low:position].lower())):
        return
    pattern = words.he_is_called if gender == "m" else words.she_is_called
    for match in pattern.finditer(text, low, position):
        before = phrase_before(text, match.start(), words)
        if before is None or is_quoted(match.start(), marks):
            continue
        own = words.male if gender == "m" else words.female
        if before.split(" ", 1)[0].lower() in own:
            continue
        start = match.start() - len(before)
        if text[start - 2 : start] != ", " and not _NAME_FOLLOWS.match(text, match.end()):
            yield Place(start, match.end()), canonical(before + match.group(), words)


def _distance(text: str, start: int, end: int) -> float:
    breaks = _MOST_BREAKS
    if end - start < _FAR:
        breaks, place = 0, text.find("\n", start, end)
        while place >= 0 and breaks < _MOST_BREAKS:
            breaks += 1
            place = text.find("\n", place + 1, end)
    return _PER_CHARACTER * (end - start) + _PER_PARAGRAPH * breaks
