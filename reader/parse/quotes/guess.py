"""Which language a text is in, as far as its quotes need to know."""

from __future__ import annotations

import re
import tomllib
from functools import cache

from reader.parse.quotes.words import FALLBACK, FOLDER, languages, load

# The beginning of a text that is enough to tell its language.
_SAMPLE = 1_000
_ENOUGH = 4
_WORD = re.compile(r"[^\W\d_]+")


def guess_language(text: str) -> str:
    """The code of the language whose common words are most frequent, English if none is."""
    found = set(text[:_SAMPLE].lower().split())
    hits = {code: len(found & common) for code, common in _common_words().items()}
    best = max(hits, key=lambda code: (hits[code], code == FALLBACK), default=FALLBACK)
    return best if hits.get(best, 0) >= _ENOUGH else _guess_by_lexicon(text[:_SAMPLE])


def _guess_by_lexicon(text: str) -> str:
    """For a line or two: the language that knows most of the words, verbs of speech first."""
    found = {word.lower() for word in _WORD.findall(text)}

    def known(code: str) -> tuple[int, bool]:
        language = load(code)
        hits = sum(word in language.tags.lexicon for word in found)
        return hits + 2 * len(found & language.strong), code == FALLBACK

    return max(languages(), key=known, default=FALLBACK)


@cache
def _common_words() -> dict[str, frozenset[str]]:
    """The common words of every language, from the heads of the files."""
    common = {}
    for code in languages():
        head = (FOLDER / f"{code}.toml").read_text(encoding="utf-8").partition("[cues]")[0]
        common[code] = frozenset(tomllib.loads(head)["guess"])
    return common
