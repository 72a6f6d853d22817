"""`newsreader config`: where settings are, a file that explains them, and what is wrong."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Newsreader


@pytest.fixture
def settings_file(tmp_path: Path) -> Path:
    return tmp_path / "home" / "config" / "newsreader" / "config.toml"


def test_where_the_file_belongs(newsreader: Newsreader, settings_file: Path) -> None:
    assert newsreader("config", "path").lines == [str(settings_file)]


def test_a_file_is_written_once_and_is_sound(newsreader: Newsreader, settings_file: Path) -> None:
    assert newsreader("config", "init").lines == [str(settings_file)]
    assert newsreader("config", "check").code == 0
    settings_file.write_text("measure = 66\n", encoding="utf-8")
    again = newsreader("config", "init")
    assert (again.code, again.out) == (2, "")
    assert settings_file.read_text("utf-8") == "measure = 66\n"


def test_without_a_file_nothing_is_wrong(newsreader: Newsreader) -> None:
    result = newsreader("config", "check")
    assert (result.code, result.out, result.err) == (0, "", "")


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("theme = 'nigth-desk'", "night-desk"),
        ("measure = 1000", "measure"),
        ("colour = 'red'", "colour"),
        ("[keys]\nno_such_action = 'x'", "no_such_action"),
        ("theme = \x1b[2J", "config.toml"),
    ],
)
def test_what_is_wrong_is_named(
    newsreader: Newsreader, settings_file: Path, written: str, named: str
) -> None:
    settings_file.parent.mkdir(parents=True)
    settings_file.write_text(written, encoding="utf-8")
    result = newsreader("config", "check")
    assert result.code == 3
    assert len(result.lines) == 1
    assert named in result.out
    assert "\x1b" not in result.out


def test_a_broken_theme_is_named(newsreader: Newsreader, settings_file: Path) -> None:
    theme = settings_file.parent / "themes" / "mine.toml"
    theme.parent.mkdir(parents=True)
    theme.write_text("title = 3\n", encoding="utf-8")
    result = newsreader("config", "check")
    assert result.code == 3
    assert all(line.startswith(str(theme)) for line in result.lines)
    assert newsreader("themes").code == 3


def test_the_schema_is_json(newsreader: Newsreader) -> None:
    assert "theme" in json.loads(newsreader("config", "schema").out)["properties"]
