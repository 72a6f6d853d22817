"""Keys and sequences."""

import re

import pytest

from reader.config.keymap import preset_keys
from reader.config.keynames import parse_sequence, shown_sequence
from reader.tui.keys import SEQUENCE_SECONDS, Dispatcher

KEYS = {
    ("j",): "cursor.down",
    ("g", "g"): "cursor.top",
    ("g", "t"): "theme",
    (")",): "quote.next",
    ("escape",): "cancel",
}


def test_a_key_is_its_action() -> None:
    assert Dispatcher(KEYS).press("j", "j", 0.0) == "cursor.down"


def test_a_key_is_known_by_its_name_and_by_what_it_types() -> None:
    assert Dispatcher(KEYS).press("right_parenthesis", ")", 0.0) == "quote.next"
    assert Dispatcher(KEYS).press("escape", "\x1b", 0.0) == "cancel"


def test_a_sequence_waits_for_its_second_key() -> None:
    keys = Dispatcher(KEYS)
    assert keys.press("g", "g", 0.0) is None
    assert keys.continuations() == {"g": "cursor.top", "t": "theme"}
    assert keys.press("t", "t", 0.5) == "theme"
    assert keys.pending == ()


def test_a_key_that_continues_nothing_means_itself() -> None:
    keys = Dispatcher(KEYS)
    keys.press("g", "g", 0.0)
    assert keys.press("j", "j", 0.5) == "cursor.down"


def test_a_sequence_is_forgotten_after_a_while() -> None:
    keys = Dispatcher(KEYS)
    keys.press("g", "g", 0.0)
    assert keys.press("g", "g", SEQUENCE_SECONDS + 1) is None
    assert keys.press("g", "g", SEQUENCE_SECONDS + 1.1) == "cursor.top"


def test_keys_are_shown_as_people_write_them() -> None:
    assert shown_sequence(("right_parenthesis",)) == ")"
    assert shown_sequence(("g", "g")) == "g g"
    assert shown_sequence(("pagedown",)) == "pgdn"


@pytest.mark.parametrize("preset", ["default", "newsboat", "emacs"])
def test_no_key_is_shown_by_the_name_that_only_the_toolkit_has(preset: str) -> None:
    sequences = [
        parse_sequence(keys) for all_keys in preset_keys(preset).values() for keys in all_keys
    ]
    assert not [keys for keys in map(shown_sequence, sequences) if re.search("[a-z]_", keys)]
    waiting = Dispatcher(dict.fromkeys([("g", *keys) for keys in sequences], "act"))
    waiting.press("g", "g", 0.0)
    assert not [keys for keys in waiting.continuations() if re.search("[a-z]_", keys)]
