"""Where the reader was: visits of articles, found again wherever their files are now."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from reader.library.news.items import Item, dated, marked_so, said_in
from reader.library.query.tree import Between, Field, Phrase, When
from reader.text.safe import SafeText, clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from reader.library.api import Library, Row
    from reader.library.news.items import Leaf, Places
    from reader.library.state.reader_state import ReaderState
    from reader.library.state.visits import Visit


def folder_of(library: Library, row: Row) -> SafeText:
    """The folder of the collection that `row` is of, as visits name it; else the name of it."""
    file = library.file_of(row.path)
    if file is not None and file.endswith(row.path):
        return clean_line(file[: -len(row.path)].rstrip("/\\") or file)
    return library.summary().name


def row_of_visit(library: Library, visit: Visit) -> Row | None:
    """The article of a visit as it is now, moved or edited since; None if it is not here."""
    row = library.row(visit.id)
    if row is not None:
        return row
    return next(
        (found for name in library.state.ids_of(visit.key) if (found := library.row(name))), None
    )


class Opened(NamedTuple):
    """An article that was opened on a day."""

    visit: Visit
    """The last time on that day."""
    at: datetime | None
    """When that was, in the reader's own time; None for a time that no calendar has."""
    times: int
    """How often it was opened on that day."""


def by_day(visits: Iterable[Visit]) -> list[Opened]:
    """The articles of `visits`, which come the latest first, each once a day."""
    found: dict[tuple[date | None, str, str], Opened] = {}
    for visit in visits:
        at = _moment(visit.at)
        # By what it says: a file that is moved meanwhile is still the same article.
        place = (at and at.date(), visit.collection, visit.key or visit.id)
        before = found.get(place)
        found[place] = before._replace(times=before.times + 1) if before else Opened(visit, at, 1)
    return list(found.values())


def visit_item(opened: Opened, state: ReaderState, places: Places, today: date) -> Item:
    """A visit as a query is asked of it.

    Words are looked for in its headline and its folder, dates are those of the visit, marks those
    of the article; everything else is asked of the article, where that is here.

    Args:
        opened: the visit.
        state: the reader's own.
        places: where an article is now.
        today: what relative dates count from.
    """
    visit = opened.visit

    def says(leaf: Leaf) -> bool | None:
        match leaf:
            case Phrase(field=Field.ANY):
                return said_in(leaf, visit.headline, visit.collection)
            case Phrase(field=Field.HEADLINE):
                return said_in(leaf, visit.headline) or None
            case Phrase(field=Field.PATH):
                return said_in(leaf, visit.collection) or None
            case When() | Between():
                return opened.at is not None and dated(leaf, opened.at.date(), today)
            case _:
                return marked_so(leaf, state, visit.key)

    return Item(says, lambda: places(visit.key, visit.id, visit.collection))


def _moment(seconds: float) -> datetime | None:
    try:
        return datetime.fromtimestamp(seconds, UTC).astimezone()
    except (OverflowError, ValueError, OSError):
        return None
