"""The language of a line or two by its spelling: by the groups of three letters in its words.

Small words tell the language of a paragraph; a headline may have none of them. How often a language
spells so is taken from a list of its words (``spelling.toml``), read when the first line is met
that small words leave in doubt. Groups of letters are a classic of the field (Cavnar and Trenkle,
"N-Gram-Based Text Categorization", 1994).
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from functools import cache
from math import log
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LISTS = Path(__file__).parent / "spelling.toml"
_CYRILLIC = frozenset({"ru", "uk", "bg", "sr"})
_GROUPS = 8000
"""Different groups of letters that a language has, by the order of magnitude."""
_UNSEEN = 0.5
"""How often a group has been seen that is not in the list."""
_KNOWN_WORD = 1.5
"""What a word of the list counts beyond its letters; this and the next in natural logarithms."""
_MARGIN = 2.0
"""How much likelier the best language has to be than the next."""
_WORD = re.compile(r"[^\W\d_]{2,24}")
_MOST_WORDS = 40
_LEAST_WORDS = 2


class _Spelling(NamedTuple):
    gains: dict[str, tuple[tuple[str, float], ...]]
    """For a group or a word the languages that have it, and how much it speaks for each."""
    unknown: dict[str, float]
    """By language, what a group counts that it does not have."""


def spelled_language(text: str, cyrillic: bool, added: tuple[tuple[str, str], ...]) -> str | None:
    """The language that a line is spelled in, None where two come too near.

    Args:
        text: the line.
        cyrillic: whether it is in Cyrillic letters rather than Latin ones.
        added: codes and words of languages without a list.
    """
    spelling = _spelling(added)
    plain = list(_without_names(text, spelling))
    if len(plain) < _LEAST_WORDS:
        return None
    scores: defaultdict[str, float] = defaultdict(float)
    number = 0
    for word in plain[:_MOST_WORDS]:
        pieces = _pieces(word)
        number += len(pieces) - 1
        for piece in pieces:
            for code, gain in spelling.gains.get(piece, ()):
                scores[code] += gain
    ranked = sorted(
        (scores[code] + number * unknown, code)
        for code, unknown in spelling.unknown.items()
        if (code in _CYRILLIC) == cyrillic
    )
    (second, _), (best, code) = ranked[-2:]
    return code if best - second >= _MARGIN else None


def _without_names(text: str, spelling: _Spelling) -> Iterator[str]:
    """The words of a line in small letters; a name is spelled as where it comes from.

    The first word of a line has a capital whatever it is.
    """
    shouted = text.isupper()
    for place, word in enumerate(_WORD.findall(text)):
        if place == 0 or shouted or not word[0].isupper() or _whole(word.lower()) in spelling.gains:
            yield word.lower()


@cache
def _spelling(added: tuple[tuple[str, str], ...]) -> _Spelling:
    lists = dict(added) | tomllib.loads(_LISTS.read_text(encoding="utf-8"))
    gains: dict[str, list[tuple[str, float]]] = {}
    unknown = {}
    for code, text in lists.items():
        words = text.split()
        counts = Counter(_groups(words))
        total = sum(counts.values()) + _UNSEEN * _GROUPS
        unknown[code] = log(_UNSEEN / total)
        for group, count in counts.items():
            gains.setdefault(group, []).append((code, log((count + _UNSEEN) / _UNSEEN)))
        for word in dict.fromkeys(words):
            gains.setdefault(_whole(word), []).append((code, _KNOWN_WORD))
    return _Spelling({piece: tuple(found) for piece, found in gains.items()}, unknown)


def _groups(words: Iterable[str]) -> Iterator[str]:
    return (group for word in words for group in _pieces(word)[:-1])


def _pieces(word: str) -> list[str]:
    """The groups of three letters of a word with its edges, its own letters, and the word itself.

    Letters that not every language has tell much, whatever stands around them.
    """
    padded = f" {word} "
    groups = [padded[place : place + 3] for place in range(len(padded) - 2)]
    return [*groups, *filter(_is_own, word), _whole(word)]


def _is_own(letter: str) -> bool:
    return letter > "\x7f"


def _whole(word: str) -> str:
    return f"={word}"
