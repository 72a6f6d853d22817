"""How many articles may answer, from what the engine knows of single words: never too few."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
_A_LETTER = 5
"""How many times fewer words begin with one letter more: four to seven in English."""
_SHORT = 3
"""Letters of a beginning that hundreds of words may have: adding them up takes longer than looking
for them."""


class Estimate:
    """What the engine's counts of words tell of one question; each word is looked up once."""

    def __init__(self, searcher: Searcher, scope: Scope) -> None:
        self._searcher = searcher
        self._scope = scope
        self._known: dict[Phrase, list[int]] = {}
        self._rough = False

    def at_most(self, node: Node) -> int:
        """A number that no fewer articles than answer `node` exceed, without looking for them."""
        match node:
            case And(parts):
                return min(map(self.at_most, parts))
            case Or(parts):
                return min(sum(map(self.at_most, parts)), self._searcher.num_docs)
            case Phrase(field=where) if where not in _ELSEWHERE:
                return min(self._counts(node), default=self._searcher.num_docs)
            case _:
                return self._searcher.num_docs

    def likely(self, node: Node) -> int:
        """About how many articles answer `node`; no more than `at_most`."""
        most = self.at_most(node)
        return most // _A_LETTER if self._rough else most

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
                for count in self._counts(node):
                    together = together * count // everything
                return together
            case _:
                return 0

    def _counts(self, phrase: Phrase) -> list[int]:
        if phrase not in self._known:
            self._known[phrase] = self._counted(phrase)
        return self._known[phrase]

    def _counted(self, phrase: Phrase) -> list[int]:
        """How many articles hold each word of a phrase, as far as that is known."""
        field, searcher = phrase.field.value, self._searcher
        if phrase.field is Field.ANY:
            field = "headline" if self._scope is Scope.HEADLINES else "text"
        whole = phrase.words[:-1] if phrase.prefix else phrase.words
        counts = [searcher.doc_freq(field, word) for word in whole]
        if phrase.prefix:
            counts += self._count_of_beginning(field, phrase.words[-1])
        return counts

    def _count_of_beginning(self, field: str, letters: str) -> list[int]:
        """How many articles hold a word that begins so, at most; nothing if that is not known."""
        known = letters[: BEGINNINGS.get(field, 0)]
        count = self._searcher.doc_freq(f"{field}_begin", known) if known else None
        common = count is not None and count > self._searcher.num_docs // _MANY
        if count is not None and (letters == known or (common and len(letters) <= _SHORT)):
            self._rough = self._rough or letters != known
            return [count]
        words = self._searcher.terms_with_prefix(field, letters, limit=_ADDED_UP)
        return [sum(number for _, number in words)] if len(words) < _ADDED_UP else []
