"""Where in a TOML file a key stands; `tomllib` does not say."""

from __future__ import annotations

import re
from functools import lru_cache

_MAX_KEY = 200
_KEY_PART = re.compile(r"\s{0,8}(?:\"([^\"]*)\"|'([^']*)'|([^.\s]+))\s{0,8}(?:\.|$)")
_TRIPLE_QUOTES = ('"""', "'''")


def line_of(text: str, key: str) -> int | None:
    """Return the line, counted from 1, on which `key` is set in the TOML document `text`.

    Args:
        text: a document that `tomllib` accepts.
        key: dotted, as an error names it; a table is found at its header or at its first key.

    Returns:
        None where it is not found: the key is missing, or lies inside an inline table.
    """
    return _lines_of_keys(text).get(key)


@lru_cache(2)
def _lines_of_keys(text: str) -> dict[str, int]:
    lines: dict[str, int] = {}
    table: tuple[str, ...] = ()
    inside: str | None = None
    for number, line in enumerate(text.split("\n"), 1):
        if inside is not None:
            inside = None if inside in line else inside
            continue
        stripped = line.strip()
        if stripped.startswith("["):
            table = key = _parts(stripped.lstrip("[").partition("]")[0])
        elif "=" in stripped and not stripped.startswith("#"):
            key = table + _parts(stripped.partition("=")[0])
            inside = _opened(stripped)
        else:
            continue
        for length in range(1, len(key) + 1):
            lines.setdefault(".".join(key[:length]), number)
    return lines


def _parts(key: str) -> tuple[str, ...]:
    parts = [first or second or third for first, second, third in _KEY_PART.findall(key[:_MAX_KEY])]
    # Errors name keys dotted, so `"quote.next"` and `quote.next` have to come out alike.
    return tuple(".".join(parts).split("."))


def _opened(line: str) -> str | None:
    """Return the quotes of a multi-line string that begins on `line` and does not end there."""
    for quotes in _TRIPLE_QUOTES:
        if line.count(quotes) % 2 == 1:
            return quotes
    return None
