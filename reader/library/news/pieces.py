"""What stories need of an article: when it is from, the words that tell it, what it leads to."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from math import log, sqrt
from typing import TYPE_CHECKING, NamedTuple

from reader.text.fold import fold_words, headline_key

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reader.library.terms import Row
    from reader.parse.draft import Draft
    from reader.text.safe import SafeText

WORDS = 25
"""Words that tell an article: as many as `reader.library.linking.telling` takes, measured there."""
_KEPT = 60
"""Words of an article that are kept; which of them tell it changes as the collection grows."""
_SHORTEST = 3
_HEADLINE = 3
"""A word of the headline counts as often."""
_LONGEST = 20_000
"""Characters of a text that are looked at: what it is about stands at its beginning."""
_NAMED = 4
"""Letters of a word that names something."""
_EVERYWHERE = 0.25
"""Share of the articles from which on a word they hold names nothing."""
_DAY = 86_400.0
_DIGITS = 4
_DRIFT = 0.1
"""Share of its articles by which a collection may grow or shrink before words weigh otherwise: that
changes the logarithm they are weighed by, by a tenth for a word of every second new article."""


class Telling(NamedTuple):
    """What the text of an article tells, whatever else the collection holds."""

    words: Mapping[str, int]
    """Folded words and how often they stand in it."""
    related: frozenset[str]
    """Keys of the headlines it lists."""


class Weighed(NamedTuple):
    """The same beside the others of a collection."""

    words: Mapping[str, float]
    """Its words with their weights, the heaviest first."""
    named: frozenset[str]
    """Folded words of its headline that are not everywhere in the collection."""
    articles: int
    """How many articles the collection held."""

    def still_holds(self, articles: int) -> bool:
        """Whether the collection has not become quite another one since."""
        return abs(articles - self.articles) <= _DRIFT * self.articles


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
    more_words: Mapping[str, float] = field(default_factory=dict)
    """As `words`, and those that tell it less."""
    headline_words: frozenset[str] = frozenset()
    """Folded words of its headline that are not everywhere in the collection."""

    @property
    def day(self) -> float:
        """Its moment in days since the epoch."""
        return self.moment / _DAY


def telling_of(draft: Draft, holding: Callable[[str], int], articles: int) -> Telling:
    """What an article tells.

    Args:
        draft: its text.
        holding: how many articles of the collection hold a folded word.
        articles: how many there are.
    """
    counted = Counter(fold_words(draft.headline) * _HEADLINE)
    left = _LONGEST
    for text in (draft.standfirst or "", *(block.text for block in draft.body)):
        counted.update(fold_words(text[:left]))
        left -= len(text)
        if left <= 0:
            break
    weights = _weights(counted, holding, articles, fewest=1)
    best = sorted(weights, key=lambda word: (-weights[word], word))[:_KEPT]
    related = frozenset(headline_key(one.headline) for one in draft.related) - {""}
    return Telling({word: counted[word] for word in best}, related)


def weigh(headline: str, telling: Telling, holding: Callable[[str], int], articles: int) -> Weighed:
    """What an article tells beside the others of a collection; see `telling_of`."""
    # A word of this article alone ties it to nothing.
    weights = _weights(telling.words, holding, articles, fewest=2)
    best = sorted(weights, key=lambda word: (-weights[word], word))
    named = frozenset(
        word
        for word in set(fold_words(headline))
        if len(word) >= _NAMED and holding(word) <= max(articles * _EVERYWHERE, 2)
    )
    return Weighed({word: round(weights[word], _DIGITS) for word in best}, named, articles)


def piece_of(row: Row, telling: Telling, weighed: Weighed) -> Piece:
    """The piece of the article of `row`."""
    return Piece(
        row.id,
        row.key,
        row.headline,
        row.moment,
        unit(weighed.words),
        telling.related,
        unit(weighed.words, _KEPT),
        weighed.named,
    )


def _weights(
    counted: Mapping[str, int], holding: Callable[[str], int], articles: int, fewest: int
) -> dict[str, float]:
    weights: dict[str, float] = {}
    for word, count in counted.items():
        known = holding(word) if len(word) >= _SHORTEST else 0
        if known >= fewest:
            weights[word] = sqrt(count) * log((articles + 1) / known)
    return weights


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
