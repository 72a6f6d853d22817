"""How the reader left a collection: cursor, query, order, panes; taken up at the next start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.state.journal import Edit
from reader.library.state.values import pack, unpack

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.library.state.store import Store


class Desk:
    """Named places of one collection, each a few plain fields that the interface chooses."""

    def __init__(self, store: Store, collection: str) -> None:
        self._store = store
        self._collection = collection

    def leave(self, name: str, fields: Mapping[str, object]) -> None:
        """Remember `fields`, plain values as JSON has them. This is no change to be undone."""
        self._store.change([Edit("desk", [self._collection], pack(fields), name)])

    def find(self, name: str) -> dict[str, object]:
        """What was left under `name`; nothing if nothing was. Outside text: clean it."""
        rows = self._store.rows(
            "SELECT value FROM records WHERE kind='desk' AND key=? AND item=?",
            (self._collection, name),
        )
        return unpack(rows[0][0]) if rows else {}
