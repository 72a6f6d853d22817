"""Counts of what is unread: right, kept, and not made twice."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.state import census as census_module
from reader.library.state import unread
from reader.library.state.census import Census
from reader.library.state.reader_state import ReaderState

if TYPE_CHECKING:
    from pathlib import Path

KEYS = [f"{number * 0x0101010101010101 % (1 << 64):016x}" for number in range(40)]
ARTICLES = Census.of((f"{number:016x}", KEYS[number % 30]) for number in range(40))
some_keys = st.lists(st.sampled_from([*KEYS, "x", ""]), max_size=30)


def opened(folder: Path) -> ReaderState:
    return ReaderState.on_disk(str(folder)).of_collection("here", lambda: ARTICLES)


@given(keys=some_keys)
def test_a_census_finds_every_article_with_some_words(keys: list[str]) -> None:
    expected = [
        (f"{number:016x}", KEYS[number % 30]) for number in range(40) if KEYS[number % 30] in keys
    ]
    assert ARTICLES.places(set(keys)) == expected
    assert ARTICLES.count(set(keys)) == len(expected)


@given(position=st.integers(0, 299), at_once=st.integers(1, 64))
def test_a_key_is_found_wherever_it_stands(position: int, at_once: int) -> None:
    # Neighbours whose bytes would hold the key if it were looked for across their borders.
    keys = ["00000000000000ff"] * 300
    keys[position] = "ff00000000000000"
    many = Census.of((f"{number:016x}", key) for number, key in enumerate(keys))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(census_module, "_AT_ONCE", at_once)
        assert many.places({"ff00000000000000"}) == [(f"{position:016x}", "ff00000000000000")]


def test_a_large_collection_is_counted_aside_and_the_count_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unread, "_AT_LEISURE", 1)
    with closing(opened(tmp_path)) as state:
        state.set_read(KEYS[:2], True)
        assert state.unread_count() is None
        state._unread.wait()
        assert state.changed()
        assert state.unread_count() == 36
        assert not state.changed()
        state.set_read(KEYS[2:4], True)
        assert state.unread_count() == 32
    with closing(opened(tmp_path)) as next_day:
        assert next_day.unread_count() == 32


def test_what_another_reader_reads_is_counted_anew(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as one, closing(opened(tmp_path)) as other:
        assert (one.unread_count(), other.unread_count()) == (40, 40)
        other.set_read(KEYS[:10], True)
        one.set_read(KEYS[25:27], True)
        assert one.unread_count() == 40 - 20 - 2
        assert other.unread_count() == 40 - 20 - 2


@given(batches=st.lists(st.tuples(some_keys, st.booleans()), max_size=6))
def test_counts_stay_right(batches: list[tuple[list[str], bool]]) -> None:
    state = ReaderState.in_memory().of_collection("here", lambda: ARTICLES)
    assert state.unread_count() == 40
    read: set[str] = set()
    for keys, value in batches:
        state.set_read(keys, value)
        read = read | set(keys) if value else read - set(keys)
        assert state.unread_count() == sum(KEYS[number % 30] not in read for number in range(40))
    while state.undo():
        assert state.unread_count() == state.unread_count(KEYS[number % 30] for number in range(40))
    state.close()
