from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.query.spelling import begins_within_one_slip, nearest, within_one_slip

SHORT = st.text(alphabet="abc", max_size=6)


@pytest.mark.parametrize(
    ("typed", "word", "within"),
    [
        ("putin", "putin", True),
        ("putni", "putin", True),
        ("ptin", "putin", True),
        ("pputin", "putin", True),
        ("patin", "putin", True),
        ("pitun", "putin", False),
        ("puin", "putins", False),
        ("", "a", True),
        ("", "ab", False),
    ],
)
def test_one_slip(typed: str, word: str, within: bool) -> None:
    assert within_one_slip(typed, word) is within


def slips(word: str) -> set[str]:
    changed = {word}
    for at in range(len(word) + 1):
        changed |= {word[:at] + letter + word[at:] for letter in "abc"}
        changed |= {word[:at] + letter + word[at + 1 :] for letter in "abc"}
        changed.add(word[:at] + word[at + 1 :])
        changed.add(word[:at] + word[at : at + 2][::-1] + word[at + 2 :])
    return changed


@given(SHORT, SHORT)
def test_one_slip_is_one_change_of_a_letter(typed: str, word: str) -> None:
    assert within_one_slip(typed, word) == (typed in slips(word))


@given(SHORT, SHORT)
def test_a_beginning_is_within_one_slip_if_some_beginning_is(typed: str, word: str) -> None:
    beginnings = [word[:cut] for cut in range(len(word) + 1)]
    expected = any(within_one_slip(typed, beginning) for beginning in beginnings)
    assert begins_within_one_slip(typed, word) == expected


@pytest.mark.parametrize(
    ("typed", "words", "meant"),
    [
        ("orin", ["dask", "orrin"], "orrin"),
        ("putni", ["put", "putin"], "putin"),
        ("president", ["presidents", "precedent"], "presidents"),
        ("presidnet", ["resident", "presidential", "present", "presiden"], "presiden"),
        ("parlaiment", ["parliament"], "parliament"),
        ("ab", ["abc"], None),
        ("dask", ["dask"], None),
        ("dask", [], None),
    ],
)
def test_what_was_probably_meant(typed: str, words: list[str], meant: str | None) -> None:
    assert nearest(typed, words) == meant
