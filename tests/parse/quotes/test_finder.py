"""What callers rely on: offsets, order, kinds, how a speaker was found, and that nothing fails."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.parse.quotes import find_headline_quotes, find_quotes

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

PIECES = st.sampled_from(
    ["“", "”", "„", "‘", "’", "'", '"', "«", "»", "—", "\n", "\n\n", " ", ", ", ". ", ": ",
     "said", "he", "Jane Roe", "the mayor", "who", "according to", "saying", "sagte", "(", ")",
     "a déclaré", "« Oui, a dit Roe. »", "was asked by", "’s", "-", "5'9\"", "Mr.", "and", "<b>",
     "1990s", "\u200b", "\ud800", "x", "Q."]
)  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=60).map("".join))
LANGUAGES = st.sampled_from(
    [None, "en", "de", "fr", "es", "it", "pt", "nl", "sv", "xx", "", "../x"]
)


@given(TEXTS, LANGUAGES)
def test_any_text_gives_ordered_quotes_inside_it(text: str, language: str | None) -> None:
    end = 0
    for quote in find_quotes(text, language):
        assert end <= quote.start < quote.end <= len(text)
        assert 0 <= quote.confidence <= 1
        end = quote.end


@given(TEXTS, LANGUAGES)
def test_names_come_from_the_text(text: str, language: str | None) -> None:
    for quote in find_quotes(text, language):
        if quote.mention is not None:
            assert text[quote.mention_start : quote.mention_end] == quote.mention
            assert quote.found is not None
        if quote.speaker is not None:
            assert quote.speaker.casefold() in text.casefold()
            assert quote.mention is not None


@given(TEXTS, LANGUAGES)
def test_the_same_text_gives_the_same_quotes(text: str, language: str | None) -> None:
    assert find_quotes(text, language) == find_quotes(text, language)


@given(TEXTS)
def test_a_paragraph_without_marks_changes_no_span(text: str) -> None:
    longer = text + "\n\nNothing more happened in Dunmore."
    spans = [(quote.start, quote.end) for quote in find_quotes(text, "en")]
    assert [(quote.start, quote.end) for quote in find_quotes(longer, "en")] == spans


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("‘It holds,’ said Moira Tench.", ["named"]),
        ("Moira Tench spoke. ‘It holds,’ she said.", ["pronoun"]),
        ("‘It holds,’ said Moira Tench. ‘It always has.’", ["named", "carried"]),
        ("Moira Tench was glad. ‘It holds and it always will.’", ["guess"]),
        ("‘It holds and it always did, and so it will for us.’", [None]),
    ],
)
def test_how_the_speaker_was_found(text: str, found: list[str | None]) -> None:
    assert [quote.found for quote in find_quotes(text, "en")] == found


def test_the_word_that_attributed_a_quote_is_told() -> None:
    text = "‘It holds,’ insisted Moira Tench. The rest is ‘gossip’, according to Carl Farrow."
    assert [quote.cue for quote in find_quotes(text, "en")] == ["insisted", "according"]


def test_a_guess_is_less_sure_than_a_name() -> None:
    named, guessed = (
        find_quotes(text, "en")[0]
        for text in (
            "‘It holds and it always will,’ said Moira Tench.",
            "Moira Tench was glad. ‘It holds and it always will.’",
        )
    )
    assert guessed.confidence < 0.7 <= named.confidence


def test_what_is_only_marked_is_returned_without_a_speaker() -> None:
    quotes = find_quotes("She starred in ‘The Long Harvest’.", "en")
    assert [(quote.kind, quote.speaker) for quote in quotes] == [("mark", None)]


def test_a_headline_takes_the_full_name_from_the_body() -> None:
    body = "President Ivo Lestrange made an offer. “We want a truce,” Lestrange said."
    quotes = find_headline_quotes("‘We want a truce,’ says Lestrange", body)
    assert [(quote.speaker, quote.mention) for quote in quotes] == [("Ivo Lestrange", "Lestrange")]


def test_a_headline_without_a_speaker_gets_none_from_the_body() -> None:
    body = "“We want a truce,” said Ivo Lestrange."
    quotes = find_headline_quotes("Hopes rise after ‘framework of a deal’ on the border", body)
    assert [quote.speaker for quote in quotes] == [None]


def steps(work: Callable[[], object]) -> int:
    """How many lines of Python `work` executes: a measure of time no machine can blur."""
    count = 0

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        if event == "line":
            count += 1
        return trace

    previous = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(previous)
    return count


HOSTILE = [
    "“", "' ", "'a ", "‘as’ b ", "“a” said he ", "said he ", "“a\n", "‘a « ‘a „ ‘b “", "— a — b ",
    "Roe, said, “x” and, ", "Jane Roe said “it is so,” she said. ", "s' ", "A. ", "according to ",
    "“Yes,” said the man of the house of ", "<a", "`` ''", "“One two three four five six seven.”\n",
    "\"'", "“”„‟«»‹›「」『』\"‘’‚‛'`´", "“”„‟«»‹›「」『』\"‘’‚‛'`´\n", "\" ", "' \"a",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_twice_the_text_is_at_most_twice_the_work(piece: str, language: str) -> None:
    count = 4_000 // len(piece)
    find_quotes("Jane Roe said “yes.”", language)
    once = steps(lambda: find_quotes(piece * count, language))
    twice = steps(lambda: find_quotes(piece * count * 2, language))
    assert twice <= once * 2.4 + 2_000
