"""Quotes in a headline: ‘We will stay,’ says Roe. Roe: ‘We will stay’."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.parse.quotes.finder import find_quotes
from reader.parse.quotes.marks import find_marks
from reader.parse.quotes.people import find_people
from reader.parse.quotes.words import guess_language, load

if TYPE_CHECKING:
    from reader.parse.quotes.model import Quote


def find_headline_quotes(headline: str, body: str = "", language: str | None = None) -> list[Quote]:
    """Return the quotes of a headline, their speakers named in full where `body` does so.

    `language` as for `find_quotes`; None guesses from the body, else from the headline. Offsets
    are into `headline`. Nothing is carried over from the body: only names are looked up there.
    """
    code = language or guess_language(body or headline)
    quotes = find_quotes(headline, code)
    if not body or not any(quote.speaker for quote in quotes):
        return quotes
    people = find_people(body, find_marks(body), load(code))
    named = []
    for quote in quotes:
        last = quote.speaker.split()[-1] if quote.speaker else ""
        family = people.by_last.get(last)
        full = family[0].name if family and quote.speaker == last else quote.speaker
        named.append(replace(quote, speaker=full))
    return named
