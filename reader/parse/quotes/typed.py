"""Two straight single marks ('') where a typewriter or a wire service had no double one.

In a text with single marks the same two signs are a quote inside a quote that begin or end
together, so it is the whole text that decides: it has to open quotes by '' about as often as it
closes them so, more often than by one single mark, and not use `` for it.
"""

from __future__ import annotations

import re

from reader.parse.quotes.model import Mark

_TWO = "''"
_OPENS = re.compile(r"(?<![\w'])''(?=[\w$£€#])")
_CLOSES = re.compile(r"(?<=[\w.,!?…%)])''(?![\w'])")
_ONE_OPENS = re.compile(r"(?<![\w'])['‘](?=[A-Za-z$£€][^'\n]{2})")
# How many times as often as closing marks there may be opening ones, or the other way round.
_UNEVEN = 2
# Signs that stand for the two, in the same room: the mark, and a space that has no width.
_OPENING, _CLOSING = '\u200b"', '"\u200b'


def with_double_marks(text: str) -> str | None:
    """The text with a double mark for each '', as long as before; None if '' is no double mark."""
    opened, closed = len(_OPENS.findall(text)), len(_CLOSES.findall(text))
    if not opened or not closed or max(opened, closed) > _UNEVEN * min(opened, closed):
        return None
    if len(_ONE_OPENS.findall(text)) >= opened or "``" in text:
        return None
    return _CLOSES.sub(_CLOSING, _OPENS.sub(_OPENING, text))


def widened(text: str, mark: Mark) -> Mark:
    """A mark found where '' was replaced, with both signs in it at both ends."""
    start, end = mark.start, mark.end
    start -= text.startswith(_TWO, start - 1) if start else 0
    end += mark.closed and text.startswith(_TWO, end - 1)
    return Mark(start, end, mark.closed, mark.continues)
