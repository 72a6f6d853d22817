"""One key of a settings file is changed, and nothing else of it."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.config.check import UnreadableFileError
from reader.config.describe import default_config
from reader.config.settings import load_settings
from reader.config.write import set_value, with_value

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """\
# mine
measure = 66 # narrow
# theme = "old"

[keys]
"star" = "s"
measure = "x"
"""


@pytest.mark.parametrize(
    ("key", "value", "line"),
    [
        ("measure", 80, "measure = 80"),
        ("theme", "night", 'theme = "night"'),
        ("smooth", True, "smooth = true"),
        ("measure", None, "#measure = 66 # narrow"),
    ],
)
def test_a_line_is_changed_or_added_above_the_tables(
    key: str, value: bool | int | str | None, line: str
) -> None:
    changed = with_value(TEXT, key, value)
    assert line in changed.split("\n")
    assert changed.split("\n").index(line) < changed.split("\n").index("[keys]")
    assert tomllib.loads(changed).get(key) == value
    assert tomllib.loads(changed)["keys"] == {"star": "s", "measure": "x"}
    assert "# mine" in changed


@given(st.sampled_from(["theme", "smooth", "measure", "rows"]), st.text(max_size=20))
def test_any_text_comes_back_as_it_was_set(key: str, value: str) -> None:
    if value.isprintable():
        assert tomllib.loads(with_value(default_config(), key, value))[key] == value


def test_a_missing_file_is_made_with_its_explanations(tmp_path: Path) -> None:
    assert set_value(tmp_path / "deep" / "config.toml", "measure", 80) is None
    settings, errors = load_settings(tmp_path / "deep")
    assert (settings.measure, errors) == (80, ())
    assert "Widest line" in (tmp_path / "deep" / "config.toml").read_text()


def test_a_broken_file_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text("measure = = 3\n")
    with pytest.raises(UnreadableFileError):
        set_value(file, "measure", 80)
    assert file.read_text() == "measure = = 3\n"


def test_what_cannot_be_changed_line_by_line_is_said(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('theme = """\nold"""\n')
    fault = set_value(file, "theme", "new")
    assert fault is not None
    assert file.read_text() == 'theme = """\nold"""\n'
