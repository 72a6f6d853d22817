"""What a query says: a tree of frozen nodes. docs/QUERY.md describes the language."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Literal, TypeAlias

from reader.text.safe import SafeText

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date


class Field(Enum):
    """Where words are looked for; the value is the name before the colon."""

    ANY = ""
    """Where the scope of the search says: in headlines, or in headlines and text."""
    HEADLINE = "headline"
    TEXT = "text"
    """Headline, standfirst and body, whatever the scope."""
    SPEAKER = "speaker"
    PLACE = "place"
    SOURCE = "source"
    SECTION = "section"
    TAG = "tag"
    NOTE = "note"
    LANGUAGE = "lang"
    PATH = "path"


class State(Enum):
    """What an article is to the reader or to the collection: ``is:unread``."""

    UNREAD = "unread"
    READ = "read"
    STARRED = "starred"
    LINKED = "linked"
    """The related headlines of another article name it, or its own name another."""
    ORPHAN = "orphan"
    """Neither."""


class Feature(Enum):
    """What an article has: ``has:quote``."""

    QUOTE = "quote"
    """Someone's words between quote marks; a marked word alone is none."""
    SPEAKER = "speaker"
    RELATED = "related"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    PLACE = "place"
    DATE = "date"
    """A date of its own, not that of its file."""
    NOTE = "note"
    """A note of the reader's."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand next to each other in one headline, paragraph or name."""

    words: tuple[str, ...]
    """Folded words (`reader.text.fold.fold_words`), at least one."""
    field: Field = Field.ANY
    prefix: bool = False
    """The last word need only begin so."""


@dataclass(frozen=True, slots=True)
class Is:
    """Articles in a state."""

    state: State


@dataclass(frozen=True, slots=True)
class Has:
    """Articles with a feature."""

    feature: Feature


@dataclass(frozen=True, slots=True)
class Span:
    """A year, a month or a day: from `start` to the day before `end`."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Ago:
    """The day so many days, weeks, months or years before today."""

    count: int
    unit: Literal["d", "w", "m", "y"]


@dataclass(frozen=True, slots=True)
class NamedDay:
    """Today or yesterday."""

    name: Literal["today", "yesterday"]


DateValue: TypeAlias = Span | Ago | NamedDay


class Relation(Enum):
    """How the day of an article must stand to a date; the value is the name before the colon."""

    ON = "date"
    SINCE = "since"
    AFTER = "after"
    BEFORE = "before"
    UNTIL = "until"


@dataclass(frozen=True, slots=True)
class When:
    """Articles of a time; `reader.library.query.bounds` turns it into days."""

    relation: Relation
    value: DateValue


@dataclass(frozen=True, slots=True)
class Between:
    """Articles from the first day of `first` to the last of `last`; None leaves that end open."""

    first: DateValue | None
    last: DateValue | None


@dataclass(frozen=True, slots=True)
class Not:
    """Articles that do not answer `part`."""

    part: Node


@dataclass(frozen=True, slots=True)
class And:
    """Articles that answer every one of `parts` (two or more)."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Articles that answer at least one of `parts` (two or more)."""

    parts: tuple[Node, ...]


Node: TypeAlias = Phrase | Is | Has | When | Between | Not | And | Or


@dataclass(frozen=True, slots=True)
class Note:
    """What of the typed text was passed over, and why."""

    start: int
    end: int
    message: SafeText


@dataclass(frozen=True, slots=True)
class Query:
    """A question to a library."""

    root: Node | None = None
    """None asks for everything."""
    text: SafeText = SafeText("")
    """The text as it was typed."""
    notes: tuple[Note, ...] = ()


def all_of(*parts: Node) -> Node | None:
    """Return the node that asks for all of `parts`; None for no part."""
    flat = tuple(
        inner for part in parts for inner in (part.parts if isinstance(part, And) else (part,))
    )
    return And(flat) if len(flat) > 1 else next(iter(flat), None)


def any_of(*parts: Node) -> Node | None:
    """Return the node that asks for one of `parts`; None for no part."""
    flat = tuple(
        inner for part in parts for inner in (part.parts if isinstance(part, Or) else (part,))
    )
    return Or(flat) if len(flat) > 1 else next(iter(flat), None)


def wanted_phrases(node: Node | None) -> Iterator[Phrase]:
    """Yield the phrases that an answer may hold, in their order: all but the excluded ones."""
    match node:
        case Phrase():
            yield node
        case And(parts) | Or(parts):
            for part in parts:
                yield from wanted_phrases(part)
        case _:
            return
