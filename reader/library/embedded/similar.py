"""Articles like one, found in the full text by the words that tell it from others."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import tantivy

from reader.library.api import ArticleGoneError
from reader.library.finding.fulltext_query import SCHEMA
from reader.library.identity import signed
from reader.library.index.catalog_rows import numbers_with_same_words, rows_of
from reader.library.linking.alike import LOOKED_AT, MOST_COPIES, Hit, Shelf, alike_among
from reader.library.linking.telling import LEAST_SHARE, telling_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library.api import Row
    from reader.library.finding.view import View
    from reader.library.linking.alike import Alike
    from reader.parse.draft import Draft


def alike_in(
    view: View,
    own: Row,
    draft: Callable[[str], Draft],
    row: Callable[[str], Row | None],
    limit: int,
) -> Alike:
    """What is like the article of `own`; nothing but the same words if its file has gone.

    Args:
        view: the state of the index that is looked at.
        own: the article's row.
        draft: reads an article by id.
        row: finds a row by id.
        limit: how many similar articles there may be.
    """
    try:
        find: Callable[[int], list[Hit]] = partial(_hits, view, draft(own.id))
    except ArticleGoneError:

        def find(_: int) -> list[Hit]:
            return []

    return alike_among(own, find, Shelf(draft, partial(_with_same_words, view, row)), limit)


def _hits(view: View, draft: Draft, alone: int) -> list[Hit]:
    """The articles that share most of the words that tell `draft`, which more than `alone` hold."""
    searcher = view.searcher()
    words = telling_words(
        draft.headline,
        [block.text for block in draft.body],
        lambda word: searcher.doc_freq("text", word),
        view.order.count,
        alone,
    )
    if not words:
        return []
    terms = [tantivy.Query.term_query(SCHEMA, "text", word) for word in words]
    query = tantivy.Query.boolean_query([(tantivy.Occur.Should, term) for term in terms])
    hits = searcher.search(query, LOOKED_AT, count=False).hits
    least = LEAST_SHARE * max((score for score, _ in hits), default=0.0)
    good = [(score, address) for score, address in hits if score >= least]
    found = searcher.fast_field_values("number", [address for _, address in good])
    numbers = [0 if number is None else int(number) for number in found]
    rows = rows_of(view.connection, numbers)
    scored = zip((score for score, _ in good), rows, strict=True)
    return [Hit(score, row) for score, row in scored if row is not None]


def _with_same_words(view: View, row: Callable[[str], Row | None], one: Row) -> list[Row]:
    connection = view.connection
    numbers = numbers_with_same_words(connection, signed(one.id), MOST_COPIES)
    if numbers is not None:
        return [other for other in rows_of(connection, numbers) if other is not None]
    found = [identity for identity, _ in view.census().places({one.key}) if identity != one.id]
    return [other for other in map(row, found[:MOST_COPIES]) if other is not None]
