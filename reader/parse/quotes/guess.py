"""Which language a text is in, as far as its quotes need to know."""

from __future__ import annotations

import re
import tomllib
from functools import cache

from reader.parse.quotes.words import FALLBACK, FOLDER, languages, load

# The beginning of a text that is enough to tell its language.
_SAMPLE = 1_000
# Less is enough where so many words are of one language, and at most a third of them of another.
_GLANCE = 400
_PLAIN = 6
_ENOUGH = 4
# Room for the number of different words of a sample.
_BITS = 12
_MOST = (1 << _BITS) - 1
_WORD = re.compile(r"[^\W\d_]+")


def guess_language(text: str) -> str:
    """The code of the language whose common words are most frequent, English if none is."""
    codes = _common_words()[0]
    hits = _hits(text[:_GLANCE])
    if not _plain(hits):
        hits = _hits(text[:_SAMPLE])
    most = max(hits, default=0)
    if most < _ENOUGH:
        return _guess_by_lexicon(text[:_SAMPLE])
    best = [code for code, number in zip(codes, hits, strict=True) if number == most]
    return FALLBACK if FALLBACK in best else best[0]


def _hits(sample: str) -> list[int]:
    """How many different common words of each language a sample has."""
    codes, counts = _common_words()
    # To make small letters of all of the sample would take as long as all the rest.
    found = {word.lower() for word in _as_written().intersection(sample.split())}
    total = sum(map(counts.__getitem__, found))
    return [total >> shift & _MOST for shift in range(0, _BITS * len(codes), _BITS)]


def _plain(hits: list[int]) -> bool:
    """Whether one language has so many more words than any other that no more text is needed."""
    *_, second, first = sorted((0, 0, *hits))
    return first >= _PLAIN and first >= 3 * second


def _guess_by_lexicon(text: str) -> str:
    """For a line or two: the language that knows most of the words, verbs of speech first."""
    found = {word.lower() for word in _WORD.findall(text)}

    def known(code: str) -> tuple[int, bool]:
        language = load(code)
        hits = sum(word in language.tags.lexicon for word in found)
        return hits + 2 * len(found & language.strong), code == FALLBACK

    return max(languages(), key=known, default=FALLBACK)


def common_words(code: str) -> frozenset[str]:
    """The commonest words of a language that has a file."""
    head = (FOLDER / f"{code}.toml").read_text(encoding="utf-8").partition("[cues]")[0]
    return frozenset(tomllib.loads(head).get("guess", ()))


@cache
def _common_words() -> tuple[tuple[str, ...], dict[str, int]]:
    """The languages, and for each common word a number with a digit of `_BITS` a language.

    So a text is counted in all languages with one look-up a word.
    """
    counts: dict[str, int] = {}
    codes = tuple(languages())
    for place, code in enumerate(codes):
        for word in common_words(code):
            counts[word] = counts.get(word, 0) + (1 << place * _BITS)
    return codes, counts


@cache
def _as_written() -> frozenset[str]:
    """The common words of all languages, as they can stand in a text."""
    common = _common_words()[1]
    return frozenset(form(word) for word in common for form in (str, str.capitalize, str.upper))
