"""The word lists of a language, read once when first needed.

A language is one file `words/<code>.toml`; docs/LANGUAGES.md says what each list means. A word's
part in a sentence is one letter (a tag), so that a sentence becomes a short string that regular
expressions can read:

    V v  verb that reports speech, surely / perhaps (said / called)
    B G  base form / gerund of either (say / saying)      E  past participle where it differs
    z    another finite verb       A b  auxiliary / form of "be"
    H h  subject / object pronoun  W    relative pronoun
    D J  determiner / indefinite ("one", "several")
    N n  capitalised / plain word  T    capitalised title        X x  their possessives
    P O I  preposition / "of" / "to"  C S  and, or / if, when   K  "according"
    a e M #  adverb / participle / time word / number
    , . : ; - ( )  punctuation     Q q Y y  a quote, by what stands before its closing mark
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

FOLDER = Path(__file__).parent / "words"
FALLBACK = "en"
_PUNCTUATION = {
    ",": ",", ".": ".", "?": ".", "!": ".", "…": ".", ":": ":", ";": ";",
    "-": "-", "–": "-", "—": "-", "―": "-", "(": "(", ")": ")", "[": "(", "]": ")",
    "%": "n", "$": "#", "€": "#", "£": "#", "@": "N", "#": "N", "&": "C",
    "*": "", "|": ";", "•": ";", "/": "C",
}  # fmt: skip
# A capital letter turns these into names in the middle of a sentence ("Ask", "Mark", "May").
_NAME_WHEN_CAPITAL = frozenset("VvBGEzexAb")
_TAGS = (
    ("adverbs", "a"), ("verbs", "z"), ("times", "M"), ("titles", "T"), ("indefinite", "J"),
    ("conjunctions", "C"), ("subordinators", "S"), ("prepositions", "P"), ("of", "O"), ("to", "I"),
    ("relatives", "W"), ("object_pronouns", "h"), ("determiners", "D"), ("subject_pronouns", "H"),
    ("auxiliaries", "A"), ("be", "b"),
)  # fmt: skip
_CUES = (
    ("weak_gerund", "G"), ("weak_base", "B"), ("weak_participle", "E"), ("weak_finite", "v"),
    ("gerund", "G"), ("base", "B"), ("participle", "E"), ("finite", "V"), ("according", "K"),
)  # fmt: skip
_REMEMBERED = 20_000


class TagTable(dict[str, str]):
    """The tag of every word seen so far; a new word is judged by its form and remembered."""

    __slots__ = ("endings", "lexicon", "plain")

    def __init__(self, lexicon: dict[str, str], data: dict[str, Any]) -> None:
        super().__init__()
        words = data.get("words", {})
        self.lexicon = lexicon
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

    def at_start(self, word: str, tag: str) -> str:
        """The tag of a capitalised word that begins a sentence."""
        low = word.lower()
        known = self.lexicon.get(low)
        if known is not None and known in "VG" and not low.endswith("s"):
            return known
        if known is None and len(low) > 5:
            if low.endswith(self.endings[1]):
                return "e"
            if self.plain == "e" and low.endswith(self.endings[0]):
                return "a"
        return tag

    def _known(self, word: str, tag: str) -> str:
        if not word[0].isupper():
            return "n" if tag == "T" else tag
        if len(word) > 1 and word.isupper() and tag in "hHWAI":
            return "N"
        return "N" if tag in _NAME_WHEN_CAPITAL else tag


class Name(NamedTuple):
    """A run of capitalised words, read.

    `start` and `end`: where in it the name stands; `parts`: the name's words; `before`: the words
    before it, in small letters.
    """

    start: int
    end: int
    parts: tuple[str, ...]
    before: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """One language: its tags, its tokens and the sets the later stages ask."""

    code: str
    tags: TagTable
    token: re.Pattern[str]
    male: frozenset[str]
    female: frozenset[str]
    neutral: frozenset[str]
    plural: frozenset[str]
    possessives: frozenset[str]
    pronouns: frozenset[str]
    he_or_she: re.Pattern[str]
    he_is_called: re.Pattern[str]
    she_is_called: re.Pattern[str]
    new: frozenset[str]
    institutions: frozenset[str]
    male_called: frozenset[str]
    female_called: frozenset[str]
    titles: frozenset[str]
    particles: frozenset[str]
    abbreviations: frozenset[str]
    collectives: frozenset[str]
    so_called: frozenset[str]
    speech_nouns: frozenset[str]
    strong: frozenset[str]
    according_after: frozenset[str]
    agents: frozenset[str]
    participles: frozenset[str]
    after_quote: frozenset[str]
    impersonal: frozenset[str]
    according_before: frozenset[str]
    according_nouns: frozenset[str]
    relative_determiners: frozenset[str]
    genitives: frozenset[str]
    oblique: frozenset[str]
    reported_mood: frozenset[str]
    verb_second: bool
    dialogue_dash: bool
    inside: bool
    capital_nouns: bool
    names: dict[str, Name] = field(default_factory=dict)

    def opens_new(self, determiner: str) -> bool:
        """Whether a determiner brings in somebody new: "a", "one"."""
        return determiner.lower() in self.new


@cache
def load(code: str | None) -> Words:
    """The words of language `code` ("en", "de-AT"), English where there is no such file."""
    name = (code or FALLBACK).lower()[:2]
    path = FOLDER / f"{name}.toml"
    if not name.isalpha() or not path.is_file():
        return load(FALLBACK) if name != FALLBACK else _make({"code": FALLBACK})
    return _make(tomllib.loads(path.read_text(encoding="utf-8")))


@cache
def languages() -> tuple[str, ...]:
    """The codes of all languages that have a file."""
    return tuple(sorted(path.stem for path in FOLDER.glob("??.toml")))


def _make(data: dict[str, Any]) -> Words:
    words, cues = data.get("words", {}), data.get("cues", {})
    lexicon: dict[str, str] = {}
    for group, table in ((words, _TAGS), (cues, _CUES)):
        for name, tag in table:
            lexicon.update(dict.fromkeys(group.get(name, ()), tag))
    for word in words.get("overrides", {}).items():
        lexicon[word[0]] = word[1]

    def pick(name: str) -> frozenset[str]:
        return frozenset(words.get(name, ()))

    return Words(
        code=data["code"],
        tags=TagTable(lexicon, data),
        token=_token_pattern(words.get("elisions", ()), lexicon),
        male=pick("male"),
        female=pick("female"),
        neutral=pick("neutral"),
        plural=pick("plural"),
        pronouns=pick("male") | pick("female") | pick("neutral"),
        he_or_she=_any_of(pick("male") | pick("female")),
        he_is_called=_any_of(pick("male_nouns") | pick("male_titles")),
        she_is_called=_any_of(pick("female_nouns") | pick("female_titles")),
        new=pick("new"),
        institutions=pick("institutions"),
        possessives=pick("possessives"),
        male_called=pick("male_nouns") | pick("male_titles"),
        female_called=pick("female_nouns") | pick("female_titles"),
        titles=pick("titles"),
        particles=pick("particles"),
        abbreviations=pick("abbreviations"),
        collectives=pick("collectives"),
        so_called=pick("so_called"),
        speech_nouns=frozenset(cues.get("nouns", ())),
        strong=frozenset(cues.get("finite", ())),
        according_after=frozenset(cues.get("according_after", ())),
        agents=frozenset(cues.get("agents", ())),
        participles=frozenset(cues.get("participle", ())),
        after_quote=frozenset(cues.get("after_quote", ())),
        impersonal=frozenset(cues.get("impersonal", ())),
        according_before=frozenset(cues.get("according_before", ())),
        according_nouns=frozenset(cues.get("according_nouns", ())),
        relative_determiners=pick("relative_determiners"),
        genitives=pick("genitives"),
        oblique=pick("oblique"),
        reported_mood=pick("reported_mood"),
        verb_second=bool(data.get("verb_second", False)),
        capital_nouns=bool(data.get("capital_nouns", False)),
        dialogue_dash=bool(data.get("dialogue_dash", False)),
        inside=bool(data.get("inside", False)),
    )


def _any_of(words: frozenset[str]) -> re.Pattern[str]:
    """Any of the words by itself, whatever its capitals; nothing if there are none."""
    listed = "|".join(sorted(re.escape(word) for word in words))
    return re.compile(rf"\b(?:{listed})\b", re.IGNORECASE) if listed else re.compile(r"(?!)")


def _token_pattern(elisions: list[str], lexicon: Iterable[str]) -> re.Pattern[str]:
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


@cache
def _names() -> dict[str, frozenset[str]]:
    data = tomllib.loads((FOLDER / "names.toml").read_text(encoding="utf-8"))
    return {key: frozenset(names) for key, names in data.items()}


def given_names() -> tuple[frozenset[str], frozenset[str]]:
    """Male and female given names, in small letters, for all languages."""
    names = _names()
    return names["male"], names["female"]


def months_as_names() -> frozenset[str]:
    """Months that are given names where a last name follows."""
    return _names()["months"]


def place_names() -> frozenset[str]:
    """Given names that are a place where no last name follows."""
    return _names()["places"]
