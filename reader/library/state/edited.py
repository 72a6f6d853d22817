"""Edited articles: the same place, other words. Their marks go along.

Marks follow the words. Only where the words are gone from the collection do the marks go to what
now stands in their place; words that were there before elsewhere have their own marks or none.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from reader.library.identity import hexadecimal
from reader.library.state import journal
from reader.library.state.census import number_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from reader.library.state.census import Census
    from reader.library.state.store import Store

OF_ARTICLES = ("read", "starred", "tag", "note", "position", "speaker", "story", "ruled")
"""Kinds of records that are kept by the key of an article."""
_AT_ONCE = 100_000
_WITHOUT_PLACE = """
SELECT DISTINCT key FROM records WHERE kind IN (SELECT value FROM json_each(?))
AND key NOT IN (SELECT key FROM places WHERE collection=?)
"""
_COPY = """
INSERT OR IGNORE INTO records(kind, key, item, value)
SELECT kind, ?, item, value FROM records WHERE kind IN (SELECT value FROM json_each(?)) AND key=?
"""
_DROP = "DELETE FROM records WHERE kind IN (SELECT value FROM json_each(?)) AND key=?"
_DROP_OTHER = "DELETE FROM records WHERE kind='story' AND item=?"
_HAS_OWN = f"SELECT 1 {_DROP.removeprefix('DELETE ')} LIMIT 1"
_IS_KIN = """
WITH RECURSIVE reached(key) AS (
    SELECT ? UNION SELECT s.new FROM successors s JOIN reached r ON s.old=r.key)
SELECT 1 FROM reached WHERE key=? LIMIT 1
"""
"""Whether an article was edited, in however many steps, to become another."""
_COPY_OTHER = """
INSERT OR IGNORE INTO records(kind, key, item, value)
SELECT kind, key, ?, value FROM records WHERE kind='story' AND item=?
"""
_KINDS = '["' + '","'.join(OF_ARTICLES) + '"]'


class Edited(NamedTuple):
    """An article whose words have changed; numbers of its place and of its words."""

    id: int
    old: int
    new: int


def remember(
    connection: sqlite3.Connection, collection: str, places: Iterable[tuple[str, str]]
) -> None:
    """Note where marked articles are: (id, key) pairs, by id if there are many."""
    connection.executemany(
        "INSERT OR REPLACE INTO places VALUES(?, ?, ?)",
        [(collection, identity, key) for identity, key in places],
    )


def adopt(store: Store, collection: str, before: Census, now: Census) -> int:
    """Let edited articles keep their marks; returns how many there are.

    Args:
        store: where the marks are.
        collection: what the places of its articles are remembered under.
        before: the collection as it was at the last time.
        now: the collection as it is, complete.
    """
    found, lost = _compare(store, collection, now)
    edited, moved = _judge(found, before, now)
    edited, known = _without_known(store, edited)
    moved += known
    lost |= {change.id: change.old for change in moved}
    places = now.places({hexadecimal(key) for key in lost.values()})
    places += _unplaced(store, collection, now)
    if not edited and not moved and not places:
        return 0
    here = {key for _, key in places}
    taken = {change.id for change in moved}
    gone = [one for one, key in lost.items() if one in taken or hexadecimal(key) in here]

    def act(connection: sqlite3.Connection) -> None:
        rows = [(collection, hexadecimal(one)) for one in gone]
        connection.executemany("DELETE FROM places WHERE collection=? AND id=?", rows)
        remember(connection, collection, places)
        here_now = [(hexadecimal(one.id), hexadecimal(one.new)) for one in known]
        remember(connection, collection, here_now)
        _take_along(connection, collection, edited)

    store.write(act)
    return len(edited)


def _compare(store: Store, collection: str, now: Census) -> tuple[list[Edited], dict[int, int]]:
    """Remembered places that hold other words now, and the words of those that are gone."""
    found: list[Edited] = []
    lost: dict[int, int] = {}
    last = ""
    while True:
        rows = store.rows(
            "SELECT id, key FROM places WHERE collection=? AND id>? ORDER BY id LIMIT ?",
            (collection, last, _AT_ONCE),
        )
        if not rows:
            return found, lost
        last = rows[-1][0]
        remembered = {
            number: key
            for identity, digits in rows
            if (number := number_of(identity)) is not None
            and (key := number_of(digits)) is not None
        }
        for identity, key in zip(now.ids, now.keys, strict=True):
            old = remembered.pop(identity, key)
            if old != key:
                found.append(Edited(identity, old, key))
        lost.update(remembered)


def _unplaced(store: Store, collection: str, now: Census) -> list[tuple[str, str]]:
    """Places of articles that something is kept of, but not where they are.

    They came back, or what is kept of them came with an import or an older copy of the state.
    """
    rows = store.rows(_WITHOUT_PLACE, (_KINDS, collection))
    return now.places({key for (key,) in rows}) if rows else []


def _judge(
    found: Sequence[Edited], before: Census, now: Census
) -> tuple[list[Edited], list[Edited]]:
    """Those that were edited, and those whose place was taken by other words."""
    if not found:
        return [], []
    still_here = {change.old for change in found}.intersection(now.keys)
    new = {change.new for change in found}
    times = Counter(filter(new.__contains__, now.keys))
    # Words that stood at this very place before are no words that came from elsewhere: the index
    # was ahead of the state, which was struck dead between the two, restored or imported.
    columns = zip(before.keys, before.ids, strict=True)
    known = {(key, identity) for key, identity in columns if key in new}
    elsewhere = Counter(key for key, _ in known)
    elsewhere.subtract(change.new for change in found if (change.new, change.id) in known)
    edited: list[Edited] = []
    moved: list[Edited] = []
    for change in found:
        own = times[change.new] == 1 and not elsewhere[change.new]
        (edited if own and change.old not in still_here else moved).append(change)
    return edited, moved


def _without_known(store: Store, edited: Sequence[Edited]) -> tuple[list[Edited], list[Edited]]:
    """Those whose new words have no marks yet, or are kin of the old; and the others."""
    kept: list[Edited] = []
    known: list[Edited] = []
    for change in edited:
        old, new = hexadecimal(change.old), hexadecimal(change.new)
        own = store.rows(_HAS_OWN, (_KINDS, new))
        kin = own and (store.rows(_IS_KIN, (old, new)) or store.rows(_IS_KIN, (new, old)))
        (kept if kin or not own else known).append(change)
    return kept, known


def _take_along(connection: sqlite3.Connection, collection: str, edited: Sequence[Edited]) -> None:
    since = journal.last_number(connection)
    for change in edited:
        old, new = hexadecimal(change.old), hexadecimal(change.new)
        was_read = connection.execute(
            "SELECT 1 FROM records WHERE kind='read' AND key=? AND item=''", (old,)
        ).fetchone()
        if connection.execute(_IS_KIN, (new, old)).fetchone():
            # Taken back to what it was before: what has been done with it since counts.
            connection.execute(_DROP, (_KINDS, new))
            connection.execute(_DROP_OTHER, (new,))
        connection.execute(_COPY, (new, _KINDS, old))
        connection.execute(_COPY_OTHER, (new, old))
        if was_read:
            connection.execute(
                "INSERT OR REPLACE INTO records VALUES('edited', ?, '', ?)", (new, old)
            )
        connection.execute("INSERT OR REPLACE INTO successors VALUES(?, ?, ?)", (old, new, since))
        remember(connection, collection, [(hexadecimal(change.id), new)])
    if edited:
        journal.count_reading(connection)
