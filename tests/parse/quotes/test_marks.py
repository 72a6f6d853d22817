"""Which stretches are between quote marks, in every convention."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.parse.limits import QUOTES
from reader.parse.quotes import find_marks
from reader.parse.quotes.signs import MAX_MARKS


def inside(text: str) -> list[str]:
    return [text[mark.start : mark.end] for mark in find_marks(text)]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("“a” b", ["“a”"]),
        ('"a" b', ['"a"']),
        ("‘a’ b", ["‘a’"]),
        ("'a' b", ["'a'"]),
        ("„a“ b", ["„a“"]),
        ("„a” b", ["„a”"]),
        ("»a« b", ["»a«"]),
        ("« a » b", ["« a »"]),
        ("›a‹ b", ["›a‹"]),
        ("‚a‘ b", ["‚a‘"]),
        ("”a” b", ["”a”"]),
        ("「a」", ["「a」"]),
        ("『a』", ["『a』"]),
        ("‘a 」 b’ c", ["‘a 」 b’"]),
        ("``a'' b", ["``a''"]),
        ("“a “ b", ["“a “"]),
        ("“a\" and \"b”", ["“a\"", "\"b”"]),
        ("don't, won’t, o'clock", []),
        ("the drivers’ and the miners' pay", []),
        ("the ’90s, '76, rock ’n’ roll, 'tis", []),
        ("6'4\" tall, a 5' wall", []),
        ("‘the drivers’ pay,’ b", ["‘the drivers’ pay,’"]),
        ("‘He said “no” to me’ b", ["‘He said “no” to me’"]),
        ("“He said ‘no’ to me” b", ["“He said ‘no’ to me”"]),
        ("<a title=\"x\">y</a>", []),
        ("“open\nnext", ["“open"]),
        ("", []),
    ],
)  # fmt: skip
def test_outermost_stretches(text: str, marks: list[str]) -> None:
    assert inside(text) == marks


def test_a_quote_that_goes_on_in_the_next_paragraph_says_so() -> None:
    first, second = find_marks("“We waited.\n\n“We went.”")
    assert (first.closed, first.continues) == (False, True)
    assert (second.closed, second.continues) == (True, False)


def test_a_quote_nobody_closed_does_not_go_on() -> None:
    (mark,) = find_marks("“We waited.\n\nThey went.")
    assert (mark.closed, mark.continues) == (False, False)


@given(st.text(alphabet="“”„‘’'\"«»‹›「」『』 ab.,\n-—<>`´", max_size=80))
def test_stretches_are_ordered_and_inside_one_paragraph(text: str) -> None:
    end = 0
    for mark in find_marks(text):
        assert end <= mark.start < mark.end <= len(text)
        assert "\n" not in text[mark.start : mark.end]
        end = mark.end


@pytest.mark.parametrize("between", [" b\n", " b "], ids=["paragraphs", "one paragraph"])
def test_more_pairs_than_an_article_has_are_not_returned(between: str) -> None:
    text = f"“a”{between}" * (QUOTES + 100)
    assert len(find_marks(text)) == QUOTES


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("''We go,'' he said. ''It's the bus.''", ["''We go,''", "''It's the bus.''"]),
        ("''We waited.\n''We went,'' he said.", ["''We waited.", "''We went,''"]),
        ("''A 'big' one,'' he said. ''No.''", ["''A 'big' one,''", "''No.''"]),
        ("'They say, 'no more,'' she said.", ["'They say, 'no more,''"]),
        ("''No,' he said. 'Why?'", ["'Why?'"]),
        ("The 5'10'' keeper and the 6'2'' striker", []),
    ],
)  # fmt: skip
def test_two_single_marks_are_one_double_mark_where_the_whole_text_has_them(
    text: str, marks: list[str]
) -> None:
    assert [text[mark.start : mark.end] for mark in find_marks(text, typewritten=True)] == marks


@given(st.text(alphabet="'''“”‘’ ab.,\n", max_size=60))
def test_typewritten_marks_are_ordered_and_inside_the_text(text: str) -> None:
    end = 0
    for mark in find_marks(text, typewritten=True):
        assert end <= mark.start < mark.end <= len(text)
        end = mark.end


def test_the_first_quotes_of_a_flood_in_one_paragraph_are_found() -> None:
    marks = find_marks("“Yes” " * (MAX_MARKS // 2 + 10))
    assert marks[0] == (0, 5, True, False)
    assert len(marks) == QUOTES
