"""The state as JSON Lines: written, and read back exactly. docs/STATE.md tells the form."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.library.state import edited
from reader.library.state.journal import Edit
from reader.library.state.values import MOST_CHARACTERS, no_surrogates, pack, unpack

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator

    from reader.library.state.journal import Step
    from reader.library.state.store import Store

FORMAT = "newsreader state"
FORMAT_VERSION = 1
_PLACE = "place"
_AT_ONCE = 10_000


@dataclass(frozen=True, slots=True)
class Form:
    """How records of a kind are written: names of what a record is made of."""

    key: str
    item: str | None = None
    value: str | None = None
    """None where it says no more than that the record is there."""
    packed: bool = False
    """Whether the value is an object of several fields."""


FORMS = {
    "desk": Form("collection", "name", "value", packed=True),
    "edited": Form("article", value="before"),
    "note": Form("article", value="text"),
    "position": Form("article", value="value", packed=True),
    "quote": Form("name", value="value", packed=True),
    "read": Form("article"),
    "ruled": Form("article", "rule"),
    "rule": Form("name", value="value", packed=True),
    "speaker": Form("article", "words", "speaker"),
    "starred": Form("article"),
    "story": Form("article", "other", "tie"),
    "tag": Form("article", "tag"),
    "visit": Form("number", value="value", packed=True),
    "voice": Form("name", value="voice"),
    "wanted": Form("name", value="value", packed=True),
}
_SET = "1"
_WRONG_FIELD = "a field is missing or of another type"
Cell = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that was left out when a file was read."""

    line: int
    """From 1."""
    reason: str


@dataclass(slots=True)
class Imported:
    """What a file holds."""

    records: dict[Cell, str] = field(default_factory=dict)
    places: dict[tuple[str, str], str] = field(default_factory=dict)
    bad: list[BadLine] = field(default_factory=list)


def export(store: Store) -> Iterator[dict[str, object]]:
    """Every record as an object, sorted: two states that hold the same give the same."""
    yield {"what": FORMAT, "version": FORMAT_VERSION}
    last: Cell = ("", "", "")
    while rows := store.rows(
        "SELECT kind, key, item, value FROM records WHERE (kind, key, item)>(?, ?, ?)"
        " ORDER BY kind, key, item LIMIT ?",
        (*last, _AT_ONCE),
    ):
        for kind, key, item, value in rows:
            if kind in FORMS:
                yield _object(kind, key, item, value)
        last = rows[-1][:3]
    place = ("", "")
    while rows := store.rows(
        "SELECT collection, id, key FROM places WHERE (collection, id)>(?, ?)"
        " ORDER BY collection, id LIMIT ?",
        (*place, _AT_ONCE),
    ):
        for collection, identity, key in rows:
            yield {"what": _PLACE, "collection": collection, "id": identity, "article": key}
        place = rows[-1][:2]


def read_lines(lines: Iterable[bytes]) -> Imported:
    """What the lines of an exported file hold; what is wrong with some of them is told."""
    found = Imported()
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        reason = _take(line, found)
        if reason:
            found.bad.append(BadLine(number, reason))
    return found


def bring_in(store: Store, imported: Imported, *, replace: bool = False) -> int:
    """Make the state hold what was read, as one change; returns how many records changed.

    Args:
        store: the state.
        imported: what is to be in it; it wins where both have a value.
        replace: whether everything else goes.
    """
    groups: dict[tuple[str, str, str | None], list[str]] = defaultdict(list)
    for (kind, key, item), value in imported.records.items():
        groups[kind, item, value].append(key)
    if replace:
        for kind, key, item in store.rows("SELECT kind, key, item FROM records"):
            if kind in FORMS and (kind, key, item) not in imported.records:
                groups[kind, item, None].append(key)
    edits = [Edit(kind, keys, value, item) for (kind, item, value), keys in groups.items()]

    def also(connection: sqlite3.Connection, _: list[Step]) -> None:
        if replace:
            connection.execute("DELETE FROM places")
        for (collection, identity), key in sorted(imported.places.items()):
            edited.remember(connection, collection, [(identity, key)])

    steps = store.change(edits, lambda number: f"imported {number:,} records", also)
    return sum(len(step.keys) for step in steps)


def _object(kind: str, key: str, item: str, value: str) -> dict[str, object]:
    form = FORMS[kind]
    made: dict[str, object] = {"what": kind, form.key: key}
    if form.item is not None:
        made[form.item] = item
    if form.value is not None:
        fields = unpack(value) if form.packed else {}
        # What is not packed as it should be is passed on as it is: nothing is dropped here.
        made[form.value] = fields if form.packed and pack(fields) == value else value
    return made


def _take(line: bytes, found: Imported) -> str:
    """Add what a line holds; returns what is wrong with it, "" if nothing is."""
    if len(line) > MOST_CHARACTERS:
        return "the line is too long"
    try:
        made = json.loads(line)
    except (ValueError, RecursionError):
        return "this is no JSON"
    if not isinstance(made, dict):
        return "this is no object"
    what = made.get("what")
    take = _TAKERS.get(what) if isinstance(what, str) else None
    return take(made, found) if take is not None else "it is not known what this is"


def _take_head(made: dict[str, object], _: Imported) -> str:
    return "" if made.get("version") == FORMAT_VERSION else "the version is not known"


def _take_record(made: dict[str, object], found: Imported) -> str:
    what = str(made["what"])
    form = FORMS[what]
    key = _text(made, form.key)
    item = "" if form.item is None else _text(made, form.item)
    value: object = _SET if form.value is None else made.get(form.value)
    if form.packed and isinstance(value, dict):
        value = pack(value)
    if key is None or item is None or not isinstance(value, str):
        return _WRONG_FIELD
    found.records[what, key, item] = no_surrogates(value)
    return ""


def _take_place(made: dict[str, object], found: Imported) -> str:
    collection, identity, key = (_text(made, name) for name in ("collection", "id", "article"))
    if collection is None or identity is None or key is None:
        return _WRONG_FIELD
    found.places[collection, identity] = key
    return ""


def _text(made: dict[str, object], name: str) -> str | None:
    value = made.get(name)
    return no_surrogates(value) if isinstance(value, str) else None


_TAKERS: dict[str, Callable[[dict[str, object], Imported], str]] = {
    FORMAT: _take_head,
    _PLACE: _take_place,
    **dict.fromkeys(FORMS, _take_record),
}
