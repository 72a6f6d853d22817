"""Macros: keys after the comma."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.config.keymap import preset_keys, resolve_keymap
from reader.config.macros import resolve_macros
from reader.config.settings import load_settings

if TYPE_CHECKING:
    from pathlib import Path

ACTIONS = list(preset_keys("default"))
KEYMAP, _ = resolve_keymap("default", {}, ACTIONS)


def test_a_macro_is_a_key_after_the_comma() -> None:
    bound, errors = resolve_macros({"l": ("star", ":tag add later")}, KEYMAP, ACTIONS)
    assert bound == {("comma", "l"): "l"}
    assert errors == ()


@pytest.mark.parametrize(
    ("macros", "said"),
    [
        ({"l": ("str",)}, "there is no action str (did you mean star?)"),
        ({"l": ()}, "has no steps"),
        ({"nokey+q": ("star",)}, "macros.nokey+q"),
    ],
)
def test_what_is_wrong_is_named_and_the_macro_left_out(
    macros: dict[str, tuple[str, ...]], said: str
) -> None:
    bound, errors = resolve_macros(macros, KEYMAP, ACTIONS)
    assert bound == {}
    assert said in str(errors[0])


def test_an_error_names_file_and_line(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('measure = 70\n[macros]\na = ["star"]\nb = ["strr"]\nc = 3\n')
    settings, errors = load_settings(tmp_path)
    assert settings.measure == 70
    assert f"{file}:5: macros.c" in str(errors[0])
    bound, macro_errors = resolve_macros(settings.macros, KEYMAP, ACTIONS, file)
    assert list(bound.values()) == ["a"]
    assert f"{file}:4: macros.b" in str(macro_errors[0])
