"""Stories: articles that belong together, each membership with its reason.

Pure and the same for the same articles. Ties are taken strongest first; a tie puts two groups
together if each of them, as a whole, tells of what the other does: that keeps chains of chance
likenesses from becoming one story about everything. What the reader has decided goes before all:
what is joined by hand is put together last, each article with all that it has by itself brought
to it, and until then nothing comes to it that is apart from what it will be put together with.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reader.library.news.kin import kin
from reader.library.news.pieces import alikeness, unit
from reader.library.news.ties import Kind, Tie, ties
from reader.text.safe import SafeText, clean_line

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from reader.library.news.pieces import Piece

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
_BY_HAND = 2.0
"""Strength of a tie that the reader made: above all others."""
_TITLE_WORDS = 3
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Member:
    """An article of a story."""

    id: str
    key: str
    headline: SafeText
    moment: float
    reason: SafeText = SafeText("")
    """Why it belongs; "" for the first."""
    kind: Kind | None = None
    tied_to: str | None = None
    """Id of the member it is tied to most strongly among the earlier ones, or else the later."""


@dataclass(frozen=True, slots=True)
class Story:
    """Articles of one story in the order of time; at least two."""

    title: SafeText
    """The headline of the member that tells most of what all tell."""
    members: tuple[Member, ...]
    words: tuple[str, ...] = ()
    """What all tell of."""

    @property
    def latest(self) -> float:
        """The moment of its newest article."""
        return self.members[-1].moment

    @property
    def first_key(self) -> str:
        """The key of its oldest article, by which it is told from others."""
        return self.members[0].key


@dataclass(frozen=True, slots=True)
class ByHand:
    """What the reader has decided, by pairs of `Article.key`, the smaller first."""

    joined: frozenset[Pair] = frozenset()
    apart: frozenset[Pair] = frozenset()


def pair_of(first: str, second: str) -> Pair:
    """Two keys in the order in which pairs are kept."""
    return (first, second) if first <= second else (second, first)


@dataclass(slots=True)
class _Side:
    """Groups that are one already or will be, since the reader joined them."""

    keys: set[str]
    groups: list[_Group] = field(default_factory=list)


@dataclass(slots=True)
class _Group:
    pieces: list[Piece]
    words: Mapping[str, float]
    side: _Side


class _Groups:
    """Groups of pieces that grow together."""

    def __init__(self, pieces: Collection[Piece], found: Sequence[Tie], by_hand: ByHand) -> None:
        self._linked: dict[str, dict[str, Tie]] = {piece.id: {} for piece in pieces}
        for tie in found:
            if tie.kind in (Kind.LINK, Kind.BESIDE):
                self._linked[tie.first][tie.second] = tie
                self._linked[tie.second][tie.first] = tie
        self._of: dict[str, _Group] = {}
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
            self._of[piece.id] = group = _Group([piece], piece.words, side)
            side.groups.append(group)

    def put_together(self, tie: Tie, least: float) -> None:
        """Make one group of those that `tie` ties, unless the reader or their words forbid it."""
        one, other = self._of[tie.first], self._of[tie.second]
        if one is other or self._forbidden(one, other):
            return
        if len(one.pieces) < len(other.pieces):
            one, other = other, one
        if tie.kind is not Kind.JOINED and not self._belong(one, other, tie, least):
            return
        _take_side(one, other)
        one.pieces += other.pieces
        one.words = _together(one.words, other.words, len(other.pieces) / len(one.pieces))
        for piece in other.pieces:
            self._of[piece.id] = one

    def _belong(self, one: _Group, other: _Group, tie: Tie, least: float) -> bool:
        if alikeness(one.words, other.words) >= least:
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

    def _forbidden(self, one: _Group, other: _Group) -> bool:
        if one.side is other.side:
            return False
        theirs = other.side.keys
        return any(self._apart[key] & theirs for key in self._apart.keys() & one.side.keys)

    def of(self, piece_id: str) -> int:
        """A number of the group that a piece is of."""
        return id(self._of[piece_id])

    def all(self) -> list[_Group]:
        """Each group once."""
        return list({id(group): group for group in self._of.values()}.values())


def _take_side(one: _Group, other: _Group) -> None:
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


def stories(pieces: Sequence[Piece], by_hand: ByHand = ByHand()) -> tuple[Story, ...]:
    """The stories among `pieces`, the one with the newest article first."""
    known = {piece.id: piece for piece in pieces}
    tied = ties(list(known.values()))
    groups = _Groups(known.values(), tied, by_hand)
    found = [tie for tie in tied if tie.kind is not Kind.BESIDE]
    for tie in found:
        groups.put_together(tie, _WHOLES[tie.kind])
    # Why an article is in a story is what put it there, the reader where nothing else did.
    within = [tie for tie in found if groups.of(tie.first) == groups.of(tie.second)]
    across = [tie for tie in found if groups.of(tie.first) != groups.of(tie.second)]
    joined = _joined(known.values(), by_hand)
    for tie in joined:
        groups.put_together(tie, 0.0)
    reasons = [*within, *joined, *across]
    grown = [_story(group, reasons) for group in groups.all() if len(group.pieces) > 1]
    return tuple(sorted(grown, key=lambda story: (-story.latest, story.members[0].id)))


def _joined(pieces: Collection[Piece], by_hand: ByHand) -> list[Tie]:
    """The reader's ties; through articles that are not among `pieces` some are joined too."""
    by_key: dict[str, Piece] = {}
    for piece in sorted(pieces, key=lambda piece: (piece.moment, piece.id)):
        by_key.setdefault(piece.key, piece)
    joined = kin(by_hand.joined, by_hand.apart)
    pairs = [
        tuple(sorted((by_key[one], by_key[other]), key=lambda piece: (piece.moment, piece.id)))
        for one, other in sorted(by_hand.joined)
        if one in by_key and other in by_key and other in joined.get(one, ())
    ]
    last: dict[frozenset[str], Piece] = {}
    for key, piece in by_key.items():
        if keys := joined.get(key):
            if keys in last:
                pairs.append((last[keys], piece))
            last[keys] = piece
    return [Tie(older.id, newer.id, Kind.JOINED, _BY_HAND) for older, newer in pairs]


def _story(group: _Group, found: Sequence[Tie]) -> Story:
    ordered = sorted(group.pieces, key=lambda piece: (piece.moment, piece.id))
    places = {piece.id: place for place, piece in enumerate(ordered)}
    why: dict[str, Tie] = {}
    for tie in found:
        # The best reasons come first, and a member is told by what was there before it.
        if tie.first in places and tie.second in places:
            why.setdefault(tie.second, tie)
    for tie in found:
        if tie.first in places and tie.second in places and places[tie.first]:
            why.setdefault(tie.first, tie)
    headlines = {piece.id: piece.headline for piece in ordered}
    members = tuple(_member(piece, why.get(piece.id), headlines) for piece in ordered)
    central = max(
        ordered, key=lambda piece: (alikeness(piece.words, group.words), -piece.moment, piece.id)
    )
    return Story(central.headline, members, tuple(group.words)[:_TITLE_WORDS])


def _member(piece: Piece, tie: Tie | None, headlines: Mapping[str, SafeText]) -> Member:
    plain = Member(piece.id, piece.key, piece.headline, piece.moment)
    if tie is None:
        return plain
    other = tie.first if tie.second == piece.id else tie.second
    reason = _reason(tie, piece.id, headlines[other])
    return replace(plain, reason=reason, kind=tie.kind, tied_to=other)


def _reason(tie: Tie, own: str, other: SafeText) -> SafeText:
    tell = f"; both tell of {tie.shared}" if tie.shared else ""
    match tie.kind:
        case Kind.JOINED:
            return clean_line(f"you joined it to “{other}”")
        case Kind.COPY:
            return clean_line(f"nearly the same words as “{other}”")
        case Kind.LINK if tie.lister == own:
            return clean_line(f"it lists “{other}”{tell}")
        case Kind.LINK:
            return clean_line(f"listed by “{other}”{tell}")
        case _:
            return clean_line(f"like “{other}”{tell}")
