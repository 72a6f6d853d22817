"""An element tree to runs of text: what stands together on a page, and what kind of text it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.parse import limits
from reader.parse.formats.markup.pictures import description, source
from reader.parse.formats.markup.run import (
    BLOCK_TAGS,
    KINDS,
    LINE_BREAK,
    Run,
    shared_links,
    split_at_breaks,
)
from reader.parse.formats.markup.tree import Element, all_text, walk

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.parse.draft import BlockKind

_LONG_CELL = 200
_PICTURES = 40


@dataclass(slots=True)
class _State:
    runs: list[Run]
    kinds: list[BlockKind]
    buffer: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    linked: int = 0
    owner: Element = None
    figures: list[int] = field(default_factory=list)
    """How many runs there were when each figure that is still open began."""
    pictures: list[Run] = field(default_factory=list)
    """Descriptions of pictures that follow when the text they stand in ends."""


def read_runs(container: Element, skip: Callable[[Element], bool]) -> list[Run]:
    """The runs of text in `container` in its order, without the elements `skip` is true for."""
    state = _State([], ["paragraph"], owner=container)
    walker = walk(container)
    elements = 0
    for event, element in walker:
        tag = element.tag
        if event == "start":
            elements += 1
            if elements > limits.ELEMENTS:
                break
            if element is not container and _is_left_out(element, tag, skip, state):
                walker.skip_subtree()
                element.set("data-left-out", "1")
                continue
            _open(state, element, tag)
        else:
            _close(state, element, tag, container)
    _flush(state)
    return state.runs


def _is_left_out(
    element: Element, tag: str, skip: Callable[[Element], bool], state: _State
) -> bool:
    if tag == "table" and _is_data_table(element):
        _flush(state)
        text = table_text(element)
        if text and not skip(element):
            state.runs.append(Run("table", text, element))
        return True
    return skip(element)


def _open(state: _State, element: Element, tag: str) -> None:
    if tag in BLOCK_TAGS:
        _flush(state)
        state.owner = element
        kind = KINDS.get(tag)
        if kind is not None:
            state.kinds.append(kind)
        if tag == "figure":
            state.figures.append(len(state.runs))
    elif tag == "img":
        if not state.figures and (text := description(element.get)):
            state.pictures.append(Run("caption", text, element, picture=source(element.get)))
    elif tag == "a":
        text = all_text(element)
        state.linked += len(text)
        state.links.append((text, element.get("href") or ""))
    if element.text:
        state.buffer.append(element.text)


def _close(state: _State, element: Element, tag: str, container: Element) -> None:
    left_out = element.get("data-left-out") is not None
    if tag in BLOCK_TAGS:
        _flush(state)
        if not left_out and tag in KINDS:
            state.kinds.pop()
        if tag == "figure" and not left_out:
            _describe(state, element, state.figures.pop())
        parent = element.getparent()
        state.owner = parent if parent is not None else container
    if element is not container and element.tail:
        state.buffer.append(element.tail)
    elif tag == "span" and state.buffer and _is_span(element.getnext()):
        # Boxes of words side by side ("15:48", "2 min read") are no one word.
        state.buffer.append(" ")


def _is_span(element: Element | None) -> bool:
    return element is not None and element.tag == "span"


def _describe(state: _State, figure: Element, first: int) -> None:
    """Tie the captions of a figure to its picture; one without is told by its description."""
    images = list(figure.iter("img"))[:_PICTURES]
    address = next(filter(None, (source(image.get) for image in images)), "")
    for run in state.runs[first:]:
        if run.kind == "caption":
            run.picture = run.picture or address
    if len(state.runs) > first:
        return
    for image in images:
        if text := description(image.get):
            state.runs.append(Run("caption", text, figure, picture=source(image.get)))
            return


def _flush(state: _State) -> None:
    _flush_text(state)
    if state.pictures:
        state.runs += state.pictures
        state.pictures = []


def _flush_text(state: _State) -> None:
    if not state.buffer:
        return
    text = "".join(state.buffer)
    state.buffer.clear()
    links, linked = state.links, state.linked
    state.links, state.linked = [], 0
    if LINE_BREAK not in text:
        line = " ".join(text.split())
        if line:
            state.runs.append(Run(state.kinds[-1], line, state.owner, linked, links))
        return
    for piece, own in shared_links(split_at_breaks(text), links):
        count = sum(len(link[0]) for link in own)
        state.runs.append(Run(state.kinds[-1], piece, state.owner, count, own))


def _is_data_table(table: Element) -> bool:
    """Whether a table holds data rather than the layout of a page."""
    if table.find(".//table") is not None:
        return False
    cells = [cell for row in table.iter("tr") for cell in row.iterchildren("td", "th")]
    if len(cells) < 4:
        return False
    lengths = [len(all_text(cell)) for cell in cells[:200]]
    return max(lengths) < _LONG_CELL


def table_text(table: Element) -> str:
    """A table as lines, its cells parted by " | "."""
    rows = []
    for row in table.iter("tr"):
        cells = [all_text(cell).replace(LINE_BREAK, " ") for cell in row.iterchildren("td", "th")]
        if any(cells):
            rows.append(" | ".join(cells))
    return "\n".join(rows)
