"""Articles like one: its 25 most telling words, looked for in the full text.

On 5,958 labelled wire stories 25 words found as much of the same subject among the first ten as
word vectors did (0.76 to 0.77), for a fraction of the cost; fewer words found less.
"""

from __future__ import annotations

from collections import Counter
from math import log, sqrt
from typing import TYPE_CHECKING

import tantivy

from reader.library.catalog_rows import rows_of
from reader.library.fulltext_query import SCHEMA
from reader.text.fold import fold_words

if TYPE_CHECKING:
    from reader.article import Article
    from reader.library.api import Row
    from reader.library.view import View

TERMS = 25
_SHORTEST = 3
_HEADLINE = 3
"""A word of the headline counts as often."""


def similar_to(view: View, article: Article, limit: int = 10) -> tuple[Row, ...]:
    """The articles most like `article`, the best first; copies of it are left out."""
    words = telling_words(view, article)
    if not words:
        return ()
    terms = [tantivy.Query.term_query(SCHEMA, "text", word) for word in words]
    query = tantivy.Query.boolean_query([(tantivy.Occur.Should, term) for term in terms])
    searcher = view.searcher()
    hits = searcher.search(query, 2 * limit + 1, count=False).hits
    found = searcher.fast_field_values("number", [address for _, address in hits])
    rows = rows_of(view.connection, [int(number) for number in found if number is not None])
    others = [row for row in rows if row and article.key != row.key and article.id != row.id]
    return tuple(others[:limit])


def telling_words(view: View, article: Article) -> list[str]:
    """The words that tell `article` from others: frequent in it, rare elsewhere; the best first."""
    counted = Counter(fold_words(article.headline) * _HEADLINE)
    for block in article.body:
        counted.update(fold_words(block.text))
    searcher, total = view.searcher(), view.order.count + 1
    weights: dict[str, float] = {}
    for word, count in counted.items():
        holding = searcher.doc_freq("text", word) if len(word) >= _SHORTEST else 0
        if holding > 1:  # a word of this article alone leads nowhere
            weights[word] = sqrt(count) * log(total / holding)
    return sorted(weights, key=lambda word: (-weights[word], word))[:TERMS]
