"""The name of the site in the titles of its pages: before them, behind them, and what is next."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reader.parse.formats.pieces import letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SEPARATOR = re.compile(r" ?[|｜] ?| (?:[·•»‹›«—–*:/~-]|::|//) |：")
_SHORTEST_INSIDE = 4
_LONGEST_TAIL = 40
_TAIL_WORDS = 4
_LONGEST = 1000
"""Characters up to which a title is taken apart; the longest headlines have 300."""


def site_names(given: Iterable[str | None], addresses: Iterable[str | None]) -> tuple[str, ...]:
    """The names of a site, in letters alone: as it gives them, and those in its addresses."""
    names = [letters(name) for name in given if name and "://" not in name]
    for address in addresses:
        host = _host(address)
        labels = [label for label in host.split(".")[:-1] if label != "www"]
        if labels:
            names += [letters(host.removeprefix("www.")), letters(max(labels, key=len))]
    return tuple(dict.fromkeys(filter(None, names)))


def _host(address: str | None) -> str:
    try:
        return urlsplit(address or "").hostname or ""
    except ValueError:
        return ""


def without_site(title: str, names: Sequence[str], others: Sequence[str]) -> str:
    """`title` without the name of the site, and without the section next to it.

    Args:
        title: the title, as a part of the page has it.
        names: letters of the names of the site.
        others: letters of the titles that other parts of the page have.
    """
    marks = _marks(title)
    if not marks:
        return title
    starts = [0, *(mark.end() for mark in marks)]
    ends = [*(mark.start() for mark in marks), len(title)]
    parts = [letters(title[start:end]) for start, end in zip(starts, ends, strict=True)]
    last = len(parts) - 1
    for place in range(1, len(parts)):
        is_longest = len(parts[0]) >= max(map(len, parts[place:]))
        if _is_name(parts[place], names, place == last) and is_longest:
            return title[: ends[place - 1]]
    for place in range(last, 0, -1):
        if letters(title[: ends[place - 1]]) in others:
            return title[: ends[place - 1]]
    return title[starts[1] :] if parts[0] in names else title


def _marks(title: str) -> list[re.Match[str]]:
    return list(SEPARATOR.finditer(title)) if len(title) <= _LONGEST else []


def _is_name(part: str, names: Sequence[str], is_last: bool) -> bool:
    if part in names:
        return True
    return is_last and any(
        min(len(part), len(name)) >= _SHORTEST_INSIDE and (part in name or name in part)
        for name in names
    )


def without_tail(title: str) -> str:
    """A title of which nothing else is known, without the short part at its end.

    What makes the pages of a site puts its name there; a clause begins with a small letter.
    """
    marks = _marks(title)
    if not marks:
        return title
    front, tail = title[: marks[-1].start()], title[marks[-1].end() :]
    is_short = len(tail) <= min(_LONGEST_TAIL, len(front) / 2) and len(tail.split()) <= _TAIL_WORDS
    is_clause = tail[:1].islower() and "." not in tail
    return front if is_short and not is_clause else title
