"""From a query to the numbers of the articles that answer it, in order, as far as they are needed.

The first rows cost a few milliseconds however many articles answer; the rest is fetched when
somebody looks at it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from reader.library.api import Match, Scope, Sort
from reader.library.finding.estimate import Estimate
from reader.library.finding.fulltext_query import Translator
from reader.library.finding.ranked import RankedHits, SortedHits
from reader.library.finding.slices import TimeHits, Wanted
from reader.library.query import And, Field, Or, Phrase, wanted_phrases

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from reader.library.api import Total
    from reader.library.finding.fulltext_query import Facts
    from reader.library.finding.view import View
    from reader.library.query import Node

FIRST = 128
"""Hits that are fetched at first: more than a tall screen shows."""
MUCH = {Scope.HEADLINES: 3_000, Scope.TEXT: 20_000}
"""Articles in which a phrase can be looked at one by one while a key waits. Beyond it the words are
so common that no answer is better than another: the newest come first."""
_LOOSE = (Field.ANY, Field.HEADLINE, Field.TEXT)


@dataclass(frozen=True, slots=True)
class Question:
    """A query and how it is asked."""

    root: Node
    scope: Scope
    sort: Sort
    today: date


class Hits(Protocol):
    """Article numbers in the order of a listing, known as far as they were asked for."""

    @property
    def so_far(self) -> Total:
        """How many are known."""

    @property
    def total(self) -> Total:
        """How many there are; may have to count them."""

    def numbers(self, start: int, stop: int) -> Sequence[int]:
        """The numbers at positions start to stop-1, fewer at the end."""

    def index(self, number: int) -> int | None:
        """Where `number` stands; None if it is not among them."""


def find(view: View, facts: Facts, question: Question) -> tuple[Hits, Match]:
    """The articles that answer, and how: inside words or with a typo where words find none."""
    hits = _find(view, facts, question, Match.EXACT)
    if hits.so_far.count or not any(p.field in _LOOSE for p in wanted_phrases(question.root)):
        return hits, Match.EXACT
    for how in (Match.SUBSTRING, Match.TYPO):
        others = _find(view, facts, question, how)
        if others.so_far.count:
            return others, how
    return hits, Match.EXACT


def has_answer(view: View, facts: Facts, question: Question) -> bool:
    """Whether any article answers exactly."""
    translator = Translator(view.searcher(), question.scope, question.today, facts)
    query = translator.translate(question.root)
    return bool(view.searcher().search(query, 1, count=False).hits)


def _find(view: View, facts: Facts, question: Question, how: Match) -> Hits:
    translator = Translator(view.searcher(), question.scope, question.today, facts, how)
    query = translator.translate(question.root)
    if question.sort in (Sort.HEADLINE, Sort.SOURCE):
        return SortedHits(view, query, question.sort)
    searcher, everything = view.searcher(), view.order.count
    most, likely, work = everything, everything, 0
    if how is Match.EXACT:
        estimate = Estimate(searcher, question.scope)
        most, likely = estimate.at_most(question.root), estimate.likely(question.root)
        work = estimate.effort(question.root)
    much = MUCH[question.scope]
    if question.sort is Sort.RELEVANCE and work <= much and _is_weighed(question.root, how):
        return RankedHits(view, query, FIRST)
    patience = everything * much // max(work, much)
    wanted = Wanted(FIRST, most, likely, patience)
    return TimeHits(view, query, wanted, oldest=question.sort is Sort.OLDEST)


def _is_weighed(node: Node, how: Match) -> bool:
    """Whether some answers are better than others: beginnings of words and facts are all alike."""
    if isinstance(node, And | Or):
        return any(_is_weighed(part, how) for part in node.parts)
    if not isinstance(node, Phrase) or node.field not in _LOOSE:
        return False
    return how is Match.EXACT and (len(node.words) > 1 or not node.prefix)
