"""Speakers without a name: "a senior official", "the court", "the official" once more."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from reader.parse.quotes.model import Mark
    from reader.parse.quotes.words import Words

# How many words of a description may stand between its determiner and its noun.
_LONGEST = 5
_REACH = 70
# How far back, from one place of a noun to the one before, it is looked for.
_BACK = 4_000
# How many earlier places of a noun are looked at.
_PLACES = 8
_STOPS = ',.;:!?\n()[]“”"‘’«»—–'
_TAIL = 80


def canonical(written: str, words: Words) -> str:
    """A description as it stands in the middle of a sentence: no capital on "the" or "one"."""
    first, blank, rest = written.partition(" ")
    if blank and first[:1].isupper() and first[1:].islower() | (len(first) == 1):
        tag = words.tags[first]
        if tag in "DJx" or words.tags[first.lower()] in "DJ":
            return first.lower() + blank + rest
    return written


def fuller(
    text: str, start: int, name: str, words: Words, marks: Sequence[Mark], heard: Container[str]
) -> str | None:
    """The fuller words by which the article brought "the official" in: "a senior official".

    None if it did not, or if `name` says more than a determiner and a noun. “A court” is no
    fuller than “the court”, unless it is among those `heard`.
    """
    parts = name.split()
    if len(parts) != 2 or words.tags[parts[0]] != "D" or words.opens_new(parts[0]):
        return None
    if parts[0].lower() in words.possessives:
        return None
    noun = parts[1]
    position, found = start, None
    for _ in range(_PLACES):
        position = _rfind(text, noun, position)
        if position < 0:
            return found
        if not _is_word(text, position, len(noun)) or is_quoted(position, marks):
            continue
        phrase = phrase_before(text, position, words)
        if phrase is None or phrase.split(" ", 1)[0].lower() in words.possessives:
            continue
        whole = canonical(phrase + text[position : position + len(noun)], words)
        plain = whole.count(" ") == 1
        if whole.casefold() != name.casefold() and (not plain or whole.casefold() in heard):
            return whole
    return found


def introduced_here(text: str, start: int, name: str, words: Words) -> bool:
    """Whether the paragraph brings “the minister” in by “a junior minister” before."""
    parts = name.split()
    if len(parts) != 2 or words.tags[parts[0]] != "D":
        return False
    position = _rfind(text, parts[1], start)
    if position < 0 or "\n" in text[position:start] or not _is_word(text, position, len(parts[1])):
        return False
    phrase = phrase_before(text, position, words)
    return phrase is not None and words.opens_new(phrase.split(" ", 1)[0])


def _rfind(text: str, noun: str, end: int) -> int:
    """The last place of a noun before `end`, with a capital or without."""
    low = max(0, end - _BACK)
    return max(text.rfind(noun, low, end), text.rfind(noun[:1].swapcase() + noun[1:], low, end))


def _is_word(text: str, position: int, length: int) -> bool:
    before, after = text[position - 1 : position], text[position + length : position + length + 1]
    return not (before.isalnum() or before in "-’'") and not (after.isalnum() or after == "-")


def is_quoted(position: int, marks: Sequence[Mark]) -> bool:
    """Whether a place in the text lies inside one of its quotes."""
    index = bisect_right(marks, position, key=_start) - 1
    return index >= 0 and marks[index].end > position


def _start(mark: Mark) -> int:
    return mark.start


def phrase_before(text: str, position: int, words: Words) -> str | None:
    """A determiner and the adjectives, nouns or names between it and the noun at `position`."""
    begin = max(0, position - _REACH)
    stretch = text[begin:position]
    cut = max(stretch.rfind(sign) for sign in _STOPS)
    before = stretch[cut + 1 :].split()
    for index in range(len(before) - 1, max(-1, len(before) - 1 - _LONGEST), -1):
        tag = words.tags[before[index]]
        if tag == "D" or (tag == "J" and index == len(before) - 1):
            return " ".join(before[index:]) + " "
        if tag not in "nNTaeXx#J":
            return None
    return None


def whole_description(text: str, start: int, end: int, words: Words) -> int:
    """Where a description ends, with "of ..." after its noun and "who ..." after "someone"."""
    parts = text[start:end].split()
    stretch = text[end : end + _TAIL]
    stops = [place for sign in _STOPS if (place := stretch.find(sign)) >= 0]
    following = stretch[: min(stops, default=len(stretch))]
    rest = following.split()
    if not following.startswith(" ") or not rest:
        return end
    if len(parts) == 1 and words.tags[parts[0]] in "JW" and words.tags[rest[0]] == "W":
        return end + len(following.rstrip())
    return end
