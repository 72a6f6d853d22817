"""The sample collection is read exactly as it was labelled by hand.

`test_seeds.py` says what the labels mean. A label that the parser's rules contradict stands in
`IN_DOUBT` with its field until one of the two is changed.
"""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from reader.article import Article
from reader.parse.read import build, read

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
Labels = dict[str, Any]

IN_DOUBT = {
    # The last line reads as a paragraph of the report.
    "inland/red-warning-for-the-hollins.txt": frozenset({"body", "residue"}),
    # "Read more: ..." in one line leads to another article; "Published" is no part of a date.
    "politics/minister-rules-out-troops.txt": frozenset({"related", "residue", "published_text"}),
}


def labels_of_all() -> list[Labels]:
    with (ROOT / "tests" / "data" / "seeds_expected.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


LABELS = labels_of_all()


def parsed(path: str) -> Article:
    return build(read((SEEDS / path).read_bytes(), path), 0, path)


def fields_of(article: Article) -> Labels:
    dateline, published = article.dateline, article.published
    return {
        "headline": article.headline,
        "standfirst": article.standfirst,
        "byline": article.byline,
        "dateline": dateline and dateline.model_dump(include={"place", "agency", "date"}),
        "published": published and published.iso,
        "published_text": published and published.text,
        "body": [{"kind": block.kind, "text": block.text} for block in article.body],
        "related": [each.headline for each in article.related],
        "residue": [each.text for each in article.residue],
    }


@pytest.mark.parametrize("labels", LABELS, ids=[labels["path"] for labels in LABELS])
def test_layout(labels: Labels) -> None:
    found = fields_of(parsed(labels["path"]))
    in_doubt = IN_DOUBT.get(labels["path"], frozenset())
    assert {name: value for name, value in found.items() if name not in in_doubt} == {
        name: labels[name] for name in found if name not in in_doubt
    }


def test_quotes() -> None:
    """Where quotes stand, and whose they are, in nearly all of the collection."""
    counts: Counter[str] = Counter()
    for labels in LABELS:
        expected = {
            (quote["block"], quote["start"], quote["end"]): quote for quote in labels["quotes"]
        }
        for quote in parsed(labels["path"]).quotes:
            if quote.block < 0:
                continue
            label = expected.get((quote.block, quote.start, quote.end))
            counts["found"] += 1
            counts["in place"] += label is not None
            counts["of the kind"] += label is not None and label["kind"] == quote.kind
            counts["by the speaker"] += label is not None and label["speaker"] == quote.speaker
        counts["expected"] += len(expected)
    assert counts["in place"] >= 0.99 * counts["expected"]
    assert counts["in place"] >= 0.98 * counts["found"]
    assert counts["of the kind"] >= KINDS * counts["expected"]
    assert counts["by the speaker"] >= SPEAKERS * counts["expected"]


KINDS = 0.85
SPEAKERS = 0.55
