"""Rows of the catalogue, read: what a list, a link or an article needs of them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.library.api import Row
from reader.library.identity import hexadecimal, signed
from reader.library.naming import display_path
from reader.text.safe import clean_line

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from reader.parse.draft import Problem

_COLUMNS = (
    "SELECT a.number, a.id, a.key, a.headline, a.section, a.publisher, a.published, a.moment,"
    " a.place, d.path, f.name FROM articles a JOIN files f ON f.number=a.file"
    " JOIN folders d ON d.number=f.folder WHERE "
)
_LINKED = """
SELECT a.number FROM articles a JOIN links l ON l.headline_key=a.headline_key
    JOIN articles s ON s.number=l.source WHERE l.source<>a.number
UNION
SELECT l.source FROM links l JOIN articles a ON a.headline_key=l.headline_key
    JOIN articles s ON s.number=l.source WHERE l.source<>a.number
UNION
SELECT a.number FROM addresses d JOIN articles a ON a.number=d.article
    JOIN address_links l ON l.address=d.address
    JOIN articles s ON s.number=l.source WHERE l.source<>a.number
UNION
SELECT l.source FROM addresses d JOIN articles a ON a.number=d.article
    JOIN address_links l ON l.address=d.address
    JOIN articles s ON s.number=l.source WHERE l.source<>a.number
"""
_SCAN_FROM = 50_000
_AT_ONCE = 500
"""Numbers in one question; SQLite allows 999 parameters everywhere."""


class Whereabouts(NamedTuple):
    """Where an article is: which part of which file."""

    folder: bytes
    name: bytes
    part: int
    draft: int
    """Which of the drafts it is that are read from there."""
    start: int | None = None
    """Where the line begins that it stands in, in bytes; None for the whole file."""
    length: int | None = None

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
        "SELECT d.path, f.name, a.part, a.start, a.length, a.file FROM articles a"
        " JOIN files f ON f.number=a.file JOIN folders d ON d.number=f.folder WHERE a.number=?",
        (number,),
    ).fetchone()
    if found is None:
        return None
    folder, name, part, start, length, file = found
    first = 0 if start is None else first_of_line(connection, file, part, start)
    return Whereabouts(folder, name, part, part - first, start, length)


def first_of_line(connection: sqlite3.Connection, file: int, part: int, start: int) -> int:
    """The first part of a file that stands in the same line as `part`."""
    while (
        part
        and connection.execute(
            "SELECT 1 FROM articles WHERE file=? AND part=? AND start=?", (file, part - 1, start)
        ).fetchone()
    ):
        part -= 1
    return part


def first_in_file(connection: sqlite3.Connection, path: bytes) -> str | None:
    """The id of the first article of the file at `path`; None if there is none."""
    folder, _, name = path.rpartition(b"/")
    found = connection.execute(
        "SELECT a.id FROM folders d JOIN files f ON f.folder=d.number"
        " JOIN articles a ON a.file=f.number WHERE d.path=? AND f.name=? ORDER BY a.part LIMIT 1",
        (folder, name),
    ).fetchone()
    return hexadecimal(found[0]) if found else None


def file_shown_as(connection: sqlite3.Connection, path: str) -> bytes | None:
    """The path, as bytes, of the file that is displayed as `path`; None if there is none."""
    plain = os.fsencode(path)
    if _is_file(connection, plain):
        return plain
    # A name that is no text is shown otherwise than it is spelt.
    rows = connection.execute(
        "SELECT d.path, f.name FROM files f JOIN folders d ON d.number=f.folder"
    )
    paths = (folder + b"/" + name if folder else name for folder, name in rows)
    return next((found for found in paths if display_path(found) == path), None)


def _is_file(connection: sqlite3.Connection, path: bytes) -> bool:
    folder, _, name = path.rpartition(b"/")
    found = connection.execute(
        "SELECT 1 FROM folders d JOIN files f ON f.folder=d.number WHERE d.path=? AND f.name=?",
        (folder, name),
    )
    return found.fetchone() is not None


def numbers_with_key(connection: sqlite3.Connection, headline_key: int, most: int) -> list[int]:
    """Numbers of at most so many articles whose headline has this key."""
    if not headline_key:
        return []
    rows = connection.execute(
        "SELECT number FROM articles WHERE headline_key=? LIMIT ?", (headline_key, most)
    )
    return [number for (number,) in rows]


def numbers_with_same_words(
    connection: sqlite3.Connection, identity: int, most: int
) -> list[int] | None:
    """Numbers of at most so many other articles with the same words as that with this id.

    None where its headline has no word by which they could be found.
    """
    headed = connection.execute(
        "SELECT headline_key FROM articles WHERE id=? ORDER BY number LIMIT 1", (identity,)
    ).fetchone()
    if headed is not None and not headed[0]:
        return None
    rows = connection.execute(
        "SELECT b.number FROM articles a JOIN articles b"
        " ON b.headline_key=a.headline_key AND b.key=a.key AND b.id<>a.id WHERE a.id=? LIMIT ?",
        (identity, most),
    )
    return [number for (number,) in rows]


def numbers_at(connection: sqlite3.Connection, address: int, most: int) -> list[int]:
    """Numbers of at most so many articles that were published at this address."""
    if not address:
        return []
    rows = connection.execute(
        "SELECT article FROM addresses d JOIN articles a ON a.number=d.article"
        " WHERE d.address=? LIMIT ?",
        (address, most),
    )
    return [number for (number,) in rows]


def key_of(connection: sqlite3.Connection, number: int) -> int:
    """The key of the headline of article `number`; 0 if it has none or has gone."""
    found = connection.execute(
        "SELECT headline_key FROM articles WHERE number=?", (number,)
    ).fetchone()
    return int(found[0]) if found else 0


def linking_numbers(connection: sqlite3.Connection, headline_key: int, most: int) -> list[int]:
    """Numbers of at most so many articles that list a headline with this key, newest first."""
    rows = connection.execute(
        "SELECT a.number FROM links l JOIN articles a ON a.number=l.source"
        " WHERE l.headline_key=? ORDER BY a.moment DESC, printf('%016x', a.id) LIMIT ?",
        (headline_key, most),
    )
    return [number for (number,) in rows]


def linking_ids(connection: sqlite3.Connection, headline_key: int, most: int) -> list[str]:
    """Ids of the same articles."""
    rows = connection.execute(
        "SELECT a.id FROM links l JOIN articles a ON a.number=l.source"
        " WHERE l.headline_key=? ORDER BY a.moment DESC, printf('%016x', a.id) LIMIT ?",
        (headline_key, most),
    )
    return [hexadecimal(identity) for (identity,) in rows]


def listing_numbers(
    connection: sqlite3.Connection, number: int, headline_key: int, most: int
) -> list[int]:
    """Numbers of at most so many articles that link to article `number`, newest first.

    They list a headline with its key (0: it has none), or its address.
    """
    rows = connection.execute(
        "SELECT a.number FROM articles a WHERE a.number IN ("
        "SELECT source FROM links WHERE headline_key=? AND headline_key<>0 UNION "
        "SELECT l.source FROM addresses d JOIN address_links l ON l.address=d.address"
        " WHERE d.article=?) ORDER BY a.moment DESC, printf('%016x', a.id) LIMIT ?",
        (headline_key, number, most),
    )
    return [number for (number,) in rows]


def count_of(connection: sqlite3.Connection, table: str) -> int:
    """Number of rows of a table."""
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608


def ignored_kinds(connection: sqlite3.Connection) -> tuple[tuple[str, int], ...]:
    """Files that are no articles, counted by kind, the most frequent first."""
    rows = connection.execute(
        "SELECT kind, sum(files) FROM (SELECT kind, files FROM ignored UNION ALL"
        " SELECT kind, 1 FROM files WHERE kind IS NOT NULL) GROUP BY kind ORDER BY 2 DESC, 1"
    )
    return tuple((str(kind), int(files)) for kind, files in rows)


def problems_of(connection: sqlite3.Connection) -> list[Problem]:
    """Every problem, by path."""
    from reader.parse.draft import Problem

    rows = connection.execute("SELECT path, reason, line, skipped FROM problems")
    problems = [
        Problem(display_path(path), clean_line(reason), line, bool(skipped))
        for path, reason, line, skipped in rows
    ]
    return sorted(problems, key=lambda problem: (problem.path, problem.line or 0, problem.reason))


def linked_numbers(connection: sqlite3.Connection) -> frozenset[int]:
    """Numbers of the articles whose headline another lists, or that list another's."""
    return frozenset(number for (number,) in connection.execute(_LINKED))


def columns_of(
    connection: sqlite3.Connection, columns: str, numbers: Sequence[int]
) -> Iterator[tuple[Any, ...]]:
    """Numbers and columns of articles, in no order; of many by reading the whole table."""
    if len(numbers) > _SCAN_FROM:
        wanted = frozenset(numbers)
        rows = connection.execute(f"SELECT number, {columns} FROM articles")  # noqa: S608
        yield from (row for row in rows if row[0] in wanted)
        return
    for start in range(0, len(numbers), _AT_ONCE):
        some = numbers[start : start + _AT_ONCE]
        marks = ",".join("?" * len(some))
        question = f"SELECT number, {columns} FROM articles WHERE number IN ({marks})"  # noqa: S608
        yield from connection.execute(question, some)


def headlines_of(
    connection: sqlite3.Connection, numbers: Sequence[int]
) -> Iterator[tuple[int, str]]:
    """Numbers and headlines of articles, in no order."""
    for number, headline, *_ in columns_of(connection, "headline", numbers):
        yield number, headline


def _row(values: tuple[Any, ...]) -> Row:
    identity, key, headline, section, publisher, published, moment, place, folder, name = values
    # Cleaned once more: the index is a file like any other, and this is where it is trusted.
    return Row(
        id=hexadecimal(identity),
        key=hexadecimal(key),
        headline=clean_line(headline),
        path=display_path(folder + b"/" + name if folder else name),
        section=clean_line(section),
        publisher=clean_line(publisher),
        published=None if published is None else clean_line(published),
        moment=moment,
        place=None if place is None else clean_line(place),
    )
