"""What stories need of an article: when it is from, the words that tell it, what it leads to."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import log, sqrt
from typing import TYPE_CHECKING

from reader.text.fold import fold_words, headline_key

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reader.library.api import Row
    from reader.parse.draft import Draft
    from reader.text.safe import SafeText

WORDS = 25
"""Words that tell an article: as many as `reader.library.telling` takes, measured there."""
_SHORTEST = 3
_HEADLINE = 3
"""A word of the headline counts as often."""
_LONGEST = 20_000
"""Characters of a text that are looked at: what it is about stands at its beginning."""
_DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class Piece:
    """An article as a part of stories."""

    id: str
    key: str
    """`Article.key`: what the reader has decided of it is kept by this."""
    headline: SafeText
    moment: float
    """Seconds since the epoch."""
    words: Mapping[str, float]
    """The folded words that tell it, with weights whose squares add up to 1."""
    related: frozenset[str] = frozenset()
    """Keys of the headlines it lists."""

    @property
    def day(self) -> float:
        """Its moment in days since the epoch."""
        return self.moment / _DAY


def counted_words(draft: Draft) -> Counter[str]:
    """How often each folded word stands in an article."""
    counted = Counter(fold_words(draft.headline) * _HEADLINE)
    left = _LONGEST
    for text in (draft.standfirst or "", *(block.text for block in draft.body)):
        counted.update(fold_words(text[:left]))
        left -= len(text)
        if left <= 0:
            break
    return Counter({word: n for word, n in counted.items() if len(word) >= _SHORTEST})


def piece_of(row: Row, draft: Draft, holding: Callable[[str], int], articles: int) -> Piece:
    """The piece of an article.

    Args:
        row: its row.
        draft: its text.
        holding: how many articles of the collection hold a folded word.
        articles: how many there are.
    """
    related = frozenset(headline_key(one.headline) for one in draft.related) - {""}
    words = _weighted(counted_words(draft), holding, articles)
    return Piece(row.id, row.key, row.headline, row.moment, words, related)


def _weighted(
    counted: Mapping[str, int], holding: Callable[[str], int], articles: int
) -> dict[str, float]:
    weights: dict[str, float] = {}
    for word, count in counted.items():
        known = holding(word)
        if known > 1:  # a word of this article alone ties it to nothing
            weights[word] = sqrt(count) * log((articles + 1) / known)
    return unit({word: weights[word] for word in sorted(weights, key=lambda w: (-weights[w], w))})


def unit(weights: Mapping[str, float], most: int = WORDS) -> dict[str, float]:
    """The first so many of `weights`, scaled so that their squares add up to 1."""
    kept = dict(list(weights.items())[:most])
    length = sqrt(sum(weight * weight for weight in kept.values()))
    return {word: weight / length for word, weight in kept.items()} if length else {}


def alikeness(first: Mapping[str, float], second: Mapping[str, float]) -> float:
    """How much two pieces tell of the same: 0 to 1."""
    if len(second) < len(first):
        first, second = second, first
    return sum(weight * second[word] for word, weight in first.items() if word in second)
