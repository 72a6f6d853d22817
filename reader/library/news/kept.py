"""Kept passages and the articles they are from, wherever their files are now."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from reader.library.api import ArticleGoneError
from reader.library.state.notebook import file_of, find_again
from reader.text.safe import SafeText

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.api import Library, Row
    from reader.library.state.notebook import Place, Saved

_NONE = SafeText("")
_MOST_LED_TO = 8


class Standing(Enum):
    """Whether a passage still stands in its file."""

    SAME = "word for word"
    MOVED = "word for word, elsewhere in the article or in another file"
    CHANGED = "no longer so in the file"
    ABSENT = "not in this collection"


class _Found(NamedTuple):
    """An article as it is today, and where the passage stands in it; None where it does not."""

    row: Row
    member: SafeText | None
    place: Place | None


def place_of(library: Library, saved: Saved) -> tuple[Row, Place | None] | None:
    """The article of a passage, moved or edited since, and where in it the words stand.

    The place is None where they no longer do, word for word; the whole is None where the article
    is not in this collection.
    """
    found = _find(library, saved)
    return None if found is None else (found.row, found.place)


def standing_of(library: Library, saved: Saved) -> tuple[Standing, SafeText]:
    """Whether a passage still stands in its file, which is read, and what that is called today."""
    found = _find(library, saved)
    if found is None:
        return Standing.ABSENT, file_of(saved.path, saved.member)
    name = file_of(found.row.path, found.member)
    if found.place is None:
        return Standing.CHANGED, name
    is_elsewhere = found.row.path != saved.path or (saved.member and found.member != saved.member)
    return Standing.MOVED if found.place.moved or is_elsewhere else Standing.SAME, name


def _find(library: Library, saved: Saved) -> _Found | None:
    here = [saved.id, *library.state.ids_of(saved.article)]
    first: _Found | None = None
    for name in dict.fromkeys(here):
        found = _look(library, saved, library.row(name))
        if found is not None and found.place is not None:
            return found
        first = first or found
    for row in _led_to(library, saved):
        found = _look(library, saved, row)
        if found is not None and found.place is not None:
            return found
    return first


def _look(library: Library, saved: Saved, row: Row | None) -> _Found | None:
    if row is None:
        return None
    try:
        article = library.article(row.id)
    except ArticleGoneError:
        return None
    return _Found(row, article.source.member, find_again(saved, article))


def _led_to(library: Library, saved: Saved) -> Sequence[Row]:
    """What a link to the article of the passage leads to: its file moved and was edited since."""
    from reader.article import Article, RelatedHeadline, Source

    link = RelatedHeadline(headline=saved.headline, url=saved.url or None)
    nobody = Article(
        id=_NONE, key=_NONE, source=Source(path=_NONE), headline=_NONE, related=(link,)
    )
    rows = [row for found in library.links(nobody) for row in (found.target, *found.candidates)]
    return [row for row in rows if row is not None][:_MOST_LED_TO]
