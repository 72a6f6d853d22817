"""What the index keeps of an article: made where files are parsed, stored where rows are written.

Records cross from the parsing processes to the storing one by the million, so they are plain
tuples of plain values.
"""

from __future__ import annotations

import struct
from functools import lru_cache
from hashlib import blake2b
from string import ascii_letters, ascii_lowercase, digits
from typing import TYPE_CHECKING, NamedTuple

from reader.library.features import features_of
from reader.library.identity import signed
from reader.library.linking.addresses import address_number
from reader.library.rows import day_of, row_of
from reader.text.fold import fold_words, headline_keys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.api import Row
    from reader.parse.draft import Draft
    from reader.text.safe import SafeText

BOUNDARY = "\u241e"
"""Stands between texts in which a phrase may not run on; no word contains it."""
_MARK = "\x1e"
"""The same while texts are folded: a control, which clean text does not hold."""
_SEPARATORS = "‘’“”–—…\u00a0"


BEGINNINGS = {"headline": 2, "text": 1}
"""Fields whose words' beginnings up to so many letters are indexed of themselves: one letter stands
for thousands of words, and asking for each takes as long as a hundred other questions."""


class Words(NamedTuple):
    """The folded words of an article, separated by spaces; `BOUNDARY` between its texts."""

    headline: str
    text: str
    """Headline, standfirst and body."""
    place: str
    source: str
    section: str
    language: str
    path: str
    features: str
    """Values of `reader.library.query.Feature` that the draft alone tells."""
    headline_begin: str
    """The first letters of the words of the headline, as many as `BEGINNINGS` says."""
    text_begin: str


class Record(NamedTuple):
    """One article as the index keeps it."""

    part: int
    id: int
    key: int
    headline_key: int
    headline: str
    section: str
    publisher: str
    published: str | None
    moment: float
    day: int
    """Proleptic Gregorian ordinal of the day that queries go by."""
    place: str | None
    words: Words
    related: tuple[int, ...]
    """`key_number` of each related headline."""
    address: int
    """`address_number` of where it was published; 0 if that is not known."""
    related_addresses: tuple[int, ...]
    """`address_number` of each related headline that has an address."""
    start: int | None = None
    """Where in its file the line begins that it stands in, in bytes; None for a whole file."""
    length: int | None = None


def key_number(headline: str) -> int:
    """A 64-bit number by which a headline is looked up; 0 for one without a word."""
    return key_numbers((headline,))[0]


def key_numbers(headlines: Sequence[str]) -> list[int]:
    """The `key_number` of each of `headlines`."""
    keys = headline_keys(headlines)
    digests = [blake2b(key.encode(), digest_size=8).digest() for key in keys]
    numbers = struct.unpack(f">{len(keys)}q", b"".join(digests))
    return [number if key else 0 for number, key in zip(numbers, keys, strict=True)]


def record_of(
    draft: Draft, part: int, path: SafeText, identity: str, key: str, mtime: float
) -> Record:
    """The record of `draft`, article `part` of the file at `path`; `mtime` in seconds."""
    row = row_of(draft, path, mtime, identity, key)
    own, *related = key_numbers([draft.headline, *[one.headline for one in draft.related]])
    return Record(
        part=part,
        id=signed(identity),
        key=signed(key),
        headline_key=own,
        headline=draft.headline,
        section=row.section,
        publisher=row.publisher,
        published=row.published,
        moment=row.moment,
        day=day_of(row.published, row.moment).toordinal(),
        place=row.place,
        words=_words_of(draft, row),
        related=tuple(related),
        address=address_number(draft.url),
        related_addresses=tuple(address_number(one.url) for one in draft.related if one.url),
    )


def _words_of(draft: Draft, row: Row) -> Words:
    texts = [draft.headline, *([draft.standfirst] if draft.standfirst else [])]
    texts += [block.text for block in draft.body]
    text, first_letters = _folded_texts(texts)
    headline = " ".join(text.partition(BOUNDARY)[0].split())
    return Words(
        headline=headline,
        text=text,
        place=_folded_name(row.place or ""),
        source=_folded_name(row.publisher),
        section=_folded_name(row.section),
        language=_folded_name(draft.language or ""),
        path=_folded(row.path),
        features=" ".join(feature.value for feature in features_of(draft)),
        headline_begin=_beginnings(headline, BEGINNINGS["headline"]),
        text_begin=first_letters,
    )


def _beginnings(words: str, letters: int) -> str:
    found = {word[:length] for word in words.split() for length in range(1, letters + 1)}
    return " ".join(found)


def folded_texts(texts: Sequence[str]) -> str:
    """The folded words of `texts`, spaces between them, with `BOUNDARY` between the texts."""
    return _folded_texts(texts)[0]


def _folded_texts(texts: Sequence[str]) -> tuple[str, str]:
    """As `folded_texts`, and the first letters of the words, each once.

    Nearly all English text is ASCII but for its quote marks and dashes, which only separate words;
    that is done by table, in a tenth of the time.
    """
    joined = f" {_MARK} ".join(texts)
    for mark in _SEPARATORS:
        joined = joined.replace(mark, " ")
    if joined.isascii():
        words = joined.encode().translate(_ASCII)
        return words.decode().replace(_MARK, BOUNDARY), _first_letters(words)
    folded = f" {BOUNDARY} ".join(map(_folded, texts))
    return folded, _beginnings(folded, BEGINNINGS["text"])


def _first_letters(words: bytes) -> str:
    """The letters and digits of `words` that stand behind a space: one look at the whole text."""
    behind = int.from_bytes(words.translate(_SPACES), "little") << 8 | 255
    first = (int.from_bytes(words, "little") & behind).to_bytes(len(words) + 1, "little")
    return " ".join([letter for letter, code in _LETTERS if code in first])


def _folded(text: str) -> str:
    return " ".join(fold_words(text))


_folded_name = lru_cache(4096)(_folded)
"""The same for what stands in many articles."""


def _ascii_table() -> bytes:
    kept = {ord(character): character.lower() for character in ascii_letters + digits}
    kept[ord(_MARK)] = _MARK
    return "".join(kept.get(code, " ") for code in range(128)).encode() + bytes(128)


_ASCII = _ascii_table()
_SPACES = bytes(255 if code == ord(" ") else 0 for code in range(256))
_LETTERS = tuple((letter, ord(letter)) for letter in ascii_lowercase + digits)
