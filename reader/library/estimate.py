"""How many articles may answer, from what the engine knows of single words: never too few."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.api import Scope
from reader.library.query import And, Field, Or, Phrase
from reader.library.records import BEGINNINGS

if TYPE_CHECKING:
    from reader.library.engine import Searcher
    from reader.library.query import Node

_ELSEWHERE = (Field.TAG, Field.SPEAKER)
_WORDS_COST = 10
_ADDED_UP = 100
"""Words that a beginning may stand for, for which it is worth the time to add them up."""


def effort(searcher: Searcher, node: Node, scope: Scope) -> int:
    """About how many articles have to be looked at one by one for the words of a phrase.

    Words are taken to occur independently of each other, and putting words together that are not
    a phrase to cost a tenth, as measured. It only decides how to search.
    """
    return min(_looked_at(searcher, node, scope), at_most(searcher, node, scope))


def _looked_at(searcher: Searcher, node: Node, scope: Scope) -> int:
    match node:
        case And(parts):
            together = len(parts) * at_most(searcher, node, scope) // _WORDS_COST
            return together + sum(_looked_at(searcher, part, scope) for part in parts)
        case Or(parts):
            return sum(_looked_at(searcher, part, scope) for part in parts)
        case Phrase(field=where) if len(node.words) > 1 and where not in _ELSEWHERE:
            everything = together = max(searcher.num_docs, 1)
            for count in _counts(searcher, node, scope):
                together = together * count // everything
            return together
        case _:
            return 0


def at_most(searcher: Searcher, node: Node, scope: Scope) -> int:
    """A number that no fewer articles than answer `node` exceed, without looking for them."""
    match node:
        case And(parts):
            return min(at_most(searcher, part, scope) for part in parts)
        case Or(parts):
            together = sum(at_most(searcher, part, scope) for part in parts)
            return min(together, searcher.num_docs)
        case Phrase(field=where) if where not in _ELSEWHERE:
            return _holding(searcher, node, scope)
        case _:
            return searcher.num_docs


def _holding(searcher: Searcher, phrase: Phrase, scope: Scope) -> int:
    """How many articles hold the rarest word of a phrase."""
    return min(_counts(searcher, phrase, scope), default=searcher.num_docs)


def _counts(searcher: Searcher, phrase: Phrase, scope: Scope) -> list[int]:
    """How many articles hold each word of a phrase, as far as that is known."""
    field = phrase.field.value
    if phrase.field is Field.ANY:
        field = "headline" if scope is Scope.HEADLINES else "text"
    whole = phrase.words[:-1] if phrase.prefix else phrase.words
    counts = [searcher.doc_freq(field, word) for word in whole]
    last = phrase.words[-1]
    if phrase.prefix and len(last) <= BEGINNINGS.get(field, 0):
        counts.append(searcher.doc_freq(f"{field}_begin", last))
    elif phrase.prefix:
        words = searcher.terms_with_prefix(field, last, limit=_ADDED_UP)
        if len(words) < _ADDED_UP:
            counts.append(sum(count for _, count in words))
    return counts
