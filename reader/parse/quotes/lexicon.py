"""What part a word has in a sentence: one letter, judged once by the word's form and remembered.

    V v  verb that reports speech, surely / perhaps (said / called)
    B G  base form / gerund of either (say / saying)      E  past participle where it differs
    z    another finite verb       A b  auxiliary / form of "be"
    H h  subject / object pronoun  W    relative pronoun
    D J  determiner / indefinite ("one", "several")
    N n  capitalised / plain word  T    capitalised title        X x  their possessives
    P O I  preposition / "of" / "to"  C S  and, or / if, when   K  "according"
    a e M #  adverb / participle / time word / number
    , . : ; - ( )  punctuation     Q q Y y  a quote, by what stands before its closing mark

So a sentence becomes a short string that regular expressions can read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

_PUNCTUATION = {
    ",": ",", ".": ".", "?": ".", "!": ".", "…": ".", ":": ":", ";": ";",
    "-": "-", "–": "-", "—": "-", "―": "-", "(": "(", ")": ")", "[": "(", "]": ")",
    "%": "n", "$": "#", "€": "#", "£": "#", "@": "N", "#": "N", "&": "C",
    "*": "", "|": ";", "•": ";", "/": "C",
}  # fmt: skip
# A capital letter turns these into names in the middle of a sentence ("Ask", "Mark", "May").
_NAME_WHEN_CAPITAL = frozenset("VvBGEzexAb")
_REMEMBERED = 20_000
# What is longer is hardly met again.
_LONGEST = 40


class TagTable(dict[str, str]):
    """The tag of every word seen so far; a new word is judged by its form and remembered."""

    __slots__ = ("endings", "lexicon", "openers", "plain")

    def __init__(self, lexicon: dict[str, str], data: dict[str, Any]) -> None:
        super().__init__()
        words = data.get("words", {})
        self.lexicon = lexicon
        self.openers: dict[str, str] = {}
        # Where every noun has a capital, a word without one is no noun.
        self.plain = "e" if data.get("capital_nouns", False) else "n"
        self.endings = (
            tuple(words.get("adverb_endings", ())),
            tuple(words.get("participle_endings", ())),
        )

    def __missing__(self, word: str) -> str:
        tag = self._judge(word)
        if len(self) < _REMEMBERED:
            self[word] = tag
        return tag

    def _judge(self, word: str) -> str:
        first = word[0]
        if not first.isalnum() and len(word) == 1:
            return _PUNCTUATION.get(first, "~") or "~"
        low = word.lower().replace("’", "'")
        tag = self.lexicon.get(low.rstrip("."))
        if tag is not None:
            return self._known(word, tag)
        if first.isdigit():
            return "#"
        stem, mark, tail = low.partition("'")
        if mark:
            if tail in ("s", ""):
                if self.lexicon.get(stem) in ("H", "W"):
                    return "H"
                return "X" if first.isupper() else "x"
            if self.lexicon.get(stem) == "H":
                return "H"
        if first.isupper():
            return "N"
        if low.endswith(self.endings[1]) and len(low) > 4:
            return "e"
        if low.endswith(self.endings[0]) and len(low) > 4:
            return "a"
        return self.plain

    def at_start(self, word: str) -> str:
        """The tag of a word that would be a name, where it begins a sentence."""
        tag = self.openers.get(word)
        if tag is None:
            tag = self._opener(word)
            if len(self.openers) < _REMEMBERED:
                self.openers[word] = tag
        return tag

    def _opener(self, word: str) -> str:
        low = word.lower()
        known = self.lexicon.get(low)
        if known is not None and known in "VG" and not low.endswith("s"):
            return known
        if known is None and len(low) > 5:
            if low.endswith(self.endings[1]):
                return "e"
            if self.plain == "e" and low.endswith(self.endings[0]):
                return "a"
        return "N"

    def _known(self, word: str, tag: str) -> str:
        if not word[0].isupper():
            return "n" if tag == "T" else tag
        if len(word) > 1 and word.isupper() and tag in "hHWAI":
            return "N"
        return "N" if tag in _NAME_WHEN_CAPITAL else tag


class Chunks(dict[str, tuple[str, ...]]):
    """The words and signs of every stretch between blanks seen so far (“said.”: said, full stop).

    `tags` has their tags, one string a stretch. A stretch is in both or in neither; ask for the
    words first.
    """

    __slots__ = ("pattern", "table", "tags")

    def __init__(self, pattern: re.Pattern[str], table: TagTable) -> None:
        super().__init__()
        self.pattern = pattern
        self.table = table
        self.tags = _ChunkTags(self)

    def __missing__(self, chunk: str) -> tuple[str, ...]:
        found = tuple(self.pattern.findall(chunk))
        if len(self) < _REMEMBERED and len(chunk) <= _LONGEST:
            self[chunk] = found
        return found


class _ChunkTags(dict[str, str]):
    """The tags of the words of a stretch."""

    __slots__ = ("chunks",)

    def __init__(self, chunks: Chunks) -> None:
        super().__init__()
        self.chunks = chunks

    def __missing__(self, chunk: str) -> str:
        tags = "".join(map(self.chunks.table.__getitem__, self.chunks[chunk]))
        if len(self) < _REMEMBERED and len(chunk) <= _LONGEST:
            self[chunk] = tags
        return tags


def token_pattern(elisions: list[str], lexicon: Iterable[str]) -> re.Pattern[str]:
    """Words with inner hyphens, points and apostrophes; single signs.

    Words of the lists that hold an apostrophe (d'après) are not cut at it.
    """
    if not elisions:
        return re.compile(r"\w++(?:[-‐.&@’'/]\w++)*+(?:(?<=s)['’](?!\w))?+|[^\w\s]")
    cut = "|".join(_either(word) for word in elisions)
    whole = sorted(word for word in lexicon if "'" in word[:-1])
    uncut = "|".join(_either(re.escape(word)).replace("'", "['’]") for word in whole) or "(?!)"
    subject = r"(?:t-)?(?:ils?|elles?|on)\b"
    return re.compile(
        rf"\b(?:{uncut})\b|\b(?:{cut})['’](?=\w)|-{subject}|"
        rf"\w+(?:(?:[.&@’'/]|[-‐](?!{subject}))\w+){{0,6}}|[^\w\s]"
    )


def _either(word: str) -> str:
    return f"[{word[0]}{word[0].upper()}]{word[1:]}"
