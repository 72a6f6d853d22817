"""Which set phrases stand in a text: all of them looked for at once.

The text is folded first: small letters, and spaces for the marks that stand around words. Then an
automaton (Aho and Corasick 1975, https://docs.rs/aho-corasick) walks through it once, however many
phrases there are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ahocorasick_rs import BytesAhoCorasick

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

_ASCII = bytes(range(0x80))
_FOLDED = bytes(
    0x20 if character in b'.,:;()"?!' else bytes((character,)).lower()[0]
    for character in range(0x100)
)
"""Small letters, and spaces for marks."""
_SIMPLE = re.compile("[‘’“”„–—…£€\u00e0-\u00ff]*")
"""Marks, and small letters of which no byte in UTF-8 is one of the marks'."""
_MARK_BYTES = b"\xe2\x80"
"""What the first two bytes of each of them are in UTF-8."""
_THIRD_BYTES = {0x98: 0x20, 0x99: 0x27, 0x9C: 0x20, 0x9D: 0x20, 0x9E: 0x20}
_FOLDED_MARKS = bytes(_THIRD_BYTES.get(byte, folded) for byte, folded in enumerate(_FOLDED))
_NO_BREAK = "\u00a0"
_MARKS_BEYOND = tuple((mark, mark.encode()) for mark in "“”‘„«»\u202f\u3000")
_SHORT = 4
"""Letters of a word that has no ending but "s"."""
_ENDS = (b"", b" ", b"\n")
_SPACED = bytes(0x20 if byte in b"\n[]*_<>|#" else byte for byte in range(0x100))
"""Spaces for what else stands before a phrase."""
_WINDOW = 1 << 18
"""Bytes that are searched at once: what is found in them is kept in a list."""


class Phrase(NamedTuple):
    """A phrase of advertising, by which it is found."""

    text: str
    folded: bytes
    forms: tuple[frozenset[bytes], ...]
    """Words of which all must stand in the text as they are, in one of these ways."""


class Standing(NamedTuple):
    """What stands in a text."""

    words: AbstractSet[bytes]
    """The words, folded, that stand alone."""
    phrases: Sequence[Phrase]


_NOTHING = Standing(frozenset(), ())


class Finder:
    """Looks for phrases of advertising and for single words in folded texts."""

    __slots__ = ("_automaton", "_longest", "_phrases", "_words")

    def __init__(self, phrases: Iterable[str], words: Iterable[bytes]) -> None:
        """Make the automaton.

        Every pattern begins with a space: within words, which most of a text is, nothing begins.
        """
        self._phrases = [_phrase(text) for text in phrases]
        self._words = list(words)
        patterns = [b" " + phrase.folded for phrase in self._phrases]
        patterns += [b" %b " % word for word in self._words]
        self._longest = max(map(len, patterns))
        self._automaton = BytesAhoCorasick(patterns)

    def find(self, folded: bytes) -> Standing:
        """What stands in a folded text; time and memory grow with its length alone."""
        spaced = b" %b " % folded.translate(_SPACED)
        words: set[bytes] = set()
        told: dict[int, bool] = {}
        count = len(self._phrases)
        for begin in range(0, len(spaced), _WINDOW):
            window = spaced[begin : begin + _WINDOW + self._longest]
            for number, start, end in self._automaton.find_matches_as_indexes(window, True):
                if number < count:
                    alone = _stands_alone(folded, begin + start, begin + end - 1)
                    told[number] = told.get(number, False) or alone
                elif _stands_alone(folded, begin + start, begin + end - 2):
                    words.add(self._words[number - count])
        return Standing(words, self._in_form(told, folded)) if words or told else _NOTHING

    def _in_form(self, told: dict[int, bool], folded: bytes) -> list[Phrase]:
        """The phrases by their numbers, but for those with an ending that they may not have.

        `told` is whether each stands somewhere with nothing but spaces around it.
        """
        every = frozenset() if all(told.values()) else frozenset(folded.split())
        return [
            phrase
            for phrase, alone in ((self._phrases[number], told[number]) for number in sorted(told))
            if alone or any(form <= every for form in phrase.forms)
        ]


def _stands_alone(folded: bytes, start: int, end: int) -> bool:
    """Whether words are whole, of which the first begins at `start` and the last ends at `end`."""
    return folded[max(start - 1, 0) : start] in _ENDS and folded[end : end + 1] in _ENDS


def _phrase(text: str) -> Phrase:
    raw = text.encode()
    folded = fold_bytes(text, raw, beyond_ascii(raw))
    return Phrase(text, folded, tuple(_forms(folded.split())))


def _forms(words: list[bytes]) -> Iterator[frozenset[bytes]]:
    """The words a text must have for a phrase of `words`, in one form of the phrase or another.

    The last may have an ending: "our newsletter" is in "our newsletters". A short one has none but
    "s", or "get the app" would be in "get the application".
    """
    first, last = words[:-1], words[-1]
    longest = max(words, key=len)
    if last == longest or len(last) > _SHORT:
        yield frozenset((longest, *first))
    else:
        yield frozenset((*first, last))
        yield frozenset((*first, last + b"s"))


def beyond_ascii(raw: bytes) -> str:
    """What of a text in UTF-8 is beyond ASCII."""
    return raw.translate(None, _ASCII).decode("utf-8", "surrogatepass")


def fold_bytes(text: str, raw: bytes, rest: str) -> bytes:
    """The text in small letters, with spaces for marks.

    Args:
        text: the text.
        raw: the same in UTF-8.
        rest: what of it is beyond ASCII.
    """
    if not rest:
        return raw.translate(_FOLDED)
    if _NO_BREAK in rest:
        raw, rest = raw.replace(_NO_BREAK.encode(), b" "), rest.replace(_NO_BREAK, "")
    if _SIMPLE.fullmatch(rest):
        return raw.translate(_FOLDED_MARKS, _MARK_BYTES)
    if rest != rest.lower():
        raw = text.lower().replace(_NO_BREAK, " ").encode("utf-8", "surrogatepass")
    if "’" in rest:
        raw = raw.replace("’".encode(), b"'")
    for mark, encoded in _MARKS_BEYOND:
        if mark in rest:
            raw = raw.replace(encoded, b" ")
    return raw.translate(_FOLDED)
