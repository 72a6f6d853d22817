from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.query import (
    Ago,
    And,
    Between,
    Feature,
    Field,
    Has,
    Is,
    NamedDay,
    Node,
    Not,
    Or,
    Phrase,
    Relation,
    Span,
    State,
    When,
    field_query,
    parse,
    unparse,
)

DOCUMENT = Path(__file__).parents[3] / "docs" / "QUERY.md"


def word(text: str, field: Field = Field.ANY) -> Phrase:
    return Phrase((text,), field)


def documented() -> list[str]:
    blocks = DOCUMENT.read_text(encoding="utf-8").split("```query\n")[1:]
    return [line for block in blocks for line in block.split("```")[0].splitlines()]


A, B, C = word("a"), word("b"), word("c")
MARCH = Span(date(2026, 3, 1), date(2026, 4, 1))


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("", None),
        ("a", A),
        ("a b", And((A, B))),
        ("a AND b", And((A, B))),
        ("a OR b", Or((A, B))),
        ("a b OR c", Or((And((A, B)), C))),
        ("a (b OR c)", And((A, Or((B, C))))),
        ("((a)) (b c)", And((A, B, C))),
        ("-a", Not(A)),
        ("NOT a b", And((Not(A), B))),
        ("–a", Not(A)),
        ("-(a b)", Not(And((A, B)))),
        ("a - b", And((A, B))),
        ("or", word("or")),
        ('"a b"', Phrase(("a", "b"))),
        ("“a b”", Phrase(("a", "b"))),
        ("«a b»", Phrase(("a", "b"))),
        ('"a b*"', Phrase(("a", "b"), prefix=True)),
        ('"a b"*', Phrase(("a", "b"), prefix=True)),
        ("a*", Phrase(("a",), prefix=True)),
        ("ex-minister", Phrase(("ex", "minister"))),
        ("Zürich’s", Phrase(("zurich", "s"))),
        ("東京", Phrase(("東", "京"))),
        ("speaker:dask", word("dask", Field.SPEAKER)),
        ("SPEAKER:Dask", word("dask", Field.SPEAKER)),
        ('speaker:"ilse dask"', Phrase(("ilse", "dask"), Field.SPEAKER)),
        ("speaker:(a OR b)", Or((word("a", Field.SPEAKER), word("b", Field.SPEAKER)))),
        ("headline:(a text:b)", And((word("a", Field.HEADLINE), word("b", Field.TEXT)))),
        ("-place:a", Not(word("a", Field.PLACE))),
        ("path:2026/03", Phrase(("2026", "03"), Field.PATH)),
        ("lang:DE", word("de", Field.LANGUAGE)),
        ("12:30", Phrase(("12", "30"))),
        ("is:unread", Is(State.UNREAD)),
        ("IS:Unread", Is(State.UNREAD)),
        ("-is:orphan", Not(Is(State.ORPHAN))),
        ("has:quote", Has(Feature.QUOTE)),
        ("date:2026-03", When(Relation.ON, MARCH)),
        ("since:2026-03", When(Relation.SINCE, MARCH)),
        ("before:2w", When(Relation.BEFORE, Ago(2, "w"))),
        ("since:2Weeks", When(Relation.SINCE, Ago(2, "w"))),
        ("date:today", When(Relation.ON, NamedDay("today"))),
        ("date:2026-03..", Between(MARCH, None)),
        ("date:..2026-03", Between(None, MARCH)),
    ],
)
def test_what_a_query_means(text: str, root: Node | None) -> None:
    query = parse(text)
    assert query.root == root
    assert query.notes == ()
    assert query.text == text


@pytest.mark.parametrize(
    ("text", "root", "note"),
    [
        ("a is:blue", A, "is: knows unread, read, starred, linked, orphan"),
        ("since:soon a", A, "soon is no date: 2025-05-11, 2025-05, 2w, today"),
        ("date:2026-02-30", None, "2026-02-30 is no date: 2025-05-11, 2025-05, 2w, today"),
        ("date:..", None, ".. is no date: 2025-05-11, 2025-05, 2w, today"),
        ("speaker: a", A, "speaker: needs a word right after it"),
        ("is:(a)", A, "is: needs a word right after it"),
        ("speker:a", Phrase(("speker", "a")), "there is no speker: - did you mean speaker:?"),
    ],
)
def test_what_is_passed_over_is_noted(text: str, root: Node | None, note: str) -> None:
    query = parse(text)
    assert query.root == root
    assert [entry.message for entry in query.notes] == [note]
    assert all(0 <= entry.start < entry.end <= len(text) for entry in query.notes)


@pytest.mark.parametrize(
    "text", ["(", ")", "(((", "-", "--", '"', '-"', "OR", "OR OR", "AND", "NOT", "()", "*", "- -"]
)
def test_marks_without_words_ask_for_everything(text: str) -> None:
    assert parse(text).root is None


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("a OR", A),
        ("OR a", A),
        ("(a", A),
        ("a) b", And((A, B))),
        ('"a b', Phrase(("a", "b"))),
        ("--a", Not(A)),
        ("-OR a", A),
        ("a ()", A),
    ],
)
def test_what_is_not_closed_is_read_as_far_as_it_goes(text: str, root: Node) -> None:
    assert parse(text).root == root


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("a", Phrase(("a",), prefix=True)),
        ("a b", And((A, Phrase(("b",), prefix=True)))),
        ("a ", A),
        ('"a b', Phrase(("a", "b"), prefix=True)),
        ('"a b"', Phrase(("a", "b"))),
        ('"a ', A),
        ("-a", Not(A)),
        ("speaker:d", Phrase(("d",), Field.SPEAKER, prefix=True)),
        ("a is:unr", A),
        ("a is:", A),
        ("a since:2", A),
    ],
)
def test_while_typing_the_last_word_may_go_on(text: str, root: Node) -> None:
    query = parse(text, typing=True)
    assert query.root == root
    assert query.notes == ()


def test_only_so_much_is_read_and_a_note_says_so() -> None:
    query = parse("a " * 100_000)
    assert [note.message for note in query.notes] == ["only the first 4000 characters are read"]


def test_deep_nesting_is_read() -> None:
    assert parse("(" * 2_000 + "a" + ")" * 2_000).root == A
    assert parse("-(" * 500 + "a").root is not None


def test_controls_never_reach_the_text_of_a_query() -> None:
    assert "\x1b" not in parse("a\x1b[31m").text
    assert "\x1b" not in parse("since:\x1b").notes[0].message


@pytest.mark.parametrize("text", documented())
def test_every_example_of_the_document_is_understood(text: str) -> None:
    query = parse(text)
    assert query.root is not None
    assert query.notes == ()
    assert parse(unparse(query)).root == query.root


def test_the_document_has_examples_of_every_field_and_value() -> None:
    said = " ".join(documented())
    names = [field.value for field in Field if field.value]
    names += [relation.value for relation in Relation]
    assert [name for name in names if f"{name}:" not in said] == []
    assert [state.value for state in State if f"is:{state.value}" not in said] == []
    assert [feature.value for feature in Feature if f"has:{feature.value}" not in said] == []


PIECES = st.sampled_from(
    ["a", "b c", "OR", "AND", "NOT", "(", ")", "-", '"', "*", "speaker:", "is:", "is:read",
     "has:quote", "date:", "2026-03", "since:2w", "date:2026..", "..", " ", "  ", "“", "—", "É",
     "東京", "x:y", "\x00"]
)  # fmt: skip
TYPED = st.one_of(
    st.text(max_size=80), st.lists(PIECES, max_size=14).map("".join), st.lists(PIECES).map(" ".join)
)


@given(TYPED, st.booleans())
def test_any_text_is_a_query_that_can_be_written_down_again(text: str, typing: bool) -> None:
    query = parse(text, typing=typing)
    assert parse(unparse(query)).root == query.root


@given(st.text(max_size=30))
def test_a_field_query_asks_for_the_value_in_the_field(value: str) -> None:
    query = field_query(Field.SPEAKER, value)
    assert parse(query.text).root == query.root
    assert query.root is None or isinstance(query.root, Phrase)
