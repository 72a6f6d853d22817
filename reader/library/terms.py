"""What crosses the seam of the Library: rows, orders, links, progress; plain values only."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from reader.text.safe import SafeText


class Row(NamedTuple):
    """What a list needs of an article."""

    id: str
    """`Article.id`."""
    key: str
    """`Article.key`: marks are kept by it."""
    headline: SafeText
    path: SafeText
    """Path relative to the collection, for display."""
    section: SafeText
    """The article's section, else the folder it lies in, else ""."""
    publisher: SafeText
    published: str | None
    """ISO 8601 from the text or the format; None where neither says."""
    moment: float
    """Seconds since the epoch that newest-first goes by: published, else the file's mtime."""
    place: SafeText | None = None


class Scope(Enum):
    """Which text plain words of a query are looked for in."""

    HEADLINES = "headlines"
    TEXT = "full text"


class Sort(Enum):
    """Orders of a listing; ties are broken by id, so an order is total."""

    NEWEST = "newest first"
    OLDEST = "oldest first"
    RELEVANCE = "best match"
    HEADLINE = "headline"
    SOURCE = "source"


class Match(Enum):
    """How the rows of a listing answer the query."""

    EXACT = "exact"
    SUBSTRING = "inside words"
    TYPO = "with a typo"


class Total(NamedTuple):
    """Number of rows; `exact` is False where more may follow."""

    count: int  # type: ignore[assignment]  # a tuple has a method of that name
    exact: bool = True


class LinkState(Enum):
    """What a related headline leads to."""

    EXACT = "here"
    NEAR = "here, reworded"
    SIMILAR = "similar"
    CHOICE = "several"
    ABSENT = "not here"


class Link(NamedTuple):
    """A related headline and where it leads."""

    headline: SafeText
    state: LinkState
    target: Row | None = None
    score: float = 0.0
    """0 to 100."""
    reason: SafeText = SafeText("")
    """One sentence: why this target, or why none."""
    candidates: tuple[Row, ...] = ()
    url: SafeText | None = None


class Phase(Enum):
    """What an update is doing."""

    SCANNING = "looking for changes"
    READING = "indexing"
    DONE = "done"
    CANCELLED = "stopped"
    FAILED = "failed"
    ELSEWHERE = "being indexed by another newsreader"


class Progress(NamedTuple):
    """How far an update is."""

    phase: Phase
    done: int = 0
    total: int = 0
    """0 while it is not known."""
    problems: int = 0
    changed: int = 0
    """Articles added, changed or gone so far: a new listing is worth asking for when it grows."""
    seconds: float = 0.0
    message: SafeText = SafeText("")


class Summary(NamedTuple):
    """What a collection holds."""

    name: SafeText
    articles: int
    files: int
    problems: int
    ignored: tuple[tuple[str, int], ...] = ()
    """Files that are no articles, counted by kind: (("picture", 9), ("program", 4))."""
    notice: SafeText = SafeText("")
    """What the reader should know of how it was opened: why nothing is kept on disk."""
