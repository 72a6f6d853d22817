"""The documented default file and the schema say what the checker does."""

import json
import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from reader.config.describe import default_config, json_schema
from reader.config.keymap import preset_keys, resolve_keymap
from reader.config.settings import Settings, load_settings
from reader.config.themes import load_theme, theme_folders

SETTING = re.compile(r"^#(?=\[(?:keys|macros)\]$|[\w\"][\w.\"]* = )", re.MULTILINE)


def load(folder: Path, text: str) -> Settings:
    (folder / "config.toml").write_text(text, encoding="utf-8")
    settings, errors = load_settings(folder)
    assert errors == ()
    return settings


def test_the_default_file_changes_nothing(tmp_path: Path) -> None:
    assert load(tmp_path, default_config()) == Settings()


def test_every_line_of_the_default_file_can_be_taken_in(tmp_path: Path) -> None:
    text = SETTING.sub("", default_config())
    settings = load(tmp_path, text)
    assert set(tomllib.loads(text)) == {setting.name for setting in fields(Settings)}
    for setting in fields(Settings):
        example = setting.metadata["example"]
        if example is None:
            assert getattr(settings, setting.name) == setting.default
    assert settings.theme is not None
    assert settings.theme_light is not None
    assert load_theme(settings.theme, theme_folders(None)).dark
    assert not load_theme(settings.theme_light, theme_folders(None)).dark


def test_the_example_keys_clash_with_none(tmp_path: Path) -> None:
    settings = load(tmp_path, SETTING.sub("", default_config()))
    assert "star" in settings.keys
    del tmp_path
    free = {**settings.keys, "speaker.more": ("g *",)}
    assert resolve_keymap("default", free, preset_keys("default"))[1] == ()


def test_lines_are_short_enough_for_a_terminal() -> None:
    assert max(map(len, default_config().splitlines())) <= 90


def test_the_schema_is_json_and_names_every_setting() -> None:
    schema = json.loads(json.dumps(json_schema()))
    assert schema["additionalProperties"] is False
    assert set(schema["properties"]) == {setting.name for setting in fields(Settings)}
    assert all(part["description"] for part in schema["properties"].values())


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("theme", {"type": "string"}),
        ("measure", {"type": "integer", "minimum": 60, "maximum": 90, "default": 70}),
        ("rows", {"enum": ["one", "two"], "default": "one"}),
        ("smooth", {"type": "boolean", "default": False}),
    ],
)
def test_the_schema_knows_what_the_checker_knows(name: str, part: dict[str, object]) -> None:
    properties = json_schema()["properties"]
    assert isinstance(properties, dict)
    described = dict(properties[name])
    described.pop("description")
    assert described == part
