from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.index.headlines import Headlines, append, line
from reader.text.fold import fold_words

if TYPE_CHECKING:
    from pathlib import Path


def made(path: Path, *headlines: str) -> Headlines:
    lines = [line(number, " ".join(fold_words(text))) for number, text in enumerate(headlines, 1)]
    return Headlines.open(path, append(path, 0, lines))


def test_what_stands_inside_words_is_found(tmp_path: Path) -> None:
    headlines = made(tmp_path / "h", "Harbour strike", "Bee found", "Striking harbours")
    assert list(headlines.numbers("strik")) == [1, 3]
    assert list(headlines.numbers("our")) == [1, 3]
    assert list(headlines.numbers("bour strike")) == [1]
    assert list(headlines.numbers("nothing")) == []
    assert list(headlines.numbers("")) == []


@pytest.mark.parametrize("number", [1, 255, 2**31, 2**32 - 1])
def test_any_number_comes_back(tmp_path: Path, number: int) -> None:
    path = tmp_path / "h"
    headlines = Headlines.open(path, append(path, 0, [line(number, "words")]))
    assert list(headlines.numbers("words")) == [number]


@given(st.lists(st.text(max_size=30), max_size=20), st.text(max_size=4))
def test_as_looking_at_each_finds(texts: list[str], wanted: str) -> None:
    spaced = [" ".join(fold_words(text)) for text in texts]
    needle = " ".join(fold_words(wanted))
    data = b"".join(line(number, text) for number, text in enumerate(spaced))
    expected = [number for number, text in enumerate(spaced) if needle and needle in text]
    assert list(Headlines(data).numbers(needle)) == expected


def test_what_stands_behind_the_valid_length_is_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "h"
    length = append(path, 0, [line(1, "kept")])
    append(path, length, [line(2, "lost in a crash, and long")])
    again = append(path, length, [line(3, "new")])
    headlines = Headlines.open(path, again)
    assert list(headlines.numbers("e")) == [1, 3]
    assert list(headlines.numbers("lost")) == []
    assert path.stat().st_size == again


def test_a_missing_or_short_file_holds_nothing(tmp_path: Path) -> None:
    assert len(Headlines.open(tmp_path / "h", 10)) == 0
    (tmp_path / "h").write_bytes(b"abc")
    assert len(Headlines.open(tmp_path / "h", 10)) == 0
