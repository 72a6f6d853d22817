"""How much running text stands where on a page: paragraphs vote for the elements around them.

The nearer, the more (the idea of Readability, 2009). Parts that name themselves furniture, and
text that is mostly links, have no vote. Every element is looked at once, however deep it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

from reader.parse import limits
from reader.parse.formats.markup.signs import is_furniture
from reader.parse.formats.markup.tree import Element, all_text
from reader.parse.formats.pieces import letters

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONG = 60
_CARRIERS = (
    "div", "td", "section", "article", "span", "main", "dd", "center", "font", "pre", "body"
)  # fmt: skip
_HIDDEN_STYLE = re.compile(r"display[ ]{0,3}:[ ]{0,3}none|visibility[ ]{0,3}:[ ]{0,3}hidden")
_SHORTEST = 25
_OPAQUE = frozenset({"footer", "aside", "nav", "form", "figcaption", "label", "li", "a", "header"})
_WEIGHTS = (1.0, 0.6, 0.35, 0.2, 0.12, 0.06)
_BIG = 0.4


@dataclass(slots=True)
class Votes:
    """What the paragraphs give to the elements around them; the keys are elements."""

    scores: dict[Any, float] = field(default_factory=dict)
    lengths: dict[Any, int] = field(default_factory=dict)
    """How many characters of running text each element holds."""


@dataclass(slots=True)
class _Lineage:
    """The elements around the voters: whose child each is, outer ones before inner ones."""

    parents: dict[Any, Any]
    order: list[Any]

    def sums(self, own: dict[Any, int]) -> dict[Any, int]:
        """For every element what it and all it holds have of `own`."""
        sums = dict.fromkeys(self.order, 0)
        sums.update(own)
        for element in reversed(self.order):
            parent = self.parents[element]
            if parent is not None:
                sums[parent] += sums[element]
        return sums


def names_of(element: Element) -> str:
    """The classes and the id of an element as one string."""
    get = element.get
    return f"{get('class') or ''} {get('id') or ''}"


def is_hidden(element: Element) -> bool:
    """Whether an element says that it is not shown."""
    get = element.get
    if get("hidden") is not None or get("aria-hidden") == "true":
        return True
    style = get("style")
    return style is not None and _HIDDEN_STYLE.search(style) is not None


def count_votes(root: Element, known: str) -> Votes:
    """Let the paragraphs of `root` vote; `known` is the text as metadata has it, folded, or ""."""
    own = dict(_voters(root, known))
    lineage = _lineage(own)
    barred = _barred(lineage, lineage.sums(own), root)
    heard = {element: length for element, length in own.items() if not barred[element]}
    votes = Votes()
    for element, length in heard.items():
        _vote(votes, lineage, element, length)
    sums = lineage.sums(heard)
    votes.lengths = {element: length for element, length in sums.items() if length}
    return votes


def _voters(root: Element, known: str) -> Iterator[tuple[Element, int]]:
    """The paragraphs with a vote, and how long each is without its links."""
    for element in islice(_carriers(root), limits.ELEMENTS // 2):
        text = all_text(element) if element.tag == "p" else _own_text(element)
        length = len(text)
        if length < _SHORTEST or (known and letters(text)[:60] not in known):
            continue
        links = sum(len(all_text(link)) for link in element.iterchildren("a"))
        if links * 2 <= length:
            yield element, length - links


def _carriers(root: Element) -> Iterator[Element]:
    """Paragraphs, and whatever else holds a long text of its own."""
    yield from root.iter("p")
    yield from (each for each in root.iter("blockquote") if each.find(".//p") is None)
    for element in root.iter(*_CARRIERS):
        if _is_long(element.text) or any(_is_long(child.tail) for child in element):
            yield element


def _is_long(text: str | None) -> bool:
    return text is not None and len(text) > _LONG and len(" ".join(text.split())) > _LONG


def _own_texts(element: Element) -> Iterator[str]:
    yield element.text or ""
    yield from (child.tail or "" for child in element)


def _own_text(element: Element) -> str:
    """The text that stands in an element itself, not in what is nested in it."""
    return " ".join(" ".join(_own_texts(element)).split())


def _lineage(voters: dict[Any, int]) -> _Lineage:
    depths: dict[Any, int] = {}
    parents: dict[Any, Any] = {}
    for voter in voters:
        chain = []
        element = voter
        while element is not None and element not in depths:
            chain.append(element)
            parents[element] = element.getparent()
            element = parents[element]
        depth = depths[element] if element is not None else -1
        for one in reversed(chain):
            depth += 1
            depths[one] = depth
    return _Lineage(parents, sorted(depths, key=depths.__getitem__))


def _barred(lineage: _Lineage, lengths: dict[Any, int], root: Element) -> dict[Any, bool]:
    """Which elements are furniture or stand in some.

    Whatever an element calls itself: what holds so much of the text is not beside it.
    """
    much = _BIG * lengths.get(root, 0)
    barred: dict[Any, bool] = {None: False}
    for element in lineage.order:
        barred[element] = barred[lineage.parents[element]] or (
            lengths[element] <= much and _calls_itself_furniture(element)
        )
    return barred


def _calls_itself_furniture(element: Element) -> bool:
    tag = element.tag
    return (
        tag in _OPAQUE
        or (tag not in ("main", "article") and is_furniture(names_of(element)))
        or is_hidden(element)
    )


def _vote(votes: Votes, lineage: _Lineage, element: Element, length: int) -> None:
    score = 1.0 + min(length / 80, 6.0)
    around = lineage.parents[element] if element.tag == "p" else element
    for weight in _WEIGHTS:
        if around is None:
            return
        votes.scores[around] = votes.scores.get(around, 0.0) + score * weight
        around = lineage.parents[around]
