"""Keys: as people write them, and as the interface's toolkit calls them."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.keys import KEY_NAME_REPLACEMENTS, Keys, _character_to_key

from reader.config.keynames import (
    CHARACTERS,
    MAX_SEQUENCE,
    KeyNameError,
    parse_sequence,
    shown_sequence,
)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("j", ("j",)),
        ("J", ("J",)),
        ("shift+j", ("J",)),
        ("g g", ("g", "g")),
        ("ctrl+x  ctrl+c", ("ctrl+x", "ctrl+c")),
        ("?", ("question_mark",)),
        ("question_mark", ("question_mark",)),
        ("(", ("left_parenthesis",)),
        ("\\", ("backslash",)),
        ("g *", ("g", "asterisk")),
        ("+", ("plus",)),
        ("ctrl++", ("ctrl+plus",)),
        (" ", ("space",)),
        ("space", ("space",)),
        ("PgDn", ("pagedown",)),
        ("Esc", ("escape",)),
        ("f12", ("f12",)),
        ("Ctrl+D", ("ctrl+d",)),
        ("shift+alt+x", ("alt+shift+x",)),
        ("ctrl+_", ("ctrl+underscore",)),
        ("ctrl+@", ("ctrl+@",)),
        ("ö", ("ö",)),
        ("§", ("section_sign",)),
        ("9", ("9",)),
    ],
)
def test_names(text: str, keys: tuple[str, ...]) -> None:
    assert parse_sequence(text) == keys


@pytest.mark.parametrize(
    ("text", "reason", "nearest"),
    [
        ("", "keys", None),
        ("a b c d e", "one to 4", None),
        ("hoem", "not a key", "home"),
        ("gg", "not a key", None),
        ("crtl+a", '"crtl"', "ctrl"),
        ("g+", "not a key", None),
        ("ctrl+i", "tab", "tab"),
        ("ctrl+m", "enter", "enter"),
        ("ctrl+[", "escape", "escape"),
        ("ctrl+h", "backspace", "backspace"),
        ("\x1b", "not a key", None),
    ],
)
def test_texts_that_are_no_keys(text: str, reason: str, nearest: str | None) -> None:
    with pytest.raises(KeyNameError, match=reason) as caught:
        parse_sequence(text)
    assert caught.value.nearest == nearest


def test_signs_have_the_toolkits_names() -> None:
    for sign, name in CHARACTERS.items():
        assert _character_to_key(sign) == name
    for name in KEY_NAME_REPLACEMENTS.values():
        assert parse_sequence(name) == (name,)


def test_the_toolkits_own_keys_are_known() -> None:
    odd = {"<any>", "<scroll-up>", "<scroll-down>", "<ignore>", "return", "ctrl-at"}
    same = {"ctrl+h", "ctrl+i", "ctrl+m"}
    for key in Keys:
        if key.value not in odd | same:
            assert parse_sequence(key.value) == (key.value,)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("g g", "g g"),
        ("question_mark", "?"),
        ("ctrl+underscore", "ctrl+_"),
        ("alt+left", "alt+←"),
        ("pagedown", "pgdn"),
        ("space", "space"),
    ],
)
def test_keys_are_shown_as_people_write_them(text: str, shown: str) -> None:
    assert shown_sequence(parse_sequence(text)) == shown


@given(st.text(st.characters(codec="ascii"), max_size=30))
def test_any_text_is_keys_or_refused(text: str) -> None:
    with contextlib.suppress(KeyNameError):
        keys = parse_sequence(text)
        assert parse_sequence(" ".join(keys)) == keys


@given(st.text())
def test_no_text_does_harm(text: str) -> None:
    with contextlib.suppress(KeyNameError):
        assert 1 <= len(parse_sequence(text)) <= MAX_SEQUENCE


KEYS = st.sampled_from(
    ["g", "G", "question_mark", "ctrl+d", "space", "ctrl+@", "plus", "alt+shift+x"]
)


@given(st.lists(KEYS, min_size=1, max_size=4).map(tuple))
def test_signs_that_are_shown_can_be_written(keys: tuple[str, ...]) -> None:
    assert parse_sequence(shown_sequence(keys)) == keys
