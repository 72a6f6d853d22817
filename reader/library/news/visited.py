"""Where the reader was: visits of articles, found again wherever their files are now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.text.safe import SafeText, clean_line

if TYPE_CHECKING:
    from reader.library.api import Library, Row
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
