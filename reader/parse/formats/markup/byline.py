"""The names in the line of a page that shows who wrote it, without what stands beside them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.parse.dates import find_dates
from reader.parse.formats.markup.run import LINE_BREAK
from reader.text.safe import clean_line

if TYPE_CHECKING:
    from reader.parse.formats.markup.tree import Element

_BESIDE = re.compile(
    r"(?:(?<=\s)|^)[@\d]|[•|·]|https?:|\b(?:published|updated|posted)\b", re.IGNORECASE
)
_JOINT = re.compile(
    r"(?:(?:written |posted |story )?by|von|par|por|di|da|av|af|door|and|und|et|y|e|og|och|en|&|,)"
    r"[:.]?",
    re.IGNORECASE,
)
_EDGES = " ,;:|•·–—-"
_MOST_WORDS = 4


def shown_names(element: Element) -> list[str]:
    """The names in `element`: each by itself where each has an element of its own."""
    kept = []
    for text in element.itertext():
        line = clean_line(text.replace(LINE_BREAK, " "))
        end = _end_of_names(line)
        name = line[:end].strip(_EDGES)
        if name and _JOINT.fullmatch(name) is None:
            kept.append(name)
        if end < len(line):
            break
    return kept if all(map(_is_name, kept)) else [" ".join(kept)]


def _end_of_names(line: str) -> int:
    """Where a date, an account, a number or a sign between two things begins."""
    beside = _BESIDE.search(line)
    dates = find_dates(line)
    return min(beside.start() if beside else len(line), dates[0][0] if dates else len(line))


def _is_name(text: str) -> bool:
    words = text.split()
    return 2 <= len(words) <= _MOST_WORDS and all(word[0].isupper() for word in words)
