from __future__ import annotations

import sqlite3
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library.api import Match, Scope
from reader.library.query import (
    And,
    Feature,
    Field,
    Node,
    Not,
    Or,
    Phrase,
    PlainDocument,
    Query,
    State,
    all_of,
    any_of,
    match,
    parse,
)
from reader.text.fold import fold_words

TODAY = date(2026, 3, 31)
HEADLINE = "Zürich’s harbour strike ends"
DOCUMENT = PlainDocument(
    {
        Field.HEADLINE: [HEADLINE],
        Field.TEXT: [HEADLINE, "Dockers cheered.", "‘It is over,’ said Ilse Dask."],
        Field.SPEAKER: ["Ilse Dask", "the port authority"],
        Field.PLACE: ["Port Ellery"],
        Field.LANGUAGE: ["en-GB"],
        Field.PATH: ["coast/2026/03-14 strike.txt"],
    },
    date(2026, 3, 14),
    {Feature.QUOTE},
    {State.UNREAD},
)


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("", True),
        ("zurich", True),
        ("ZÜRICH'S", True),
        ("strike harbour", True),
        ("strik", False),
        ("strik*", True),
        ('"harbour strike"', True),
        ('"strike harbour"', False),
        ('"harbour str*"', True),
        ("dockers", False),
        ("text:dockers", True),
        ('text:"ends dockers"', False),
        ("headline:dockers", False),
        ("-dockers", True),
        ("dockers OR ends", True),
        ("(dockers OR over) ends", False),
        ("-(dockers OR over) ends", True),
        ("speaker:dask", True),
        ('speaker:"dask the"', False),
        ("speaker:ilse speaker:port", True),
        ("place:ellery", True),
        ("place:port*", True),
        ("source:wire", False),
        ("lang:en", True),
        ("lang:gb", True),
        ("path:2026/03", True),
        ("path:03/2026", False),
        ("is:unread has:quote", True),
        ("is:read", False),
        ("has:related", False),
        ("date:2026-03", True),
        ("since:2w", False),
        ("since:3w", True),
        ("before:2026-03-14", False),
        ("until:2026-03-14", True),
    ],
)
def test_what_answers_in_headlines(text: str, answers: bool) -> None:
    assert match(parse(text), DOCUMENT, TODAY) is answers


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("dockers ends", True),
        ("headline:dockers", False),
        ('"over said"', True),
        ("-dockers", False),
    ],
)
def test_what_answers_in_the_text(text: str, answers: bool) -> None:
    assert match(parse(text), DOCUMENT, TODAY, Scope.TEXT) is answers


@pytest.mark.parametrize(
    ("text", "how", "answers"),
    [
        ("bour", Match.SUBSTRING, True),
        ("bour stri", Match.SUBSTRING, True),
        ("ockers", Match.SUBSTRING, False),
        ("harbuor", Match.TYPO, True),
        ("harbor", Match.TYPO, True),
        ("hrbor", Match.TYPO, False),
        ("ned", Match.TYPO, False),
        ('"harbuor strke"', Match.TYPO, True),
        ("hatbo*", Match.TYPO, True),
        ("harbuor -strikes", Match.TYPO, True),
        ("harbuor speaker:dusk", Match.TYPO, False),
    ],
)
def test_a_fallback_loosens_the_words_of_headlines_only(
    text: str, how: Match, answers: bool
) -> None:
    assert match(parse(text), DOCUMENT, TODAY, Scope.TEXT, how) is answers


def test_an_article_without_a_day_answers_no_date() -> None:
    assert not match(parse("before:2026"), PlainDocument({}), TODAY)


TEXTS = [
    "Harbour strike ends at last",
    "Strike at the harbour, again",
    "Harbourmaster strikes gold",
    "No end to the long strike",
    "At last: rain",
    "Rain ends the harbour fair",
]
WORDS = st.sampled_from(
    ["harbour", "strike", "ends", "end", "at", "last", "rain", "the", "h", "st"]
)
PHRASES = st.builds(
    Phrase, st.lists(WORDS, min_size=1, max_size=3).map(tuple), st.just(Field.ANY), st.booleans()
)


def _groups(parts: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(parts, min_size=2, max_size=3)
    return st.one_of(
        several.map(lambda nodes: all_of(*nodes) or nodes[0]),
        several.map(lambda nodes: any_of(*nodes) or nodes[0]),
        parts.map(Not),
    )


TREES: st.SearchStrategy[Node] = st.recursive(PHRASES, _groups, max_leaves=6)


@pytest.fixture(scope="module")
def oracle() -> sqlite3.Connection:
    """SQLite's full-text index over the same folded words."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE texts USING fts5(words, tokenize='unicode61')")
    rows = [(number, " ".join(fold_words(text))) for number, text in enumerate(TEXTS)]
    connection.executemany("INSERT INTO texts(rowid, words) VALUES (?, ?)", rows)
    return connection


def _asked_of_oracle(node: Node, oracle: sqlite3.Connection) -> set[int]:
    everything = set(range(len(TEXTS)))
    match node:
        case And(parts):
            return everything.intersection(*(_asked_of_oracle(part, oracle) for part in parts))
        case Or(parts):
            return set().union(*(_asked_of_oracle(part, oracle) for part in parts))
        case Not(part):
            return everything - _asked_of_oracle(part, oracle)
        case Phrase():
            said = f'"{" ".join(node.words)}"{"*" if node.prefix else ""}'
            found = oracle.execute("SELECT rowid FROM texts WHERE texts MATCH ?", (said,))
            return {number for (number,) in found}
    raise AssertionError(node)


@settings(max_examples=300)
@given(tree=TREES)
def test_words_phrases_and_groups_mean_what_they_mean_to_sqlite(
    tree: Node, oracle: sqlite3.Connection
) -> None:
    documents = [PlainDocument({Field.HEADLINE: [text]}) for text in TEXTS]
    found = {
        number for number, document in enumerate(documents) if match(Query(tree), document, TODAY)
    }
    assert found == _asked_of_oracle(tree, oracle)
