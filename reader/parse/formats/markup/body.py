"""Which part of a page is the article: the element that holds most of the running text.

Paragraphs vote for the elements around them, the nearer the more (the idea of Readability, 2009);
parts that name themselves furniture, and text that is mostly links, have no vote. Where the page
also carries its text as metadata, only paragraphs found in there vote.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from reader.parse.formats.markup.signs import is_body, is_furniture
from reader.parse.formats.markup.tree import Element, all_text

_CARRIERS = etree.XPath(
    "//p | //blockquote[not(.//p)]"
    " | //*[self::div or self::td or self::section or self::article or self::span or self::main"
    " or self::dd or self::center or self::font or self::pre or self::body]"
    "[text()[string-length(normalize-space(.)) > 60]]"
)
_HIDDEN_STYLE = re.compile(r"display[ ]{0,3}:[ ]{0,3}none|visibility[ ]{0,3}:[ ]{0,3}hidden")
_SHORTEST = 25
_OPAQUE = frozenset({"footer", "aside", "nav", "form", "figcaption", "label", "li", "a", "header"})
_WEIGHTS = (1.0, 0.6, 0.35, 0.2, 0.12, 0.06)
_CLIMB = 0.18
_CLIMB_TWINS = 0.05
_CLIMB_FROM_NAMED = 0.6
_BIG = 0.4
_KNOWN = 0.5


@dataclass(slots=True)
class Votes:
    """How much text every element around a paragraph holds; the keys are elements."""

    scores: dict[Any, float] = field(default_factory=dict)
    lengths: dict[Any, int] = field(default_factory=dict)
    furniture: dict[Any, bool] = field(default_factory=dict)
    paragraphs: list[Any] = field(default_factory=list)


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
    votes = Votes()
    raw: dict[Element, int] = {}
    voters: list[tuple[Element, int, list[Element]]] = []
    for element in _CARRIERS(root):
        text = all_text(element) if element.tag == "p" else _own_text(element)
        length = len(text)
        if length < _SHORTEST or (known and fold(text)[:60] not in known):
            continue
        links = sum(len(all_text(link)) for link in element.iterchildren("a"))
        if links * 2 > length:
            continue
        around = [element, *element.iterancestors()]
        voters.append((element, length - links, around))
        for ancestor in around:
            raw[ancestor] = raw.get(ancestor, 0) + length - links
    # Whatever an element calls itself: what holds so much of the text is not beside it.
    much = _BIG * raw.get(root, 0)
    for element, length, around in voters:
        if not any(_is_furniture(votes, raw, much, ancestor) for ancestor in around):
            _vote(votes, element, length, around)
    return votes


def _own_text(element: Element) -> str:
    """The text that stands in an element itself.

    Counting what is nested in it again at every level would take time by the square of the depth.
    """
    parts = [element.text or "", *(child.tail or "" for child in element)]
    return " ".join(" ".join(parts).split())


def fold(text: str) -> str:
    """`text` without all but letters and digits, in one case: for finding one text in another."""
    return "".join(filter(str.isalnum, text)).lower()


def _vote(votes: Votes, element: Element, length: int, around: list[Element]) -> None:
    votes.paragraphs.append(element)
    score = 1.0 + min(length / 80, 6.0)
    if element.tag == "p":
        around = around[1:]
    for depth, ancestor in enumerate(around):
        votes.lengths[ancestor] = votes.lengths.get(ancestor, 0) + length
        if depth < len(_WEIGHTS):
            votes.scores[ancestor] = votes.scores.get(ancestor, 0.0) + score * _WEIGHTS[depth]


def _is_furniture(votes: Votes, raw: dict[Element, int], much: float, element: Element) -> bool:
    known = votes.furniture.get(element)
    if known is None:
        tag = element.tag
        known = raw[element] <= much and (
            tag in _OPAQUE
            or (tag not in ("main", "article") and is_furniture(names_of(element)))
            or is_hidden(element)
        )
        votes.furniture[element] = known
    return known


def find_body(root: Element, known: str = "") -> tuple[Element | None, Votes]:
    """The element that holds the article, None where no text votes, and the votes."""
    votes = count_votes(root, known) if known else Votes()
    # Metadata may hold another text than the page, or the same with other spaces and breaks.
    if votes.lengths.get(root, 0) < _KNOWN * len(known) or not known:
        votes = count_votes(root, "")
    if not votes.scores:
        return None, votes
    best = max(votes.scores, key=lambda element: _weighed(votes, element))
    return _climb(votes, best), votes


def _weighed(votes: Votes, element: Element) -> float:
    score = votes.scores[element]
    if element.get("itemprop") == "articleBody" or is_body(names_of(element)):
        return score * 1.6
    if element.tag in ("article", "main"):
        return score * 1.2
    return score


def _climb(votes: Votes, element: Element) -> Element:
    """Go up while an element around holds considerably more of the running text.

    Parts of one make beside each other ("chunk", "chunk") are one article cut into pieces; other
    neighbours must bring more to be taken for it, and more again once one has been refused.
    """
    below = best = element
    refused = 0
    for ancestor in element.iterancestors():
        if ancestor.tag == "html" or refused > 2:
            break
        length = votes.lengths.get(best, 0)
        gain = votes.lengths.get(ancestor, 0) - length
        if gain > _least(votes, best, below, refused) * length:
            best, refused = ancestor, 0
        elif gain > 0:
            refused += 1
        below = ancestor
    return best


def _least(votes: Votes, best: Element, below: Element, refused: int) -> float:
    if _has_twins(votes, below):
        return _CLIMB_TWINS
    named = best.get("itemprop") == "articleBody" or is_body(names_of(best))
    return _CLIMB_FROM_NAMED if named or refused or best.tag == "article" else _CLIMB


def _has_twins(votes: Votes, element: Element) -> bool:
    """Whether a neighbour of the same tag and class holds running text as well."""
    tag, names = element.tag, element.get("class")
    parent = element.getparent()
    if parent is None:
        return False
    return any(
        other is not element
        and other.tag == tag
        and other.get("class") == names
        and other in votes.lengths
        for other in parent
    )
