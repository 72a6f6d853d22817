"""Where each article number stands in an order: the inverse of its column of numbers.

Each position is 32 bits, `NOWHERE` for a number that is not in the order. Where few articles come
and go, nearly all of the others move by the same number of places; that is added to all positions
at once, as one long number, and only the rest is gone through one by one.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

NOWHERE = 0xFFFFFFFF
_WIDTH = 4
_NOWHERE = b"\xff" * _WIDTH


class Run(NamedTuple):
    """Places `first` to `behind` - 1 of the old order, which all move by `shift`."""

    first: int
    behind: int
    shift: int


def positions_of(numbers: Sequence[int]) -> memoryview:
    """The position of each number up to the highest of `numbers`."""
    positions = _empty(max(numbers, default=-1) + 1)
    for position, number in enumerate(numbers):
        positions[number] = position
    return positions


def moved(
    old: memoryview, numbers: Sequence[int], runs: Sequence[Run], added: Iterable[tuple[int, int]]
) -> memoryview:
    """The positions of an order that was made of another.

    Args:
        old: positions in the order before.
        numbers: its numbers.
        runs: what of it stays, and how far it moves.
        added: numbers that were not in it, each with its place in the new order.
    """
    new = list(added)
    longest = max(runs, key=lambda run: run.behind - run.first, default=Run(0, 0, 0))
    places = max([len(old), *(number + 1 for number, _ in new)])
    positions = _empty(places)
    positions[: len(old)] = _shifted(old, numbers, longest.shift)
    stays = bytearray(len(numbers))
    for first, behind, shift in runs:
        stays[first:behind] = b"\1" * (behind - first)
        if shift != longest.shift:
            for place in range(first, behind):
                positions[numbers[place]] = place + shift
    for place in _places(stays, b"\0"):
        positions[numbers[place]] = NOWHERE
    for number, place in new:
        positions[number] = place
    last = len(positions.tobytes().rstrip(_NOWHERE)) // _WIDTH
    return positions[:last]


def _shifted(old: memoryview, numbers: Sequence[int], shift: int) -> memoryview:
    """`old` with `shift` added to every position; those that are not far enough up end anywhere."""
    if not shift:
        return old
    lanes = bytearray(old)
    # No lane may run over into the next one, or borrow from it.
    safe = max(-shift, 0).to_bytes(_WIDTH, sys.byteorder)
    nowhere = list(_places(lanes, _NOWHERE))
    low = [_WIDTH * number for number in numbers[: max(-shift, 0)]]
    for at in (*nowhere, *low):
        lanes[at : at + _WIDTH] = safe
    each = abs(shift).to_bytes(_WIDTH, sys.byteorder) * len(old)
    total = int.from_bytes(lanes, sys.byteorder)
    total += int.from_bytes(each, sys.byteorder) * (1 if shift > 0 else -1)
    result = bytearray(total.to_bytes(len(lanes), sys.byteorder))
    for at in nowhere:
        result[at : at + _WIDTH] = _NOWHERE
    return memoryview(result).cast("I")


def _places(data: bytearray, wanted: bytes) -> Iterator[int]:
    """Where `wanted` stands in `data`, one place behind the other.

    For `NOWHERE` these are whole positions: the highest byte of any other is not 255.
    """
    found = data.find(wanted)
    while found >= 0:
        yield found
        found = data.find(wanted, found + len(wanted))


def _empty(places: int) -> memoryview:
    return memoryview(bytearray(_NOWHERE * places)).cast("I")
