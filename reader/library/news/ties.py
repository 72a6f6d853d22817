"""What ties two articles to one story, and why."""

from __future__ import annotations

from collections import Counter, defaultdict
from enum import Enum
from math import sqrt
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
NEAR_FROM = 0.1
"""From this alikeness on, an article is near a story it is no part of."""
LINK_FROM = 0.13
"""Below this evidence a related headline is only what a page lists: the weather, the most read."""
LIKE_DAYS = 7.0
LINK_DAYS = 45.0
_LONE_DAYS = 14.0
"""Days after which a link of one side alone, of articles that lead nowhere else together, has to
name the same things in both headlines."""
_BOTH = 0.04
"""What it adds to the evidence of a link that both list each other; likewise below. Set on our own
collection, by which links lead from story to story and which do not."""
_COMMON_LINK = 0.05
_COMMON_NAME = 0.05
_MOST_COUNTED = 2
_LINKED = 0.3
"""How much more a link ties."""
_COMMON = 200
"""A word that so many of the compared articles hold leads nowhere."""
_SHARED = 3
_ROUNDING = 1e-9


class Kind(Enum):
    """Ways in which two articles belong together."""

    JOINED = "joined by you"
    COPY = "the same text"
    LINK = "linked"
    LIKE = "alike"
    BESIDE = "beside"
    """Linked, with too little evidence to tie the two; many of them between groups say more."""


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
    links = Links(ordered)
    found = [tie for pair in _pairs(ordered, links) if (tie := _tie(*pair, links)) is not None]
    return sorted(found, key=lambda tie: (-tie.strength, tie.first, tie.second))


class Links:
    """Which of some pieces list which."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        headlines: dict[str, list[str]] = defaultdict(list)
        for piece in pieces:
            headlines[headline_key(piece.headline)].append(piece.id)
        self._to = {
            piece.id: {
                other
                for key in piece.related
                for other in headlines.get(key, ())
                if other != piece.id
            }
            for piece in pieces
        }
        self._beside: dict[str, set[str]] = defaultdict(set)
        for one, others in self._to.items():
            for other in others:
                self._beside[one].add(other)
                self._beside[other].add(one)

    def lists(self, one: str, other: str) -> bool:
        """Whether `one` lists `other`."""
        return other in self._to[one]

    def beside(self, one: str) -> set[str]:
        """What `one` lists and what lists it."""
        return self._beside[one]


def _pairs(ordered: Sequence[Piece], links: Links) -> Iterator[tuple[Piece, Piece]]:
    """Each pair that may be tied, the older first: with a link, or days apart and alike enough.

    How alike two pieces are by words that few hold is summed up word by word; the others can add
    no more than what the two have of them. So most pairs need not be compared.
    """
    days = [piece.day for piece in ordered]
    counts = Counter(word for piece in ordered for word in piece.words)
    common = [_length_of_common(piece, counts) for piece in ordered]
    places = {piece.id: place for place, piece in enumerate(ordered)}
    holding: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for place, piece in enumerate(ordered):
        alike: dict[int, float] = {}
        for word, weight in piece.words.items():
            if counts[word] > _COMMON:
                continue
            for other, theirs in reversed(holding[word]):
                if days[place] - days[other] > LIKE_DAYS:
                    break
                alike[other] = alike.get(other, 0.0) + weight * theirs
            holding[word].append((place, weight))
        least = LIKE_FROM - _ROUNDING
        near = {o for o, sum_ in alike.items() if sum_ + common[place] * common[o] >= least}
        near.update(places[other] for other in links.beside(piece.id))
        for other in sorted(near):
            if other < place and days[place] - days[other] <= LINK_DAYS:
                yield ordered[other], piece


def _length_of_common(piece: Piece, counts: Mapping[str, int]) -> float:
    return sqrt(sum(w * w for word, w in piece.words.items() if counts[word] > _COMMON))


def _tie(older: Piece, newer: Piece, links: Links) -> Tie | None:
    alike = alikeness(older.words, newer.words)
    near = newer.day - older.day <= LIKE_DAYS
    if alike >= COPY_FROM and near:
        shared = shared_words(older.words, newer.words)
        return Tie(older.id, newer.id, Kind.COPY, alike, shared)
    evidence = _evidence(older, newer, links)
    kind = Kind.LINK if evidence >= LINK_FROM else Kind.BESIDE
    if kind is Kind.BESIDE and alike >= LIKE_FROM and near:
        shared = shared_words(older.words, newer.words)
        return Tie(older.id, newer.id, Kind.LIKE, alike, shared)
    if not evidence:
        return None
    lister = newer if links.lists(newer.id, older.id) else older
    shared = shared_words(_told(older), _told(newer))
    return Tie(older.id, newer.id, kind, evidence + _LINKED, shared, lister.id)


def _evidence(older: Piece, newer: Piece, links: Links) -> float:
    """How much speaks for it that a link between two pieces is one within a story; 0 for none."""
    listed = (links.lists(newer.id, older.id), links.lists(older.id, newer.id))
    if not any(listed):
        return 0.0
    common = len(links.beside(older.id) & links.beside(newer.id))
    names = len(older.headline_words & newer.headline_words)
    lone = not all(listed) and not common
    if lone and newer.day - older.day > _LONE_DAYS and names < _MOST_COUNTED:
        return 0.0
    return (
        alikeness(_told(older), _told(newer))
        + _BOTH * all(listed)
        + _COMMON_LINK * min(common, _MOST_COUNTED)
        + _COMMON_NAME * min(names, _MOST_COUNTED)
    )


def _told(piece: Piece) -> Mapping[str, float]:
    return piece.more_words or piece.words


def shared_words(first: Mapping[str, float], second: Mapping[str, float]) -> str:
    """The words that tell most in both: "levy, salt, Marram" folded."""
    both = {word: first[word] * second[word] for word in first if word in second}
    best = sorted(both, key=lambda word: (-both[word], word))
    return ", ".join(best[:_SHARED])
