"""Values of records that hold several fields: one line of JSON, the same for the same fields."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from reader.text.safe import SafeText, clean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.library.state.store import Store

MOST_CHARACTERS = 1_000_000
"""Characters of one value: a note as long as a book is no note."""


def pack(fields: Mapping[str, object]) -> str:
    """Fields as one line of JSON; fields that are None are left out."""
    import json

    present = {name: value for name, value in fields.items() if value is not None}
    return json.dumps(present, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def unpack(value: str | None) -> dict[str, object]:
    """The fields of a packed value; none if it is no such value."""
    return _object_in(value or "{}") or {}


def is_packed(value: str) -> bool:
    """Whether `value` was made by `pack`, of no fields at all too."""
    return _object_in(value) is not None


def _object_in(value: str) -> dict[str, object] | None:
    import json

    try:
        fields = json.loads(value)
    except (ValueError, RecursionError):
        return None
    return fields if isinstance(fields, dict) else None


def text_in(fields: Mapping[str, object], name: str) -> SafeText:
    """A text among `fields`; "" if it is not there. The file is outside text like any other."""
    value = fields.get(name)
    return clean(value) if isinstance(value, str) else SafeText("")


def whole_in(fields: Mapping[str, object], name: str, otherwise: int = 0) -> int:
    """A whole number among `fields`."""
    value = fields.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else otherwise


def number_in(fields: Mapping[str, object], name: str) -> float:
    """A number among `fields`; 0 if it is not there."""
    value = fields.get(name)
    return float(value) if isinstance(value, int | float) else 0.0


def no_surrogates(text: str) -> str:
    """`text` without lone halves of surrogate pairs, which no file can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def new_name() -> str:
    """A name that no other record has: 16 hexadecimal digits."""
    return os.urandom(8).hex()


def values_of(store: Store, kind: str) -> list[tuple[str, dict[str, object]]]:
    """Keys and fields of all records of a kind, by key."""
    rows = store.rows("SELECT key, value FROM records WHERE kind=? ORDER BY key, item", (kind,))
    return [(key, unpack(value)) for key, value in rows]
