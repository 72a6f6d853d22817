"""What is like an article: its copies in other files, and similar ones with their own copies.

Nothing is stored for it. What has less than two fifths of an article's score by its telling words
is no copy of it; of the few that are left, those are copies that share half of all runs of three
words (Broder, "On the resemblance and containment of documents", 1997). Planted in made-up articles
(`bench/accuracy_copies.py`), copies had 0.52 to 1.0 of the score and 0.64 to 0.93 of the runs, what
repeats two paragraphs of background 0.04 to 0.41 and at most 0.15, all others at most 0.1 and 0.01.
A simhash of 64 bits told them apart as well, at a distance of 16, but would have to be worked out
of every article when a collection is indexed: a quarter of a millisecond each.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from reader.library.api import ArticleGoneError
from reader.library.linking.telling import LEAST_SHARE
from reader.text.fold import fold_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.library.api import Row
    from reader.parse.draft import Draft

LOOKED_AT = 64
"""Articles, the best by their words, that are looked at."""
COPY_SHARE = 0.4
"""Share of an article's score below which another is not compared with it."""
SHARED = 0.5
"""Share of the runs of words of both that two copies have in common."""
MOST_COPIES = 200
"""Copies that are told of; a collection may hold the same notice thousands of times."""
_MOST_COMPARED = 16
"""Articles that are read to see whether they are copies of each other, but not of the first."""
_MOST_READ = 4_000_000
"""Characters that are read for it; a collection may be made of copies of a book."""
_RUN = 3
_SHORTEST = 20
"""Words below which texts are only the same or not."""

Runs = frozenset[tuple[str, ...]]


class Similar(NamedTuple):
    """An article that is like another, and its own copies, newest first."""

    row: Row
    copies: tuple[Row, ...] = ()


class Alike(NamedTuple):
    """What is like an article."""

    copies: tuple[Row, ...] = ()
    """Articles with the same words or nearly the same, newest first."""
    similar: tuple[Similar, ...] = ()
    """Others, the most alike first; of copies of each other one stands for all."""


def elsewhere(copies: Sequence[Row]) -> str:
    """Where copies are, in words: "also in 4 other files"."""
    count = len(copies)
    if count >= MOST_COPIES:
        return f"also in {count} other places or more"
    files = len({row.path for row in copies})
    what = "file" if files == count else "place"
    return f"also in {count} other {what}" + ("" if count == 1 else "s")


class Hit(NamedTuple):
    """An article found by the words that tell another."""

    score: float
    row: Row


class Shelf(NamedTuple):
    """Where articles are looked up."""

    draft: Callable[[str], Draft]
    """An article by id, without its quotes; raises `ArticleGoneError`."""
    same_words: Callable[[Row], Sequence[Row]]
    """The other articles that have the same `Row.key`, at most `MOST_COPIES`."""


@dataclass(slots=True)
class _Group:
    """Copies of each other; the first is the best, and what others are compared with."""

    score: float
    rows: list[Row]
    keys: set[str] = field(default_factory=set)


def alike_among(own: Row, find: Callable[[int], Sequence[Hit]], shelf: Shelf, limit: int) -> Alike:
    """What is like the article of `own`: its copies, and at most `limit` similar ones.

    `find` finds articles, the best first, by telling words that more than so many articles hold.
    """
    comparison = _Comparison(shelf)
    copied = _Group(0.0, [own], {own.key})
    groups = _grouped(copied, find(1), comparison, limit)
    copies = _others(copied, shelf)
    if copies and limit > 0:
        # Words that copies alone hold lead to nothing else.
        groups = _grouped(copied, find(1 + len(copies)), comparison, limit)
    similar = [Similar(group.rows[0], _others(group, shelf)) for group in groups]
    return Alike(copies, tuple(similar))


def _grouped(
    copied: _Group, hits: Sequence[Hit], comparison: _Comparison, limit: int
) -> list[_Group]:
    """The copies among `hits` that belong to `copied` are put there, others in new groups."""
    best = copied.score = max((hit.score for hit in hits), default=0.0)
    known = {row.id for row in copied.rows}
    groups: list[_Group] = []
    for hit in hits:
        if hit.row.id in known:
            continue
        group = _home(hit, copied, groups, comparison)
        if group is not None:
            group.rows.append(hit.row)
            group.keys.add(hit.row.key)
        elif hit.score >= LEAST_SHARE * best and len(groups) < limit:
            groups.append(_Group(hit.score, [hit.row], {hit.row.key}))
    return groups


def _home(
    hit: Hit, copied: _Group, groups: Sequence[_Group], comparison: _Comparison
) -> _Group | None:
    """The group that a hit is a copy of; None if there is none."""
    for group in (copied, *groups):
        if hit.row.key in group.keys:
            return group
    for group in (copied, *groups):
        near = hit.score >= COPY_SHARE * group.score
        if near and comparison.are_copies(group.rows[0], hit.row, free=group is copied):
            return group
    return None


def _others(group: _Group, shelf: Shelf) -> tuple[Row, ...]:
    """The copies of the first of a group, those of them that no question had to find included."""
    first = group.rows[0]
    found = {row.id: row for row in group.rows}
    for key in sorted(group.keys):
        one = next(row for row in group.rows if row.key == key)
        found.update((row.id, row) for row in shelf.same_words(one))
    found.pop(first.id)
    newest = sorted(found.values(), key=lambda row: (-row.moment, row.path, row.id))
    return tuple(newest[:MOST_COPIES])


class _Comparison:
    """Compares articles by their runs of words; each is read once."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._known: dict[str, Runs] = {}
        self._left = _MOST_COMPARED
        self._unread = _MOST_READ

    def are_copies(self, one: Row, other: Row, *, free: bool) -> bool:
        """Whether two articles share most of their runs; False where that is not worth reading."""
        if not free:
            unknown = {one.id, other.id} - self._known.keys()
            if len(unknown) > self._left:
                return False
            self._left -= len(unknown)
        runs = self._runs(one)
        return bool(runs) and resemblance(runs, self._runs(other)) >= SHARED

    def _runs(self, row: Row) -> Runs:
        if row.id not in self._known:
            self._known[row.id] = self._read(row) if self._unread > 0 else frozenset()
        return self._known[row.id]

    def _read(self, row: Row) -> Runs:
        try:
            draft = self._shelf.draft(row.id)
        except ArticleGoneError:
            return frozenset()
        self._unread -= sum(len(block.text) for block in draft.body)
        return runs_of(draft)


def runs_of(draft: Draft) -> Runs:
    """The runs of three words of an article's body; none of a very short one."""
    words = [word for block in draft.body for word in fold_words(block.text)]
    if len(words) < _SHORTEST:
        return frozenset()
    return frozenset(zip(*(words[start:] for start in range(_RUN)), strict=False))


def resemblance(one: Runs, other: Runs) -> float:
    """The share of runs in common, from 0 to 1."""
    both = len(one | other)
    return len(one & other) / both if both else 0.0
