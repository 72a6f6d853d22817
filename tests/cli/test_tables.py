"""The commands that print what the program knows: formats, limits, themes."""

import re
from pathlib import Path

import pytest

from reader.parse.limits import LIMITS
from tests.cli.conftest import Newsreader

THEMES = Path(__file__).parents[2] / "themes"


def test_every_limit_is_told(newsreader: Newsreader) -> None:
    printed = newsreader("limits").out
    for limit in LIMITS:
        assert f"{limit.value:,}" in printed
        assert limit.meaning in printed


def test_every_format_is_told_with_what_it_is(newsreader: Newsreader) -> None:
    lines = newsreader("formats").lines
    assert "text" in {line.split("\t")[0].strip() for line in lines}
    assert all(line.split("\t")[1] for line in lines)


def test_every_theme_is_told(newsreader: Newsreader) -> None:
    result = newsreader("themes")
    assert result.code == 0
    names = {line.split("\t")[0].strip() for line in result.lines}
    assert names == {path.stem for path in THEMES.glob("*.toml")}


def test_a_theme_that_is_hard_to_read_is_warned_of(newsreader: Newsreader, tmp_path: Path) -> None:
    mine = tmp_path / "home" / "config" / "newsreader" / "themes" / "mine.toml"
    mine.parent.mkdir(parents=True)
    text = (THEMES / "night-desk.toml").read_text("utf-8")
    mine.write_text(re.sub(r'(?m)^dim = "[^"]*"', 'dim = "#202020"', text), encoding="utf-8")
    result = newsreader("themes")
    assert result.code == 0
    assert result.err.startswith("newsreader: mine: hard to read (")
    assert result.err.count("\n") == 1


@pytest.mark.parametrize("command", ["limits", "formats", "themes"])
def test_they_take_no_path(newsreader: Newsreader, command: str) -> None:
    assert newsreader(command, "something").code == 2
