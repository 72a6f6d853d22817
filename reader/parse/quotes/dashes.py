"""Speech that is marked by dashes (—Hola —dijo Juan—. ¿Qué tal?), for languages that do so."""

from __future__ import annotations

import re

from reader.parse.quotes.model import Mark

_OPENS = re.compile(r"(?:^|\n)[ \t\u00a0]{0,8}([—–―])[ \u00a0]?(?=[^\W_]|[¿¡…\"«“])")
_DASH = re.compile(r"[—–―]")
_MAX_SPEECHES = 2_000
_MAX_DASHES = 40


def find_speeches(text: str) -> list[Mark]:
    """Return the spoken stretches of paragraphs that begin with a dash.

    Each begins at its dash; speech and narration take turns from dash to dash.
    """
    found: list[Mark] = []
    for match in _OPENS.finditer(text):
        end = text.find("\n", match.start(1))
        found += _turns(text, match.start(1), len(text) if end < 0 else end)
        if len(found) >= _MAX_SPEECHES:
            break
    return found


def _turns(text: str, start: int, end: int) -> list[Mark]:
    dashes = [start]
    for match in _DASH.finditer(text, start + 1, end):
        if text[match.start() - 1].isspace() or not text[match.end() : match.end() + 1].isalnum():
            dashes.append(match.start())
        if len(dashes) > _MAX_DASHES:
            break
    dashes.append(end)
    turns = []
    for index in range(0, len(dashes) - 1, 2):
        first, last = dashes[index], dashes[index + 1]
        while last > first and text[last - 1].isspace():
            last -= 1
        if any(char.isalpha() for char in text[first:last]):
            turns.append(Mark(first, last, True, False))
    return turns
