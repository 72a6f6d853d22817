"""Rows of the catalogue, read: what a list, a link or an article needs of them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from reader.library.api import Row
from reader.library.records import hexadecimal, signed
from reader.library.scan import display_path
from reader.text.safe import SafeText, clean_line

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

_COLUMNS = (
    "SELECT a.number, a.id, a.key, a.headline, a.section, a.publisher, a.published, a.moment,"
    " a.place, d.path, f.name FROM articles a JOIN files f ON f.number=a.file"
    " JOIN folders d ON d.number=f.folder WHERE "
)
_AT_ONCE = 500
"""Numbers in one question; SQLite allows 999 parameters everywhere."""


class Whereabouts(NamedTuple):
    """Where an article is: which part of which file."""

    folder: bytes
    name: bytes
    part: int

    @property
    def path(self) -> bytes:
        """The file's path relative to the collection."""
        return self.folder + b"/" + self.name if self.folder else self.name


def rows_of(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[Row | None]:
    """The rows of articles by number, in their order; None where one has gone."""
    found: dict[int, Row] = {}
    for start in range(0, len(numbers), _AT_ONCE):
        some = numbers[start : start + _AT_ONCE]
        marks = ",".join("?" * len(some))
        for number, *values in connection.execute(f"{_COLUMNS}a.number IN ({marks})", some):
            found[number] = _row(values)
    return [found.get(number) for number in numbers]


def number_of(connection: sqlite3.Connection, article_id: str) -> int | None:
    """The number of the article with this id; None if there is none."""
    try:
        identity = signed(article_id)
    except ValueError:
        return None
    found = connection.execute(
        "SELECT number FROM articles WHERE id=? ORDER BY number LIMIT 1", (identity,)
    ).fetchone()
    return int(found[0]) if found else None


def whereabouts(connection: sqlite3.Connection, number: int) -> Whereabouts | None:
    """Where the article `number` is; None if it has gone."""
    found = connection.execute(
        "SELECT d.path, f.name, a.part FROM articles a JOIN files f ON f.number=a.file"
        " JOIN folders d ON d.number=f.folder WHERE a.number=?",
        (number,),
    ).fetchone()
    return Whereabouts(*found) if found else None


def first_in_file(connection: sqlite3.Connection, path: bytes) -> str | None:
    """The id of the first article of the file at `path`; None if there is none."""
    folder, _, name = path.rpartition(b"/")
    found = connection.execute(
        "SELECT a.id FROM folders d JOIN files f ON f.folder=d.number"
        " JOIN articles a ON a.file=f.number WHERE d.path=? AND f.name=? ORDER BY a.part LIMIT 1",
        (folder, name),
    ).fetchone()
    return hexadecimal(found[0]) if found else None


def numbers_with_key(connection: sqlite3.Connection, headline_key: int) -> list[int]:
    """Numbers of the articles whose headline has this key."""
    if not headline_key:
        return []
    rows = connection.execute(
        "SELECT number FROM articles WHERE headline_key=? LIMIT 100", (headline_key,)
    )
    return [number for (number,) in rows]


def ids_of(connection: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, str]:
    """The ids of articles by number; those that have gone are missing."""
    wanted = list(numbers)
    found: dict[int, str] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        marks = ",".join("?" * len(some))
        rows = connection.execute(
            f"SELECT number, id FROM articles WHERE number IN ({marks})", some
        )  # noqa: S608
        found.update((number, hexadecimal(identity)) for number, identity in rows)
    return found


def _row(values: list[object]) -> Row:
    identity, key, headline, section, publisher, published, moment, place, folder, name = values
    # Cleaned once more: the cache is a file like any other, and this is where it is trusted.
    return Row(
        id=hexadecimal(int(identity)),  # type: ignore[call-overload]
        key=hexadecimal(int(key)),  # type: ignore[call-overload]
        headline=clean_line(str(headline)),
        path=display_path(_join(folder, name)),
        section=clean_line(str(section or os.fsdecode(_last_part(folder)))),
        publisher=clean_line(str(publisher)),
        published=None if published is None else clean_line(str(published)),
        moment=float(moment),  # type: ignore[arg-type]
        place=None if place is None else clean_line(str(place)),
    )


def _join(folder: object, name: object) -> bytes:
    assert isinstance(folder, bytes)
    assert isinstance(name, bytes)
    return folder + b"/" + name if folder else name


def _last_part(folder: object) -> bytes:
    return folder.rpartition(b"/")[2] if isinstance(folder, bytes) else b""


EMPTY = SafeText("")
