"""Why an article of markup, JSON or mail has the fields it has (``parse --explain``).

Each field is looked for in the file as it stands: its line, and what stands before it there, an
element or a name, is where it came from. Where several places say the same (a headline in its
title, metadata and heading), all are named.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.parse.draft import Explanation
from reader.parse.formats.placing import placed, without_tags
from reader.text.safe import SafeText, clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.parse.draft import Draft

NOWHERE = "stands in the file in other letters"
MOST = 300
_SEARCHED = 1_000_000
"""Characters behind the last field that the next one is looked for in."""
_LONGEST_SHOWN = 200
_REACH = 600
_PLACES = 6
_LOOKED_AT = 120
_ANCHOR = re.compile(r"[A-Za-z0-9\u00c0-\U0010ffff]+(?: [A-Za-z0-9\u00c0-\U0010ffff]+){0,4}")
_ELEMENT = re.compile(
    r"<([a-zA-Z][\w:.-]{0,40})((?:[\s/][^<>]{0,500})?)$"
    r"|<([a-zA-Z][\w:.-]{0,40})((?:[\s/][^<>]{0,500})?)>"
)
_NAMED = re.compile(
    r"""\b(?:property|name|itemprop|class|id|rel)\s{0,4}=\s{0,4}["']([^"'<>]{1,80})["']"""
)
_KEY = re.compile(
    r'"([\w:@. -]{1,60})"\s{0,20}:\s{0,20}(?:\[\s{0,20})?(?:\{[^{}]{0,200})?"[^"]{0,400}$'
)
_HEADER = re.compile(r"([A-Za-z][\w-]{1,40}):[ \t]")
_PASSED_WORDS = "a b i u em strong span font small br img hr code sub sup mark wbr"
_PASSED = frozenset(_PASSED_WORDS.split())
"""Elements that say nothing of what their text is."""


def explained(drafts: Sequence[Draft], text: str) -> tuple[Draft, ...]:
    """`drafts` with an explanation for each of their fields, and the places of their blocks.

    `text` is the file, or the member of a container, decoded: lines and offsets count in it.

    Only the first `MOST` of a file are explained.
    """
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    shown = without_tags(text)
    found = []
    position = 0
    for draft in drafts[:MOST]:
        lines, position = _explanations(draft, text, starts, max(position, draft.start))
        found.append(placed(replace(draft, explanations=lines), shown))
    return (*found, *drafts[MOST:])


def _explanations(
    draft: Draft, text: str, starts: list[int], position: int
) -> tuple[tuple[Explanation, ...], int]:
    """The explanations of one article, looked for from `position`, and where its text ended."""
    found = []
    begin = position
    for role, words in _fields(draft):
        is_body = role.startswith("body")
        places = _places(text, words, position if is_body else begin)
        if places and (is_body or role == "headline"):
            position = max(position, places[0])
        line = bisect_right(starts, places[0]) if places else 0
        rules = dict.fromkeys(_origin(text, place) for place in places[: 1 if is_body else _PLACES])
        rule = ", ".join(filter(None, rules)) or (NOWHERE if not places else "plain text")
        shown = clean_line(words[:_LONGEST_SHOWN])
        found.append(Explanation(line, shown, SafeText(role), clean_line(rule)))
    return tuple(found), position


def _fields(draft: Draft) -> Iterator[tuple[str, str]]:
    plain = {
        "kicker": draft.kicker,
        "headline": draft.headline,
        "standfirst": draft.standfirst,
        "byline": draft.byline,
        "date": draft.published.text if draft.published else None,
        "changed": draft.modified.text if draft.modified else None,
        "dateline": draft.dateline.text if draft.dateline else None,
        "section": draft.section,
        "publisher": draft.publisher,
        "address": draft.url,
    }
    yield from ((role, words) for role, words in plain.items() if words)
    yield from ((f"body {block.kind}", block.text) for block in draft.body)
    yield from (("related", one.headline) for one in draft.related)


def _places(text: str, words: str, position: int) -> list[int]:
    """Where in `text` the words stand: by their longest stretch without marks and references."""
    anchors = sorted(_ANCHOR.findall(words[:_LOOKED_AT]), key=len, reverse=True)[:3]
    for anchor in (words[:_LOOKED_AT], *anchors):
        places = list(_occurrences(text, anchor, position))
        if places:
            return places
    return _places(text, words, 0) if position else []


def _occurrences(text: str, anchor: str, position: int) -> Iterator[int]:
    end = position + _SEARCHED
    place = text.find(anchor, position, end)
    for _ in range(_PLACES):
        if place < 0:
            return
        yield place
        place = text.find(anchor, place + len(anchor), end)


def _origin(text: str, place: int) -> str:
    """What names the text at `place`: the key, header line or element it stands behind."""
    before = text[max(0, place - _REACH) : place]
    key = _KEY.search(before)
    if key is not None:
        return key[1]
    for element in reversed(list(_ELEMENT.finditer(before))):
        name, attributes = (element[1], element[2]) if element[1] else (element[3], element[4])
        if element[1] or name.lower() not in _PASSED:
            named = _NAMED.search(attributes)
            return f"{name.lower()} {named[1]}" if named is not None else name.lower()
    header = _HEADER.match(before, before.rfind("\n") + 1)
    return header[1] if header is not None else ""
