"""Text that stands together on a page, before it becomes a block of a body."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.parse.draft import BlockKind

LINE_BREAK = "\u2028"
"""Stands for <br> in the text of runs until they are split."""

_BLOCK_TAGS_WORDS = (
    "p div section article main header footer aside ul ol li dl dt dd blockquote pre table tr "
    "td th tbody thead tfoot caption h1 h2 h3 h4 h5 h6 figure figcaption form fieldset address "
    "hr center body html details summary hgroup legend hl1 hl2 block media media.caption "
    "body.content nitf-table inlinedata"
)
BLOCK_TAGS = frozenset(_BLOCK_TAGS_WORDS.split())
KINDS: dict[str, BlockKind] = {
    "h1": "subhead",
    "h2": "subhead",
    "h3": "subhead",
    "h4": "subhead",
    "h5": "subhead",
    "h6": "subhead",
    "li": "list",
    "dt": "subhead",
    "blockquote": "quote",
    "figcaption": "caption",
    "figure": "caption",
    "caption": "caption",
    "hl1": "subhead",
    "hl2": "subhead",
    "media.caption": "caption",
    "media": "caption",
    "pre": "paragraph",
}
_LONG_LINE = 80
_LOOK_AHEAD = 30


@dataclass(slots=True)
class Run:
    """Text that stands together: a paragraph, a heading, a list item ..."""

    kind: BlockKind
    text: str
    element: Any = None
    linked: int = 0
    """How many of its characters are in links."""
    links: list[tuple[str, str]] = field(default_factory=list)
    """Text and address of each link."""
    picture: str = ""
    """Where the picture of a caption is, as the page writes it."""


def shared_links(
    pieces: list[str], links: list[tuple[str, str]]
) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Each of `pieces` with those of `links` that stand in it; both in the order of the text."""
    position = 0
    for piece in pieces:
        own = []
        for index in range(position, min(position + _LOOK_AHEAD, len(links))):
            if links[index][0] in piece:
                own.append(links[index])
                position = index + 1
        yield piece, own


def split_at_breaks(text: str) -> list[str]:
    """Two line breaks end a paragraph; one does where the lines are long and end like sentences."""
    lines = [" ".join(line.split()) for line in text.split(LINE_BREAK)]
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        if not line:
            paragraphs.append([])
        elif paragraphs[-1] and _ends_paragraph(paragraphs[-1][-1]):
            paragraphs.append([line])
        else:
            paragraphs[-1].append(line)
    return [" ".join(paragraph) for paragraph in paragraphs if paragraph]


def _ends_paragraph(line: str) -> bool:
    return len(line) > _LONG_LINE and line.rstrip("”\"'’)»")[-1:] in tuple(".!?…。！？:")
