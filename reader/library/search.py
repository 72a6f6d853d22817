"""From a query to the numbers of the articles that answer it, in order, as far as they are needed.

The first rows cost a few milliseconds however many articles answer; the rest is fetched when
somebody looks at it.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

import tantivy

from reader.library.api import Match, Scope, Sort, Total
from reader.library.fulltext_query import Translator
from reader.library.query import And, Field, Or, Phrase, wanted_phrases

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from reader.library.fulltext_query import Facts
    from reader.library.query import Node
    from reader.library.view import View

FIRST = 200
"""Hits that are fetched at first: what a tall screen shows, twice."""
_LOOSE = (Field.ANY, Field.HEADLINE, Field.TEXT)


@dataclass(frozen=True, slots=True)
class Question:
    """A query and how it is asked."""

    root: Node
    scope: Scope
    sort: Sort
    today: date


class Hits:
    """Article numbers in the order of a listing; `count` of them, known as far as asked for."""

    def __init__(self, view: View, query: tantivy.Query, sort: Sort) -> None:
        self._view = view
        self._query = query
        self._sort = sort
        self._lock = threading.Lock()
        self._known: list[int] = []
        self._complete = False
        self.count = 0
        self._fetch(FIRST)

    @property
    def total(self) -> Total:
        """How many there are."""
        return Total(self.count)

    def numbers(self, start: int, stop: int) -> Sequence[int]:
        """The numbers at positions start to stop-1, fewer at the end."""
        with self._lock:
            if stop > len(self._known) and not self._complete:
                self._fetch(max(4 * stop, FIRST))
            return self._known[max(start, 0) : max(stop, 0)]

    def index(self, number: int) -> int | None:
        """Where `number` stands; None if it is not among them."""
        with self._lock:
            if number not in self._known and not self._complete:
                self._fetch(self._view.order.count + 1)
            try:
                return self._known.index(number)
            except ValueError:
                return None

    def _fetch(self, limit: int) -> None:
        """Know at least the first `limit` hits, or all."""
        if self._sort in (Sort.HEADLINE, Sort.SOURCE):
            limit = max(self._view.order.count, 1)
        while True:
            hits, count = self._search(limit)
            self._complete = len(hits) >= count
            if not self._complete and self._sort is not Sort.RELEVANCE:
                # Hits that are as old as the last one may be followed by others of that moment.
                last = hits[-1][0]
                hits = [hit for hit in hits if hit[0] != last]
            if self._complete or hits:
                break
            limit *= 8
        searcher = self._view.searcher()
        found = searcher.fast_field_values("number", [address for _, address in hits])
        self._take([int(number) for number in found if number is not None], count)

    def _search(self, limit: int) -> tuple[list[tuple[object, tantivy.DocAddress]], int]:
        searcher = self._view.searcher()
        if self._sort is Sort.RELEVANCE:
            result = searcher.search(self._query, limit)
        else:
            order = tantivy.Order.Asc if self._sort is Sort.OLDEST else tantivy.Order.Desc
            result = searcher.search(self._query, limit, order_by_field="moment", order=order)
        return result.hits, int(result.count)  # type: ignore[attr-defined]

    def _take(self, numbers: list[int], count: int) -> None:
        view = self._view
        if self._sort is Sort.RELEVANCE:
            place = view.order.position
            ordered = [number for number in numbers if place(number) is not None]
        else:
            ordered = view.sorted_by(numbers, self._sort)
        # What was shown already stays where it was.
        kept = self._known
        shown = set(kept)
        self._known = kept + [number for number in ordered if number not in shown]
        self.count = len(self._known) if self._complete else count


def find(view: View, facts: Facts, question: Question) -> tuple[Hits, Match]:
    """The articles that answer, and how: inside words or with a typo where words find none."""
    hits = _find(view, facts, question, Match.EXACT)
    if hits.count or not any(p.field in _LOOSE for p in wanted_phrases(question.root)):
        return hits, Match.EXACT
    for how in (Match.SUBSTRING, Match.TYPO):
        others = _find(view, facts, question, how)
        if others.count:
            return others, how
    return hits, Match.EXACT


def has_answer(view: View, facts: Facts, question: Question) -> bool:
    """Whether any article answers exactly."""
    translator = Translator(view.searcher(), question.scope, question.today, facts)
    return bool(view.searcher().search(translator.translate(question.root), 1).hits)


def _find(view: View, facts: Facts, question: Question, how: Match) -> Hits:
    translator = Translator(view.searcher(), question.scope, question.today, facts, how)
    sort = question.sort
    if sort is Sort.RELEVANCE and not _is_weighed(question.root, how):
        sort = Sort.NEWEST
    return Hits(view, translator.translate(question.root), sort)


def _is_weighed(node: Node, how: Match) -> bool:
    """Whether some answers are better than others: beginnings of words and facts are all alike."""
    if isinstance(node, And | Or):
        return any(_is_weighed(part, how) for part in node.parts)
    if not isinstance(node, Phrase) or node.field not in _LOOSE:
        return False
    return how is Match.EXACT and (len(node.words) > 1 or not node.prefix)
