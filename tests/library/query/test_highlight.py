from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.api import Match
from reader.library.query import Field, PlainDocument, highlights, match, parse


def marked(query: str, text: str, where: Field = Field.HEADLINE, how: Match = Match.EXACT) -> str:
    shown = text
    for start, end in reversed(highlights(parse(query), text, where, how)):
        shown = f"{shown[:start]}[{shown[start:end]}]{shown[end:]}"
    return shown


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("strike", "Zürich’s harbour [strike], a Strik­er says"),
        ("zurich", "[Zürich]’s harbour strike, a Strik­er says"),
        ("zurich's", "[Zürich’s] harbour strike, a Strik­er says"),
        ("har*", "Zürich’s [har]bour strike, a Strik­er says"),
        ('"harbour strike"', "Zürich’s [harbour strike], a Strik­er says"),
        ('"strike harbour"', "Zürich’s harbour strike, a Strik­er says"),
        ('"harbour st*"', "Zürich’s [harbour st]rike, a Strik­er says"),
        ("harbour strike", "Zürich’s [harbour] [strike], a Strik­er says"),
        ('strike "harbour strike"', "Zürich’s [harbour strike], a Strik­er says"),
        ("-strike harbour", "Zürich’s [harbour] strike, a Strik­er says"),
        ("a OR says", "Zürich’s harbour strike, [a] Strik­er [says]"),
        ("speaker:strike is:unread", "Zürich’s harbour strike, a Strik­er says"),
        ("", "Zürich’s harbour strike, a Strik­er says"),
    ],
)
def test_what_is_marked_in_a_headline(query: str, expected: str) -> None:
    assert marked(query, "Zürich’s harbour strike, a Strik­er says") == expected


def test_letters_that_fold_to_several_are_marked_whole() -> None:
    assert marked("stras*", "Die Straße") == "Die [Straße]"
    assert marked("strass*", "Die Straße") == "Die [Straße]"
    assert marked("str*", "Die Strecke") == "Die [Str]ecke"


def test_accents_that_stand_apart_are_marked_with_their_letter() -> None:
    assert marked("caf*", "Cafe\u0301s") == "[Cafe\u0301s]"
    assert marked("cafes", "Cafe\u0301s") == "[Cafe\u0301s]"


def test_a_word_is_marked_only_in_the_field_it_is_asked_of() -> None:
    assert marked("headline:a speaker:b c", "a b c", Field.HEADLINE) == "[a] b [c]"
    assert marked("headline:a speaker:b c", "a b c", Field.TEXT) == "a b [c]"
    assert marked("headline:a speaker:b c", "a b c", Field.SPEAKER) == "a [b] c"


def test_a_fallback_marks_what_it_went_by() -> None:
    assert marked("bour", "A harbour", how=Match.SUBSTRING) == "A har[bour]"
    assert marked("harbuor", "A harbour", how=Match.TYPO) == "A [harbour]"
    assert marked('"harbuor strke"', "harbour strike", how=Match.TYPO) == "[harbour strike]"


WORDS = st.lists(
    st.sampled_from(["a", "Ab", "ába", "ß", "don’t", "b-a", "東京", "—", "ﬁ", "e\u0301", ""]),
    max_size=8,
).map(" ".join)


@given(WORDS, WORDS, st.booleans(), st.sampled_from([Match.EXACT, Match.SUBSTRING, Match.TYPO]))
def test_something_is_marked_exactly_where_one_phrase_answers(
    said: str, text: str, prefix: bool, how: Match
) -> None:
    query = parse(f'"{said}{"*" if prefix else ""}"')
    document = PlainDocument({Field.HEADLINE: [text]})
    answers = match(query, document, date(2026, 1, 1), how=how)
    spans = highlights(query, text, Field.HEADLINE, how)
    assert bool(spans) == (answers and query.root is not None)


@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(list(Match)))
def test_marks_ascend_and_never_overlap(query: str, text: str, how: Match) -> None:
    spans = highlights(parse(query, typing=True), text, Field.HEADLINE, how)
    flat = [offset for span in spans for offset in span]
    assert flat == sorted(flat)
    assert all(0 <= start < end <= len(text) for start, end in spans)


@given(
    st.text(alphabet="ab1 -'A.", max_size=30),
    st.sampled_from(["a", "b*", '"a b"', '"a a"', '"b a*"', "a OR b", "1"]),
    st.sampled_from([Match.EXACT, Match.SUBSTRING]),
)
def test_plain_text_is_marked_as_any_other(text: str, query: str, how: Match) -> None:
    asked = parse(query)
    ligature = f"{text} \ufb03"  # three letters that are one, so nothing stands where it stood
    assert highlights(asked, ligature, how=how) == highlights(asked, text, how=how)
