"""Where a story was written, for formats whose text begins with it: "AVERNE, April 9 (CW) —"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reader.parse.draft import DraftDateline
from reader.text.safe import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.parse.draft import DraftBlock

_SHORTEST_PARAGRAPH = 40


def dateline_in(body: Sequence[DraftBlock]) -> DraftDateline | None:
    """The dateline that the first paragraph of `body` begins with; it stays in the text.

    The same rules as for plain text (docs/LAYOUT.md).
    """
    for block in body[:4]:
        if block.kind == "paragraph" and len(block.text) >= _SHORTEST_PARAGRAPH:
            return _reader()(block.text)
    return None


@cache
def _reader() -> Callable[[str], DraftDateline | None]:
    """What reads a dateline, imported once: to do so for each article costs as much as reading."""
    from reader.parse.layout.dateline import read_dateline

    return read_dateline


def stated_dateline(text: str, place: str, body: Sequence[DraftBlock]) -> DraftDateline | None:
    """The dateline of an item of a wire, which states one and where the item was made.

    Some agencies put the time there, which is no dateline; what the text begins with is where it
    was written.
    """
    from reader.parse.dates import parse_date

    if text and (parse_date(text) is not None or _is_time(text)):
        text = ""
    found = dateline_in(body) if not text else None
    shown = clean_line(text or place)
    return found or (DraftDateline(shown, clean_line(place) or None) if shown else None)


def _is_time(text: str) -> bool:
    from reader.parse.dates import find_dates

    return bool(find_dates(clean_line(text))) and not any(map(str.islower, text))


def dateline_of(text: str) -> DraftDateline | None:
    """The dateline that the whole of `text`, a field of its own, is; None where it is none."""
    from reader.parse.layout.dateline import own_line

    return own_line(text)
