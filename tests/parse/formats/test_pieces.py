from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.parse.formats.pieces import text_blocks
from reader.text.safe import clean

SPACES = ["a", "b’", " ", "  ", "\n", "\n\n", "\n\n\n", "\n ", "\t", "\u00a0", "\u2003", "\r\n"]
NARROW, NO_BREAK = "\u2009", "\u00a0"


@given(st.lists(st.sampled_from(SPACES), max_size=20).map("".join))
def test_words_stand_one_space_apart_however_they_were_written(text: str) -> None:
    blocks = [block.text for block in text_blocks(text)]
    assert " ".join(blocks).split() == clean(text).split()
    assert all(block == " ".join(block.split()) for block in blocks)


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One.\n\n Two.\n\n\nThree.", ["One.", "Two.", "Three."]),
        (f"One{NO_BREAK}word.\n\n{NARROW}Two.", ["One word.", "Two."]),
        ("One\nline.\n\nTwo.", ["One line.", "Two."]),
        ("One.\nTwo.", ["One.", "Two."]),
        ("- boats\n- nets\n\nEnd.", ["boats", "nets", "End."]),
        ("٣. nets\n\nEnd.", ["٣. nets", "End."]),
    ],
)
def test_paragraphs_and_items(text: str, blocks: list[str]) -> None:
    assert [block.text for block in text_blocks(text)] == blocks
