"""What labels and set phrases mean, in every language there is a file for under words/."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_STRIPPED = (
    " \u00a0\t:.,;!?…|/\\·•-–—*_+>›»«<‹→▶►▸⟶()[]{}\"'“”„‘’#0123456789"
    "：。，、！？【】（）「」『』《》"
)
_LONGEST = 70
_WORDS_OF_A_START = 6
_LONGESTBYLINE_WORD = 30
_LONGEST_HEAD = 26
_WITH_CONTENT = frozenset(("topics", "reading"))
_ALL = frozenset(("all", "alle", "alles", "tout", "tous", "todo", "todos", "tutti", "wszystkie"))
"""What stands behind a list's label to open all of it: "Most popular View all"."""
BY = frozenset(("by", "By", "BY"))
"""How a byline begins that has its word glued to the name: "byAnna Hall"."""
_BEYOND_LATIN = "\u0370"


class Lexicon(NamedTuple):
    """Set phrases by their folded text."""

    labels: dict[str, str]
    """A whole line -> "related", "topics", "share" ..."""
    starts: dict[str, str]
    """How a line of that kind begins."""
    openers: frozenset[str]
    """The first words of `starts`."""
    promo: tuple[str, ...]
    """Phrases that advertising and legal text has."""
    weak: frozenset[str]
    """Those of them that news has as well, and every one of a single word."""
    stems: tuple[str, ...]
    """Such phrases in scripts beyond Latin, where words take endings or no spaces."""
    bylines: frozenset[str]
    genres: frozenset[str]
    """What a byline may begin with and keeps: "Obituary by"."""
    published: frozenset[str]
    modified: frozenset[str]
    photo: tuple[str, ...]
    """Words for a picture and for who made it."""
    byline_openers: frozenset[str]
    """The first words of `bylines`."""
    boxes: frozenset[str]
    """How the heading of a box of facts begins: "Facts about bells"."""
    sources: frozenset[str]
    """How the line begins that such a box ends with: "Source: harbour office"."""
    first_words: frozenset[str]
    """The first words of `labels` and `starts`."""
    telling: frozenset[str]
    """The first words of labels, of their beginnings and of bylines: all others tell nothing."""
    first_pairs: frozenset[str]
    """The first two of those of several words."""
    lone_starts: frozenset[str]
    """Those of `starts` that are one word."""


_ROLES = ("byline", "genre", "published", "modified")


@cache
def lexicon() -> Lexicon:
    """The set phrases of all languages together: pages mix languages."""
    tables = _tables()
    labels = _kinds(tables, "labels")
    roles = {role: _of_kind(tables, "labels", role) for role in _ROLES}
    starts = _kinds(tables, "starts")
    phrases = [phrase for table in tables for phrase in _advertising(table)]
    promo = [phrase for phrase in phrases if phrase[0] < _BEYOND_LATIN]
    bylines = (*roles["byline"], *roles["genre"])
    labelling = (*labels, *starts)
    return Lexicon(
        labels=labels,
        starts=starts,
        openers=_first_words(starts),
        promo=tuple(dict.fromkeys(promo)),
        weak=frozenset(
            (
                *(phrase for table in tables for phrase in table["promo"].get("weak", ())),
                *filter(str.isalpha, promo),
            )
        ),
        stems=tuple(dict.fromkeys(phrase for phrase in phrases if phrase[0] >= _BEYOND_LATIN)),
        bylines=frozenset(roles["byline"]),
        genres=frozenset(roles["genre"]),
        published=frozenset(roles["published"]),
        modified=frozenset(roles["modified"]),
        photo=tuple(dict.fromkeys(map(str.lower, _of_kind(tables, "starts", "photo")))),
        byline_openers=_first_words(bylines),
        boxes=_box_words(tables, "opens"),
        sources=_box_words(tables, "closes"),
        first_pairs=frozenset(" ".join(each.split()[:2]) for each in labelling if " " in each),
        lone_starts=frozenset(phrase for phrase in starts if " " not in phrase),
        telling=_first_words((*labelling, *bylines)),
        first_words=_first_words(labelling),
    )


def _of_kind(tables: list[dict[str, Any]], table: str, kind: str) -> list[str]:
    """The phrases of one kind in the table of that name, in every language."""
    return [phrase for each in tables for phrase in each[table].get(kind, ())]


def _kinds(tables: list[dict[str, Any]], table: str) -> dict[str, str]:
    """What kind of line each folded phrase makes; the first language wins."""
    kinds: dict[str, str] = {}
    for each in tables:
        for kind, phrases in each[table].items():
            for phrase in phrases if kind not in _ROLES else ():
                kinds.setdefault(fold_label(phrase), kind)
    kinds.pop("", None)
    return kinds


def _advertising(table: dict[str, Any]) -> Iterator[str]:
    yield from table["promo"]["phrases"]
    yield from table["promo"].get("weak", ())


def _box_words(tables: list[dict[str, Any]], end: str) -> frozenset[str]:
    return frozenset(word for table in tables for word in table.get("box", {}).get(end, ()))


def _first_words(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in phrases)


def _tables() -> list[dict[str, Any]]:
    folder = files("reader.parse.layout").joinpath("words")
    found = sorted(
        (entry.name, entry) for entry in folder.iterdir() if entry.name.endswith(".toml")
    )
    # English first: the words it shares with other languages have its meaning.
    found.sort(key=lambda pair: (pair[0] != "en.toml", pair[0]))
    return [tomllib.loads(entry.read_text("utf-8")) for _, entry in found]


def fold_label(text: str) -> str:
    """Fold a line for looking it up: case, marks around it and runs of white space go."""
    folded = text.lower().strip(_STRIPPED)
    if "’" in folded:
        folded = folded.replace("’", "'")
    if "•" in folded:
        folded = folded.replace("•", "  ")
    if "  " in folded or "\u00a0" in folded:
        return " ".join(folded.split())
    return folded


def opener(text: str) -> str:
    """The first word of `text` as the lexicon would have it; "" where it is no word alone."""
    for word in text.split(None, 1):
        if word.isalpha():
            return word.lower()
        folded = word.partition(":")[0].lower().strip(_STRIPPED)
        if "’" in folded:
            folded = folded.replace("’", "'")
        return "" if "•" in folded else folded
    return ""


def may_open_label(text: str) -> bool:
    """Whether two words cannot rule out that a line of several words is or begins with a label."""
    first = opener(text)
    if not first:
        return True
    known = lexicon()
    if first not in known.first_words:
        return False
    if first in known.lone_starts or ":" in text[:_LONGEST_HEAD]:
        return True
    second = text.split(None, 2)[1]
    return not second.isalpha() or f"{first} {second.lower()}" in known.first_pairs


def label_kind(text: str) -> str | None:
    """What kind of label the whole of `text` is; None if it is none."""
    first = opener(text)
    if first and first not in lexicon().first_words:
        return None
    if len(text) > _LONGEST:
        head, colon, _ = text[:_LONGEST_HEAD].partition(":")
        kind = lexicon().labels.get(fold_label(head)) if colon else None
        return kind if kind == "topics" and len(text) < 400 else None
    folded = fold_label(text)
    known = lexicon()
    kind = known.labels.get(folded)
    if kind is not None:
        return kind
    if not folded or text[-1] in ".。":
        return None
    if " " not in folded and ":" not in folded and folded not in known.openers:
        return None
    head, colon, _ = text[:_LONGEST_HEAD].partition(":")
    if colon and known.labels.get(fold_label(head)) in _WITH_CONTENT:
        return known.labels[fold_label(head)]
    words = folded.split()
    if len(words) > 1 and words[-1] in _ALL:
        kind = known.labels.get(" ".join(words[:-1])) or known.labels.get(" ".join(words[:-2]))
        if kind == "related":
            return kind
    if words[0] not in known.openers:
        return None
    for count in range(min(len(words), _WORDS_OF_A_START), 0, -1):
        kind = known.starts.get(" ".join(words[:count]))
        if kind is not None:
            return kind if _is_whole(kind, len(words), count) else None
    return None


def _is_whole(kind: str, words: int, count: int) -> bool:
    """Whether a line that begins like a label is short enough to be one."""
    if kind == "related":
        return words <= count + 5 and (count > 1 or words <= 3)
    return True


def may_be_byline(text: str) -> bool:
    """Whether the first word of `text` is one that bylines begin with, or "By" glued to a name."""
    return opener(text) in lexicon().byline_openers or text.lstrip()[:2] in BY


def is_byline_word(text: str) -> bool:
    """Whether the whole of `text` is a word that a name follows: "By", "Von", "Author:"."""
    return len(text) <= _LONGESTBYLINE_WORD and fold_label(text) in lexicon().bylines


@cache
def role_words() -> frozenset[str]:
    """Every word of the phrases that bylines and dates stand behind: "by", "last", "updated"."""
    known = lexicon()
    phrases = known.bylines | known.published | known.modified
    return frozenset(word for phrase in phrases for word in phrase.replace("'", "").split())
