"""Orders of a listing that go by words, not by time."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from reader.library.api import Sort
from reader.library.index.catalog_rows import columns_of
from reader.text.fold import fold

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from reader.library.index.order import Order

_AT_ONCE = 5_000
_BY = {
    Sort.HEADLINE: "folded(headline), printf('%016x', id)",
    Sort.SOURCE: "publisher='', folded(publisher), moment DESC, printf('%016x', id)",
}


def sort_by_headline(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[int]:
    """`numbers` by folded headline, then by id; those that have gone are missing."""
    rows = columns_of(connection, "headline, printf('%016x', id)", numbers)
    return [row[0] for row in sorted(rows, key=lambda row: (fold(row[1]), row[2]))]


def sort_by_source(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[int]:
    """`numbers` by folded publisher, those without one last; else in the order they come in."""
    sources = {row[0]: row[1] for row in columns_of(connection, "publisher", numbers)}
    folded = {source: (not source, fold(source)) for source in set(sources.values())}
    known = [number for number in numbers if number in sources]
    return sorted(known, key=lambda number: folded[sources[number]])


def all_by_words(connection: sqlite3.Connection, order: Order, sort: Sort) -> array[int]:
    """The numbers of all articles of `order`, as `sort_by_headline` or `sort_by_source` has them.

    A million take some seconds, but little memory and little of what other threads wait for: the
    database sorts, and lets them go on meanwhile.
    """
    connection.create_function("folded", 1, fold, deterministic=True)
    # In memory the headlines of a million articles would stay with the program for good.
    connection.execute("PRAGMA temp_store=FILE")
    rows = connection.execute(f"SELECT number FROM articles ORDER BY {_BY[sort]}")  # noqa: S608
    numbers = array("I")
    position = order.position
    while some := rows.fetchmany(_AT_ONCE):
        numbers.extend(number for (number,) in some if position(number) is not None)
    return numbers
