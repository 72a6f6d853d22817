"""Whether two headlines may be one headline in other words: which words differ decides."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.library.likeness import likeness

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_SAME_WORD = 80.0
_LEAST_KEPT = 4
_MOST_CUT = 3


@dataclass(frozen=True, slots=True)
class Rewording:
    """Whether one headline may stand for another, and what differs."""

    allowed: bool
    reason: str
    """Without a full stop: "One word is left out"."""


def rewording(key: str, other: str, is_common: Callable[[str], bool]) -> Rewording:
    """Compare two keys (`reader.text.fold.headline_key`).

    Args:
        key: of the related headline.
        other: of the article.
        is_common: whether a word is frequent in headlines, so that leaving it out says little.
    """
    words, others = key.split(), other.split()
    if _numbers(words) != _numbers(others):
        return Rewording(allowed=False, reason="The numbers differ")
    if _is_cut(words, others) or _is_cut(others, words):
        return Rewording(allowed=True, reason="The headline is cut short")
    ours, theirs = _only(words, others), _only(others, words)
    if not ours and not theirs:
        return Rewording(allowed=True, reason="The same words in another order")
    if len(ours) > 1 or len(theirs) > 1:
        return Rewording(allowed=False, reason="Several words differ")
    if ours and theirs:
        allowed = likeness(ours[0], theirs[0]) >= _SAME_WORD
        return Rewording(allowed, f"“{ours[0]}” instead of “{theirs[0]}”")
    word = (ours or theirs)[0]
    verb = "is added" if ours else "is left out"
    return Rewording(is_common(word), f"“{word}” {verb}")


def _numbers(words: Sequence[str]) -> Counter[str]:
    return Counter(word for word in words if any(letter.isdigit() for letter in word))


def _only(words: Sequence[str], others: Sequence[str]) -> list[str]:
    return list((Counter(words) - Counter(others)).elements())


def _is_cut(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether `words` are the beginning of `others`, some words short of the end."""
    cut = len(others) - len(words)
    return (
        0 < cut <= _MOST_CUT
        and len(words) >= _LEAST_KEPT
        and list(others[: len(words)]) == list(words)
    )
