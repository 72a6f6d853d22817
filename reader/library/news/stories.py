"""Stories: articles that belong together, each membership with its reason.

Pure and the same for the same articles. Ties are taken strongest first; a tie puts two groups
together if each of them, as a whole, tells of what the other does: that keeps chains of chance
likenesses from becoming one story about everything. What the reader has decided goes before all:
what is joined by hand is put together last, each article with all that it has by itself brought
to it, and until then nothing comes to it that is apart from what it will be put together with.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.library.news.grouping import Groups
from reader.library.news.kin import kin
from reader.library.news.pieces import alikeness
from reader.library.news.ties import Kind, Tie, ties
from reader.text.safe import SafeText, clean_line

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from reader.library.news.grouping import Group
    from reader.library.news.pieces import Piece

_BY_HAND = 2.0
"""Strength of a tie that the reader made: above all others."""
_TITLE_WORDS = 3
_DIGITS = 6
"""Digits in which what two articles tell must differ: of equals the first names the story."""
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


def stories(
    pieces: Sequence[Piece], by_hand: ByHand = ByHand(), tied: Sequence[Tie] | None = None
) -> tuple[Story, ...]:
    """The stories among `pieces`, the one with the newest article first.

    `tied` are the `ties` of these pieces, where they are known already: finding them takes longer
    than all the rest, and nothing that the reader decides changes them.
    """
    known = {piece.id: piece for piece in pieces}
    tied = ties(list(known.values())) if tied is None else tied
    groups = Groups(known.values(), tied, by_hand)
    found = [tie for tie in tied if tie.kind is not Kind.BESIDE]
    for tie in found:
        groups.put_together(tie)
    # Why an article is in a story is what put it there, the reader where nothing else did.
    within = [tie for tie in found if groups.of(tie.first) == groups.of(tie.second)]
    across = [tie for tie in found if groups.of(tie.first) != groups.of(tie.second)]
    joined = _joined(known.values(), by_hand)
    for tie in joined:
        groups.put_together(tie)
    reasons: dict[int, list[Tie]] = defaultdict(list)
    for tie in (*within, *joined, *across):
        if groups.of(tie.first) == groups.of(tie.second):
            reasons[groups.of(tie.first)].append(tie)
    grown = [_story(group, reasons[id(group)]) for group in groups.all() if len(group.pieces) > 1]
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


def _story(group: Group, found: Sequence[Tie]) -> Story:
    """The story that `group` has become; `found` are the ties within it, the best first."""
    ordered = sorted(group.pieces, key=lambda piece: (piece.moment, piece.id))
    places = {piece.id: place for place, piece in enumerate(ordered)}
    why: dict[str, Tie] = {}
    for tie in found:
        # The best reasons come first, and a member is told by what was there before it.
        why.setdefault(tie.second, tie)
    for tie in found:
        if places[tie.first]:
            why.setdefault(tie.first, tie)
    headlines = {piece.id: piece.headline for piece in ordered}
    members = tuple(_member(piece, why.get(piece.id), headlines) for piece in ordered)
    central = max(
        ordered,
        key=lambda piece: (
            round(alikeness(piece.words, group.words), _DIGITS),
            -piece.moment,
            piece.id,
        ),
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
