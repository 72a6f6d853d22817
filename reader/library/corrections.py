"""Articles with their speakers as the reader corrected them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.article import Article, Quote
    from reader.library.state.voices import Voices


def as_corrected(article: Article, voices: Voices) -> Article:
    """`article` with the corrections that `voices` has of its quotes; itself without any."""
    if not article.quotes or not voices.has_corrections(article.key):
        return article
    quotes = tuple(_corrected(article, quote, voices) for quote in article.quotes)
    return article.model_copy(update={"quotes": quotes})


def _corrected(article: Article, quote: Quote, voices: Voices) -> Quote:
    speaker = voices.corrected(article.key, article.quoted(quote))
    if speaker is None:
        return quote
    fields = {"speaker": speaker or None, "found": "corrected", "cue": None, "confidence": 1.0}
    return quote.model_copy(update=fields)
