"""Whether two headlines may be one headline in other words: which words differ decides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.library.linking.likeness import likeness

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_SAME_WORD = 80.0
_LEAST_KEPT = 4
_MOST_CUT = 3
# Words that turn a sentence into its contrary in the languages that are read most.
_TURNING = (
    "no not never without against nor neither ex former anti non "
    "nicht kein keine keinen nie ohne gegen pas jamais sans contre aucun nunca sin contra "
    "mai senza contro nao sem niet geen nooit zonder tegen не нет без против"
)
_TURNS = frozenset(_TURNING.split())
# Words that say little wherever they stand; a small collection cannot tell by counting.
_SMALL_WORDS = (
    "the a an of in on at to for by with from as and is are was were its his her their "
    "der die das den dem des ein eine im in am an zum zur von und le la les un une de du et en au "
    "el los las una del y il lo gli di da della e o os as um uma do dos het een van en"
)
_SMALL = frozenset(_SMALL_WORDS.split())


@dataclass(frozen=True, slots=True)
class Rewording:
    """Whether one headline may stand for another, and what differs."""

    allowed: bool
    reason: str
    """Without a full stop: "“the” is left out"."""
    is_cut: bool = False
    """It says itself, by an ellipsis, that it is the beginning of the other."""


def rewording(key: str, other: str, is_common: Callable[[str], bool], *, cut: bool) -> Rewording:
    """Compare two keys (`reader.text.fold.headline_key`).

    Args:
        key: of the related headline.
        other: of the article.
        is_common: whether a word is frequent in headlines, so that leaving it out says little.
        cut: whether the related headline ends with an ellipsis: what it lacks at the end is then
            no difference.
    """
    words, others = key.split(), other.split()
    if cut and len(words) >= _LEAST_KEPT and _begins(others, words):
        return Rewording(allowed=True, reason="The headline is cut short", is_cut=True)
    if _numbers(words) != _numbers(others):
        return Rewording(allowed=False, reason="the numbers differ")
    if _lacks_end(words, others) or _lacks_end(others, words):
        return Rewording(allowed=True, reason="The headline is cut short")
    if abs(len(words) - len(others)) > 1:
        return Rewording(allowed=False, reason="several words differ")
    return _by_words(_only(words, others), _only(others, words), is_common)


def _by_words(
    ours: Sequence[str], theirs: Sequence[str], is_common: Callable[[str], bool]
) -> Rewording:
    if not ours and not theirs:
        return Rewording(allowed=True, reason="The same words in another order")
    if len(ours) > 1 or len(theirs) > 1:
        return Rewording(allowed=False, reason="several words differ")
    if ours and theirs:
        alike = likeness(ours[0], theirs[0]) >= _SAME_WORD
        return Rewording(alike, f"“{ours[0]}” instead of “{theirs[0]}”")
    word = (ours or theirs)[0]
    if word in _TURNS:
        return Rewording(allowed=False, reason=f"“{word}” turns it around")
    if theirs:
        return Rewording(allowed=True, reason=f"“{word}” is left out")
    return Rewording(word in _SMALL or is_common(word), f"“{word}” is added")


def ends_cut(headline: str) -> bool:
    """Whether a headline ends with an ellipsis."""
    return headline.rstrip().endswith(("…", "..."))


def _numbers(words: Sequence[str]) -> list[str]:
    return sorted(word for word in words if not word.isalpha() and any(map(str.isdigit, word)))


def _only(words: Sequence[str], others: Sequence[str]) -> list[str]:
    left = list(others)
    only: list[str] = []
    for word in words:
        if word in left:
            left.remove(word)
        else:
            only.append(word)
    return only


def _begins(words: Sequence[str], with_words: Sequence[str]) -> bool:
    return list(words[: len(with_words)]) == list(with_words)


def _lacks_end(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether `words` are the beginning of `others`, some words short of the end."""
    lacking = len(others) - len(words)
    return 0 < lacking <= _MOST_CUT and len(words) >= _LEAST_KEPT and _begins(others, words)
