"""Words that differ by a slip of the finger."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MIN_LENGTH = 4
"""Shorter words are too near to too many others: for them only the word itself will do."""
_LONG = 8


def may_be_mistyped(word: str) -> bool:
    """Tell whether a slip is looked for: not in short words, nor in words with a digit."""
    return len(word) >= MIN_LENGTH and word.isalpha()


def within_one_slip(typed: str, word: str) -> bool:
    """Tell whether one letter changed, left out, added or swapped with its neighbour is enough.

    (Optimal string alignment distance of at most 1, as search engines count it.)
    """
    if typed == word:
        return True
    if len(typed) > len(word):
        typed, word = word, typed
    if len(word) - len(typed) > 1:
        return False
    same = 0
    while same < len(typed) and typed[same] == word[same]:
        same += 1
    if len(typed) < len(word):
        return typed[same:] == word[same + 1 :]
    if typed[same + 1 :] == word[same + 1 :]:
        return True
    return typed[same : same + 2] == word[same : same + 2][::-1] and (
        typed[same + 2 :] == word[same + 2 :]
    )


def begins_within_one_slip(typed: str, word: str) -> bool:
    """Tell whether some beginning of `word` is within one slip of `typed`."""
    length = len(typed)
    return any(within_one_slip(typed, word[:cut]) for cut in (length, length - 1, length + 1))


def nearest(typed: str, words: Iterable[str]) -> str | None:
    """Return the first of `words` that was probably meant by `typed`; None if none was.

    A word one slip away is meant before one that is two away, which only long words may be.
    """
    farther: str | None = None
    for word in words:
        if word == typed:
            continue
        if len(typed) >= MIN_LENGTH - 1 and within_one_slip(typed, word):
            return word
        if farther is None and len(typed) >= _LONG and _within_two_slips(typed, word):
            farther = word
    return farther


def _within_two_slips(typed: str, word: str) -> bool:
    if abs(len(typed) - len(word)) > 2 or word[:1] != typed[:1]:
        return False
    row = list(range(len(word) + 1))
    for place, letter in enumerate(typed, 1):
        before, row = row, [place]
        for column, other in enumerate(word, 1):
            row.append(min(before[column] + 1, row[-1] + 1, before[column - 1] + (letter != other)))
        if min(row) > 2:
            return False
    return row[-1] <= 2
