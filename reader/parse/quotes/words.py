"""The word lists of a language, read once when first needed.

A language is one file `words/<code>.toml`; docs/LANGUAGES.md says what each list means. `lexicon`
turns them into tags.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from reader.parse.quotes.lexicon import Chunks, TagTable, token_pattern

Gender = Literal["m", "f"]
FOLDER = Path(__file__).parent / "words"
FALLBACK = "en"
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
# The lists that are kept as sets under their own names, in the two parts of a file.
_WORD_SETS = (
    "male", "female", "neutral", "plural", "new", "institutions", "possessives", "titles",
    "particles", "abbreviations", "collectives", "so_called", "relative_determiners", "genitives",
    "oblique", "reported_mood",
)  # fmt: skip
_CUE_SETS = (
    "according_after", "agents", "after_quote", "impersonal", "according_before",
    "according_nouns",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    """A run of capitalised words, read.

    `start` and `end`: where in it the name stands; `parts`: the name's words; `before`: the words
    before it, in small letters. `gender`: what the given name tells; `last`: the family's name;
    `titled`: whether a title stands before it; `listed`: whether it is a word of the lists.
    """

    start: int
    end: int
    parts: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    gender: Gender | None = None
    last: str = ""
    titled: bool = False
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """One language: its tags, its tokens and the sets the later stages ask."""

    code: str
    tags: TagTable
    token: re.Pattern[str]
    chunks: Chunks
    male: frozenset[str]
    female: frozenset[str]
    neutral: frozenset[str]
    plural: frozenset[str]
    possessives: frozenset[str]
    pronouns: frozenset[str]
    he_or_she: re.Pattern[str]
    he_is_called: re.Pattern[str]
    she_is_called: re.Pattern[str]
    he_opens: tuple[str, ...]
    she_opens: tuple[str, ...]
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
    noun_after_name: bool
    pro_drop: bool
    aged: tuple[str, ...]
    capital_nouns: bool
    names: dict[str, Name]

    @property
    def beside(self) -> bool:
        """Whether a word's neighbours can make another part of speech of it."""
        return bool(self.relative_determiners or self.according_nouns)

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
    lexicon = _lexicon(words, cues)
    tags, token = TagTable(lexicon, data), token_pattern(words.get("elisions", ()), lexicon)
    sets = {name: frozenset(words.get(name, ())) for name in _WORD_SETS}
    sets |= {name: frozenset(cues.get(name, ())) for name in _CUE_SETS}
    he, she = sets["male"], sets["female"]
    male_called = frozenset(words.get("male_nouns", ())).union(words.get("male_titles", ()))
    female_called = frozenset(words.get("female_nouns", ())).union(words.get("female_titles", ()))
    return Words(
        code=data["code"],
        tags=tags,
        token=token,
        chunks=Chunks(token, tags),
        pronouns=he | she | sets["neutral"],
        he_or_she=_any_of(he | she),
        he_is_called=_any_of(male_called),
        she_is_called=_any_of(female_called),
        he_opens=_openers(he, lexicon),
        she_opens=_openers(she, lexicon),
        male_called=male_called,
        female_called=female_called,
        speech_nouns=frozenset(cues.get("nouns", ())),
        strong=frozenset(cues.get("finite", ())),
        participles=frozenset(cues.get("participle", ())),
        verb_second=bool(data.get("verb_second", False)),
        capital_nouns=bool(data.get("capital_nouns", False)),
        dialogue_dash=bool(data.get("dialogue_dash", False)),
        inside=bool(data.get("inside", False)),
        noun_after_name=bool(data.get("noun_after_name", False)),
        pro_drop=bool(data.get("pro_drop", False)),
        aged=tuple(words.get("aged", ())),
        names={},
        **sets,
    )


def _lexicon(words: dict[str, Any], cues: dict[str, Any]) -> dict[str, str]:
    """The tag of every listed word; what is listed later counts."""
    lexicon: dict[str, str] = {}
    for group, table in ((words, _TAGS), (cues, _CUES)):
        for name, tag in table:
            lexicon.update(dict.fromkeys(group.get(name, ()), tag))
    lexicon.update(words.get("overrides", {}))
    return lexicon


def _openers(pronouns: frozenset[str], lexicon: dict[str, str]) -> tuple[str, ...]:
    """The pronouns that open a sentence as its subject, as they stand there."""
    return tuple(f"{word.capitalize()} " for word in pronouns if lexicon.get(word) == "H")


def _any_of(words: frozenset[str]) -> re.Pattern[str]:
    """Any of the words by itself, whatever its capitals; nothing if there are none."""
    listed = "|".join(sorted(re.escape(word) for word in words))
    return re.compile(rf"\b(?:{listed})\b", re.IGNORECASE) if listed else re.compile(r"(?!)")


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


def lands() -> frozenset[str]:
    """Lands and what is named after them, in small letters."""
    return _names()["lands"]


def place_names() -> frozenset[str]:
    """Given names that are a place where no last name follows."""
    return _names()["places"]
