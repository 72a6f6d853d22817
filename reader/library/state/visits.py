"""Where the reader has been: every article opened, in order, across restarts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.library.marking import Position
from reader.library.state.values import number_in, pack, text_in, unpack, whole_in
from reader.text.safe import SafeText, clean, clean_line

if TYPE_CHECKING:
    import sqlite3
    from typing import Any

    from reader.library.state.store import Store
    from reader.library.terms import Row

MOST = 10_000
"""Visits that are remembered."""


@dataclass(frozen=True, slots=True)
class Visit:
    """An article that was opened, and how it was left."""

    number: int
    """Grows from visit to visit."""
    at: float
    """Seconds since the epoch."""
    collection: SafeText
    """The folder that was open."""
    id: str
    key: str
    headline: SafeText
    position: Position | None = None
    followed: bool = False
    """Whether a link led there from the visit before."""


class Visits:
    """The visits of a state. Not undoable: they say what was."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, row: Row, collection: str, *, followed: bool = False) -> int:
        """The article of `row` was opened; returns the number of the visit."""
        value = pack(
            {
                "at": self._store.now().timestamp(),
                "collection": clean(collection),
                "id": row.id,
                "article": row.key,
                "headline": clean_line(row.headline),
                "followed": followed or None,
            }
        )

        def act(connection: sqlite3.Connection) -> int:
            last = connection.execute("SELECT max(key) FROM records WHERE kind='visit'").fetchone()
            number = _number(last[0] or "") + 1
            connection.execute(
                "INSERT INTO records VALUES('visit', ?, '', ?)", (_key(number), value)
            )
            connection.execute(
                "DELETE FROM records WHERE kind='visit' AND key<=?", (_key(max(number - MOST, 0)),)
            )
            return number

        return self._store.write(act)

    def leave(self, number: int, position: Position) -> None:
        """The reader left the article of a visit at `position`."""
        rows = self._store.rows(
            "SELECT value FROM records WHERE kind='visit' AND key=? AND item=''", (_key(number),)
        )
        if not rows:
            return
        fields = unpack(rows[0][0]) | {"block": position.block, "offset": position.offset}
        self._store.write(
            lambda connection: (
                connection.execute(
                    "UPDATE records SET value=? WHERE kind='visit' AND key=? AND item=''",
                    (pack(fields), _key(number)),
                ).rowcount
            )
        )

    def latest(self, limit: int = 100, before: int | None = None) -> list[Visit]:
        """Visits, the latest first; with `before`, those before the visit of that number."""
        rows = self._store.rows(
            "SELECT key, value FROM records WHERE kind='visit' AND key<? ORDER BY key DESC LIMIT ?",
            (_key(before) if before is not None else ":", limit),
        )
        return [_visit(key, unpack(value)) for key, value in rows]


def _key(number: int) -> str:
    return f"{number:012d}"


def _number(key: str) -> int:
    return int(key) if key.isdecimal() and key.isascii() else 0


def _visit(key: str, fields: dict[str, Any]) -> Visit:
    visit = Visit(
        number=_number(key),
        at=number_in(fields, "at"),
        collection=text_in(fields, "collection"),
        id=text_in(fields, "id"),
        key=text_in(fields, "article"),
        headline=clean_line(text_in(fields, "headline")),
        followed=bool(fields.get("followed")),
    )
    if "block" not in fields:
        return visit
    return replace(visit, position=Position(whole_in(fields, "block"), whole_in(fields, "offset")))
