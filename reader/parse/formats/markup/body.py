"""Which part of a page is the article: the element that holds most of the running text.

Where the page also carries its text as metadata, only paragraphs found in there vote.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.parse.formats.markup.signs import is_body
from reader.parse.formats.markup.votes import Votes, count_votes, names_of

if TYPE_CHECKING:
    from reader.parse.formats.markup.tree import Element

_CLIMB = 0.18
_CLIMB_TWINS = 0.05
_CLIMB_FROM_NAMED = 0.6
_KNOWN = 0.5


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
