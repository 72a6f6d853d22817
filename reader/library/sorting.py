"""Orders of a listing that go by words, not by time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.catalog_rows import columns_of
from reader.text.fold import fold

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence


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
