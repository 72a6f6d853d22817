"""Keys and sequences."""

from reader.tui.keys import SEQUENCE_SECONDS, Dispatcher, shown

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
    assert shown(("right_parenthesis",)) == ")"
    assert shown(("g", "g")) == "g g"
    assert shown(("pagedown",)) == "pgdn"
