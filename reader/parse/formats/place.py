"""Where a story was written, for formats whose text begins with it: "AVERNE, April 9 (CW) —"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.parse.draft import DraftBlock, DraftDateline

_SHORTEST_PARAGRAPH = 40


def dateline_in(body: Sequence[DraftBlock]) -> DraftDateline | None:
    """The dateline that the first paragraph of `body` begins with; it stays in the text.

    The same rules as for plain text (docs/LAYOUT.md).
    """
    from reader.parse.layout.dateline import read_dateline

    for block in body[:4]:
        if block.kind == "paragraph" and len(block.text) >= _SHORTEST_PARAGRAPH:
            return read_dateline(block.text)
    return None


def dateline_of(text: str) -> DraftDateline | None:
    """The dateline that the whole of `text`, a field of its own, is; None where it is none."""
    from reader.parse.layout.dateline import own_line

    return own_line(text)
