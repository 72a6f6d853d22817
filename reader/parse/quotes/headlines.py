"""Quotes in a headline: ‘We will stay,’ says Roe. Roe: ‘We will stay’. Roe in row over ‘stay’."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reader.parse.quotes.described import canonical
from reader.parse.quotes.finder import find_quotes
from reader.parse.quotes.guess import guess_language
from reader.parse.quotes.marks import find_marks
from reader.parse.quotes.names import NAME_RUN
from reader.parse.quotes.people import find_people
from reader.parse.quotes.words import load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.parse.quotes.model import Quote
    from reader.parse.quotes.people import People
    from reader.parse.quotes.words import Words

_WORD = re.compile(r"\w+(?:['’]\w+)*")
# What follows a quote that opens a headline: “...”: Roe resigns.
_AFTER_COLON = re.compile(r":[ \u00a0]([^,;:–—|]{3,60})")
_LABELLED = 0.8
# No headline has more quotes, and no article more to compare them with.
_MAX_QUOTES = 12
_MAX_SAID = 400
# So many words, and such a part of them, make two quotes the same though words were dropped.
_ENOUGH = 4
_MOST = 0.75
_REPEATED = 0.85


class _Body(NamedTuple):
    """What a headline is compared with."""

    text: str
    words: Words
    people: People
    said: list[tuple[str, Quote]]


def find_headline_quotes(
    headline: str,
    body: str = "",
    language: str | None = None,
    said: Sequence[Quote] | None = None,
) -> list[Quote]:
    """Return the quotes of a headline, their speakers named as in `body`.

    A headline repeats the body: words that are quoted there are that speaker's, whatever the
    headline calls them (‘We stay,’ says union leader), and a name is the full name used there.
    Nothing else is carried over. Offsets are into `headline`, but those of a mention are only
    given where the mention stands in the headline.

    `language` as for `find_quotes`; None guesses from the body, else from the headline. `said`:
    what `find_quotes(body)` returned, where the caller has it.
    """
    code = language or guess_language(body or headline)
    quotes = find_quotes(headline, code)
    if not body or not quotes:
        return quotes
    known = find_quotes(body, code) if said is None else said
    words = load(code)
    told = [(_words(body, each), each) for each in known[:_MAX_SAID] if each.kind != "mark"]
    there = _Body(body, words, find_people(body, find_marks(body), words), told)
    first = [_resolved(headline, quote, there) for quote in quotes[:_MAX_QUOTES]]
    return first + quotes[_MAX_QUOTES:]


def _resolved(headline: str, quote: Quote, body: _Body) -> Quote:
    if quote.speaker is None and (match := _AFTER_COLON.match(headline, quote.end)):
        quote = _labelled(headline, quote, match, body.words)
    source = _repeated(_words(headline, quote), body)
    person = _person(quote.speaker, body, source) if quote.speaker else None
    if source and quote.kind == "mark":
        whole = source.kind == "speech" and headline[quote.start + 1].isupper()
        quote = quote._replace(kind="speech" if whole else "part")
    if person or source is None or source.speaker is None:
        return quote._replace(speaker=person) if person else quote
    if quote.speaker:
        return quote._replace(speaker=source.speaker)
    return quote._replace(
        speaker=source.speaker,
        mention=source.mention,
        found="carried",
        confidence=round(source.confidence * _REPEATED, 2),
        cue=source.cue,
    )


def _labelled(headline: str, quote: Quote, match: re.Match[str], words: Words) -> Quote:
    """“...”: Roe resigns / “...”: the woman who found a comet."""
    start, end = match.span(1)
    first = words.tags[match.group(1).split(" ", 1)[0]]
    if first == "N" and (name := NAME_RUN.match(headline, start)):
        end = name.end()
    elif first != "D" or not any(words.tags[word] == "W" for word in match.group(1).split()):
        return quote
    mention = headline[start:end]
    return quote._replace(
        kind="speech",
        speaker=canonical(mention, words),
        mention=mention,
        mention_start=start,
        mention_end=end,
        found="named",
        confidence=_LABELLED,
    )


def _words(text: str, quote: Quote) -> str:
    """The words of a quote, each between two spaces."""
    return f" {' '.join(_WORD.findall(text[quote.start : quote.end].casefold()))} "


def _repeated(words: str, body: _Body) -> Quote | None:
    """The quote of the body that holds the words of a headline's quote, all or most of them."""
    for there, quote in body.said:
        if words in there or (there.count(" ") > _ENOUGH and there in words):
            return quote
    different = set(words.split())
    if len(different) < _ENOUGH:
        return None
    for there, quote in body.said:
        if len(different.intersection(there.split())) >= _MOST * len(different):
            return quote
    return None


def _person(speaker: str, body: _Body, source: Quote | None) -> str | None:
    """The full name of whoever a headline names or describes, if the body lets one tell.

    A description is nobody's where the body says whose the words are (`source`).
    """
    parts = speaker.split()
    family = body.people.by_last.get(parts[-1])
    if family:
        return None if body.people.know(family[0]).institution else family[0].name
    if source and source.speaker:
        return None
    called = [each for each in body.people.called(parts[-1].lower()) if each.sure]
    wanted = {part.lower() for part in parts}
    fitting = [each for each in called if wanted <= each.roles]
    return fitting[0].name if len(fitting) == 1 else None
