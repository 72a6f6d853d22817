from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.query import Feature, spaced
from reader.library.records import BOUNDARY, folded_texts, key_number, key_numbers, record_of
from reader.parse.draft import Draft, DraftBlock, DraftDate, DraftDateline, DraftRelated
from reader.text.fold import fold_words
from reader.text.safe import SafeText, clean


def safe(text: str) -> SafeText:
    return SafeText(text)


PROSE = st.text(st.sampled_from("aZ9 _-.,'‘’“”–—…\u00a0\né京が\u0301"), max_size=20)


@given(st.lists(PROSE | st.text(max_size=20), max_size=5))
def test_texts_fold_as_each_alone(texts: list[str]) -> None:
    cleaned = [clean(text) for text in texts]
    expected = [word for text in cleaned for word in (*fold_words(text), BOUNDARY)][:-1]
    assert folded_texts(cleaned).split() == expected


@given(st.text())
def test_the_boundary_is_no_word(text: str) -> None:
    assert BOUNDARY not in fold_words(text)


@given(st.lists(PROSE | st.text(max_size=20), max_size=5))
def test_a_word_is_found_by_its_first_letter(texts: list[str]) -> None:
    words = [word for text in texts for word in fold_words(clean(text))]
    blocks = tuple(DraftBlock("paragraph", clean(text)) for text in texts)
    record = record_of(Draft(safe(""), body=blocks), 0, safe("a"), "0" * 16, "f" * 16, 0.0)
    found = set(record.words.text_begin.split()) - {BOUNDARY}
    assert found == {word[0] for word in words}


@given(st.lists(PROSE | st.text(max_size=20), max_size=5))
def test_many_headlines_are_numbered_as_each_alone(texts: list[str]) -> None:
    cleaned = [clean(text) for text in texts]
    assert key_numbers(cleaned) == [key_number(text) for text in cleaned]


def test_headlines_with_the_same_key_have_the_same_number() -> None:
    assert key_number("LIVE: Japan’s ‘killer’ storm") == key_number("Japan's killer storm")
    assert key_number("Japan's killer storm") != key_number("Japan's other storm")
    assert key_number("?!") == 0


DRAFT = Draft(
    headline=safe("Ferries sail"),
    standfirst=safe("After a strike"),
    dateline=DraftDateline(safe("PORT ELLERY —"), place=safe("Port Ellery")),
    published=DraftDate(safe("4 January 2026"), safe("2026-01-04"), "day"),
    publisher=safe("Wire North"),
    body=(DraftBlock("paragraph", safe("Boats were back.")), DraftBlock("quote", safe("‘Good.’"))),
    related=(DraftRelated(safe("Strike ends")),),
)


def test_a_record_holds_what_can_be_asked_for() -> None:
    record = record_of(DRAFT, 2, safe("coast/ferries.txt"), "0" * 16, "f" * 16, 0.0)
    assert (record.part, record.id, record.key) == (2, 0, -1)
    assert (record.section, record.publisher, record.place) == (
        "coast",
        "Wire North",
        "Port Ellery",
    )
    assert (record.published, record.moment) == ("2026-01-04", 1767484800.0)
    words = record.words
    assert " ".join(words.text.split()) == (
        "ferries sail ␞ after a strike ␞ boats were back ␞ good"
    )
    assert set(words.text_begin.split()) == set("fsawbg")
    assert (words.headline, words.place, words.path) == (
        "ferries sail", "port ellery", "coast ferries txt",
    )  # fmt: skip
    assert set(words.features.split()) == {
        Feature.RELATED.value, Feature.STANDFIRST.value, Feature.PLACE.value, Feature.DATE.value,
    }  # fmt: skip
    assert record.related == (key_number("Strike ends"),)
    assert spaced(record.headline) == f" {words.headline} "


@pytest.mark.parametrize("mtime", [0.0, -5.0, 1e11])
def test_without_a_date_the_file_tells_the_time(mtime: float) -> None:
    draft = Draft(headline=safe("Undated"))
    record = record_of(draft, 0, safe("a.txt"), "0" * 16, "0" * 16, mtime)
    assert (record.moment, record.published, record.section) == (mtime, None, "")
