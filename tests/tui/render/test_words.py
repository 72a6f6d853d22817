"""Sentences about articles."""

import pytest

from reader.library.api import Link, LinkState
from reader.text.safe import SafeText
from reader.tui.render.words import link_sentence


@pytest.mark.parametrize(
    ("state", "score", "reason", "sentence"),
    [
        (
            LinkState.EXACT,
            100.0,
            "It has the same headline.",
            "in this collection: the same headline",
        ),
        (
            LinkState.NEAR,
            94.2,
            "“the” is added: “Tide takes the pier”.",
            "in this collection, reworded: “the” is added: “Tide takes the pier” (94 of 100)",
        ),
        (
            LinkState.ABSENT,
            43.0,
            "No article here has a headline like it.",
            "not in this collection",
        ),
        (LinkState.ABSENT, 0.0, "", "not in this collection"),
        (
            LinkState.CHOICE,
            100.0,
            "3 articles have this headline.",
            "several in this collection: 3 articles have this headline",
        ),
    ],
)
def test_where_a_related_headline_leads(
    state: LinkState, score: float, reason: str, sentence: str
) -> None:
    link = Link(SafeText("Tide takes pier"), state, score=score, reason=SafeText(reason))
    assert link_sentence(link) == sentence
