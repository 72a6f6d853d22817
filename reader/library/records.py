"""What the index keeps of an article: made where files are parsed, stored where rows are written.

Records cross from the parsing processes to the storing one by the million, so they are plain
tuples of plain values. Identifiers are 64-bit integers, as signed numbers because SQLite has no
others; at the seam of the library they are 16 hexadecimal digits.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from reader.library.moments import moment_of
from reader.text.fold import fold_words, headline_key

if TYPE_CHECKING:
    from reader.parse.draft import Draft

BOUNDARY = "\u241e"
"""Stands between texts in which a phrase may not run on; no word contains it."""
_ALL_BITS = (1 << 64) - 1
_SIGN = 1 << 63


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
    place: str | None
    language: str | None
    headline_words: str
    """Folded words of the headline, separated by spaces."""
    text_words: str
    """Folded words of standfirst and body."""
    related: tuple[int, ...]
    """`key_number` of each related headline."""


def signed(hexadecimal: str) -> int:
    """16 hexadecimal digits as a signed 64-bit number.

    Raises:
        ValueError: if they are no such digits.
    """
    number = int(hexadecimal, 16)
    if not 0 <= number <= _ALL_BITS or len(hexadecimal) != 16:
        raise ValueError(hexadecimal)
    return number - (1 << 64) if number & _SIGN else number


def hexadecimal(number: int) -> str:
    """A signed 64-bit number as 16 hexadecimal digits."""
    return f"{number & _ALL_BITS:016x}"


def key_number(headline: str) -> int:
    """A 64-bit number by which a headline is looked up; 0 for one without a word."""
    key = headline_key(headline)
    if not key:
        return 0
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big", signed=True)


def record_of(draft: Draft, part: int, identity: str, key: str, mtime: float) -> Record:
    """The record of `draft`, article `part` of its file; `mtime` in seconds."""
    dateline, published = draft.dateline, draft.published
    iso = str(published.iso) if published and published.iso else None
    texts = ([draft.standfirst] if draft.standfirst else []) + [b.text for b in draft.body]
    return Record(
        part=part,
        id=signed(identity),
        key=signed(key),
        headline_key=key_number(draft.headline),
        headline=draft.headline,
        section=draft.section or "",
        publisher=draft.publisher or "",
        published=iso,
        moment=moment_of(iso, mtime),
        place=dateline.place if dateline else None,
        language=draft.language,
        headline_words=" ".join(fold_words(draft.headline)),
        text_words=f" {BOUNDARY} ".join(" ".join(fold_words(text)) for text in texts),
        related=tuple(key_number(related.headline) for related in draft.related),
    )
