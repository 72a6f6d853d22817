"""The one folding of case, accents, quote marks and dashes.

The index, the filter, the matcher of headlines and the query language all compare folded text, so
what one of them finds the others find too. What is the same after folding:

- letters in either case, and compatibility forms (ligatures, full width): ``ﬁ`` and ``fi``
- Latin, Greek and Russian io with and without their accents: ``é`` and ``e``, ``ё`` and ``е``
- letters that Unicode does not take apart: ``ø`` and ``o``, ``ł`` and ``l``, ``ß`` and ``ss``
- vocalised and plain Hebrew and Arabic
- all single quote marks and apostrophes, all double quote marks, all dashes

Letters that are told apart in their own language stay apart (``й`` and ``и``, ``が`` and ``か``).
A word is a run of letters, digits and the marks that belong to them; in Chinese and Japanese, which
put no space between words, every character is a word, and a sequence of them a phrase.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_SINGLE = "'`´ʹʻʼʽˈ‘’‚‛′‵‹›❛❜❮❯＇"
_DOUBLE = '"ʺ“”„‟″‶«»❝❞〝〞〟＂「」『』'
_DASHES = "-‐‑‒–—―⁃−⸺⸻﹘﹣－"
# Letters with a stroke or of two letters: Unicode gives them no decomposition.
_LETTERS = {
    "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ł": "l", "ŋ": "n", "ŧ": "t",
    "æ": "ae", "œ": "oe", "þ": "th", "ə": "e", "ƀ": "b", "ɨ": "i", "ɓ": "b", "ɗ": "d", "ƙ": "k",
    "ѐ": "е", "ё": "е", "ѝ": "и", "ґ": "г",
}  # fmt: skip
_FRACTION_SLASH = "\u2044"
_LAST_LATIN_OR_GREEK = 0x03FF
_EXTENDED_LATIN_AND_GREEK = range(0x1E00, 0x2000)
# Marks that never make another letter: combining diacritics, Hebrew points, Arabic vowel signs.
_POINTS = (
    "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u0640\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8"
    "\u06ea-\u06ed"
)
_POINT = re.compile(f"[{_POINTS}]")
# What composes with the character before it; composed first, so that both spellings fold alike.
# No letter has more than eight marks; putting endless ones in order would take quadratic time.
_CLUSTER = re.compile(
    "[^\u0300-\u036f\u3099\u309a\u0653-\u0655][\u0300-\u036f\u3099\u309a\u0653-\u0655]{1,8}"
    "|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?"
)
_ALONE = (
    "\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
# Vowel signs and viramas of the Brahmic scripts are no letters to `re`, but parts of words.
_VOWEL_SIGNS = (
    "\u0900-\u0903\u093a-\u093c\u093e-\u094f\u0951-\u0957\u0962\u0963\u0981-\u0983\u09bc\u09be-\u09cd"
    "\u09d7\u09e2\u09e3\u0a01-\u0a03\u0a3c-\u0a51\u0a70\u0a71\u0a75\u0a81-\u0a83\u0abc\u0abe-\u0acd"
    "\u0b01-\u0b03\u0b3c\u0b3e-\u0b57\u0b82\u0bbe-\u0bcd\u0bd7\u0c00-\u0c04\u0c3e-\u0c56\u0c81-\u0c83"
    "\u0cbc\u0cbe-\u0cd6\u0d00-\u0d03\u0d3b\u0d3c\u0d3e-\u0d4d\u0d57\u0d81-\u0d83\u0dca-\u0ddf"
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u17b6-\u17d3"
)
_WORD = re.compile(f"[{_ALONE}]|(?:[^\\W_{_ALONE}]|[{_VOWEL_SIGNS}])+")
_ASCII_WORD = re.compile("[a-z0-9]+")


class Word(NamedTuple):
    """A folded word and where it stands in the text it was taken from."""

    text: str
    start: int
    end: int


class Folded(NamedTuple):
    """Folded text, and for each of its characters the raw characters that it was made from."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The raw offsets of the folded characters `start` to `end` - 1; needs start < end."""
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> str:
    """Return `text` with case, accents, quote marks and dashes folded. Idempotent; never raises."""
    if text.isascii():
        return text.lower().replace("`", "'")
    return _CLUSTER.sub(_compose, text).translate(_TABLE)


def fold_with_offsets(text: str) -> Folded:
    """Return what `fold` returns together with the way back to the raw offsets."""
    if text.isascii() or _folds_letter_by_letter(text):
        return Folded(fold(text), range(len(text)), range(1, len(text) + 1))
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        piece = fold(text[start:end])
        if piece:
            pieces.append(piece)
            starts += [start] * len(piece)
            ends += [end] * len(piece)
        elif ends:  # a point that was dropped belongs to the letter before it
            ends[-1] = end
    return Folded("".join(pieces), starts, ends)


def fold_words(text: str) -> list[str]:
    """Return the folded words of `text`: those of `words` without their offsets, in less time."""
    folded = fold(text)
    return (_ASCII_WORD if folded.isascii() else _WORD).findall(folded)


def words(text: str) -> list[Word]:
    """Return the folded words of `text` in order, with their offsets in `text`."""
    folded = fold_with_offsets(text)
    pattern = _ASCII_WORD if folded.text.isascii() else _WORD
    if isinstance(folded.starts, range):
        return [Word(found.group(), *found.span()) for found in pattern.finditer(folded.text)]
    return [
        Word(found.group(), *folded.raw_span(*found.span()))
        for found in pattern.finditer(folded.text)
    ]


_PREFIX = re.compile(
    r"(?:live|breaking|watch|update|updated|exclusive|opinion|video|photos|pictures|analysis|"
    r"explainer|explained|comment|editorial|interview|podcast|listen|fact check|in pictures|"
    r"just in|developing|alert|urgent|review|obituary|"
    r"eilmeldung|kommentar|liveticker|en direct|direct|ultima hora|en vivo|directo|opinion|"
    r"analyse|analisis|analisi|analise|ao vivo|diretta)"
    r"(?: news| updates?| blog)?(?:\s{0,3}[:|]|\s{1,3}-{1,3}(?=\s))\s{0,8}(?=\S)"
)
_MAX_PREFIXES = 3
_PREFIX_ENDS = re.compile("[:|-]")
_KEY_TABLE = {code: None if chr(code) in "'\"" else " " for code in range(128)}
for _code in range(128):
    if chr(_code).isalnum():
        del _KEY_TABLE[_code]
_PLAIN_KEY = bytes(code if chr(code).isalnum() else 32 for code in range(128)) + bytes(128)
_BETWEEN = "\x1e"
"""Stands between headlines while many are folded: a control, which clean text does not hold."""
_PLAIN_KEYS = _PLAIN_KEY[:30].lower() + b"\x1e" + _PLAIN_KEY[31:].lower()
_CURLY = "‘’“”"
"""Quote marks that are not in ASCII and stand in one headline of three."""


def headline_key(text: str) -> str:
    """Return what a headline is recognised by: its words, without quotes, case and prefixes.

    Two spellings of one headline have the same key: "LIVE: Japan’s ‘killer’ storm" and "Japan's
    killer storm" are both "japans killer storm". "" where there is no word. The normalisation was
    measured on 39,778 headlines: it finds half of the edited ones without any comparing.
    """
    folded = fold(text)
    if folded.isascii() and not _PREFIX_ENDS.search(folded):
        plain = folded.encode().translate(_PLAIN_KEY, b"'\"")
        return b" ".join(plain.split()).decode()
    for _ in range(_MAX_PREFIXES):
        prefix = _PREFIX.match(folded.lstrip())
        if prefix is None:
            break
        folded = folded.lstrip()[prefix.end() :]
    spaced = folded.translate(_KEY_TABLE)
    if spaced.isascii():
        return " ".join(spaced.split())
    return " ".join(_WORD.findall(spaced))


def headline_keys(texts: Sequence[str]) -> list[str]:
    """Return the `headline_key` of each of `texts`: of many at once in a third of the time."""
    joined = f" {_BETWEEN} ".join(texts)
    for mark in _CURLY:
        joined = joined.replace(mark, "")
    if not texts or not joined.isascii() or joined.count(_BETWEEN) != len(texts) - 1:
        return list(map(headline_key, texts))
    words = joined.encode().translate(_PLAIN_KEYS, b"'\"`").split()
    keys = [key.strip() for key in b" ".join(words).decode().split(_BETWEEN)]
    if _PREFIX_ENDS.search(joined):
        for place, text in enumerate(texts):
            if _PREFIX_ENDS.search(text):
                keys[place] = headline_key(text)
    return keys


class _Table(dict[int, str]):
    """What each character folds to, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = _fold_character(chr(code))
        self[code] = folded
        return folded


def _fold_character(character: str) -> str:
    if unicodedata.normalize("NFKC", character)[1:2] == _FRACTION_SLASH:
        return character  # "1½" is one word, never "11" and "2"
    folded = character
    for _ in range(3):  # compatibility and case can each uncover the other
        cased = unicodedata.normalize("NFKC", folded).casefold()
        folded = "".join(map(_without_accents, unicodedata.normalize("NFC", cased)))
    return "".join(_TABLE.get(ord(part), part) for part in folded)


def _without_accents(character: str) -> str:
    if _POINT.match(character):
        return ""
    if character in _LETTERS:
        return _LETTERS[character]
    code = ord(character)
    if code <= _LAST_LATIN_OR_GREEK or code in _EXTENDED_LATIN_AND_GREEK:
        letters = _POINT.sub("", unicodedata.normalize("NFD", character))
        return "".join(_LETTERS.get(letter, letter) for letter in letters)
    return character


def _compose(cluster: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", cluster.group())


def _folds_letter_by_letter(text: str) -> bool:
    """Whether every character becomes exactly one: so it is with most text, and quickly seen."""
    return all(len(_TABLE[ord(letter)]) == 1 for letter in set(text)) and not _CLUSTER.search(text)


def _clusters(text: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    position = 0
    for cluster in _CLUSTER.finditer(text):
        spans += [(place, place + 1) for place in range(position, cluster.start())]
        spans.append(cluster.span())
        position = cluster.end()
    spans += [(place, place + 1) for place in range(position, len(text))]
    return spans


_TABLE = _Table()
_TABLE.update({ord(mark): "'" for mark in _SINGLE})
_TABLE.update({ord(mark): '"' for mark in _DOUBLE})
_TABLE.update({ord(mark): "-" for mark in _DASHES})
