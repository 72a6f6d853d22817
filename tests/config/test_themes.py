"""Themes: which are found, and what is said of a file that cannot be used."""

import re
from dataclasses import asdict, fields
from pathlib import Path

import pytest

from reader.config.themes import (
    COLOURLESS,
    DEFAULT_DARK,
    DEFAULT_LIGHT,
    SIXTEEN,
    Theme,
    ThemeError,
    all_themes,
    default_theme_name,
    load_theme,
    read_theme,
    theme_folders,
    usable_theme,
)
from reader.resources import themes_folder

SHIPPED = theme_folders(None)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The folder of a user's own themes, inside the folder of configuration."""
    folder = tmp_path / "themes"
    folder.mkdir()
    return folder


def shipped_text(name: str = "salt") -> str:
    return (themes_folder() / f"{name}.toml").read_text(encoding="utf-8")


def write(folder: Path, text: str, name: str = "mine.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_every_shipped_theme_can_be_used() -> None:
    themes, broken = all_themes(SHIPPED)
    assert broken == []
    for theme in themes:
        assert asdict(load_theme(theme.name, SHIPPED)) == asdict(theme)
        assert theme.title
        assert theme.description


@pytest.mark.parametrize("name", [DEFAULT_DARK, DEFAULT_LIGHT, COLOURLESS])
def test_the_themes_we_start_with_are_there(name: str) -> None:
    assert load_theme(name, SHIPPED).name == name


def test_a_users_own_theme_stands_beside_ours(own: Path) -> None:
    write(own, shipped_text().replace('title = "Salt"', 'title = "Pepper"'))
    themes, broken = all_themes(theme_folders(own.parent))
    assert broken == []
    assert len(themes) == len(all_themes(SHIPPED)[0]) + 1
    assert load_theme("mine", theme_folders(own.parent)).title == "Pepper"
    grounds = [theme.dark for theme in themes]
    assert grounds == sorted(grounds, reverse=True)


def test_a_users_own_theme_wins_over_ours_of_the_same_name(own: Path) -> None:
    write(own, shipped_text("forest"), "salt.toml")
    folders = theme_folders(own.parent)
    assert load_theme("salt", folders).dark
    assert [theme.dark for theme in all_themes(folders)[0] if theme.name == "salt"] == [True]


@pytest.mark.parametrize(
    ("change", "key", "place", "reason", "nearest"),
    [
        (('accent = "', 'acent = "'), "acent", "acent", "no such key", "accent"),
        (("dark = false", "dark = 0"), "dark", "dark", "0 is not true or false", None),
        (("dark = false", 'contrast = "hihg"'), "contrast", "contrast", "hihg", "high"),
        (("dark = false", 'dim = "grey"'), "", 'dim = "#', "not valid TOML", None),
        (
            ("speakers = [", 'speakers = ["#ff0000", '),
            "speakers",
            "speakers",
            "9 values, not 8",
            None,
        ),
        (("speakers = [", "speakers = [1, "), "speakers", "speakers", "1 is not a text", None),
        (("dark = false", "ansi = true"), "background", "background", "not for a theme", None),
        (("dark = false", 'name = "salt"'), "name", "name", "named by its file", None),
    ],
)
def test_a_broken_theme_is_named_with_its_key_and_line(
    own: Path, change: tuple[str, str], key: str, place: str, reason: str, nearest: str | None
) -> None:
    text = shipped_text().replace(*change, 1)
    path = write(own, text)
    themes, broken = all_themes(theme_folders(own.parent))
    assert len(themes) == len(all_themes(SHIPPED)[0])
    error = next(error for error in broken[0].errors if reason in error.reason)
    line = next(n for n, line in enumerate(text.splitlines(), 1) if line.startswith(place))
    assert error.file == str(path)
    assert (error.key, error.line, error.nearest) == (key, line, nearest)


def test_a_colour_is_of_the_kind_its_theme_uses(own: Path) -> None:
    path = write(own, shipped_text().replace('star = "#', 'star = "ansi_red" # "'))
    with pytest.raises(ThemeError, match=r"star: ansi_red is only for a theme with"):
        read_theme(path)


def test_a_missing_key_is_named(own: Path) -> None:
    lines = [line for line in shipped_text().splitlines() if not line.startswith("unread")]
    with pytest.raises(ThemeError) as caught:
        read_theme(write(own, "\n".join(lines)))
    assert [(error.key, error.reason) for error in caught.value.errors] == [("unread", "missing")]


@pytest.mark.parametrize(
    "data",
    [b"\xff\xfe\x00", b"\x00" * 100, b"[" * 100_000, b"a = " + b"[" * 100_000, b"#" * 300_000],
)
def test_whatever_stands_in_a_file_the_others_go_on(own: Path, data: bytes) -> None:
    (own / "hostile.toml").write_bytes(data)
    themes, broken = all_themes(theme_folders(own.parent))
    assert len(themes) == len(all_themes(SHIPPED)[0])
    assert [error.errors[0].key for error in broken] == [""]


def test_what_a_file_says_cannot_reach_the_terminal(own: Path) -> None:
    text = shipped_text().replace('title = "Salt"', r'title = "a\u001b]52;c;b\u0007"')
    theme = read_theme(write(own, text))
    assert "\x1b" not in theme.title
    path = write(own, shipped_text() + '\n"\\u001b[2J" = 1', "\x1b[31m.toml")
    for error in (all_themes(theme_folders(own.parent))[1])[0].errors:
        assert "\x1b" not in str(error)
    path.rename(own / "other.toml")
    with pytest.raises(ThemeError) as caught:
        read_theme(own / "other.toml")
    assert "\x1b" not in str(caught.value)


def test_folders_and_pipes_are_no_themes(own: Path) -> None:
    (own / "folder.toml").mkdir()
    (own / "gone.toml").symlink_to(own / "nowhere")
    reasons = {error.errors[0].reason for error in all_themes(theme_folders(own.parent))[1]}
    assert reasons == {"not a file", "no such file"}


@pytest.mark.parametrize(
    "name", ["../salt", "", "no-such", "Salt", "salt.toml", "/etc/passwd", "s" * 9999]
)
def test_a_theme_that_is_not_there_gives_way_to_the_default(name: str) -> None:
    with pytest.raises(ThemeError, match="there is no theme"):
        load_theme(name, SHIPPED)
    theme, errors = usable_theme(name, SHIPPED)
    assert theme.name == DEFAULT_DARK
    assert len(errors) == 1


def test_the_nearest_name_is_offered() -> None:
    assert usable_theme("nightdesk", SHIPPED)[1][0].nearest == "night-desk"


@pytest.mark.parametrize(
    ("environment", "theme", "theme_light", "name"),
    [
        ({}, None, None, DEFAULT_DARK),
        ({"TERM": "linux"}, None, None, SIXTEEN),
        ({"TERM": "xterm-16color"}, None, None, SIXTEEN),
        ({"TERM": "xterm", "COLORTERM": ""}, None, None, SIXTEEN),
        ({"TERM": "screen", "COLORFGBG": "0;15"}, None, None, SIXTEEN),
        ({"TERM": "screen"}, "salt", None, "salt"),
        ({"TERM": "screen", "COLORFGBG": "0;15"}, None, "salt", "salt"),
        ({"TERM": "screen", "NO_COLOR": "1"}, None, None, COLOURLESS),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, None, None, DEFAULT_DARK),
        ({"TERM": "tmux-256color"}, None, None, DEFAULT_DARK),
        ({"TERM": "xterm-direct"}, None, None, DEFAULT_DARK),
        ({"TERM": "alacritty"}, None, None, DEFAULT_DARK),
        ({"TERM": "xterm-kitty"}, None, None, DEFAULT_DARK),
        ({"TERM": "dumb"}, None, None, DEFAULT_DARK),
        ({"NO_COLOR": "1"}, None, None, COLOURLESS),
        ({"NO_COLOR": ""}, None, None, DEFAULT_DARK),
        ({"NO_COLOR": "1"}, "salt", None, "salt"),
        ({"COLORFGBG": "0;15"}, None, None, DEFAULT_LIGHT),
        ({"COLORFGBG": "0;default;7"}, None, "salt", "salt"),
        ({"COLORFGBG": "15;0"}, None, "salt", DEFAULT_DARK),
        ({"COLORFGBG": "0;15"}, "dusk", None, "dusk"),
        ({"COLORFGBG": "0;15"}, "dusk", "sepia", "sepia"),
        ({"COLORFGBG": "0;15", "NO_COLOR": "1"}, None, None, COLOURLESS),
        ({"COLORFGBG": "nonsense"}, None, None, DEFAULT_DARK),
    ],
)
def test_the_theme_to_start_with(
    environment: dict[str, str], theme: str | None, theme_light: str | None, name: str
) -> None:
    assert default_theme_name(environment, theme, theme_light) == name


def test_the_guide_names_every_theme_and_every_key() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "THEMES.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([\w-]+)`", guide))
    assert {theme.name for theme in all_themes(SHIPPED)[0]} <= named
    assert {field.name for field in fields(Theme)} - {"name"} <= named
