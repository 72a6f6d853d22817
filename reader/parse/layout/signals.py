"""What a text as a whole holds of advertising, credits and pictures.

Looking for a thousand phrases in every block would cost more than all the rest. One look at the
words of the whole text tells which of them can occur at all: in most articles none.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reader.parse.layout.words import fold_label, lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ASCII = bytes(range(0x80))
_FOLDED = bytes(
    0x20 if character in b'.,:;()"?!' else bytes((character,)).lower()[0]
    for character in range(0x100)
)
"""Small letters, and spaces for marks."""
_SHORT = 4
"""Letters of a word that has no ending but "s"."""
_SIMPLE = re.compile("[‘’“”„–—…£€\u00e0-\u00ff]*")
"""Marks, and small letters of which no byte in UTF-8 is one of the marks'."""
_MARK_BYTES = b"\xe2\x80"
"""What the first two bytes of each of them are in UTF-8."""
_THIRD_BYTES = {0x98: 0x20, 0x99: 0x27, 0x9C: 0x20, 0x9D: 0x20, 0x9E: 0x20}
_FOLDED_MARKS = bytes(_THIRD_BYTES.get(byte, folded) for byte, folded in enumerate(_FOLDED))
_MARKS_BEYOND = tuple((mark, mark.encode()) for mark in "“”‘„«»\u00a0\u202f\u3000")
_NON_LATIN = re.compile("[\u0370-\u1fff\u2e80-\uffdc]")
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SLASHED = re.compile(
    rb"/(?:AP|AFP|PA|EPA|dpa|DPA|Reuters|REUTERS|TASS|Getty|imago|IMAGO|Shutterstock|(?<= /) )"
)
_MARK_WORDS = frozenset(
    [b"getty", b"shutterstock", b"imago", b"picture", b"picture-alliance", b"photo", b"via"]
)
CREDIT_WORDS = frozenset(
    ["via", "von", "by", "of", "and", "und", "de", "the", "for", "für", "et", "y", "e", "di"]
)
_CONTRIBUTIONS = frozenset((b"contributed", b"trug", b"trugen", b"beigetragen"))
_COPYRIGHTED = b"copyright"
_ENCIRCLED = re.compile(rb"\([cC]\)")
_OWNED = ("©".encode(), b"(c)", b"(C)")


class Signals(NamedTuple):
    """Which of the set phrases occur in a text."""

    promo: tuple[str, ...]
    """Phrases of advertising and legal text."""
    photo: tuple[str, ...]
    """Words for a picture and its maker."""
    marks: bool
    """Whether a mark that only credits of pictures have occurs."""
    rights: bool
    credits: bool
    """Whether a word occurs by which a line may say who worked on the report."""
    contributed: bool
    cjk: bool


QUIET = Signals((), (), marks=False, rights=False, credits=False, contributed=False, cjk=False)
"""Those of a text that has none of them, as most have."""


class Found(NamedTuple):
    """What a text holds, and where."""

    signals: Signals
    lines: frozenset[int] | None
    """Numbers, from 1, of the lines that may hold any of it but a credit; None if not asked."""


_NOTHING = Found(QUIET, frozenset())


class _Phrase(NamedTuple):
    """A phrase of advertising, by which it is found."""

    words: frozenset[bytes]
    """Those of its words that must stand in the text as they are."""
    folded: bytes
    text: str


class _Triggers(NamedTuple):
    """Words, as bytes in lower case, without which none of the set phrases can occur."""

    every: frozenset[bytes]
    promo: dict[bytes, tuple[_Phrase, ...]]
    """The phrases by the longest word of each."""
    others: frozenset[bytes]
    """The words of all that is no advertising."""
    shown: frozenset[bytes]
    """Those of them that count wherever in a line they stand: all but those of credits."""
    photo: frozenset[bytes]
    contributions: frozenset[bytes]


@cache
def _triggers() -> _Triggers:
    known = lexicon()
    promo: dict[bytes, list[_Phrase]] = {}
    words: set[bytes] = set()
    for text in known.promo:
        raw = text.encode()
        folded = _folded(text, raw, raw.translate(None, _ASCII).decode())
        longest = max(folded.split(), key=len)
        for found in _forms(folded.split(), longest):
            promo.setdefault(longest, []).append(_Phrase(found, folded, text))
            words |= found
    photo = {word for phrase in known.photo for word in phrase.split() if len(word) >= 2}
    credit = [phrase for phrase, kind in known.starts.items() if kind == "credit"]
    contributions = frozenset(max(phrase.split(), key=len).encode() for phrase in credit)
    pictures = frozenset(word.encode() for word in photo - CREDIT_WORDS)
    shown = pictures | _MARK_WORDS | _CONTRIBUTIONS | {_COPYRIGHTED}
    return _Triggers(
        shown.union(contributions, words),
        {word: tuple(phrases) for word, phrases in promo.items()},
        shown | contributions,
        shown,
        pictures,
        contributions,
    )


def _forms(words: list[bytes], longest: bytes) -> Iterator[frozenset[bytes]]:
    """The words a text must have for a phrase of `words`, in one form of the phrase or another.

    The last may have an ending: "our newsletter" is in "our newsletters". A short one has none but
    "s", or "get the app" would be in "get the application".
    """
    first, last = words[:-1], words[-1]
    if last == longest or len(last) > _SHORT:
        yield frozenset((longest, *first))
    else:
        yield frozenset((*first, last))
        yield frozenset((*first, last + b"s"))


def read_signals(text: str) -> Found:
    """Look once at the whole of `text`."""
    raw = text.encode("utf-8", "surrogatepass")
    rest = raw.translate(None, _ASCII).decode("utf-8", "surrogatepass")
    if rest != "" and _NON_LATIN.search(rest) is not None:
        return Found(_beyond_latin(text, raw, rest), None)
    folded = _folded(text, raw, rest)
    known = _triggers()
    hits = known.every.intersection(folded.split())
    phrases = _phrases(hits, folded)
    owned = _is_owned(raw, rest)
    slashed = b"/" in raw and _SLASHED.search(raw) is not None
    pictures = (*map(bytes.decode, known.photo & hits), *_glued(raw))
    if not (phrases or owned or slashed or pictures) and hits.isdisjoint(known.others):
        return _NOTHING
    if phrases:
        lowered = text.lower().replace("’", "'")
        phrases = [phrase for phrase in phrases if phrase.text in lowered]
    signals = Signals(
        tuple(dict.fromkeys(phrase.text for phrase in phrases)),
        pictures,
        owned or slashed or not hits.isdisjoint(_MARK_WORDS),
        owned or _COPYRIGHTED in hits,
        not hits.isdisjoint(known.contributions),
        not hits.isdisjoint(_CONTRIBUTIONS),
        cjk=False,
    )
    lines = _lines_with({phrase.folded for phrase in phrases} | (hits & known.shown), folded)
    if slashed or owned:
        lines |= _lines_with((b"/", *_OWNED), raw)
    if pictures and b":" in raw:
        lines |= _lines_with((encoded for _, encoded in _GLUED_WORDS), raw.lower())
    return Found(signals, frozenset(lines))


def _phrases(hits: frozenset[bytes], folded: bytes) -> list[_Phrase]:
    """The phrases of advertising in a folded text of which `hits` are the words that tell."""
    promo = _triggers().promo
    return [
        phrase
        for word in promo.keys() & hits
        for phrase in promo[word]
        if phrase.words <= hits and phrase.folded in folded
    ]


def _is_owned(raw: bytes, rest: str) -> bool:
    return "©" in rest or (b"(" in raw and _ENCIRCLED.search(raw) is not None)


def _beyond_latin(text: str, raw: bytes, rest: str) -> Signals:
    """What a text holds in whose script words take endings or no spaces."""
    known = _triggers()
    folded = _folded(text, raw, rest)
    hits = known.every.intersection(folded.split())
    lowered = text.lower().replace("’", "'")
    phrases = [phrase.text for phrase in _phrases(hits, folded) if phrase.text in lowered]
    owned = _is_owned(raw, rest)
    slashed = b"/" in raw and _SLASHED.search(raw) is not None
    return Signals(
        (*dict.fromkeys(phrases), *(phrase for phrase in lexicon().stems if phrase in lowered)),
        tuple(word for word in map(bytes.decode, known.photo) if word in lowered),
        owned or slashed or not hits.isdisjoint(_MARK_WORDS),
        owned or _COPYRIGHTED in hits,
        credits=True,
        contributed=not hits.isdisjoint(_CONTRIBUTIONS),
        cjk=_CJK.search(rest) is not None,
    )


def _lines_with(needles: Iterable[bytes], haystack: bytes) -> set[int]:
    """Numbers, from 1, of the lines of `haystack` that hold one of `needles`."""
    found: set[int] = set()
    for needle in needles:
        number, counted = 1, 0
        place = haystack.find(needle)
        while place >= 0:
            number += haystack.count(b"\n", counted, place)
            found.add(number)
            counted = haystack.find(b"\n", place)
            place = haystack.find(needle, counted) if counted >= 0 else -1
    return found


def _folded(text: str, raw: bytes, rest: str) -> bytes:
    """The text in lower case, with spaces for marks; `rest` is what of it is beyond ASCII."""
    if not rest:
        return raw.translate(_FOLDED)
    if _SIMPLE.fullmatch(rest):
        return raw.translate(_FOLDED_MARKS, _MARK_BYTES)
    if rest != rest.lower():
        raw = text.lower().encode("utf-8", "surrogatepass")
    if "’" in rest:
        raw = raw.replace("’".encode(), b"'")
    for mark, encoded in _MARKS_BEYOND:
        if mark in rest:
            raw = raw.replace(encoded, b" ")
    return raw.translate(_FOLDED)


def _glued(raw: bytes) -> tuple[str, ...]:
    """Words for a picture that a scraper wrote onto the word before: "in the fogPhoto: ..."."""
    colon = raw.find(b":")
    while colon >= 0:
        if raw[max(colon - _GLUED_REACH, 0) : colon].lower().endswith(_GLUED_ENDS):
            lowered = raw.lower()
            return tuple(word for word, encoded in _GLUED_WORDS if encoded in lowered)
        colon = raw.find(b":", colon + 1)
    return ()


_GLUED_WORDS = tuple(
    (word, word.encode()) for word in ("bild:", "foto:", "photo:", "image:", "credit:", "picture:")
)
_GLUED_ENDS = tuple(encoded[:-1] for _, encoded in _GLUED_WORDS)
_GLUED_REACH = 8


def opens_with_photo(text: str) -> bool:
    """Whether `text` begins with "Photo:" or its like."""
    head, colon, _ = text[:24].partition(":")
    return bool(colon) and lexicon().labels.get(fold_label(head)) == "photo"
