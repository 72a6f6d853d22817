"""What ties two articles to one story, and why."""

from __future__ import annotations

from collections import defaultdict
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from reader.library.news.pieces import alikeness
from reader.text.fold import headline_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reader.library.news.pieces import Piece

COPY_FROM = 0.8
"""From this alikeness on, two articles are versions of one."""
LIKE_FROM = 0.3
"""From this alikeness on, two articles of neighbouring days are of one story."""
LINK_FROM = 0.1
"""Below it a related headline is only what a page lists: the weather, the most read."""
LIKE_DAYS = 7.0
LINK_DAYS = 30.0
_LINKED = 0.3
"""How much more a link ties."""
_COMMON = 200
"""A word that so many of the compared articles hold leads nowhere."""
_SHARED = 3


class Kind(Enum):
    """Ways in which two articles belong together."""

    JOINED = "joined by you"
    COPY = "the same text"
    LINK = "linked"
    LIKE = "alike"


class Tie(NamedTuple):
    """Why two articles are of one story."""

    first: str
    """Id of the older article."""
    second: str
    kind: Kind
    strength: float
    """0 to 1.3; what is tied more strongly is put together first."""
    shared: str = ""
    """The words that tell most in both."""
    lister: str | None = None
    """Id of the one that lists the other's headline."""


def ties(pieces: Sequence[Piece]) -> list[Tie]:
    """All ties among `pieces`, the strongest first; the same whatever their order.

    Costs as much as there are pairs that share a telling word and are days apart.
    """
    ordered = sorted(pieces, key=lambda piece: (piece.moment, piece.id))
    found = [tie for pair in _pairs(ordered) if (tie := _tie(*pair)) is not None]
    return sorted(found, key=lambda tie: (-tie.strength, tie.first, tie.second))


def _pairs(ordered: Sequence[Piece]) -> Iterator[tuple[Piece, Piece]]:
    """Each pair, the older first, that shares a word which is not everywhere, or a link."""
    holding: dict[str, list[int]] = defaultdict(list)
    headlines: dict[str, list[int]] = defaultdict(list)
    for place, piece in enumerate(ordered):
        headlines[headline_key(piece.headline)].append(place)
        for word in piece.words:
            holding[word].append(place)
    for place, piece in enumerate(ordered):
        near: set[int] = set()
        for word in piece.words:
            if len(holding[word]) <= _COMMON:
                near.update(holding[word])
        for key in piece.related:
            for other in headlines.get(key, ()):
                if other < place:
                    near.add(other)
                elif other > place:
                    yield piece, ordered[other]
        for other in near:
            if other < place and piece.day - ordered[other].day <= LINK_DAYS:
                yield ordered[other], piece


def _tie(older: Piece, newer: Piece) -> Tie | None:
    alike = alikeness(older.words, newer.words)
    days = newer.day - older.day
    if alike < LINK_FROM or days > LINK_DAYS:
        return None
    shared = shared_words(older.words, newer.words)
    if alike >= COPY_FROM and days <= LIKE_DAYS:
        return Tie(older.id, newer.id, Kind.COPY, alike, shared)
    for one, other in ((newer, older), (older, newer)):
        if headline_key(other.headline) in one.related:
            return Tie(older.id, newer.id, Kind.LINK, alike + _LINKED, shared, one.id)
    if alike >= LIKE_FROM and days <= LIKE_DAYS:
        return Tie(older.id, newer.id, Kind.LIKE, alike, shared)
    return None


def shared_words(first: Mapping[str, float], second: Mapping[str, float]) -> str:
    """The words that tell most in both: "levy, salt, Marram" folded."""
    both = {word: first[word] * second[word] for word in first if word in second}
    best = sorted(both, key=lambda word: (-both[word], word))
    return ", ".join(best[:_SHARED])
