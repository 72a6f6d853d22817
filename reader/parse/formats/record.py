"""A mapping of named fields, from JSON, a table or front matter, as a draft."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from reader.parse.dates import parse_date
from reader.parse.draft import Draft, DraftBlock, DraftDate, DraftDateline, DraftRelated
from reader.parse.formats.aliases import known_fields, normalised
from reader.parse.formats.pieces import (
    headline_of,
    language_tag,
    letters,
    names_line,
    optional_line,
    repeats_beginning,
    web_address,
)
from reader.parse.formats.place import dateline_in, dateline_of
from reader.parse.formats.values import address_text, blocks_of, names_of, plain, text_of
from reader.parse.language import guess_language
from reader.text.safe import SafeText, clean_line

if TYPE_CHECKING:
    from collections.abc import Sequence

_NOTHING = frozenset({"", "none", "null", "nan", "n/a", "nil", "undefined"})
_HEADLINE_FROM_BODY = 120
_WORDS_OF_A_BODY = 12
_WORDS_OF_A_FLASH = 4
_NEWS_HEADLINES = frozenset({"headline", "headlines", "headlinemain"})
"""What nothing but news is headed with: beside an identifier of any kind it is enough."""
_MACHINE_HEADLINES = frozenset({"name", "header", "heading"})


def draft_of(
    record: Mapping[str, object],
    publisher: str | None = None,
    start: int = 0,
    end: int = 0,
) -> Draft | None:
    """Make a draft of `record`, whose keys may be any of the names in `aliases`.

    Args:
        record: the fields.
        publisher: who published it, where the record does not say.
        start: offset in the decoded file of the record's first character.
        end: offset behind its last character.

    Returns:
        None where the record holds no article: neither a body nor a headline that something
        beside it (a date, a summary, an address) makes one of.
    """
    return _Reader(record).draft(publisher, start, end)


@lru_cache(maxsize=512)
def _known_fields(keys: tuple[object, ...]) -> dict[str, list[str]]:
    """As `known_fields`; the million records of an export all have the same names."""
    return known_fields(key for key in keys if isinstance(key, str))


class _Reader:
    """The fields of one record, found by their names."""

    def __init__(self, record: Mapping[str, object]) -> None:
        self.record = record
        self.keys = _known_fields(tuple(record))

    def draft(self, publisher: str | None, start: int, end: int) -> Draft | None:
        if self.keys.keys() <= {"headline"}:
            return None
        body, related = self.body()
        standfirst = self.line("standfirst")
        headline, headline_key = self.first_line("headline")
        language = language_tag(self.line("language"))
        published = self.date("published", language)
        url = self.url()
        if len(body) > 1 and headline and _is_same(body[0].text, headline):
            body = body[1:]
        words = _words_in(body)
        beside = (published is not None) + (standfirst is not None) + (url is not None)
        if headline_key in _MACHINE_HEADLINES and not (words or published):
            return None
        # A news flash is a sentence with a date: few words, but an article.
        enough = _WORDS_OF_A_FLASH if published is not None else _WORDS_OF_A_BODY
        if headline is None and words < enough and standfirst is None:
            return None
        if headline_key in _NEWS_HEADLINES and self.keys.get("url"):
            beside += 1
        if headline is not None and not words and not beside:
            return None
        if headline is None:
            headline = _cut_headline(body[0].text if body else standfirst or SafeText(""))
        modified = self.date("modified", language)
        return Draft(
            headline=headline_of(headline),
            kicker=self.line("kicker"),
            standfirst=self.standfirst(standfirst, headline, body),
            byline=self.byline(),
            dateline=dateline_in(body) or self.dateline(),
            published=published or modified,
            modified=modified,
            language=language or _guessed(headline, body),
            section=self.line("section"),
            publisher=self.publisher() or optional_line(publisher),
            url=url,
            body=body,
            related=self.related() + related,
            start=start,
            end=end,
        )

    def values(self, field: str) -> Sequence[tuple[str, object]]:
        """The names that `field` goes by in the record, each with what it holds, if anything."""
        keys = self.keys.get(field)
        if keys is None:
            return ()
        record = self.record
        return [(key, value) for key in keys if (value := record[key]) or value == 0]

    def first_line(self, field: str) -> tuple[SafeText | None, str | None]:
        for key, value in self.values(field):
            line = clean_line(plain(text_of(value)))
            if line.lower() not in _NOTHING:
                return line, normalised(key)
        return None, None

    def line(self, field: str) -> SafeText | None:
        return self.first_line(field)[0] if field in self.keys else None

    def date(self, field: str, language: str | None) -> DraftDate | None:
        unsure = None
        for _, value in self.values(field):
            text = text_of(value)
            date = parse_date(text, language) if text else None
            if date is not None and date.iso is not None:
                return date
            unsure = unsure or date
        return unsure

    def body(self) -> tuple[tuple[DraftBlock, ...], tuple[DraftRelated, ...]]:
        """The longest of the bodies given wins, the better name where they are about equal."""
        best: tuple[tuple[DraftBlock, ...], tuple[DraftRelated, ...]] = ((), ())
        length = 0
        for _, value in self.values("body"):
            blocks, related = blocks_of(value)
            size = sum(len(one.text) for one in blocks)
            if size > length * 1.3:
                best, length = (blocks, related), size
        return best

    def byline(self) -> SafeText | None:
        for _, value in self.values("byline"):
            line = names_line(name for name in names_of(value) if name.lower() not in _NOTHING)
            if line is not None:
                return line
        return None

    def publisher(self) -> SafeText | None:
        for _, value in self.values("publisher"):
            line = clean_line(text_of(value))
            if line.lower() not in _NOTHING and "://" not in line:
                return line
        return None

    def url(self) -> SafeText | None:
        for _, value in self.values("url"):
            address = web_address(address_text(value))
            if address is not None:
                return address
        return None

    def dateline(self) -> DraftDateline | None:
        for _, value in self.values("place"):
            place = clean_line(text_of(value))
            if place and len(place) <= 80 and parse_date(place) is None and not self.is_name(place):
                return dateline_of(place) or DraftDateline(place, place)
        return None

    def standfirst(
        self, line: SafeText | None, headline: SafeText, body: tuple[DraftBlock, ...]
    ) -> SafeText | None:
        """The summary, unless it only says again what stands above or below it."""
        return None if not line or line == headline or repeats_beginning(line, body) else line

    def is_name(self, place: SafeText) -> bool:
        """Whether what should be a place repeats the author, as some systems have it."""
        return letters(place) in letters(self.byline() or "")

    def related(self) -> tuple[DraftRelated, ...]:
        found: list[DraftRelated] = []
        for _, value in self.values("related"):
            items = value.values() if isinstance(value, Mapping) else value
            if isinstance(items, str) or not hasattr(items, "__iter__"):
                continue
            for item in list(items):
                one = _related_of(item)
                if one is not None:
                    found.append(one)
        return tuple(found)


def _related_of(item: object) -> DraftRelated | None:
    if isinstance(item, str):
        return None if "://" in item or not item.strip() else DraftRelated(headline_of(item))
    if not isinstance(item, Mapping):
        return None
    reader = _Reader(item)
    headline = reader.line("headline")
    return DraftRelated(headline_of(headline), reader.url()) if headline else None


def _is_same(text: SafeText, headline: SafeText) -> bool:
    """Whether two texts have the same letters; most differ in the first already."""
    first, other = text[:1], headline[:1]
    if first.isalnum() and other.isalnum() and first.lower() != other.lower():
        return False
    return letters(text) == letters(headline)


def _words_in(body: tuple[DraftBlock, ...]) -> int:
    """How many words there are, counted no further than makes a body."""
    words = 0
    for one in body:
        words += len(one.text.split(None, _WORDS_OF_A_BODY))
        if words >= _WORDS_OF_A_BODY:
            break
    return words


def _cut_headline(text: SafeText) -> SafeText:
    """A headline for an article that has none: its first words, marked as cut."""
    if len(text) <= _HEADLINE_FROM_BODY:
        return text
    return SafeText(text[:_HEADLINE_FROM_BODY].rsplit(" ", 1)[0] + "…")


def _guessed(headline: str, body: tuple[DraftBlock, ...]) -> SafeText | None:
    sample = " ".join([headline, *(one.text for one in body[:12])])
    guess = guess_language(sample)
    return SafeText(guess) if guess else None
