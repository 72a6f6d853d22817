"""Which articles are of one story because the reader said so, and which therefore are not."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    Pair = tuple[str, str]


def kin(joined: Collection[Pair], apart: Collection[Pair]) -> dict[str, frozenset[str]]:
    """For each key that was joined to another all keys it is of one story with, itself too.

    Being joined goes on from one to the next, as long as nobody comes together with an article
    that it was set apart from. Of contradicting decisions those about the articles that were set
    apart from the fewest hold: what was split off gives way, not the story it was split from.
    """
    against: dict[str, set[str]] = {}
    for one, other in apart:
        against.setdefault(one, set()).add(other)
        against.setdefault(other, set()).add(one)
    splits = Counter({key: len(others) for key, others in against.items()})
    of: dict[str, set[str]] = {}
    for one, other in sorted(joined, key=lambda pair: (splits[pair[0]] + splits[pair[1]], pair)):
        first, second = of.get(one, {one}), of.get(other, {other})
        if first is second or any(against.get(key, set()) & second for key in first):
            continue
        if len(first) < len(second):
            first, second = second, first
        first |= second
        of.update(dict.fromkeys((*second, one, other), first))
    return {key: frozenset(keys) for key, keys in of.items()}
