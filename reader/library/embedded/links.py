"""Links of articles in an index: where related headlines lead, and who leads here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.index.catalog_rows import (
    key_of,
    listing_numbers,
    number_of,
    numbers_at,
    numbers_with_key,
    rows_of,
)
from reader.library.linking.addresses import address_number
from reader.library.linking.candidates import MOST, is_common_count, worth_asking
from reader.library.linking.link import candidate_of, link_of
from reader.library.linking.resolve import Origin, at_address, resolve
from reader.library.records import key_number
from reader.text.fold import headline_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.article import Article, RelatedHeadline
    from reader.library.api import Link, Row
    from reader.library.finding.view import View

_CANDIDATES_WITH_KEY = 50


def links_of(view: View, article: Article, row: Callable[[str], Row | None]) -> tuple[Link, ...]:
    """The related headlines of `article` in order, each with where it leads."""
    own = row(article.id)
    origin = Origin(article.id, own.moment, own.publisher) if own else Origin(article.id, 0.0)
    return tuple(link_to(view, related, origin) for related in article.related)


def link_to(view: View, related: RelatedHeadline, origin: Origin) -> Link:
    """Where one related headline leads that stands in the article `origin`."""
    there = numbers_at(view.connection, address_number(related.url), _CANDIDATES_WITH_KEY)
    at_it = [found for found in rows_of(view.connection, there) if found is not None]
    direct = at_address(map(candidate_of, at_it), origin)
    if direct is not None:
        return link_of(related, direct, {found.id: found for found in at_it}.get)
    rows = [found for found in _candidates(view, related.headline) if found is not None]
    known = {found.id: found for found in rows}
    decision = resolve(
        related.headline, map(candidate_of, rows), origin, lambda word: _is_common(view, word)
    )
    return link_of(related, decision, known.get)


def linking_to(view: View, article_id: str, limit: int) -> tuple[Row, ...]:
    """Articles that list this one's headline or address as related, newest first."""
    connection = view.connection
    number = number_of(connection, article_id)
    key = None if number is None else key_of(connection, number)
    if number is None or key is None:
        return ()
    found = listing_numbers(connection, number, key, limit)
    return tuple(row for row in rows_of(connection, found) if row and row.id != article_id)


def _candidates(view: View, headline: str) -> list[Row | None]:
    same = numbers_with_key(view.connection, key_number(headline), _CANDIDATES_WITH_KEY)
    try:
        return rows_of(view.connection, same or _sharing_words(view, headline))
    except (ValueError, OSError):  # the full text is damaged; the next update makes it anew
        return []


def _sharing_words(view: View, headline: str) -> list[int]:
    """Numbers of the articles that share the rarest words of a headline."""
    import tantivy

    from reader.library.finding.fulltext_query import SCHEMA

    searcher = view.searcher()
    counted = {word: searcher.doc_freq("headline", word) for word in headline_key(headline).split()}
    words = worth_asking(counted, view.order.count)
    if not words:
        return []
    terms = [tantivy.Query.term_query(SCHEMA, "headline", word) for word in words]
    query = tantivy.Query.boolean_query([(tantivy.Occur.Should, term) for term in terms])
    hits = searcher.search(query, MOST, count=False).hits
    numbers = searcher.fast_field_values("number", [address for _, address in hits])
    return [int(number) for number in numbers if number is not None]


def _is_common(view: View, word: str) -> bool:
    try:
        return is_common_count(view.searcher().doc_freq("headline", word), view.order.count)
    except (ValueError, OSError):
        return False
