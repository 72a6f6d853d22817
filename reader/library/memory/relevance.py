"""How well articles answer the words of a query: BM25 on plain text.

Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009), with its usual constants;
a phrase counts as one term, and a headline as a text of its own that weighs twice.
"""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING, NamedTuple

from reader.library.query.match import needle

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.library.query import Phrase

_SATURATION = 1.2
_LENGTH = 0.75
_HEADLINE = 2.0


class Texts(NamedTuple):
    """The spaced texts of one article that count: its headline and, where asked, its paragraphs."""

    headline: str
    body: Sequence[str] = ()


def relevance(phrases: Iterable[Phrase], texts: Sequence[Texts]) -> list[float]:
    """Return a score for each of `texts`, the higher the better; all alike without phrases."""
    scores = [0.0] * len(texts)
    weighed = [(_HEADLINE, [[text.headline] for text in texts])]
    if any(text.body for text in texts):
        weighed.append((1.0, [list(text.body) for text in texts]))
    wanted = [needle(phrase) for phrase in phrases]
    for weight, parts in weighed:
        lengths = [sum(part.count(" ") - 1 for part in of_one) for of_one in parts]
        mean = sum(lengths) / (len(lengths) or 1) or 1.0
        for said in wanted:
            counts = [sum(_occurrences(said, part) for part in of_one) for of_one in parts]
            rare = _rarity(sum(map(bool, counts)), len(texts))
            for place, (count, length) in enumerate(zip(counts, lengths, strict=True)):
                norm = _SATURATION * (1 - _LENGTH + _LENGTH * length / mean)
                scores[place] += weight * rare * count * (_SATURATION + 1) / (count + norm)
    return scores


def _rarity(holding: int, articles: int) -> float:
    return log(1 + (articles - holding + 0.5) / (holding + 0.5))


def _occurrences(said: str, text: str) -> int:
    """How often; two that stand side by side share the space between them."""
    found, count = text.find(said), 0
    while found >= 0:
        count += 1
        found = text.find(said, found + 1)
    return count
