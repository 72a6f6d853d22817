"""Changes of records, and the journal by which each can be taken back and done again.

All functions work on a connection inside a transaction that the caller has begun. Keys go to
SQLite as one JSON array, so that a hundred thousand of them cost a few statements and not as many.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from reader.text.safe import SafeText, clean_line

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from reader.library.state.followed import Row

MOST_CHANGES = 10_000
"""Changes that can be taken back; older ones are forgotten."""
_MOST_CHARACTERS = 64_000_000
"""Characters of keys that the journal keeps; "all read" over a million articles has 20 million."""
_LARGE = 1_000_000
_READ = "read"
_BEFORES = """
SELECT w.value, r.value FROM json_each(?) w
LEFT JOIN records r ON r.kind=? AND r.key=w.value AND r.item=? WHERE r.value IS NOT ?
"""
_PUT = """
INSERT OR REPLACE INTO records(kind, key, item, value)
SELECT ?, value, ?, ? FROM json_each(?)
"""
_DELETE = """
DELETE FROM records WHERE kind=? AND item=? AND key IN (SELECT value FROM json_each(?))
"""
_MINE = "(owner=:owner OR number<=:horizon)"
_MAKER = """
SELECT s.change, (SELECT max(place) + 1 FROM steps WHERE change=s.change)
FROM steps s JOIN journal j ON j.number=s.change
WHERE s.kind=? AND s.item='' AND s.after IS NOT NULL AND NOT j.undone
AND EXISTS(SELECT 1 FROM json_each(s.keys) WHERE value=?) ORDER BY s.change DESC LIMIT 1
"""


class Edit(NamedTuple):
    """Records that are to have a value: one kind and item, any number of keys."""

    kind: str
    keys: Iterable[str]
    value: str | None
    """None takes the records away."""
    item: str = ""


class Cause(NamedTuple):
    """A record, of no item, that brings about changes of others."""

    kind: str
    key: str


class Step(NamedTuple):
    """What an edit changed: records that all had one value and now have another."""

    kind: str
    item: str
    before: str | None
    after: str | None
    keys: Sequence[str]


class Owner(NamedTuple):
    """Whose changes can be undone: one's own and those made before one came."""

    name: str
    horizon: int
    """Number of the last change when this owner came."""


class Moved(NamedTuple):
    """A change that was undone or done again."""

    sentence: SafeText
    steps: tuple[Step, ...]
    """What changed by that, which may be less than the change once did."""


def apply(connection: sqlite3.Connection, edits: Iterable[Edit]) -> list[Step]:
    """Carry out `edits`; returns what changed, nothing for what was so before."""
    import json

    steps: list[Step] = []
    for edit in edits:
        groups: dict[str | None, list[str]] = defaultdict(list)
        # In the order of the table, so that a bulk of rows is written from left to right.
        packed = json.dumps(sorted(set(edit.keys)))
        asked = (packed, edit.kind, edit.item, edit.value)
        for key, before in connection.execute(_BEFORES, asked):
            groups[before].append(key)
        for before, keys in groups.items():
            _put(connection, edit, json.dumps(keys))
            steps.append(Step(edit.kind, edit.item, before, edit.value, keys))
    return steps


def note(
    connection: sqlite3.Connection, steps: Sequence[Step], sentence: str, owner: Owner, at: float
) -> None:
    """Write what `apply` has done into the journal; what was undone cannot be done again."""
    _drop(connection, f"undone AND {_MINE}", owner)
    number = connection.execute(
        "INSERT INTO journal(at, owner, sentence) VALUES(?, ?, ?)", (at, owner.name, sentence)
    ).lastrowid
    large = _write(connection, number, 0, steps)
    _forget_old(connection, owner, large=large)


def extend(
    connection: sqlite3.Connection, steps: Sequence[Step], cause: Cause, owner: Owner
) -> None:
    """Write what `apply` has done because of a record into the change that made the record.

    Who takes that change back takes these steps back, too. If it has been forgotten, or what made
    the record is an undo, nothing is written: what was done stays.
    """
    found = connection.execute(_MAKER, cause).fetchone()
    if found is None:
        return
    number, first = found
    if _write(connection, number, first, steps):
        _forget_large(connection, owner)


def holds(connection: sqlite3.Connection, cause: Cause) -> bool:
    """Whether there is the record that is to cause something."""
    asked = "SELECT 1 FROM records WHERE kind=? AND key=? AND item=''"
    return connection.execute(asked, cause).fetchone() is not None


def undo(connection: sqlite3.Connection, owner: Owner) -> Moved | None:
    """Take the last change of `owner` back; None if there is none.

    What somebody else has changed since then stays as they left it.
    """
    return _move(connection, owner, undone=False)


def redo(connection: sqlite3.Connection, owner: Owner) -> Moved | None:
    """Do the change of `owner` again that was undone last; None if there is none."""
    return _move(connection, owner, undone=True)


def last_number(connection: sqlite3.Connection) -> int:
    """The number of the last change that was ever made; 0 before the first."""
    found = connection.execute("SELECT seq FROM sqlite_sequence WHERE name='journal'").fetchone()
    return int(found[0]) if found else 0


def count_reading(connection: sqlite3.Connection) -> None:
    """Note that what has been read has changed, so that a count of it is known to be old."""
    connection.execute(
        "INSERT INTO facts VALUES('reading', '1')"
        " ON CONFLICT(name) DO UPDATE SET value=CAST(value AS INTEGER)+1"
    )


def note_reading(connection: sqlite3.Connection, steps: Iterable[Step]) -> None:
    """The same if `steps` are of what has been read."""
    if any(step.kind == _READ and step.keys for step in steps):
        count_reading(connection)


def _write(
    connection: sqlite3.Connection, number: int | None, first: int, steps: Iterable[Step]
) -> bool:
    """Write steps of a change from a place on; returns whether one of them is large."""
    import json

    rows = [
        (number, place, step.kind, step.item, step.before, step.after, json.dumps(step.keys))
        for place, step in enumerate(steps, first)
    ]
    connection.executemany("INSERT INTO steps VALUES(?, ?, ?, ?, ?, ?, ?)", rows)
    return any(len(row[-1]) > _LARGE for row in rows)


def _put(connection: sqlite3.Connection, edit: Edit, keys: str) -> None:
    if edit.value is None:
        connection.execute(_DELETE, (edit.kind, edit.item, keys))
    else:
        connection.execute(_PUT, (edit.kind, edit.item, edit.value, keys))


def _move(connection: sqlite3.Connection, owner: Owner, *, undone: bool) -> Moved | None:
    order = "ASC" if undone else "DESC"
    found = connection.execute(
        f"SELECT number, sentence FROM journal WHERE undone=:undone AND {_MINE}"  # noqa: S608
        f" ORDER BY number {order} LIMIT 1",
        {"undone": int(undone), "owner": owner.name, "horizon": owner.horizon},
    ).fetchone()
    if found is None:
        return None
    number, sentence = found
    rows: list[Row] = connection.execute(
        f"SELECT kind, item, before, after, keys FROM steps WHERE change=?"  # noqa: S608
        f" ORDER BY place {order}",
        (number,),
    ).fetchall()
    if connection.execute("SELECT 1 FROM successors LIMIT 1").fetchone() is not None:
        from reader.library.state.followed import followed

        rows = followed(connection, rows if undone else rows[::-1], number)
    moved: list[Step] = []
    for kind, item, before, after, keys in rows:
        old, new = (before, after) if undone else (after, before)
        changed = _turn(connection, Step(kind, item, old, new, ()), keys)
        moved.append(Step(kind, item, old, new, changed))
    connection.execute("UPDATE journal SET undone=? WHERE number=?", (int(not undone), number))
    return Moved(clean_line(sentence), tuple(moved))


def _turn(connection: sqlite3.Connection, step: Step, keys: str) -> list[str]:
    """Give records their value `step.after` where they have `step.before`; returns whose."""
    if step.after is None:
        question = f"{_DELETE} AND value=? RETURNING key"
        rows = connection.execute(question, (step.kind, step.item, keys, step.before))
    elif step.before is None:
        question = (
            "INSERT OR IGNORE INTO records(kind, key, item, value)"
            " SELECT ?, value, ?, ? FROM json_each(?) WHERE true RETURNING key"
        )
        rows = connection.execute(question, (step.kind, step.item, step.after, keys))
    else:
        question = (
            "UPDATE records SET value=? WHERE kind=? AND item=?"
            " AND key IN (SELECT value FROM json_each(?)) AND value=? RETURNING key"
        )
        values = (step.after, step.kind, step.item, keys, step.before)
        rows = connection.execute(question, values)
    return [key for (key,) in rows.fetchall()]


def _drop(connection: sqlite3.Connection, which: str, owner: Owner, number: int = 0) -> None:
    """Forget the changes that `which` says, a condition of ours on the journal."""
    names = {"owner": owner.name, "horizon": owner.horizon, "number": number}
    connection.execute(
        f"DELETE FROM steps WHERE change IN (SELECT number FROM journal WHERE {which})",  # noqa: S608
        names,
    )
    connection.execute(f"DELETE FROM journal WHERE {which}", names)  # noqa: S608


def _forget_old(connection: sqlite3.Connection, owner: Owner, *, large: bool) -> None:
    last = last_number(connection)
    _drop(connection, "number<=:number", owner, last - MOST_CHANGES)
    if large:
        _forget_large(connection, owner)


def _forget_large(connection: sqlite3.Connection, owner: Owner) -> None:
    last = last_number(connection)
    characters = 0
    sizes = connection.execute(
        "SELECT change, sum(length(keys)) FROM steps GROUP BY change ORDER BY change DESC"
    )
    for number, size in sizes.fetchall():
        characters += size
        if characters > _MOST_CHARACTERS and number != last:
            _drop(connection, "number<=:number", owner, number)
            return
