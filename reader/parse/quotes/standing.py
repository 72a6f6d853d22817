"""How much like the subject of its sentence somebody is named: whom the next "he" may mean."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.parse.quotes.people import Occurrence, People

_BLANK = " \u00a0"
_STARTS = '.\n!?”",:;'
_SENTENCE_STARTS = '.\n!?”"'
_BEFORE_CLAUSE = _STARTS + "’'»«“›‹—–-)"
_LAST_WORD = re.compile(r"\w{1,30}$")
_NEXT_WORD = re.compile(r"[ \u00a0]{0,2}(\w{1,30}|[,(—–])")
# The most there is: of the subject of a verb of saying that begins its sentence.
BEST = 1.9
_MOST_TITLES = 3
# Words before the noun that describes somebody: the old dairy (farmer) Roe.
_DESCRIBING = 3
_OF_PHRASES = "DnNJX"
# Characters before a name in which the word before it is looked for.
_BEFORE = 40
# Of a name that only owns what is spoken of: Roe’s bridge.
_OWNER = -0.5
# Of the subject of a clause inside another: when Roe asked; said that Roe left.
_OF_CONDITION = 0.6
_OF_REPORT = 0.3
# At the start of a sentence or a clause.
_START = 0.8
# What follows a subject, and what hardly follows anything else.
_OF_SUBJECTS = "vzbAe,OPW-("
_OF_SUBJECTS_ALONE = "vzbAeOPW"
# Of the doer in a passive, and of the speaker after the verb: “...,” said Roe.
_AGENT = 0.8
_SPOKE = 1.0
# Where a full name stands for the first time: Roe, a farmer; the farmer Roe.
_INTRODUCED = 0.8
_NAMED_AFTER_ROLE = 0.6
_AFTER_COMMA = re.compile(r",[ \u00a0](\w{1,30})")
_OWNS = ("’s", "'s")


class Place(NamedTuple):
    """Where somebody is described."""

    start: int
    end: int


def standing(people: People, item: Occurrence | Place) -> float:
    """How much like a subject somebody is named: at the start, before a verb, not as owner."""
    text, tags = people.text, people.words.tags
    if text[item.end : item.end + 1] in ("’", "'"):
        return _OWNER
    after = _tag_after(text, item.end, tags)
    written = text[max(0, item.start - _BEFORE) : item.start].rstrip(_BLANK)
    before = _untitled(written, tags)
    word = _last_word(before)
    sign = tags[word.group()] if word else ""
    head = before[: word.start()].rstrip(_BLANK) if word else ""
    if sign and sign in "VWS" and (inner := _of_inner_clause(head, sign, after)) is not None:
        return inner
    if word and word.group() in people.words.agents:
        return 0.0 if after == "n" else _AGENT
    if sign == "V":
        return _SPOKE
    if sign == "n" and _is_inverted(head, tags):
        return BEST
    listed = before.endswith(",") and before != written and after in ("", ",", "C")
    if not listed and (not before or before[-1] in _STARTS or _opens(head, sign, tags)):
        if sign == "S":
            return _START
        return _START + _before_verb(after, _OF_SUBJECTS)
    return max(_introduced(people, item, sign), _before_verb(after, _OF_SUBJECTS_ALONE))


def _tag_after(text: str, end: int, tags: dict[str, str]) -> str:
    """The tag of what follows a name, an adverb aside."""
    following = _NEXT_WORD.match(text, end)
    if following and tags[following.group(1)] == "a":
        following = _NEXT_WORD.match(text, following.end()) or following
    return tags[following.group(1)] if following else ""


def _before_verb(after: str, of_subjects: str) -> float:
    """How much the tag of what follows a name adds to its standing."""
    if after == "V":
        return 1.1
    return 0.5 if after and after in of_subjects else 0.0


def _introduced(people: People, item: Occurrence | Place, sign: str) -> float:
    """The standing of a full name's first place, described: Roe, a farmer / the farmer Roe."""
    if isinstance(item, Place) or not item.person.places or not item.person.gender:
        return 0.0
    if item.start != item.person.places[0][0]:
        return 0.0
    following = _AFTER_COMMA.match(people.text, item.end)
    if following and people.words.tags[following.group(1)] in "DJWnT#":
        return _INTRODUCED
    return _NAMED_AFTER_ROLE if sign == "n" else 0.0


def _untitled(before: str, tags: dict[str, str]) -> str:
    """What stands before a name and its titles: then Sen. (Roe), adds the Echo’s (Roe)."""
    for _ in range(_MOST_TITLES):
        word = before[before.rfind(" ") + 1 :]
        if not word or not (word.endswith(_OWNS) or tags[word.rstrip(".") or "."] == "T"):
            break
        before = before[: -len(word)].rstrip(_BLANK)
    return before


def _last_word(before: str) -> re.Match[str] | None:
    """The word a stretch ends with; only what follows its last blank is searched."""
    return _LAST_WORD.search(before, before.rfind(" ") + 1)


def _opens(head: str, sign: str, tags: dict[str, str]) -> bool:
    """Whether a sentence starts with the name: only “but” or “the farmer” stand before it.

    `head`: what stands before the word, with the tag `sign`, that stands before the name.
    """
    if sign and sign in "aCST":
        return not head or head[-1] in _STARTS
    if sign != "n":
        return False
    start = max(map(head.rfind, _SENTENCE_STARTS))
    words = head[start + 1 :].split()
    known = start >= 0 or len(head) < _BEFORE // 2
    if words and tags[words[0]] in "aC":
        words = words[1:]
    return (
        known
        and len(words) <= _DESCRIBING
        and all(tags[word.rstrip("’'") or word] in _OF_PHRASES for word in words)
    )


def _is_inverted(head: str, tags: dict[str, str]) -> bool:
    """Whether a verb of saying at the start of a clause ends `head`: ..., adds (surgeon) Roe."""
    verb = _last_word(head)
    if verb is None or tags[verb.group()] != "V":
        return False
    before = head[: verb.start()].rstrip(_BLANK)
    return not before or before[-1] in _BEFORE_CLAUSE


def _of_inner_clause(head: str, sign: str, after: str) -> float | None:
    """The standing of a name in a clause inside another, None if it stands in none.

    X said Roe would stay, X said when Roe asked, X said that Mayor Roe left; but not: “...,” said
    Roe. `head`: what stands before the word that has the tag `sign` and opens the clause; `after`:
    the tag of what follows the name.
    """
    inverted = not head or head[-1] in _BEFORE_CLAUSE
    if inverted and not (after and after in "VvzbA" and sign == "V"):
        return None
    subject = after != "" and after in _OF_SUBJECTS + "V"
    return (_OF_CONDITION if sign == "S" else _OF_REPORT) if subject else 0.0
