from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.linking.likeness import likeness, sorted_likeness

SHORT = st.text(alphabet="abc ", max_size=10)


def longest_shared(first: str, second: str) -> int:
    lengths = [0] * (len(second) + 1)
    for letter in first:
        before = lengths[:]
        for place, other in enumerate(second):
            lengths[place + 1] = (
                before[place] + 1 if letter == other else max(lengths[place], before[place + 1])
            )
    return lengths[-1]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("", "", 100.0),
        ("a", "", 0.0),
        ("abc", "abc", 100.0),
        ("abcd", "abxd", 75.0),
        ("ab", "ba", 50.0),
    ],
)
def test_likeness(first: str, second: str, expected: float) -> None:
    assert likeness(first, second) == expected


def test_sorted_likeness_does_not_mind_the_order_of_words() -> None:
    assert sorted_likeness("salt levy passes", "passes salt levy") == 100.0


@given(SHORT, SHORT)
def test_likeness_is_the_share_of_the_longest_common_subsequence(first: str, second: str) -> None:
    length = len(first) + len(second)
    expected = 200.0 * longest_shared(first, second) / length if length else 100.0
    assert likeness(first, second) == pytest.approx(expected)
    assert likeness(first, second) == likeness(second, first)
