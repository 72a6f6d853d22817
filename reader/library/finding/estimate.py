"""How many articles may answer, from what the engine knows of single words."""

from __future__ import annotations

from math import exp, log1p
from typing import TYPE_CHECKING, NamedTuple

from reader.library.api import Scope
from reader.library.query import And, Field, Or, Phrase
from reader.library.records import BEGINNINGS

if TYPE_CHECKING:
    from reader.library.index.engine import Searcher
    from reader.library.query import Node

_ELSEWHERE = (Field.TAG, Field.NOTE, Field.SPEAKER)
_WORDS_COST = 50
_ADDED_UP = 100
"""Words that a beginning may stand for, for which it is worth the time to add them up."""
_MANY = 20
"""One article in so many holds what is common."""
_A_LETTER, _A_FURTHER_LETTER = 5, 3
"""How many times fewer words begin with one letter more: four to seven in English, then fewer."""
_SHORT = 4
"""Letters of a beginning that hundreds of words may have: adding them up takes longer than looking
for them."""
_WORDS_OF = {Scope.HEADLINES: 10, Scope.TEXT: 450}
"""Words of a headline, and of an article."""
_EVERY = 1 - 1e-4
"""The share of articles beyond which one cannot tell how often a word stands in each."""


class _Holding(NamedTuple):
    """Articles that hold a word, or one that begins so."""

    most: int
    likely: int


class Estimate:
    """What the engine's counts of words tell of one question; each word is looked up once."""

    def __init__(self, searcher: Searcher, scope: Scope) -> None:
        self._searcher = searcher
        self._scope = scope
        self._known: dict[Phrase, list[_Holding]] = {}

    def at_most(self, node: Node) -> int:
        """A number that no fewer articles than answer `node` exceed, without looking for them."""
        match node:
            case And(parts):
                return min(map(self.at_most, parts))
            case Or(parts):
                return min(sum(map(self.at_most, parts)), self._searcher.num_docs)
            case Phrase(field=where) if where not in _ELSEWHERE:
                most = (holding.most for holding in self._holding(node))
                return min(most, default=self._searcher.num_docs)
            case _:
                return self._searcher.num_docs

    def likely(self, node: Node) -> int:
        """About how many articles answer `node`, were words strewn about; no more than `at_most`.

        It only decides how widely to look at first.
        """
        return round(min(self._likely(node), self.at_most(node)))

    def _likely(self, node: Node) -> float:
        everything = max(self._searcher.num_docs, 1)
        match node:
            case And(parts):
                together = float(everything)
                for part in parts:
                    together *= min(self._likely(part), everything) / everything
                return together
            case Or(parts):
                return sum(map(self._likely, parts))
            case Phrase(field=where) if where not in _ELSEWHERE:
                return self._likely_phrase([one.likely for one in self._holding(node)])
            case _:
                return everything

    def _likely_phrase(self, counts: list[int]) -> float:
        """Articles in which words stand side by side by chance, as most common ones do."""
        everything = max(self._searcher.num_docs, 1)
        if len(counts) < 2:
            return min(counts, default=everything)
        length = _WORDS_OF[self._scope]
        occurrences = float(length)
        for count in counts:
            occurrences *= -log1p(-min(count / everything, _EVERY)) / length
        return everything * (1 - exp(-occurrences))

    def effort(self, node: Node) -> int:
        """About how many articles have to be looked at one by one for the words of a phrase.

        Words are taken to occur independently of each other, and putting words together that are
        not a phrase to cost a fiftieth, as measured. It only decides how to search.
        """
        return min(self._looked_at(node), self.at_most(node))

    def _looked_at(self, node: Node) -> int:
        match node:
            case And(parts):
                together = len(parts) * self.at_most(node) // _WORDS_COST
                return together + sum(map(self._looked_at, parts))
            case Or(parts):
                return sum(map(self._looked_at, parts))
            case Phrase(field=where) if len(node.words) > 1 and where not in _ELSEWHERE:
                everything = together = max(self._searcher.num_docs, 1)
                for holding in self._holding(node):
                    together = together * holding.most // everything
                return together
            case _:
                return 0

    def _holding(self, phrase: Phrase) -> list[_Holding]:
        if phrase not in self._known:
            self._known[phrase] = self._looked_up(phrase)
        return self._known[phrase]

    def _looked_up(self, phrase: Phrase) -> list[_Holding]:
        """How many articles hold each word of a phrase."""
        field, searcher = phrase.field.value, self._searcher
        if phrase.field is Field.ANY:
            field = "headline" if self._scope is Scope.HEADLINES else "text"
        whole = phrase.words[:-1] if phrase.prefix else phrase.words
        counts = [searcher.doc_freq(field, word) for word in whole]
        found = [_Holding(count, count) for count in counts]
        if phrase.prefix:
            found.append(self._beginning(field, phrase.words[-1]))
        return found

    def _beginning(self, field: str, letters: str) -> _Holding:
        """How many articles hold a word that begins so."""
        everything = self._searcher.num_docs
        known = letters[: BEGINNINGS.get(field, 0)]
        count = self._searcher.doc_freq(f"{field}_begin", known) if known else everything
        if letters == known:
            return _Holding(count, count)
        fewer: int = _A_LETTER * _A_FURTHER_LETTER ** (len(letters) - len(known) - 1)
        likely = max(count // fewer, self._searcher.doc_freq(field, letters))
        if known and count > everything // _MANY and len(letters) <= _SHORT:
            return _Holding(count, likely)
        words = self._searcher.terms_with_prefix(field, letters, limit=_ADDED_UP)
        added = sum(number for _, number in words)
        if len(words) < _ADDED_UP:
            return _Holding(min(added, count), added)
        return _Holding(count, max(likely, added))
