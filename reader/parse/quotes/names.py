"""Names: runs of capitalised words, and which of these words are the name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.parse.quotes.words import (
    Gender,
    Name,
    Words,
    given_names,
    months_as_names,
    place_names,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.parse.quotes.model import Mark

_CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŸŹŻŽȘȚ"
_PARTICLE = "(?:d[aeiou]|dos|du|van|von|der|den|del|della|la|al|bin|el|zu)[ \u00a0]"
# A full stop belongs to an initial only: "Jane Q. Roe", but "met Jane Roe. Bob Ray said".
_WORD = rf"[{_CAPITAL}](?:\.(?=[ \u00a0])|[\w’'-]*+)"
NAME_RUN = re.compile(rf"{_WORD}(?:[ \u00a0](?:{_PARTICLE}){{0,2}}{_WORD}){{0,6}}")
_PARTICLES = frozenset(
    ["da", "de", "di", "do", "du", "dos", "das", "van", "von", "der", "den", "del", "della", "la",
     "al", "bin", "el", "zu"]
)  # fmt: skip
_MAX_PARTS = 5
_NOBODY = Name(0, 0)
_GENERATIONS = frozenset(["jr", "sr", "ii", "iii", "iv"])
_REMEMBERED = 20_000
_MAX_RUNS = 20_000
_LONGEST_HEADLINE = 200
_SHORTEST_HEADLINE = 5
_MOST_LARGE = 0.6
_BEFORE_SENTENCE = frozenset(".!?\n")


def runs_of_capitals(text: str, marks: Sequence[Mark]) -> list[re.Match[str]]:
    """Every run of capitalised words outside the quotes.

    What comes after the paragraph of the last quote names nobody who was quoted.
    """
    runs: list[re.Match[str]] = []
    position = _end_of_headline(text)
    end = text.find("\n", marks[-1].end) if marks else -1
    for mark in marks:
        runs += NAME_RUN.finditer(text, position, mark.start)
        position = mark.end
        if len(runs) > _MAX_RUNS:
            break
    else:
        runs += NAME_RUN.finditer(text, position, len(text) if end < 0 else end)
    return runs[:_MAX_RUNS]


def without_opener(text: str, start: int, run: str, name: Name) -> tuple[str, int]:
    """A run and its start, without the word a sentence opens with, if that is no given name.

    “Top Roe aides”: the text has the word without a capital elsewhere.
    """
    if name.start or name.titled:
        return run, start
    before = text[max(0, start - 2) : start].rstrip(" \u00a0\n")
    opens = not before or before[-1] in _BEFORE_SENTENCE or text[start - 1] == "\n"
    word = name.parts[0]
    if not opens or text.find(f" {word.lower()} ") < 0:
        return run, start
    rest = run[len(word) :].lstrip()
    return rest, start + len(run) - len(rest)


def _end_of_headline(text: str) -> int:
    """Where a first line with capitals on most of its words ends; 0 if there is none.

    Its runs of capitals are no names: Mayor Urges Calm.
    """
    end = text.find("\n", 0, _LONGEST_HEADLINE)
    words = text[:end].split() if end > 0 else []
    large = len([word for word in words if word[0].isupper()])
    return end if len(words) >= _SHORTEST_HEADLINE and large > _MOST_LARGE * len(words) else 0


def read(run: str, words: Words) -> Name:
    """`read_name`, remembered: a collection is full of the same people."""
    name = read_name(run, words)
    if len(words.names) < _REMEMBERED:
        words.names[run] = name
    return name


def read_name(run: str, words: Words) -> Name:
    """Split a run of capitalised words into what stands before the name and the name.

    A run that holds no name has no parts.
    """
    start, end, parts, before = _split(run, words)
    if not parts:
        return _NOBODY
    if len(parts) > 1 and parts[0].lower() in words.particles:
        # Van der Roe: somebody whose given name stands elsewhere.
        start, parts = end - len(parts[-1]), parts[-1:]
    given, last = parts[0].lower(), parts[-1]
    if last.lower() in _GENERATIONS and len(parts) > 2:
        last = parts[-2]
    place = len(parts) == 1 and given in place_names()
    gender = None if place else gender_of_given(given)
    titled = not words.titles.isdisjoint(before)
    return Name(start, end, parts, before, gender, last, titled, given in words.tags.lexicon)


def gender_of_given(given: str) -> Gender | None:
    """The gender of a given name in small letters, None if unknown."""
    male, female = given_names()
    return "m" if given in male else "f" if given in female else None


def _split(run: str, words: Words) -> tuple[int, int, tuple[str, ...], tuple[str, ...]]:
    raw = run.split()
    parts = [bare(part) for part in raw]
    low = [part.lower() for part in parts]
    first = 0
    for index, word in enumerate(low):
        tag = words.tags.lexicon.get(word.replace("’", "'"))
        inside = index + 1 < len(raw)
        if inside and index > first and _is_particle(low, index, words):
            continue
        owner = inside and raw[index] != parts[index] and "." not in raw[index]
        if tag == "M" and inside and word in months_as_names():
            tag = None
        if word in words.titles or owner or (tag is not None and tag not in "VvBGEzeTA"):
            first = index + 1
    male, female = given_names()
    for index in range(first, len(parts) - 1):
        if low[index] in male or low[index] in female:
            first = index
            break
    if not 0 < len(parts) - first <= _MAX_PARTS:
        return 0, 0, (), ()
    start = 0
    for part in raw[:first]:
        start = run.index(part, start) + len(part)
    start = run.index(raw[first], start)
    end = len(run) - len(raw[-1]) + len(parts[-1])
    return start, end, tuple(parts[first:]), tuple(low[:first])


def _is_particle(low: Sequence[str], index: int, words: Words) -> bool:
    """Whether a word inside a name joins it; where nouns have capitals, “der” only after “von”."""
    word = low[index]
    if word not in words.particles and word not in _PARTICLES:
        return False
    article = words.capital_nouns and words.tags.lexicon.get(word) == "D"
    return not article or low[index - 1] in words.particles


def bare(word: str) -> str:
    """A word without the sign of the possessive, or the full stop that ends a sentence."""
    word = word.rstrip("-")
    if not word or (word[-1].isalnum() and word[-1] != "s"):
        return word
    for tail in ("’s", "'s", "’", "'"):
        if word.endswith(tail):
            return word[: -len(tail)]
    return word.rstrip(".") if len(word) > 3 and word.count(".") == 1 else word


def is_institution(parts: Sequence[str], words: Words) -> bool:
    """Whether the words of a name or a description are those of an institution, or of many."""
    ends = {parts[0].lower(), bare(parts[-1]).lower()}
    return not (ends.isdisjoint(words.collectives) and ends.isdisjoint(words.institutions))
