"""Articles like one, found in the full text by the words that tell it from others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import tantivy

from reader.library.catalog_rows import rows_of
from reader.library.fulltext_query import SCHEMA
from reader.library.telling import LEAST_SHARE, telling_words, unlike_copies

if TYPE_CHECKING:
    from reader.library.api import Row
    from reader.library.view import View
    from reader.parse.draft import Draft


def similar_to(view: View, own: Row, draft: Draft, limit: int) -> tuple[Row, ...]:
    """The articles most like `draft`, whose row is `own`, the best first; copies are left out.

    What shares only a few chance words with it is not like it.
    """
    searcher = view.searcher()
    words = telling_words(
        draft.headline,
        [block.text for block in draft.body],
        lambda word: searcher.doc_freq("text", word),
        view.order.count,
    )
    if not words or limit <= 0:
        return ()
    terms = [tantivy.Query.term_query(SCHEMA, "text", word) for word in words]
    query = tantivy.Query.boolean_query([(tantivy.Occur.Should, term) for term in terms])
    hits = searcher.search(query, 2 * limit + 1, count=False).hits
    least = LEAST_SHARE * max((score for score, _ in hits), default=0.0)
    good = [address for score, address in hits if score >= least]
    found = searcher.fast_field_values("number", good)
    rows = rows_of(view.connection, [int(number) for number in found if number is not None])
    return unlike_copies(rows, own, limit)
