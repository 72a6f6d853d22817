"""The related graph around an article: what links to it and where it leads, two steps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.library.api import ArticleGoneError, LinkState
from reader.text.fold import headline_key

if TYPE_CHECKING:
    from reader.library.api import Library, Row
    from reader.text.safe import SafeText

_FIRST, _SECOND = 12, 5
"""Nodes of the first step on each side, and of the second beside each of those."""
_HERE = (LinkState.EXACT, LinkState.NEAR)


@dataclass(frozen=True, slots=True)
class Node:
    """A headline of the graph, and what comes one step further."""

    headline: SafeText
    row: Row | None = None
    """None where it leads nowhere."""
    further: tuple[Node, ...] = ()
    seen: bool = False
    """Whether it stands elsewhere in the graph already."""


@dataclass(frozen=True, slots=True)
class Web:
    """What is around an article."""

    centre: Row
    linking: tuple[Node, ...]
    """What links here, newest first; `further` links there."""
    leading: tuple[Node, ...]
    """Where this leads, in its order; `further` is where those lead."""


def web_around(library: Library, article_id: str) -> Web | None:
    """The graph around an article; None if it has gone."""
    centre = library.row(article_id)
    if centre is None:
        return None
    seen = {centre.id}
    linking = _linking(library, centre, _FIRST, seen)
    leading = _leading(library, centre, _FIRST, seen)
    return Web(
        centre,
        tuple(_further(library, node, _linking, seen) for node in linking),
        tuple(_further(library, node, _leading, seen) for node in leading),
    )


def _further(library: Library, node: Node, step: _Step, seen: set[str]) -> Node:
    if node.row is None or node.seen:
        return node
    return Node(node.headline, node.row, tuple(step(library, node.row, _SECOND, seen)))


def _linking(library: Library, row: Row, most: int, seen: set[str]) -> list[Node]:
    return [_node(other, seen) for other in library.linked_from(row.id, most)]


def _leading(library: Library, row: Row, most: int, seen: set[str]) -> list[Node]:
    archive = library.archive
    try:
        listed = archive.draft(row.id).related[:most]
    except ArticleGoneError:
        return []
    nodes: dict[str, Node] = {}
    for one in listed:
        link = archive.link(one.headline, row.moment)
        here = link.target if link.state in _HERE else None
        key = headline_key(one.headline)
        if key not in nodes:
            nodes[key] = _node(here, seen) if here is not None else Node(one.headline)
    return list(nodes.values())


def _node(row: Row, seen: set[str]) -> Node:
    known = row.id in seen
    seen.add(row.id)
    return Node(row.headline, row, seen=known)


if TYPE_CHECKING:
    from collections.abc import Callable

    _Step = Callable[[Library, Row, int, set[str]], list[Node]]
