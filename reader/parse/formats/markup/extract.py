"""The blocks of a page's article: the runs of its body without what is beside the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.parse.formats.markup.body import Votes, find_body, fold, holds_much, names_of
from reader.parse.formats.markup.fragment import blocks_and_links
from reader.parse.formats.markup.runs import Run, read_runs
from reader.parse.formats.markup.signs import is_furniture, is_standfirst
from reader.parse.formats.markup.tree import Element

if TYPE_CHECKING:
    from reader.parse.draft import DraftBlock, DraftRelated

_OPAQUE = frozenset({"footer", "aside", "nav", "form"})
_TRANSPARENT = frozenset({"p", "a", "b", "i", "em", "strong", "span", "body", "html", "tbody"})
_HIDDEN_STYLE = re.compile(r"display[ ]{0,3}:[ ]{0,3}none|visibility[ ]{0,3}:[ ]{0,3}hidden")
_FOOT = re.compile(
    r"(?:©|\(c\) ?\d{4}|copyright\b|all rights reserved|follow us|subscribe|sign up|read more\b"
    r"|click here|related:|share this|tags?:|topics?:|advertisement|anzeige|more from|also read"
    r"|continue reading|read also|see also|lesen sie auch|mehr zum thema|lire aussi)",
    re.IGNORECASE,
)
_LONGEST_FOOT = 160
_SENTENCE_ENDS = tuple('.!?…。！？:;,"”’»)')


@dataclass(frozen=True, slots=True)
class Extracted:
    """The body of a page, what it links to, and the summary that stood in it."""

    blocks: tuple[DraftBlock, ...] = ()
    related: tuple[DraftRelated, ...] = ()
    standfirst: str | None = None


def extract(
    root: Element, headline: str | None, description: str | None, known: str, base: str | None
) -> Extracted:
    """Find the article in the prepared tree `root`.

    Args:
        root: root of the tree, after `prepare`.
        headline: the headline, not repeated in the body.
        description: the summary as metadata have it.
        known: the text as metadata have it, folded, or "".
        base: address of the page.
    """
    container, votes = find_body(root, known)
    if container is None:
        return Extracted()
    runs = read_runs(container, _Skip(votes, container))
    runs, standfirst = _without_head(runs, headline, description)
    runs = _without_foot(runs)
    blocks, related = blocks_and_links(runs, base)
    return Extracted(blocks, related, standfirst)


class _Skip:
    """Whether an element inside the body is left out."""

    def __init__(self, votes: Votes, container: Element) -> None:
        self.votes = votes
        self.container = container

    def __call__(self, element: Element) -> bool:
        tag = element.tag
        if tag in _TRANSPARENT:
            return tag not in ("body", "html") and _is_hidden(element)
        if _is_hidden(element):
            return True
        if tag in _OPAQUE or is_furniture(names_of(element)):
            return not holds_much(self.votes, element, self.container)
        return False


def _is_hidden(element: Element) -> bool:
    get = element.get
    if get("hidden") is not None or get("aria-hidden") == "true":
        return True
    style = get("style")
    return style is not None and _HIDDEN_STYLE.search(style) is not None


def _without_head(
    runs: list[Run], headline: str | None, description: str | None
) -> tuple[list[Run], str | None]:
    """Leave out what stands before the text: the headline again and the standfirst."""
    title = fold(headline or "")
    summary = fold(description or "")
    standfirst = None
    kept: list[Run] = []
    texts = [run for run in runs if run.kind in ("paragraph", "quote") and len(run.text) > 60]
    text_seen = 0
    for run in runs:
        mine = fold(run.text)
        if text_seen < 3 and mine and mine == title:
            kept = [one for one in kept if one.kind == "caption"]
            continue
        if text_seen == 0 and standfirst is None and _is_summary(run, mine, summary, texts):
            standfirst = run.text
            continue
        text_seen += run.kind != "caption" and len(run.text) > 60
        kept.append(run)
    return kept, standfirst


def _is_summary(run: Run, mine: str, summary: str, texts: list[Run]) -> bool:
    """Whether a run before the text is the standfirst.

    It names itself so, or repeats the summary of the metadata from another kind of element than
    the paragraphs: many metadata only repeat the first paragraph.
    """
    if len(mine) < 20 or len(mine) > 1000 or not any(one is not run for one in texts):
        return False
    if is_standfirst(names_of(run.element)):
        return True
    if not summary or mine != summary:
        return False
    return all(_make(one.element) != _make(run.element) for one in texts if one is not run)


def _make(element: Element) -> tuple[str, str | None, int]:
    return element.tag, element.get("class"), id(element.getparent())


def _without_foot(runs: list[Run]) -> list[Run]:
    """Leave out short lines and calls to action behind the last sentence."""
    end = len(runs)
    while end > 0:
        run = runs[end - 1]
        if run.kind in ("table", "caption", "quote") or run.links:
            break
        short = len(run.text) <= _LONGEST_FOOT
        if run.kind == "subhead" or (short and _FOOT.match(run.text)):
            end -= 1
        else:
            break
    return runs[:end]
