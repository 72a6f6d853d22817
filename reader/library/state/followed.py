"""What the steps of a change are for articles that were edited since and took their marks along."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

_REACHED = """
WITH RECURSIVE reached(key) AS (
    SELECT value FROM json_each(?)
    UNION SELECT s.new FROM successors s JOIN reached r ON s.old=r.key WHERE s.since>=?)
SELECT key FROM reached
"""
_OF_PAIRS = "story"
"""The kind of records whose item is the key of an article, too."""
Row = tuple[str, str, str | None, str | None, str]
"""A step as its table has it: kind, item, before, after, and the keys as a JSON array."""
_Cell = tuple[str, str, str]
"""Kind, item, key."""
_Values = tuple[str | None, str | None]


def followed(connection: sqlite3.Connection, rows: Sequence[Row], number: int) -> list[Row]:
    """What the steps of a change, first to last, are for articles that were edited since, too.

    What the change did to the article itself counts more than what it did to what the article was
    before. Only where it took a value from the one, and gave the other what has since gone along,
    are both of them the change.
    """
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        groups[row[:2]].append(row)
    found: list[Row] = []
    apart: list[Row] = []
    for (kind, _), group in groups.items():
        same = len({row[2:4] for row in group}) == 1 and kind != _OF_PAIRS
        if same or len(rows) == 1:
            found += _followed_alike(connection, group, number)
        else:
            apart += group
    return found + _followed_apart(connection, apart, number)


def _followed_alike(connection: sqlite3.Connection, rows: Sequence[Row], number: int) -> list[Row]:
    """Of rows that all gave records of one kind and item the same value; of a million articles."""
    import json

    kind, item, before, after, keys = rows[0]
    if len(rows) > 1:
        keys = json.dumps([key for row in rows for key in json.loads(row[-1])])
    reached = json.dumps(_reached(connection, keys, number))
    items = _reached_items(connection, kind, item, number)
    return [(kind, one, before, after, reached) for one in items]


def _followed_apart(connection: sqlite3.Connection, rows: Sequence[Row], number: int) -> list[Row]:
    """Of rows that may say different things of one record."""
    import json

    own: dict[_Cell, _Values] = {}
    for kind, item, before, after, keys in rows:
        for key in json.loads(keys):
            first, _ = own.get((kind, item, key), (before, None))
            own[kind, item, key] = first, after
    cells = dict(own)
    edited = {old for (old,) in connection.execute("SELECT DISTINCT old FROM successors")}
    for (kind, item, key), (before, after) in own.items():
        if key not in edited and item not in edited:
            continue
        for one in _reached_items(connection, kind, item, number):
            for reached_key in _reached(connection, json.dumps([key]), number):
                cell = (kind, one, reached_key)
                if cell not in cells:
                    cells[cell] = before, after
                elif cell != (kind, item, key) and cells[cell][1] is None:
                    cells[cell] = cells[cell][0], after
    groups: dict[tuple[str, str, str | None, str | None], list[str]] = defaultdict(list)
    for (kind, item, key), values in cells.items():
        groups[kind, item, *values].append(key)
    return [(*group, json.dumps(keys)) for group, keys in groups.items()]


def _reached(connection: sqlite3.Connection, keys: str, number: int) -> list[str]:
    """`keys` and those of the articles that have since been edited and took their marks along."""
    return [key for (key,) in connection.execute(_REACHED, (keys, number))]


def _reached_items(
    connection: sqlite3.Connection, kind: str, item: str, number: int
) -> Sequence[str]:
    """`item`, and where it is an article the articles that it has become since."""
    import json

    return _reached(connection, json.dumps([item]), number) if kind == _OF_PAIRS else [item]
