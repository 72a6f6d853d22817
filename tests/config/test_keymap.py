"""Keymaps: presets without a clash, and clashes that name both sides."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.config.keymap import (
    NEVER_WITHOUT_KEY,
    PRESETS,
    preset_keys,
    resolve_keymap,
)

ACTIONS = tuple(preset_keys("default"))


@pytest.mark.parametrize("preset", PRESETS)
def test_in_a_preset_every_action_has_keys_and_no_two_clash(preset: str) -> None:
    keymap, errors = resolve_keymap(preset, {}, ACTIONS)
    assert errors == ()
    assert set(keymap.keys) == set(ACTIONS)
    assert set(preset_keys(preset)) == set(ACTIONS)


def test_the_key_by_which_emacs_gives_up_never_quits() -> None:
    keys = preset_keys("emacs")
    assert "ctrl+g" in keys["cancel"]
    assert "ctrl+g" not in keys["leave"]


@pytest.mark.parametrize("preset", PRESETS)
def test_no_frequent_action_needs_altgr_or_a_key_that_is_another(preset: str) -> None:
    keymap, _ = resolve_keymap(preset, {}, ACTIONS)
    altgr = {"left_square_bracket", "right_square_bracket", "left_curly_bracket"}
    altgr |= {"right_curly_bracket", "backslash", "vertical_line", "at", "tilde"}
    for action, sequences in keymap.keys.items():
        assert any(not altgr & set(sequence) for sequence in sequences), action


@pytest.mark.parametrize(
    ("preset", "action", "shown"),
    [
        ("default", "cursor.top", "g g"),
        ("default", "quote.next", ")"),
        ("default", "quotes.collection", "g Q"),
        ("default", "help", "?"),
        ("newsboat", "find.previous", "p"),
        ("newsboat", "toggle.read", "N"),
        ("newsboat", "undo", "ctrl+z"),
        ("newsboat", "quote.next", ")"),
        ("emacs", "cursor.down", "ctrl+n"),
        ("emacs", "quit", "ctrl+x ctrl+c"),
    ],
)
def test_the_hands_each_preset_is_for(preset: str, action: str, shown: str) -> None:
    assert resolve_keymap(preset, {}, ACTIONS)[0].shown(action) == shown


def test_what_a_preset_has_beyond_the_program_is_left_out() -> None:
    keymap, errors = resolve_keymap("default", {}, ["quit", "help", "palette"])
    assert errors == ()
    assert set(keymap.keys) == {"quit", "help", "palette"}


def test_own_keys_replace_those_of_the_preset() -> None:
    keymap, errors = resolve_keymap("default", {"star": ("g *", "ctrl+k"), "tag": ()}, ACTIONS)
    assert errors == ()
    assert keymap.keys["star"] == (("g", "asterisk"), ("ctrl+k",))
    assert keymap.actions["ctrl+k",] == "star"
    assert ("s",) not in keymap.actions
    assert keymap.shown("tag") == ""
    assert ("t",) not in keymap.actions


@pytest.mark.parametrize(
    ("own", "key", "words", "nearest"),
    [
        ({"star": ("m",)}, "star", ['"m"', "star", "toggle.read"], None),
        ({"star": ("k",)}, "star", ['"k"', "star", "cursor.up"], None),
        ({"star": ("g",)}, "star", ['"g" of star', '"g g" of cursor.top'], None),
        ({"star": ("s x",), "tag": ("s",)}, "star", ['"s" of tag', '"s x" of star'], None),
        ({"star": ("u u",)}, "star", ['"u" of undo', '"u u" of star'], None),
        ({"star": ("x y",), "select": ("x y",)}, "star", ['"x y"', "star", "select"], None),
        ({"star": ("a", "a b")}, "star", ['"a" of star begins "a b" of star'], None),
        ({"star": ("hoem",)}, "star", ['"hoem" is not a key'], "home"),
        ({"satr": ("a",)}, "satr", ["no such action"], "star"),
        ({"star": ("ctrl+q",)}, "star", ['"ctrl+q"', "stays with quit"], None),
        ({"quit": ()}, "quit", ["cannot be without a key"], None),
    ],
)
def test_what_is_wrong_names_both_sides(
    own: dict[str, tuple[str, ...]], key: str, words: list[str], nearest: str | None
) -> None:
    _, errors = resolve_keymap("default", own, ACTIONS)
    assert errors[0].key == f"keys.{key}"
    assert all(word in errors[0].reason for word in words)
    assert errors[0].nearest == nearest


def test_a_key_that_two_want_stays_with_the_users_choice() -> None:
    keymap, errors = resolve_keymap("default", {"star": ("m",)}, ACTIONS)
    assert keymap.actions["m",] == "star"
    assert "toggle.read" not in keymap.keys
    assert len(errors) == 1


def test_a_text_that_is_no_key_leaves_the_presets() -> None:
    keymap, _ = resolve_keymap("default", {"star": ("hoem",), "quit": ()}, ACTIONS)
    assert keymap.shown("star") == "s"
    assert keymap.shown("quit") == "ctrl+q"


def test_an_action_that_nobody_can_reach_is_named() -> None:
    _, errors = resolve_keymap("default", {}, [*ACTIONS, "dance"])
    assert [(error.key, error.reason) for error in errors] == [
        ("keys.dance", "no key leads to this action")
    ]


def test_the_line_of_the_file_is_named(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('theme = "salt"\n[keys]\nstar = "m"\n', encoding="utf-8")
    _, errors = resolve_keymap("default", {"star": ("m",)}, ACTIONS, file)
    assert (errors[0].file, errors[0].line) == (str(file), 3)
    file.unlink()
    assert resolve_keymap("default", {"star": ("m",)}, ACTIONS, file)[1][0].line is None


def test_ten_thousand_wrong_keys_are_told_by_the_first_few() -> None:
    own = {f"action{number}": ("m",) for number in range(10_000)}
    assert len(resolve_keymap("default", own, ACTIONS)[1]) == 20


OWN = st.dictionaries(
    st.sampled_from([*sorted(set(ACTIONS) - set(NEVER_WITHOUT_KEY)), "dance"]),
    st.lists(
        st.sampled_from(["a", "b", "g", "g g", "g a", "a b c", "ctrl+x", "ctrl+q", "hoem", ""]),
        max_size=3,
    ).map(tuple),
    max_size=6,
)


@settings(deadline=None)
@given(OWN, st.sampled_from(PRESETS))
def test_every_keymap_can_be_typed(own: dict[str, tuple[str, ...]], preset: str) -> None:
    keymap, _ = resolve_keymap(preset, own, ACTIONS)
    for sequence, action in keymap.actions.items():
        assert sequence in keymap.keys[action]
        for length in range(1, len(sequence)):
            assert sequence[:length] not in keymap.actions
    assert sum(map(len, keymap.keys.values())) == len(keymap.actions)
    for action in NEVER_WITHOUT_KEY:
        assert action in keymap.keys
