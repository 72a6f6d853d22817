"""Groups of pieces that grow together, tie by tie, until each is a story."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.library.news.kin import kin
from reader.library.news.pieces import alikeness, unit
from reader.library.news.ties import Kind

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from reader.library.news.pieces import Piece
    from reader.library.news.stories import ByHand
    from reader.library.news.ties import Tie

_WHOLES = {Kind.COPY: 0.2, Kind.LINK: 0.2, Kind.LIKE: 0.25}
"""How alike two groups have to be, as wholes, for a tie to put them together."""
_LINKED_STRONGLY = 0.4
"""How strongly the smaller group has to be linked to the other, by each of its articles on the
average, for a link to put two groups together that are not alike as wholes."""
_LINKED_EACH = 0.4
"""The same of a group of a few, with links that are no ties by themselves: the best of each counts.
Of many articles all have a link to a large story by chance."""
_FEW = 2
_MOST_WORDS = 60


@dataclass(slots=True)
class _Side:
    """Groups that are one already or will be, since the reader joined them."""

    keys: set[str]
    groups: list[Group] = field(default_factory=list)


@dataclass(slots=True)
class Group:
    """Pieces that are of one story."""

    pieces: list[Piece]
    words: Mapping[str, float]
    side: _Side


class Groups:
    """Groups of pieces that grow together."""

    def __init__(self, pieces: Collection[Piece], found: Sequence[Tie], by_hand: ByHand) -> None:
        """Each piece of itself; `found` are all ties among them."""
        self._linked: dict[str, dict[str, Tie]] = {piece.id: {} for piece in pieces}
        for tie in found:
            if tie.kind in (Kind.LINK, Kind.BESIDE):
                self._linked[tie.first][tie.second] = tie
                self._linked[tie.second][tie.first] = tie
        self._of: dict[str, Group] = {}
        self._take_sides(pieces, by_hand)
        self._apart: dict[str, set[str]] = {}
        for one, other in by_hand.apart:
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)

    def _take_sides(self, pieces: Collection[Piece], by_hand: ByHand) -> None:
        sides: dict[frozenset[str], _Side] = {}
        joined = kin(by_hand.joined, by_hand.apart)
        for piece in pieces:
            keys = joined.get(piece.key)
            new = _Side(set(keys or (piece.key,)))
            side = sides.setdefault(keys, new) if keys else new
            self._of[piece.id] = group = Group([piece], piece.words, side)
            side.groups.append(group)

    def put_together(self, tie: Tie) -> None:
        """Make one group of those that `tie` ties, unless the reader or their words forbid it."""
        one, other = self._of[tie.first], self._of[tie.second]
        if one is other or self._forbidden(one, other):
            return
        if len(one.pieces) < len(other.pieces):
            one, other = other, one
        if tie.kind is not Kind.JOINED and not self._belong(one, other, tie):
            return
        _take_side(one, other)
        one.pieces += other.pieces
        one.words = _together(one.words, other.words, len(other.pieces) / len(one.pieces))
        for piece in other.pieces:
            self._of[piece.id] = one

    def _belong(self, one: Group, other: Group, tie: Tie) -> bool:
        if alikeness(one.words, other.words) >= _WHOLES[tie.kind]:
            return True
        if tie.kind is not Kind.LINK:
            return False
        inside = {piece.id for piece in one.pieces}
        links = [
            [tie for name, tie in self._linked[piece.id].items() if name in inside]
            for piece in other.pieces
        ]
        strong = sum(tie.strength for some in links for tie in some if tie.kind is Kind.LINK)
        best = sum(max((tie.strength for tie in some), default=0.0) for some in links)
        size = len(other.pieces)
        if strong >= _LINKED_STRONGLY * size:
            return True
        return size <= _FEW and best >= _LINKED_EACH * size

    def _forbidden(self, one: Group, other: Group) -> bool:
        if one.side is other.side:
            return False
        theirs = other.side.keys
        return any(self._apart[key] & theirs for key in self._apart.keys() & one.side.keys)

    def of(self, piece_id: str) -> int:
        """A number of the group that a piece is of."""
        return id(self._of[piece_id])

    def all(self) -> list[Group]:
        """Each group once."""
        return list({id(group): group for group in self._of.values()}.values())


def _take_side(one: Group, other: Group) -> None:
    """Make one side of those of two groups, of which only `one` goes on."""
    left = other.side
    left.groups = [group for group in left.groups if group is not other]
    if one.side is not left:
        one.side.keys |= left.keys
        one.side.groups += left.groups
        for group in left.groups:
            group.side = one.side


def _together(
    one: Mapping[str, float], other: Mapping[str, float], share: float
) -> dict[str, float]:
    """The words of two groups as one; `share` is how much of the whole the other is."""
    summed = {word: weight * (1 - share) for word, weight in one.items()}
    for word, weight in other.items():
        summed[word] = summed.get(word, 0.0) + weight * share
    best = sorted(summed, key=lambda word: (-summed[word], word))
    return unit({word: summed[word] for word in best}, _MOST_WORDS)
