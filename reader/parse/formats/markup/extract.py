"""The blocks of a page's article: the runs of its body without what is beside the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.parse.dates import find_dates
from reader.parse.formats.markup.blocks import blocks_and_links
from reader.parse.formats.markup.body import find_body
from reader.parse.formats.markup.phrases import is_beside_headline, is_call, is_foot_label
from reader.parse.formats.markup.runs import read_runs
from reader.parse.formats.markup.signs import is_furniture, is_standfirst
from reader.parse.formats.markup.votes import Votes, is_hidden, names_of
from reader.parse.formats.pieces import letters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.parse.draft import DraftBlock, DraftRelated
    from reader.parse.formats.markup.run import Run
    from reader.parse.formats.markup.tree import Element

_OPAQUE = frozenset({"footer", "aside", "nav", "form"})
_TRANSPARENT = frozenset({"p", "a", "b", "i", "em", "strong", "span", "body", "html", "tbody"})
_LONGEST_LABEL = 45
_LONG = 80
_REST = 0.15
_REPEATED = 40
_SHORTEST_ECHO = 12
_HEAD_PARAGRAPHS, _HEAD_RUNS = 3, 500
_FOOT_RUNS = 500
"""The head, or the foot, of no page has more runs: what has is made of nothing else."""
_LONGEST_DATED = 90
_BESIDE = 20


@dataclass(frozen=True, slots=True)
class Extracted:
    """The body of a page, what it links to, and the summary that stood in it."""

    blocks: tuple[DraftBlock, ...] = ()
    related: tuple[DraftRelated, ...] = ()
    standfirst: str | None = None


def extract(
    root: Element, heads: Sequence[str], description: str | None, known: str, base: str | None
) -> Extracted:
    """Find the article in the prepared tree `root`.

    Args:
        root: root of the tree, after `prepare`.
        heads: the headline, not repeated in the body, and other wordings of it.
        description: the summary as metadata have it.
        known: the text as metadata have it, folded, or "".
        base: address of the page.
    """
    container, votes = find_body(root, known)
    if container is None:
        return Extracted()
    runs = _without_repetitions(read_runs(container, _Skip(votes)))
    runs, standfirst = _without_head(runs, heads, description)
    runs = _without_foot(runs)
    blocks, related = blocks_and_links(runs, base)
    return Extracted(blocks, related, standfirst)


class _Skip:
    """Whether an element inside the body is left out: what holds voters never is."""

    def __init__(self, votes: Votes) -> None:
        self.votes = votes

    def __call__(self, element: Element) -> bool:
        tag = element.tag
        if element in self.votes.lengths:
            return False
        if tag in _TRANSPARENT:
            return is_hidden(element)
        return tag in _OPAQUE or is_furniture(names_of(element)) or is_hidden(element)


def _without_repetitions(runs: list[Run]) -> list[Run]:
    """Leave out what stands there word for word before: pull quotes, captions of small screens."""
    seen: set[str] = set()
    kept = []
    for run in runs:
        if len(run.text) >= _REPEATED:
            if run.text in seen:
                continue
            seen.add(run.text)
        kept.append(run)
    return kept


def _without_head(
    runs: list[Run], heads: Sequence[str], description: str | None
) -> tuple[list[Run], str | None]:
    """Leave out what stands before the text: the headline again and the standfirst."""
    titles = [letters(head) for head in heads if head]
    summary = letters(description or "")
    standfirst = None
    kept: list[Run] = []
    texts = [run for run in runs if run.kind in ("paragraph", "quote") and len(run.text) > 60]
    text_seen = 0
    for place, run in enumerate(runs):
        if text_seen == _HEAD_PARAGRAPHS or place == _HEAD_RUNS:
            return kept + runs[place:], standfirst
        mine = letters(run.text)
        if mine and mine in titles[:1]:
            kept = [one for one in kept if one.kind == "caption"]
            continue
        if text_seen == 0 and standfirst is None and _is_summary(run, mine, summary, texts):
            standfirst = run.text
            continue
        if text_seen == 0 and (is_beside_headline(run.text) or _is_echo(run, mine, titles)):
            continue
        text_seen += run.kind != "caption" and len(run.text) > 60
        kept.append(run)
    return kept, standfirst


def _is_echo(run: Run, mine: str, titles: list[str]) -> bool:
    """Whether a heading above the text is a part of the headline, or the headline and more."""
    if run.kind != "subhead" or len(mine) < _SHORTEST_ECHO:
        return False
    return any(
        mine in title or (len(title) >= _SHORTEST_ECHO and title in mine) for title in titles
    )


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
    """Leave out what stands behind the text: from a label such as "Most read" on, and calls."""
    end = _foot_label(runs)
    least = max(end - _FOOT_RUNS, 0)
    while end > least:
        run = runs[end - 1]
        if run.kind in ("table", "caption", "quote") or run.links:
            break
        if run.kind != "subhead" and not is_call(run.text) and not _is_dated(run):
            break
        end -= 1
    # Runs of links behind the end are kept: they are the related headlines.
    return runs[:end] + [run for run in runs[end:] if run.links and run.kind != "caption"]


def _is_dated(run: Run) -> bool:
    """Whether a run says but when the page was made or changed."""
    dates = find_dates(run.text) if len(run.text) <= _LONGEST_DATED else []
    return bool(dates) and len(run.text) - sum(end - start for start, end, _ in dates) <= _BESIDE


def _foot_label(runs: list[Run]) -> int:
    """Where the foot begins: at a label behind which hardly any text follows."""
    lengths = [_running(run) for run in runs]
    total = sum(lengths)
    rest = 0
    end = len(runs)
    for index in range(len(runs) - 1, -1, -1):
        rest += lengths[index]
        if rest > _REST * total:
            break
        text = runs[index].text
        if len(text) <= _LONGEST_LABEL and is_foot_label(text):
            end = index
    return end


def _running(run: Run) -> int:
    length = len(run.text)
    return length - run.linked if length >= _LONG and run.linked * 2 < length else 0
