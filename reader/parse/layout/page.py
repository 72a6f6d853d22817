"""The page in work: its blocks, how they look, and what each was taken for so far."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reader.parse.layout.looks import PROSE, SENTENCE

if TYPE_CHECKING:
    from reader.parse.draft import DraftDate, DraftDateline
    from reader.parse.layout.lines import Block
    from reader.parse.layout.looks import Look

HEADLINE = "headline"
KICKER = "kicker"
STANDFIRST = "standfirst"
BYLINE = "byline"
PUBLISHED = "published"
DATELINE = "dateline"
PARAGRAPH = "paragraph"
SUBHEAD = "subhead"
LIST = "list"
QUOTATION = "quote"
RELATED = "related"
RESIDUE = "residue"

TEXT_LOOKS = frozenset((PROSE, SENTENCE))

_LONGEST_KEPT = 200
_WORD = re.compile(r"[^\W_]{2,40}")
_LONGEST_WORD = 40
_SPACED = {code: " " for code in range(128) if not chr(code).isalnum()}
"""Spaces for everything in ASCII that is no part of a word."""
_SPACELESS = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


class Role(NamedTuple):
    """What a block is, and why: for residue `rule` is the reason a reader is shown."""

    name: str
    rule: str


@cache
def role_of(name: str, rule: str) -> Role:
    """The role of that name by that rule: there are few, and pages have many blocks."""
    return Role(name, rule)


@dataclass(slots=True)
class Page:
    """One text while it is being read; every stage fills in roles that are still None."""

    blocks: list[Block]
    looks: list[Look]
    roles: list[Role | None] = field(default_factory=list)
    start: int = 0
    """First block of the body."""
    end: int = 0
    """Behind the last block of the body."""
    headline: int | None = None
    headline_text: str = ""
    anchor: int = -1
    """The last block before the body that repeats the headline: the head begins behind it."""
    byline: str | None = None
    published: DraftDate | None = None
    modified: DraftDate | None = None
    dateline: DraftDateline | None = None
    datelines: dict[int, DraftDateline | None] = field(default_factory=dict)
    """What a block begins with, as far as it was asked."""
    labels: dict[int, str] = field(default_factory=dict)
    """The label a related headline stood under, by block."""
    sums: list[int] = field(default_factory=list)
    """Words of the paragraphs before each block, as far as they were asked for."""
    whole: str = ""
    """The text of the body as it was first found, as far as it was asked for."""
    titles: dict[int, bool] = field(default_factory=dict)
    """Whether a block outside the body reads as a title, as far as it was asked."""
    texts: dict[int, int] = field(default_factory=dict)
    """Offset at which a related headline's own words begin in its block."""

    def is_text(self, place: int) -> bool:
        """Whether block `place` is sentences that nothing else has claimed."""
        return self.roles[place] is None and self.looks[place].kind in TEXT_LOOKS

    def set(self, place: int, name: str, rule: str) -> None:
        """Take block `place` for `name` unless it has been taken for something already."""
        if self.roles[place] is None:
            self.roles[place] = role_of(name, rule)


def fold(text: str) -> str:
    """Fold a line for comparing: case, marks and white space do not count."""
    return _fold(text) if len(text) <= _LONGEST_KEPT else _fold.__wrapped__(text)


def told(text: str) -> tuple[str, tuple[str, ...]]:
    """What tells a title from others: its words, and the single digits that folding drops."""
    return fold(text), tuple(word for word in text.split() if len(word) == 1 and word.isdigit())


@lru_cache(maxsize=1024)
def _fold(text: str) -> str:
    plain = text.lower().replace("’", "").replace("'", "")
    return " ".join([word for word in _words(plain) if len(word) > 1])


def _words(lowered: str) -> list[str]:
    """The words of a text in small letters, and where it is ASCII its single letters as well."""
    if lowered.isascii():
        words = lowered.translate(_SPACED).split()
        if len(max(words, key=len, default="")) <= _LONGEST_WORD:
            return words
    return _WORD.findall(lowered)


def may_fold_away(opening: str) -> bool:
    """Whether the two characters a text begins with may not be those it is folded to."""
    return len(opening) < 2 or not (opening.isascii() and opening.isalnum())


def content_words(text: str) -> set[str]:
    """The words of `text` that say what it is about; pairs of characters where none are spaced."""
    lowered = text.lower()
    words = _words(lowered)
    told = {word for word in words if len(word) >= 4 or (len(word) > 1 and word.isdigit())}
    return told | _pairs(lowered)


def all_words(text: str) -> set[str]:
    """What `content_words` are looked for in: the small words of `text` as well."""
    lowered = text.lower()
    return {*_words(lowered), *_pairs(lowered)}


def _pairs(lowered: str) -> set[str]:
    if lowered.isascii() or not _SPACELESS.search(lowered):
        return set()
    run = "".join(character for character in lowered if character.isalnum())
    return {run[place : place + 2] for place in range(len(run) - 1)}


def are_alike(one: str, other: str) -> bool:
    """Whether two folded titles share most of their words: a page's title is often reworded."""
    if not one or not other or not _are_near(one, other):
        return False
    return _share_most(set(one.split()), other.split())


def is_like(words: set[str], title: str, others: list[str], other: str) -> bool:
    """`are_alike` for two folded titles whose words, `words` and `others`, are at hand."""
    return _are_near(title, other) and _share_most(words, others)


def _are_near(one: str, other: str) -> bool:
    """Whether two titles are of about the same length."""
    return 0.4 < len(one) / len(other) < 2.5


def _share_most(words: set[str], others: list[str]) -> bool:
    shared = len(words.intersection(others))
    # Of four words, the least there must be, three are most.
    if shared < 3:
        return False
    least = min(len(words), len(set(others)))
    return least >= 4 and 2 * shared >= 1.2 * least
