"""What passes the door, and that nothing else does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.safe import clean, clean_line, clean_with_offsets, is_safe

ANY_TEXT = st.text(alphabet=st.characters(codec=None, exclude_categories=())) | st.text(
    alphabet="a\r\n\u0301\u200b\u202e\x1b\x85\ud800 \ufe0f\U000e0041"
)


@pytest.mark.parametrize(
    ("outside", "inside"),
    [
        ("Moscow’s ‘talks’", "Moscow’s ‘talks’"),
        ("\x1b]52;c;ZXZpbA==\x07", "␛]52;c;ZXZpbA==␇"),
        ("\x9b2J", "\ufffd2J"),
        ("a\x7fb\x00", "a␡b␀"),
        ("one\r\ntwo\rthree\x85four\u2028five", "one\ntwo\nthree\nfour\nfive"),
        ("one\r\ntwo\r\n\r\nthree", "one\ntwo\n\nthree"),
        ("\r\n", "\n"),
        ("one\r\ntwo\x1b[2J", "one\ntwo␛[2J"),
        ("safe\u202egnp.exe", "safe␦gnp.exe"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("lone \ud800 surrogate", "lone \ufffd surrogate"),
        ("tab\there", "tab here"),
        ("Tiếng Việt, ไทย, עברית, हिन्दी", "Tiếng Việt, ไทย, עברית, हिन्दी"),
        ("z" + "\u0301" * 20 + "!", "z" + "\u0301" * 4 + "!"),
        ("z" + "\u0301\u200b" * 20 + "!", "z" + "\u0301" * 4 + "!"),
    ],
)
def test_what_becomes_of_text_from_outside(outside: str, inside: str) -> None:
    assert clean(outside) == inside


@pytest.mark.parametrize(
    "outside",
    ["  two\r\n words\t\u00a0here ", "two words here", "two  words here", " two words here "],
)
def test_a_line_is_one_line(outside: str) -> None:
    assert clean_line(outside) == "two words here"


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert is_safe(once)


@given(ANY_TEXT)
def test_nothing_a_terminal_acts_upon_is_left(text: str) -> None:
    for character in clean(text):
        code = ord(character)
        assert character == "\n" or not (code < 0x20 or 0x7F <= code < 0xA0)
        assert not 0xD800 <= code < 0xE000
        assert character not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@given(ANY_TEXT)
def test_every_offset_leads_back_to_its_character(text: str) -> None:
    cleaned = clean_with_offsets(text)
    for offset, character in enumerate(cleaned.text):
        raw = text[cleaned.raw_offset(offset)]
        assert character == raw or clean(raw) == character or character == "\n"


@given(st.text(alphabet="ab \n\t\r’é\u0301\u0302\u200b\ud83d\ude00\ufeff\u202e\x1b中", max_size=30))
def test_safe_is_exactly_what_cleaning_leaves_alone(text: str) -> None:
    assert is_safe(text) == (clean_with_offsets(text).text == text)


@pytest.mark.parametrize(
    ("raw", "offsets"),
    [
        ("one\r\ntwo\r\nx", [0, 1, 2, 3, 5, 6, 7, 8, 10]),  # as a program of Windows ends lines
        ("a\u200bb\r\nc\x1b", [0, 2, 3, 5, 6]),
        ("z" + "\u0301" * 6 + "!", [0, 1, 2, 3, 4, 7]),
        ("plain", [0, 1, 2, 3, 4]),
    ],
)
def test_what_is_marked_in_safe_text_is_found_in_the_file(raw: str, offsets: list[int]) -> None:
    cleaned = clean_with_offsets(raw)
    assert [cleaned.raw_offset(offset) for offset in range(len(cleaned.text))] == offsets
