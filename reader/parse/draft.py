"""What a format module makes of bytes: plain data, made by the million, validated by none.

A `Draft` becomes an `Article` (pydantic, with quotes) only when somebody opens it; the index is
built from drafts. Every string in a draft has passed `reader.text.safe.clean`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from reader.text.safe import SafeText

BlockKind = Literal["paragraph", "subhead", "list", "quote", "table", "caption"]
Precision = Literal["year", "month", "day", "minute", "second", "unknown"]


@dataclass(frozen=True, slots=True, init=False)
class DraftBlock:
    """One block of the body; `pieces` are (offset in text, offset in decoded file), ascending.

    `picture` is where the picture is that a caption tells of: a web address, or a path relative
    to the file.
    """

    kind: BlockKind
    text: SafeText
    pieces: tuple[tuple[int, int], ...] = ()
    picture: SafeText | None = None

    def __init__(
        self,
        kind: BlockKind,
        text: SafeText,
        pieces: tuple[tuple[int, int], ...] = (),
        picture: SafeText | None = None,
    ) -> None:
        # As a generated one would, in half of the time: blocks are made by the ten million.
        _SET_KIND(self, kind)
        _SET_TEXT(self, text)
        _SET_PIECES(self, pieces)
        _SET_PICTURE(self, picture)


_SET_KIND, _SET_TEXT, _SET_PIECES, _SET_PICTURE = (
    DraftBlock.__dict__[name].__set__ for name in ("kind", "text", "pieces", "picture")
)


@dataclass(frozen=True, slots=True)
class DraftDateline:
    """``MOSCOW, May 11 (Agency) —`` and its parts."""

    text: SafeText
    place: SafeText | None = None
    agency: SafeText | None = None
    date: SafeText | None = None


@dataclass(frozen=True, slots=True)
class DraftDate:
    """A date as it stands, its ISO 8601 form where certain, and how precise it is."""

    text: SafeText
    iso: SafeText | None = None
    precision: Precision = "unknown"


@dataclass(frozen=True, slots=True)
class DraftRelated:
    """A related headline, the address it leads to and the label it stood under."""

    headline: SafeText
    url: SafeText | None = None
    label: SafeText | None = None


@dataclass(frozen=True, slots=True)
class DraftResidue:
    """A line that is no part of the article: its text, line number from 1, and why."""

    text: SafeText
    line: int
    reason: SafeText


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a line of the file was taken for, and by which rule (``parse --explain``)."""

    line: int
    text: SafeText
    role: SafeText
    rule: SafeText


@dataclass(frozen=True, slots=True)
class Draft:
    """One article without its quotes. Field meanings: `reader.article.Article`."""

    headline: SafeText
    kicker: SafeText | None = None
    standfirst: SafeText | None = None
    byline: SafeText | None = None
    dateline: DraftDateline | None = None
    published: DraftDate | None = None
    modified: DraftDate | None = None
    language: SafeText | None = None
    section: SafeText | None = None
    publisher: SafeText | None = None
    url: SafeText | None = None
    body: tuple[DraftBlock, ...] = ()
    related: tuple[DraftRelated, ...] = ()
    residue: tuple[DraftResidue, ...] = ()
    warnings: tuple[SafeText, ...] = ()
    start: int = 0
    end: int = 0
    member: SafeText | None = None
    """Where in a container it stands: "issue/page.html"; nested ones are joined by slashes."""
    format: SafeText | None = None
    """Format of that member, where it is not the file's."""
    encoding: SafeText | None = None
    """Encoding of that member, where it is not the file's."""
    explanations: tuple[Explanation, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a file, or a part of one, could not be read: kept, counted and shown."""

    path: SafeText
    reason: SafeText
    """A sentence without the path: what is wrong and what can be done."""
    line: int | None = None
    skipped: bool = True
    """True when nothing of the file is shown, False when it is shown with this defect."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """Everything that came out of one file."""

    drafts: tuple[Draft, ...]
    problems: tuple[Problem, ...] = ()
    format: SafeText = SafeText("text")
    encoding: SafeText = SafeText("utf-8")
