"""Kept passages and the articles they are from, wherever their files are now."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from reader.library.api import ArticleGoneError
from reader.library.state.notebook import find_again

if TYPE_CHECKING:
    from reader.library.api import Library, Row
    from reader.library.state.notebook import Place, Saved
    from reader.text.safe import SafeText


class Standing(Enum):
    """Whether a passage still stands in its file."""

    SAME = "word for word"
    MOVED = "word for word, elsewhere in the article or in another file"
    CHANGED = "no longer so in the file"
    ABSENT = "not in this collection"


def place_of(library: Library, saved: Saved) -> tuple[Row, Place | None] | None:
    """The article of a passage, moved or edited since, and where in it the words stand.

    The place is None where they no longer do, word for word; the whole is None where the article
    is not in this collection.
    """
    here = [saved.id, *library.state.ids_of(saved.article)]
    first: Row | None = None
    for name in dict.fromkeys(here):
        row = library.row(name)
        if row is None:
            continue
        try:
            place = find_again(saved, library.article(name))
        except ArticleGoneError:
            continue
        if place is not None:
            return row, place
        first = first or row
    return None if first is None else (first, None)


def standing_of(library: Library, saved: Saved) -> tuple[Standing, SafeText]:
    """Whether a passage still stands in its file, which is read, and the path of that today."""
    found = place_of(library, saved)
    if found is None:
        return Standing.ABSENT, saved.path
    row, place = found
    if place is None:
        return Standing.CHANGED, row.path
    moved = place.moved or row.path != saved.path
    return Standing.MOVED if moved else Standing.SAME, row.path
