"""What a text as a whole holds of advertising, credits and pictures, and in which lines.

Looking for a thousand phrases in every block would cost more than all the rest. One look at the
whole text tells which of them occur at all: in most articles none, or a word for a picture in the
middle of a paragraph, where no credit stands.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reader.parse.layout.phrases import Finder, beyond_ascii, fold_bytes
from reader.parse.layout.words import fold_label, lexicon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reader.parse.layout.phrases import Phrase

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
_ANYWHERE = _CONTRIBUTIONS | {_COPYRIGHTED}
"""Words that count wherever in a line they stand."""
_ENCIRCLED = re.compile(rb"\([cC]\)")
_OWNED = ("©".encode(), b"(c)", b"(C)")
_HEAD, _TAIL = 240, 512
"""Bytes of a line in which a credit begins, and in which the credit of a picture stands.

Twice as many and more as the characters that `notices` looks at, white space aside.
"""


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
    """Numbers, from 1, of the lines that may hold any of it; None if not asked."""


_NOTHING = Found(QUIET, frozenset())


class _Known(NamedTuple):
    """What is looked for, as bytes in small letters."""

    finder: Finder
    pictures: frozenset[bytes]
    """Words for a picture and its maker."""
    contributions: frozenset[bytes]
    """Words of those who worked on the report."""
    tails: frozenset[bytes]
    """Words of credits of pictures."""


@cache
def _known() -> _Known:
    known = lexicon()
    photo = {word for phrase in known.photo for word in phrase.split() if len(word) >= 2}
    pictures = frozenset(word.encode() for word in photo - CREDIT_WORDS)
    credit = [phrase for phrase, kind in known.starts.items() if kind == "credit"]
    contributions = frozenset(max(phrase.split(), key=len).encode() for phrase in credit)
    words = pictures | contributions | _MARK_WORDS | _CONTRIBUTIONS | {_COPYRIGHTED}
    latin = sorted(word for word in words if not _NON_LATIN.search(word.decode()))
    return _Known(Finder(known.promo, latin), pictures, contributions, pictures | _MARK_WORDS)


def read_signals(text: str) -> Found:
    """Look once at the whole of `text`."""
    raw = text.encode("utf-8", "surrogatepass")
    rest = "" if text.isascii() else beyond_ascii(raw)
    if rest != "" and _NON_LATIN.search(rest) is not None:
        return Found(_beyond_latin(text, raw, rest), None)
    folded = fold_bytes(text, raw, rest)
    known = _known()
    words, phrases = known.finder.find(folded)
    owned = _is_owned(raw, rest)
    slashed = b"/" in raw and _SLASHED.search(raw) is not None
    glued = _glued(raw)
    if not (words or phrases or owned or slashed or glued):
        return _NOTHING
    if phrases:
        phrases = _spelled(phrases, text)
    pictures = known.pictures & words
    signals = Signals(
        tuple([phrase.text for phrase in phrases]),
        (*map(bytes.decode, pictures), *map(bytes.decode, glued)),
        owned or slashed or not words.isdisjoint(_MARK_WORDS),
        owned or _COPYRIGHTED in words,
        not words.isdisjoint(known.contributions),
        not words.isdisjoint(_CONTRIBUTIONS),
        cjk=False,
    )
    lines = _lines_with(known.tails & words, folded, _is_in_tail)
    lines |= _lines_with(known.contributions & words, folded, _is_in_head)
    lines |= _lines_with(_ANYWHERE & words, folded)
    lines |= _lines_with([phrase.folded for phrase in phrases], folded)
    if slashed or owned:
        lines |= _lines_with((b"/", *_OWNED), raw)
    if glued:
        lines |= _lines_with(glued, raw.lower())
    return Found(signals, frozenset(lines))


def _spelled(phrases: Sequence[Phrase], text: str) -> list[Phrase]:
    """Those of `phrases` that stand in `text` with all their marks."""
    lowered = text.lower().replace("’", "'")
    return [phrase for phrase in phrases if phrase.text in lowered]


def _is_owned(raw: bytes, rest: str) -> bool:
    return "©" in rest or (b"(" in raw and _ENCIRCLED.search(raw) is not None)


def _beyond_latin(text: str, raw: bytes, rest: str) -> Signals:
    """What a text holds in whose script words take endings or no spaces."""
    known = _known()
    words, phrases = known.finder.find(fold_bytes(text, raw, rest))
    lowered = text.lower().replace("’", "'")
    owned = _is_owned(raw, rest)
    slashed = b"/" in raw and _SLASHED.search(raw) is not None
    return Signals(
        (
            *(phrase.text for phrase in phrases if phrase.text in lowered),
            *(phrase for phrase in lexicon().stems if phrase in lowered),
        ),
        tuple(word for word in map(bytes.decode, known.pictures) if word in lowered),
        owned or slashed or not words.isdisjoint(_MARK_WORDS),
        owned or _COPYRIGHTED in words,
        credits=True,
        contributed=not words.isdisjoint(_CONTRIBUTIONS),
        cjk=_CJK.search(rest) is not None,
    )


def _is_anywhere(haystack: bytes, needle: bytes, place: int, end: int) -> bool:  # noqa: ARG001
    return True


def _is_in_head(haystack: bytes, needle: bytes, place: int, end: int) -> bool:  # noqa: ARG001
    """Whether a line begins soon before `place`, where `needle` stands in it first."""
    return place - haystack.rfind(b"\n", 0, place) <= _HEAD


def _is_in_tail(haystack: bytes, needle: bytes, place: int, end: int) -> bool:
    """Whether `needle` stands near the end of a line, `end`; it stands in it first at `place`."""
    return end - place <= _TAIL or haystack.find(needle, end - _TAIL, end) >= 0


def _lines_with(
    needles: Iterable[bytes],
    haystack: bytes,
    near: Callable[[bytes, bytes, int, int], bool] = _is_anywhere,
) -> set[int]:
    """Numbers, from 1, of the lines of `haystack` that hold one of `needles` where `near` says."""
    found: set[int] = set()
    for needle in needles:
        number, counted = 1, 0
        place = haystack.find(needle)
        while place >= 0:
            end = haystack.find(b"\n", place)
            if near(haystack, needle, place, end if end >= 0 else len(haystack)):
                number += haystack.count(b"\n", counted, place)
                counted = place
                found.add(number)
            place = haystack.find(needle, end) if end >= 0 else -1
    return found


def _glued(raw: bytes) -> list[bytes]:
    """Words for a picture that a scraper wrote onto the word before: "in the fogPhoto: ..."."""
    colon = raw.find(b":")
    while colon >= 0:
        if raw[max(colon - _GLUED_REACH, 0) : colon].lower().endswith(_GLUED_ENDS):
            lowered = raw.lower()
            return [word for word in _GLUED_WORDS if word in lowered]
        colon = raw.find(b":", colon + 1)
    return []


_GLUED_WORDS = (b"bild:", b"foto:", b"photo:", b"image:", b"credit:", b"picture:")
_GLUED_ENDS = tuple(word[:-1] for word in _GLUED_WORDS)
_GLUED_REACH = 8


def opens_with_photo(text: str) -> bool:
    """Whether `text` begins with "Photo:" or its like."""
    head, colon, _ = text[:24].partition(":")
    return bool(colon) and lexicon().labels.get(fold_label(head)) == "photo"
