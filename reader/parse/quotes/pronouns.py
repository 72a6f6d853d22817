"""Who "he" and "she" are: the best of the people named or heard before."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from reader.parse.quotes.described import canonical, is_quoted, phrase_before
from reader.parse.quotes.genders import learn_gender

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.parse.quotes.model import Mark
    from reader.parse.quotes.people import Occurrence, People
    from reader.parse.quotes.words import Gender

_LOOK_BACK = 14
_PER_CHARACTER = 0.001
_STARTS = '.\n!?”",:;'
_BEFORE_CLAUSE = _STARTS + "’'»«“›‹—–-)"
_LETTERS = re.compile(r"\w+")
_NAME_FOLLOWS = re.compile(r",?[ \u00a0][^\W\d_a-z]")
_LAST_WORD = re.compile(r"\w{1,30}$")
_NEXT_WORD = re.compile(r"[ \u00a0]{0,2}(\w{1,30}|[,(—–])")
# Below the first nobody is near enough, below the second it is a guess.
_LEAST = -0.5
_SURE = 0.2
# How far before a pronoun a description is looked for.
_CALLED = 400
_FAR = 4_000
# How much less somebody of unknown gender counts, named or heard.
_UNKNOWN = 0.3
_DESCRIBED = 0.6
_PER_PARAGRAPH = 0.7
_BEST_STANDING = 1.9
_MOST_TITLES = 3
# Characters before a name in which the word before it is looked for.
_BEFORE = 40
# Of a name that only owns what is spoken of: Roe’s bridge.
_OWNER = -0.5
# Of the subject of a clause inside another: when Roe asked; said that Roe left.
_OF_CONDITION = 0.6
_OF_REPORT = 0.3
# What follows a subject.
_OF_SUBJECTS = "vzbAe,OPW-("
# What follows a subject and any other name alike.
_OF_ANYTHING = ",-("
_HEARD = 2.9
_NAMED = 2.0
_OPENER = 3.0
_DEEPEST = 3


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


class Place(NamedTuple):
    """Where somebody is described."""

    start: int
    end: int


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
        score = _NAMED - _distance(text, place.end, position) + _standing(people, place)
        if score > best_score:
            best, best_score = name, score
    if earlier is not None:
        score = _OPENER - _distance(text, earlier, position)
        if score > best_score:
            before = person_meant(people, starts, heard, marks, earlier, gender, depth - 1)
            best, best_score = before.name or best, max(score, best_score)
    return Meant(best, best_score >= _SURE)


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
        if _NAMED + _BEST_STANDING - _PER_CHARACTER * (position - item.end) <= best_score:
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
        if score + _BEST_STANDING > best_score:
            if item.standing is None:
                item.standing = _standing(people, item)
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
    breaks = text.count("\n", start, end) if end - start < _FAR else _FAR // 100
    return _PER_CHARACTER * (end - start) + _PER_PARAGRAPH * min(breaks, 4)


def _standing(people: People, item: Occurrence | Place) -> float:
    """How much like a subject somebody is named: at the start, before a verb, not as owner."""
    text, tags = people.text, people.words.tags
    if text[item.end : item.end + 1] in ("’", "'"):
        return _OWNER
    following = _NEXT_WORD.match(text, item.end)
    after = tags[following.group(1)] if following else ""
    if following and after == "a" and (following := _NEXT_WORD.match(text, following.end())):
        after = tags[following.group(1)]
    if (inner := _of_inner_clause(text, item.start, after, tags)) is not None:
        return inner
    before = text[max(0, item.start - _BEFORE) : item.start].rstrip(" \u00a0")
    word = _last_word(before)
    sign = tags[word.group()] if word else ""
    score = 0.0
    if word and word.group() in people.words.agents:
        score += 0.5
    elif sign == "V" or (word and sign == "n" and _is_verb_before(before, word, tags)):
        score += 1.1
    elif not before or before[-1] in _STARTS or _leads_in(people, before, word):
        score += 0.8
        if sign == "S":
            return score
    if after == "V":
        return score + 1.1
    if not after or after not in _OF_SUBJECTS or (not score and after in _OF_ANYTHING):
        return score
    return score + 0.5


def _last_word(before: str) -> re.Match[str] | None:
    """The word a stretch ends with; only what follows its last blank is searched."""
    return _LAST_WORD.search(before, before.rfind(" ") + 1)


def _is_verb_before(before: str, word: re.Match[str], tags: dict[str, str]) -> bool:
    """Whether a verb of saying stands before the word before a name: adds psychologist Roe."""
    verb = _last_word(before[: word.start()].rstrip(" \u00a0"))
    return verb is not None and tags[verb.group()] == "V"


def _of_inner_clause(text: str, start: int, after: str, tags: dict[str, str]) -> float | None:
    """The standing of a name in a clause inside another, None if it stands in none.

    X said Roe would stay, X said when Roe asked, X said that Mayor Roe left; but not: “...,” said
    Roe. `after`: the tag of what follows the name.
    """
    before = text[max(0, start - _BEFORE) : start].rstrip(" \u00a0")
    for _ in range(_MOST_TITLES + 1):
        word = _last_word(before)
        if word is None:
            return None
        sign = tags[word.group()]
        before = before[: word.start()].rstrip(" \u00a0")
        if sign != "T":
            break
    if sign not in "VWS":
        return None
    inverted = not before or before[-1] in _BEFORE_CLAUSE
    if inverted and not (after and after in "VvzbA" and sign == "V"):
        return None
    subject = after != "" and after in _OF_SUBJECTS + "V"
    return (_OF_CONDITION if sign == "S" else _OF_REPORT) if subject else 0.0


def _leads_in(people: People, before: str, word: re.Match[str] | None) -> bool:
    """Whether only a word like “but” or “even” stands between a sentence's start and a name."""
    if word is None:
        return False
    head = before[: word.start()].rstrip(" \u00a0")
    return (not head or head[-1] in _STARTS) and people.words.tags[word.group()] in "aCST"
