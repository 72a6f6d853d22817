"""Stage one: text to lines, each without its indent and its list or heading mark."""

from __future__ import annotations

import re
from typing import NamedTuple

BULLET = "-"
NUMBER = "1"
HEADING = "#"
QUOTED = ">"

_BULLETS = frozenset("-*•·▪◦‣⁃□■☆★►▶●○✓✔–—")
# A dash with text behind it opens a speech in many languages: only these open an item.
_ITEM_BULLETS = frozenset("-*•·▪◦‣⁃□■☆★►▶●○✓✔")
_MARK = re.compile(r"(?:(#{1,6})|(>))(?:[ \u00a0]+|$)|\d{1,3}(?:[.)]|\\\.)[ \u00a0]+")
_RULE = frozenset("-*_=~·•.—–# \u00a0─━═▬⎯―")
_SPECIAL = _RULE | _ITEM_BULLETS | frozenset("0123456789>")


class Line(NamedTuple):
    """A line that says something."""

    number: int
    """From 1."""
    start: int
    """Offset of `text` in the whole text."""
    text: str
    """Without indent, bullet and heading mark; a number in front stays."""
    marker: str = ""
    """BULLET, NUMBER, HEADING, QUOTED or ""."""
    level: int = 0
    """Level of a heading."""
    indent: int = 0
    """Columns before the marker or the text."""
    gap: bool = False
    """Whether a blank line stands before it."""


def read_lines(text: str) -> list[Line]:
    """Split `text` at newlines; blank lines, rules and lone bullets give no line of their own.

    A lone bullet marks the line behind it: scrapers often put an item's dash on its own line.
    """
    lines: list[Line] = []
    start = 0
    gap = False
    waiting = False
    for number, raw in enumerate(text.split("\n"), 1):
        content = raw.strip()
        if not content:
            gap = True
        elif len(content) == 1 and content in _BULLETS:
            waiting = True
        elif content[0] not in _SPECIAL:
            offset = start + raw.index(content[0])
            marker = BULLET if waiting else ""
            lines.append(Line(number, offset, content, marker, 0, offset - start, gap))
            gap = waiting = False
        else:
            line = None
            if not _is_rule(content):
                line = _marked(number, start, raw, content, waiting, gap)
            if line is None or not line.text:
                gap = True
            else:
                lines.append(line)
                gap = waiting = False
        start += len(raw) + 1
    return lines


def _is_rule(content: str) -> bool:
    return content != "." and all(character in _RULE for character in content)


def _marked(number: int, start: int, raw: str, content: str, waiting: bool, gap: bool) -> Line:
    indent = raw.index(content[0])
    offset = start + indent
    marker = BULLET if waiting else ""
    if content[0] in _ITEM_BULLETS and content[1:2] in (" ", "\u00a0"):
        rest = content[1:].lstrip()
        offset += len(content) - len(rest)
        inner = _marked(number, offset, rest, rest, True, gap)
        return inner._replace(marker=inner.marker or BULLET, indent=indent)
    match = _MARK.match(content)
    if match is None:
        return Line(number, offset, content, marker, 0, indent, gap)
    if match[1]:
        rest = content[match.end() :]
        return Line(number, offset + match.end(), rest, HEADING, len(match[1]), indent, gap)
    if match[2]:
        rest = content[match.end() :]
        return Line(number, offset + match.end(), rest, QUOTED, 0, indent, gap)
    return Line(number, offset, content, NUMBER, 0, indent, gap)
