"""How alike two strings are, from 0 to 100: twice what they share over what they have.

The share is the longest common subsequence, found with one whole number as the set of positions
(Hyyrö, "Bit-parallel LCS-length computation revisited", 2004): a headline costs some microseconds.
"""

from __future__ import annotations


def likeness(first: str, second: str) -> float:
    """Return 100 for equal strings, 0 where no letter is shared."""
    if not first or not second:
        return 100.0 if first == second else 0.0
    return 200.0 * _shared(first, second) / (len(first) + len(second))


def sorted_likeness(first: str, second: str) -> float:
    """Return the likeness of the two with their words in alphabetical order."""
    return likeness(" ".join(sorted(first.split())), " ".join(sorted(second.split())))


def _shared(first: str, second: str) -> int:
    places: dict[str, int] = {}
    for place, letter in enumerate(first):
        places[letter] = places.get(letter, 0) | 1 << place
    every = (1 << len(first)) - 1
    left = every
    for letter in second:
        at = left & places.get(letter, 0)
        left = ((left + at) | (left - at)) & every
    return len(first) - left.bit_count()
