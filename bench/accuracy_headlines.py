"""What a vote for the headline of a page can reach: each part of the page by itself, and ours.

Looks for labelled pages in the folder NEWSREADER_EVAL names, else ../shared/eval. "Exact" is: equal
when both are folded (`reader.text.fold`: case, accents, kinds of quote marks and dashes). Labels
are the metadata of one publisher and the heading of another; where the two word it differently, no
rule that knows no publisher can be right for both: on how many pages a heading and JSON-LD agree
on another wording than the label has a row. The last rows take parts away from every page, as pages
without them do: what remains is judged by the same labels.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from bench.accuracy_formats import EVAL, pages, row
from reader.parse.formats.markup.declared import decode_markup
from reader.parse.formats.markup.headline import Candidates, vote
from reader.parse.formats.markup.metadata import headlines, read_page
from reader.parse.formats.markup.tree import parse_html, prepare
from reader.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

LABELS = (
    "JSON-LD alone",
    "og:title alone",
    "a heading alone",
    "one of these three",
    "our vote",
    "our vote is the label or a heading",
    "heading and JSON-LD agree on another",
    "our vote without headings",
    "our vote without JSON-LD",
    "our vote by the title element alone",
)


def judged(label: str, found: Candidates) -> Iterator[bool]:
    """Whether each of `LABELS` holds of a page."""
    wanted = fold(label.strip())
    data, graph, ours = (
        fold(text or "") for text in (found.linked_data, found.open_graph, vote(found))
    )
    shown = [fold(heading) for heading in found.headings]
    parts = (data == wanted, graph == wanted, wanted in shown)
    yield from parts
    yield any(parts)
    yield ours == wanted
    yield ours == wanted or ours in shown
    yield data in shown and data != wanted
    title_alone = replace(found, linked_data="", open_graph="", others=(), headings=())
    for less in (replace(found, headings=()), replace(found, linked_data=""), title_alone):
        yield fold(vote(less) or "") == wanted


def main() -> int:
    if not EVAL.is_dir():
        print(f"no labelled data in {EVAL}; set NEWSREADER_EVAL", file=sys.stderr)
        return 0
    right: dict[str, Counter[str]] = {}
    for gold, data in pages():
        root, _ = parse_html(decode_markup(data).text)
        if not gold.get("headline") or root is None:
            continue
        page = read_page(root)
        prepare(root)
        counts = right.setdefault(gold["id"].split("/")[0], Counter())
        counts["pages"] += 1
        counts.update(
            dict(zip(LABELS, judged(gold["headline"], headlines(page, root)), strict=True))
        )
    for name, counts in right.items():
        for label in LABELS:
            row(f"{name} headline: {label}", counts[label] / counts["pages"])
        row(f"{name}: pages with a labelled headline", counts["pages"])
    return 0


if __name__ == "__main__":
    sys.exit(main())
