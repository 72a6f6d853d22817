"""Markdown as converters leave it in text files: links, emphasis, escapes.

Only what is certain is taken away, and where every remaining character stood is kept.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_LINK = re.compile(
    r"!?\[(?P<text>(?:[^\[\]\n]|\\[\[\]]){0,600})\]"
    r"\((?P<url>[^()\s]{0,2000}(?:\([^()\s]{0,300}\)[^()\s]{0,300}){0,4})"
    r"(?:[ ]+\"(?:[^\"\n]|\"(?!\))){0,600}\")?[ ]?\)"
)
_SIGNS = re.compile(
    r"\*\*|(?<![\w])__?(?=[^\s_])|(?<=[^\s_])__?(?![\w])|\\(?=[\\`*_{}\[\]()#+\-.!|<>~\"'])"
    r"|(?<![\w*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*])|__(?= )|(?<= )_{1,2}(?=$)"
)
DEAD = "#"
"""In place of an address that leads nowhere ("javascript:;") or of a row of several."""
_ROW = 3
_LABEL = 20
"""Characters that may stand before a row of links: "More on: "."""
_WEB = ("http://", "https://", "/")


class Inline(NamedTuple):
    """A line without its markup."""

    text: str
    pieces: tuple[tuple[int, int], ...]
    """(offset in `text`, offset in the source) where the distance of the two changes."""
    url: str | None
    """Where the line leads if it is nothing but one link."""


def has_markup(text: str) -> bool:
    """Whether `text` holds links in Markdown, or what became of a page's icons in it."""
    return (
        ("[" in text and "](" in text)
        or ("_" in text and "\n__ " in text)
        or ("#" in text and ("\n# " in text or text.startswith("# ")))
    )


def plain(text: str, start: int) -> Inline:
    """Take the markup out of one line that stands at offset `start` of the source."""
    kept: list[tuple[int, int]] = []
    urls: list[str] = []
    position = 0
    linked = 0
    for match in _LINK.finditer(text):
        kept += _without_signs(text, position, match.start())
        if not match.group().startswith("!"):
            inner = _without_signs(text, match.start("text"), match.end("text"))
            kept += inner
            found = sum(end - begin for begin, end in inner)
            linked += found
            if found:
                urls.append(match["url"])
        position = match.end()
    kept += _without_signs(text, position, len(text))
    line, pieces = _put_together(text, kept, start)
    label = _LABEL if len(urls) >= _ROW else 0
    if linked < len(line) - 2 * len(urls) - label or not urls:
        return Inline(line, pieces, None)
    if len(urls) > 1:
        return Inline(line, pieces, DEAD if len(urls) >= _ROW else None)
    return Inline(line, pieces, urls[0] if urls[0].startswith(_WEB) else DEAD)


def _without_signs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans = []
    position = start
    for match in _SIGNS.finditer(text, start, end):
        spans.append((position, match.start()))
        position = match.end()
    spans.append((position, end))
    return [span for span in spans if span[0] < span[1]]


def _put_together(
    text: str, kept: list[tuple[int, int]], start: int
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Join the spans, white space outside them and doubled between them left out."""
    parts: list[str] = []
    pieces: list[tuple[int, int]] = []
    length = 0
    for begin, end in kept:
        whole = text[begin:end]
        part = whole.lstrip() if not parts or parts[-1].endswith(" ") else whole
        if not part:
            continue
        source = start + begin + len(whole) - len(part)
        if not pieces or pieces[-1][1] - pieces[-1][0] != source - length:
            pieces.append((length, source))
        parts.append(part)
        length += len(part)
    return "".join(parts).rstrip(), tuple(pieces)
