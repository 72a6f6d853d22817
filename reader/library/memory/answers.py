"""From a query to a listing, by looking at every article."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reader.library.api import Match, Scope, Sort, Total
from reader.library.memory.relevance import Texts, relevance
from reader.library.query import Field, match, wanted_phrases
from reader.library.query.explain import explain
from reader.library.query.tree import Query
from reader.text.fold import fold
from reader.text.safe import SafeText

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from reader.library.api import Row
    from reader.library.memory.entries import Asked
    from reader.library.query import Node, Phrase

_PLAIN = (Field.ANY, Field.HEADLINE, Field.TEXT)


class MemoryListing:
    """A snapshot of article ids; `reader.library.api.Listing`."""

    def __init__(
        self,
        ids: Sequence[str],
        how: Match,
        explanation: SafeText,
        row: Callable[[str], Row | None],
    ) -> None:
        self.total = self.so_far = Total(len(ids))
        self.match = how
        self.explanation = explanation
        self._ids = ids
        self._row = row
        self._positions: dict[str, int] | None = None

    def rows(self, start: int, stop: int) -> Sequence[Row | None]:
        """Rows at positions start to stop-1 (fewer at the end); None where one has gone."""
        return [self._row(name) for name in self._ids[max(start, 0) : max(stop, 0)]]

    def position(self, article_id: str) -> int | None:
        """Where `article_id` stands; None if it is not in the listing."""
        if self._positions is None:
            self._positions = {name: place for place, name in enumerate(self._ids)}
        return self._positions.get(article_id)

    def keys(self, start: int = 0, stop: int | None = None) -> Sequence[str]:
        """`Row.key` of the rows at positions start to stop-1, to the end for None."""
        rows = map(self._row, self._ids[max(start, 0) : stop])
        return [row.key for row in rows if row is not None]

    def ids(self) -> Sequence[str]:
        """`Row.id` of all rows, in order."""
        return self._ids


def answer(
    articles: Sequence[Asked],
    query: Query,
    scope: Scope,
    sort: Sort,
    today: date,
    row: Callable[[str], Row | None],
) -> MemoryListing:
    """Return the listing of `articles` that answer `query`, with fallbacks and explanation."""
    ways = [Match.EXACT]
    if any(phrase.field in _PLAIN for phrase in wanted_phrases(query.root)):
        ways += [Match.SUBSTRING, Match.TYPO]
    for how in ways:
        found = [one for one in articles if match(query, one, today, scope, how)]
        if found:
            ordered = in_order(found, articles, query, scope, sort)
            ids = [one.entry.row.id for one in ordered]
            return MemoryListing(ids, how, SafeText(""), row)
    explanation = explain(
        query,
        scope,
        lambda node: _has_answer(articles, node, scope, today),
        lambda field: _vocabulary(articles, field),
    )
    return MemoryListing((), Match.EXACT, explanation, row)


def in_order(
    found: Sequence[Asked], articles: Sequence[Asked], query: Query, scope: Scope, sort: Sort
) -> list[Asked]:
    """Return `found` in the order of `sort`; RELEVANCE weighs words by all `articles`."""
    newest = sorted(found, key=lambda one: (-one.entry.row.moment, one.entry.row.id))
    match sort:
        case Sort.NEWEST:
            return newest
        case Sort.OLDEST:
            return sorted(found, key=lambda one: (one.entry.row.moment, one.entry.row.id))
        case Sort.HEADLINE:
            return sorted(found, key=lambda one: (fold(one.entry.row.headline), one.entry.row.id))
        case Sort.SOURCE:
            return sorted(newest, key=_by_source)
        case Sort.RELEVANCE:
            return _most_relevant(newest, articles, query, scope)


def _by_source(one: Asked) -> tuple[bool, str]:
    publisher = one.entry.row.publisher
    return (not publisher, fold(publisher))


def _most_relevant(
    newest: Sequence[Asked], articles: Sequence[Asked], query: Query, scope: Scope
) -> list[Asked]:
    phrases = [phrase for phrase in wanted_phrases(query.root) if _is_weighed(phrase)]
    if not phrases:
        return list(newest)
    whole = scope is Scope.TEXT or any(phrase.field is Field.TEXT for phrase in phrases)
    scores = dict(
        zip(
            (one.entry.row.id for one in articles),
            relevance(phrases, [_texts(one, whole=whole) for one in articles]),
            strict=True,
        )
    )
    return sorted(newest, key=lambda one: -scores[one.entry.row.id])


def _is_weighed(phrase: Phrase) -> bool:
    """Whether some answers are better than others: of beginnings of words all are alike."""
    return phrase.field in _PLAIN and (len(phrase.words) > 1 or not phrase.prefix)


def _texts(one: Asked, *, whole: bool) -> Texts:
    headline = one.values(Field.HEADLINE)[0]
    return Texts(headline, one.values(Field.TEXT)[1:] if whole else ())


def _has_answer(articles: Sequence[Asked], node: Node, scope: Scope, today: date) -> bool:
    return any(match(Query(node), one, today, scope) for one in articles)


def _vocabulary(articles: Sequence[Asked], field: Field) -> list[str]:
    counted: Counter[str] = Counter()
    for one in articles:
        for text in one.values(field):
            counted.update(text.split())
    return sorted(counted, key=lambda word: (-counted[word], word))
