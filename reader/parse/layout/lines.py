"""Stage one: text to lines, each without its indent and its list or heading mark."""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.parse.limits import LINES

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


class Block(NamedTuple):
    """A line that says something; later a paragraph, a headline or another unit of the text."""

    text: str
    """Without indent, bullet and heading mark; a number in front stays."""
    pieces: tuple[tuple[int, int], ...]
    """(offset in `text`, offset in the whole text), ascending."""
    first: int
    """Number of its first line, from 1."""
    last: int
    marker: str = ""
    """BULLET, NUMBER, HEADING, QUOTED or ""."""
    level: int = 0
    """Level of a heading."""
    gap: bool = False
    """Whether a blank line stands before it."""
    url: str | None = None
    """Where it leads if it is nothing but one link."""
    indent: int = 0
    """Columns before the marker or the text."""

    @property
    def start(self) -> int:
        """Offset of `text` in the whole text."""
        return self.pieces[0][1]


# A tenth of what `Block` itself costs, which fills in what is left out.
_new = tuple.__new__


def end_of_told(text: str) -> int:
    """Where the first `limits.LINES` lines of `text` end, which are laid out.

    Nearly every text ends there; of a longer one, every stage would look at each line.
    """
    end = 0
    if len(text) > LINES and text.count("\n") >= LINES:
        for _ in range(LINES):
            end = text.find("\n", end) + 1
    return end or len(text)


def read_lines(text: str) -> list[Block]:
    """Split `text` at newlines; blank lines, rules and lone bullets give no line of their own.

    A lone bullet marks the line behind it: scrapers often put an item's dash on its own line.
    """
    lines: list[Block] = []
    start = number = 0
    gap = waiting = False
    for raw in text.split("\n"):
        number += 1  # noqa: SIM113  # enumerating makes a pair a line
        content = raw.strip()
        if not content:
            gap = True
        elif content[0] not in _SPECIAL:
            indent = 0 if content is raw else raw.index(content[0])
            marker = BULLET if waiting else ""
            pieces = ((0, start + indent),)
            fields = (content, pieces, number, number, marker, 0, gap, None, indent)
            lines.append(_new(Block, fields))
            gap = waiting = False
        elif len(content) == 1 and content in _BULLETS:
            waiting = True
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


def _marked(number: int, start: int, raw: str, content: str, waiting: bool, gap: bool) -> Block:
    indent = raw.index(content[0])
    offset = start + indent
    marker, level = BULLET if waiting else "", 0
    while content[0] in _ITEM_BULLETS and content[1:2] in (" ", "\u00a0"):
        rest = content[1:].lstrip()
        offset += len(content) - len(rest)
        content, marker = rest, BULLET
    match = _MARK.match(content)
    if match is not None and not match[1] and not match[2]:
        marker = NUMBER
    elif match is not None:
        marker, level = (HEADING, len(match[1])) if match[1] else (QUOTED, 0)
        content = content[match.end() :]
        offset += match.end()
    return Block(content, ((0, offset),), number, number, marker, level, gap, None, indent)
