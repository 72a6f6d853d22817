"""Whether a state is whole, and what it holds."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from reader.library.state.exchange import FORMS
from reader.library.state.searches import UNDOABLE
from reader.library.state.values import is_packed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.library.state.store import Store

_MOST_COMPLAINTS = 100


def complaints(store: Store) -> Iterator[str]:
    """What is wrong with the file or with single records, in words."""
    try:
        for (said,) in store.rows("PRAGMA integrity_check(100)"):
            if said != "ok":
                yield f"the file is damaged: {said}"
    except sqlite3.Error as error:
        yield f"the file cannot be read: {error}"
        return
    told = 0
    for kind, key, item, value in store.rows("SELECT kind, key, item, value FROM records"):
        form = FORMS.get(kind)
        if kind == UNDOABLE:
            continue
        if form is None:
            said = f"a record of the unknown kind {kind}: {key} {item}"
        elif form.packed and not is_packed(value):
            said = f"a {kind} that cannot be read: {key} {item}"
        else:
            continue
        yield said
        told += 1
        if told == _MOST_COMPLAINTS:
            yield "there are more"
            return


def contents(store: Store) -> list[tuple[str, int]]:
    """Kinds of records, and how many there are of each."""
    rows = store.rows("SELECT kind, count(*) FROM records GROUP BY kind ORDER BY kind")
    return [(kind, count) for kind, count in rows if kind != UNDOABLE]
