"""Runs of text as blocks of a body, and runs of links as related headlines."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

from reader.parse import limits
from reader.parse.draft import DraftBlock, DraftRelated
from reader.parse.formats.markup.phrases import is_mere_call
from reader.parse.formats.markup.pictures import picture_address
from reader.parse.formats.pieces import headline_of, web_address
from reader.text.safe import SafeText, clean, clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.parse.formats.markup.run import Run

_SHORTEST_HEADLINE = 15
_LONGEST_LABEL = 30
_LINKED = 0.75


def blocks_and_links(
    runs: Iterable[Run], base: str | None = None
) -> tuple[tuple[DraftBlock, ...], tuple[DraftRelated, ...]]:
    """Runs that are one long link are related headlines, the others blocks of the body."""
    blocks: list[DraftBlock] = []
    related: list[DraftRelated] = []
    for run in runs:
        found = related_of(run, base) if run.links else None
        if found:
            label = _taken_label(blocks)
            if len(related) > limits.RELATED:  # what is behind is cut, and that is said
                continue
            related += [
                DraftRelated(one.headline, one.url, one.label or label)
                for one in found
                if not is_mere_call(one.headline)
            ]
            continue
        if len(blocks) > limits.BLOCKS:
            continue
        made = to_block(run, base)
        if made.text:
            blocks.append(made)
    return tuple(blocks), tuple(related)


def to_block(run: Run, base: str | None) -> DraftBlock:
    """A run as a block of safe text."""
    if run.kind == "table":
        return DraftBlock("table", clean(run.text))
    picture = picture_address(run.picture, base) if run.picture else None
    text = clean(run.text)
    # What stands in a run is on one line, and still is where nothing had to be cleaned.
    return DraftBlock(run.kind, text if text is run.text else clean_line(text), picture=picture)


def related_of(run: Run, base: str | None) -> list[DraftRelated]:
    """The links of a run that is nothing but links, each long enough to be a headline."""
    if not run.links or run.kind in ("caption", "table"):
        return []
    if run.linked < _LINKED * len(run.text):
        return _after_label(run, base)
    return [
        DraftRelated(headline_of(text), address(href, base))
        for text, href in run.links
        if len(text) >= _SHORTEST_HEADLINE and not is_bare_address(text)
    ]


def _after_label(run: Run, base: str | None) -> list[DraftRelated]:
    """The link behind a short label and a colon: "Read more: Ferry resumes service"."""
    text, href = run.links[-1]
    before, colon, after = run.text.partition(":")
    is_labelled = colon and len(run.links) == 1 and len(before) <= _LONGEST_LABEL
    if not is_labelled or after.strip() != text or len(text) < _SHORTEST_HEADLINE:
        return []
    return [DraftRelated(headline_of(text), address(href, base), clean_line(before))]


def is_bare_address(text: str) -> bool:
    """Whether the text of a link is but an address: it heads nothing and stays in the text."""
    return "://" in text and " " not in text.strip()


def _taken_label(blocks: list[DraftBlock]) -> SafeText | None:
    """A subhead that stands right above related links is their label, not the body's."""
    if blocks and blocks[-1].kind == "subhead":
        return blocks.pop().text
    return None


def address(href: str, base: str | None) -> SafeText | None:
    """The address that a link leads to; None where it is relative to nothing known."""
    href = href.strip()
    if not href or href.startswith(("#", "javascript:", "data:")):
        return None
    try:
        return web_address(urljoin(base, href) if base else href)
    except ValueError:
        return None
