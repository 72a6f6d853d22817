from __future__ import annotations

import pytest

from reader.library.api import Scope
from reader.library.query import Field, Node, parse
from reader.library.query.explain import explain
from reader.text.safe import is_safe

WORDS = {
    Field.HEADLINE: ["harbour", "strike"],
    Field.TEXT: ["harbour", "strike", "dockers"],
    Field.SPEAKER: ["dask", "oren"],
}


def explained(text: str, scope: Scope = Scope.HEADLINES, answered: tuple[str, ...] = ()) -> str:
    def has_answer(node: Node) -> bool:
        return any(parse(known).root == node for known in answered)

    return explain(parse(text), scope, has_answer, lambda field: WORDS.get(field, []))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("harbuor", 'no headline has "harbuor" - did you mean harbour?'),
        ('"harbour strke"', 'no headline has "harbour strke" - did you mean harbour strike?'),
        ('"strike harbour"', 'no headline has "strike harbour"'),
        ("docker", 'no headline has "docker"'),
        ("text:docker", 'no article has "docker" - did you mean dockers?'),
        ("speaker:dusk", "no article has speaker: dusk - did you mean dask?"),
        ('speaker:"oren dusk"', "no article has speaker: oren dusk - did you mean oren dask?"),
        ("is:starred", "no article is starred"),
        ("has:quote", "no article has a quote"),
        ("-harbour", "no article answers -harbour"),
        ("x OR y", "no article answers x OR y"),
    ],
)
def test_the_reason(text: str, expected: str) -> None:
    assert explained(text) == expected


def test_words_are_missed_where_they_were_looked_for() -> None:
    assert explained("docker", Scope.TEXT) == 'no article has "docker" - did you mean dockers?'
    assert explained("headline:docker", Scope.TEXT) == 'no headline has "docker"'


def test_the_part_without_an_answer_is_named_or_all_of_them() -> None:
    assert explained("harbour speaker:x", answered=("harbour",)) == "no article has speaker: x"
    both = explained("harbour speaker:dask", answered=("harbour", "speaker:dask"))
    assert both == 'no article has all of these: "harbour", speaker:dask'


def test_what_is_said_is_safe_to_show() -> None:
    assert is_safe(explained('"a\x1b[31m b"'))
