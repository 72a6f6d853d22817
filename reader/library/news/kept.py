"""Kept passages and the articles they are from, wherever their files are now."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from reader.library.api import ArticleGoneError
from reader.library.news.items import Item, dated, marked_so, said_in
from reader.library.query.tree import Between, Field, Phrase, When
from reader.library.state.notebook import file_of, find_again
from reader.text.safe import SafeText

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.api import Library, Row
    from reader.library.news.items import Leaf, Places
    from reader.library.state.notebook import Place, Saved
    from reader.library.state.reader_state import ReaderState

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


def passage_item(saved: Saved, state: ReaderState, places: Places, today: date) -> Item:
    """A kept passage as a query is asked of it.

    Words are looked for in the passage, its speaker, headline, source and note; the speaker is
    that of the passage, the date the article's as it was kept, marks are those of the article.
    Everything else is asked of the article, where that is here; arguments as of `visit_item`.
    """
    day = _day_in(saved.date)

    def says(leaf: Leaf) -> bool | None:
        match leaf:
            case Phrase(field=Field.ANY):
                own = (saved.words, saved.speaker, saved.headline, saved.source, saved.note)
                return said_in(leaf, *own, file_of(saved.path, saved.member))
            case Phrase(field=Field.SPEAKER):
                return said_in(leaf, saved.speaker)
            case Phrase(field=Field.NOTE) if said_in(leaf, saved.note):
                return True
            case Phrase(field=Field.TEXT):
                return said_in(leaf, saved.words, saved.headline) or None
            case Phrase(field=Field.HEADLINE | Field.SOURCE | Field.PATH as field):
                return said_in(leaf, getattr(saved, field.value)) or None
            case When() | Between() if day is not None:
                return dated(leaf, day, today)
            case _:
                return marked_so(leaf, state, saved.article)

    return Item(says, lambda: places(saved.article, saved.id, saved.collection))


def _day_in(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
