"""From our query tree to a question of the full-text engine that has the same answers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

import tantivy
from tantivy import Occur

from reader.library.api import Match, Scope
from reader.library.index.fulltext import schema
from reader.library.query import (
    And,
    Between,
    Feature,
    Field,
    Has,
    Is,
    Not,
    Or,
    Phrase,
    When,
    bounds,
)
from reader.library.query.spelling import may_be_mistyped
from reader.library.records import BEGINNINGS

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from reader.library.index.engine import Searcher
    from reader.library.query import Node

_MOST_EXPANSIONS = 10_000
"""Words a prefix within a phrase may stand for in one question; the engine refuses above 16,384."""
_LOOSE = (Field.ANY, Field.HEADLINE, Field.TEXT)
_ASKED = (Feature.QUOTE, Feature.SPEAKER, Feature.NOTE)
SCHEMA = schema()


class Facts(Protocol):
    """What the engine does not know, as numbers of articles."""

    def answering(self, node: Phrase | Is | Has) -> Collection[int]:
        """Articles that answer a node about marks, links or speakers."""

    def inside(self, phrase: Phrase) -> Collection[int]:
        """Articles whose headline holds the phrase inside words."""

    def mistyped(self, phrase: Phrase, candidates: tantivy.Query) -> Collection[int]:
        """Those of `candidates` whose headline holds the phrase with a slip in each word."""


@dataclass(frozen=True, slots=True)
class Translator:
    """Translates nodes; what the engine does not know it asks for as article numbers."""

    searcher: Searcher
    scope: Scope
    today: date
    facts: Facts
    how: Match = Match.EXACT

    def translate(self, node: Node) -> tantivy.Query:
        """The engine's query for `node`."""
        match node:
            case And(parts):
                return self._all(parts)
            case Or(parts):
                return tantivy.Query.boolean_query(
                    [(Occur.Should, self.translate(part)) for part in parts]
                )
            case Not():
                return self._all((node,))
            case Phrase():
                return self._phrase(node)
            case _:
                return self._fact(node)

    def _fact(self, node: When | Between | Has | Is) -> tantivy.Query:
        match node:
            case When() | Between():
                return _between(*bounds(node, self.today))
            case Has(feature) if feature not in _ASKED:
                return tantivy.Query.term_query(SCHEMA, "has", feature.value)
            case Has() | Is():
                return number_query(self.facts.answering(node))

    def _all(self, parts: tuple[Node, ...]) -> tantivy.Query:
        exactly = replace(self, how=Match.EXACT)
        clauses = [
            (Occur.MustNot, exactly.translate(part.part))
            if isinstance(part, Not)
            else (Occur.Must, self.translate(part))
            for part in parts
        ]
        if not any(occur == Occur.Must for occur, _ in clauses):
            clauses.append((Occur.Must, tantivy.Query.all_query()))
        return tantivy.Query.boolean_query(clauses)

    def _phrase(self, phrase: Phrase) -> tantivy.Query:
        if phrase.field in (Field.TAG, Field.NOTE, Field.SPEAKER):
            return number_query(self.facts.answering(phrase))
        if phrase.field in _LOOSE and self.how is Match.SUBSTRING:
            return number_query(self.facts.inside(phrase))
        if phrase.field in _LOOSE and self.how is Match.TYPO:
            return self._mistyped(phrase)
        field = phrase.field.value
        if phrase.field is Field.ANY:
            field = "headline" if self.scope is Scope.HEADLINES else "text"
        return self._exact(field, phrase.words, prefix=phrase.prefix)

    def _exact(self, field: str, words: tuple[str, ...], *, prefix: bool) -> tantivy.Query:
        query = tantivy.Query
        if len(words) == 1:
            if prefix and len(words[0]) <= BEGINNINGS.get(field, 0):
                begins = query.term_query(SCHEMA, f"{field}_begin", words[0])
                return query.const_score_query(begins, 1.0)
            if prefix:
                # No letter off and a beginning: made in no time, where `w.*` is to be understood.
                return query.fuzzy_term_query(SCHEMA, field, words[0], 0, prefix=True)
            return query.term_query(SCHEMA, field, words[0])
        if not prefix:
            return query.phrase_query(SCHEMA, field, list(words))
        return self._phrase_beginning(field, words)

    def _phrase_beginning(self, field: str, words: tuple[str, ...]) -> tantivy.Query:
        """A phrase whose last word only begins so, in as many questions as the engine bears."""
        *before, last = words
        terms = [term for term, _ in self.searcher.terms_with_prefix(field, last)]
        if len(terms) <= _MOST_EXPANSIONS:
            return tantivy.Query.regex_phrase_query(SCHEMA, field, [*before, f"{last}.*"])
        longer = sorted({term[: len(last) + 1] for term in terms} - {last})
        parts = [self._phrase_beginning(field, (*before, beginning)) for beginning in longer]
        parts.append(tantivy.Query.phrase_query(SCHEMA, field, list(words)))
        return tantivy.Query.boolean_query([(Occur.Should, part) for part in parts])

    def _mistyped(self, phrase: Phrase) -> tantivy.Query:
        *before, last = phrase.words
        parts = [self._mistyped_word(word, prefix=False) for word in before]
        parts.append(self._mistyped_word(last, prefix=phrase.prefix))
        if not before:
            return parts[0]
        together = tantivy.Query.boolean_query([(Occur.Must, part) for part in parts])
        return number_query(self.facts.mistyped(phrase, together))

    def _mistyped_word(self, word: str, *, prefix: bool) -> tantivy.Query:
        if not may_be_mistyped(word):
            return self._exact("headline", (word,), prefix=prefix)
        return tantivy.Query.fuzzy_term_query(
            SCHEMA, "headline", word, 1, transposition_cost_one=True, prefix=prefix
        )


def number_query(numbers: Collection[int]) -> tantivy.Query:
    """Articles by their numbers."""
    if not numbers:
        return tantivy.Query.empty_query()
    return tantivy.Query.term_set_query(SCHEMA, "number", list(numbers))


def _between(first: date | None, behind: date | None) -> tantivy.Query:
    lower = None if first is None else first.toordinal()
    upper = None if behind is None else behind.toordinal()
    if lower is None and upper is None:
        return tantivy.Query.all_query()
    return tantivy.Query.range_query(
        SCHEMA, "day", tantivy.FieldType.Integer, lower, upper, include_upper=upper is None
    )
