"""Set phrases in a whole text: found where they stand, whatever stands around them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.parse.layout import phrases
from reader.parse.layout.phrases import Finder, beyond_ascii, fold_bytes

FINDER = Finder(["our newsletter", "get the app", "ferry club", "don't miss"], [b"photo", b"ap"])


def found(text: str) -> tuple[set[str], list[str]]:
    raw = text.encode()
    words, phrases = FINDER.find(fold_bytes(text, raw, beyond_ascii(raw)))
    return {word.decode() for word in words}, [phrase.text for phrase in phrases]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Photo", {"photo"}),
        ("The bell. Photo: Anna Hall", {"photo"}),
        ("The bell (AP Photo)", {"ap", "photo"}),
        ("It rang.\nphoto\nAnd again.", {"photo"}),
        ("“Photo” – ap…", {"photo"}),
        ("été\u00a0photo\u00a0ÉTÉ", {"photo"}),
        ("Photos of a cap, a photograph and an app", set()),
    ],
)
def test_a_word_counts_where_it_stands_alone(text: str, words: set[str]) -> None:
    assert found(text)[0] == words


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Subscribe to OUR NEWSLETTER today", ["our newsletter"]),
        ("Join the Ferry Club!", ["ferry club"]),
        ("Don’t miss: get the app", ["get the app", "don't miss"]),
        ("All ferry clubs met", ["ferry club"]),
        ("A ferry clubhouse", []),
        ("The application will get the apples", []),
        ("Our harbour has a newsletter", []),
    ],
)
def test_a_phrase_counts_with_the_endings_it_may_have(text: str, told: list[str]) -> None:
    assert found(text)[1] == told


@given(
    st.lists(st.sampled_from(["photo", "ap", "our newsletter", "a", "\n", "’", "ż"]), max_size=30)
)
def test_long_texts_are_searched_in_parts_that_hide_nothing(parts: list[str]) -> None:
    text = " ".join(parts)
    whole = found(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(phrases, "_WINDOW", 5)
        assert found(text) == whole
