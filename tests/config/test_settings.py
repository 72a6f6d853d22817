"""Settings: what holds when some of the file is wrong."""

from pathlib import Path

import pytest

from reader.config.settings import Settings, load_settings


def write(folder: Path, text: str) -> Path:
    (folder / "config.toml").write_text(text, encoding="utf-8")
    return folder


def test_without_a_file_everything_has_its_default(tmp_path: Path) -> None:
    assert load_settings(tmp_path) == (Settings(), ())
    assert load_settings(tmp_path / "nowhere") == (Settings(), ())
    assert load_settings(None) == (Settings(), ())


def test_everything_can_be_set(tmp_path: Path) -> None:
    text = """
theme = "dusk"
theme_light = "sepia"
rows = "two"
dates = "iso"
measure = 66
show_voice_names = false
sidebar = "closed"
mark_read = "end"
smooth = true
keymap = "emacs"
[keys]
star = "x"
"quote.next" = ["n", "g n"]
find.next = "right_parenthesis"
tag = []
"""
    settings, errors = load_settings(write(tmp_path, text))
    assert errors == ()
    assert settings == Settings(
        theme="dusk",
        theme_light="sepia",
        rows="two",
        dates="iso",
        measure=66,
        show_voice_names=False,
        sidebar="closed",
        mark_read="end",
        smooth=True,
        keymap="emacs",
        keys={
            "star": ("x",),
            "quote.next": ("n", "g n"),
            "find.next": ("right_parenthesis",),
            "tag": (),
        },
    )


def test_what_is_wrong_has_its_default_and_the_rest_counts(tmp_path: Path) -> None:
    text = 'measure = 1000\nrows = "two"\nsidebr = "open"\nkeymap = "vim"\n'
    settings, errors = load_settings(write(tmp_path, text))
    assert settings == Settings(rows="two")
    assert [(error.line, error.key, error.nearest) for error in errors] == [
        (1, "measure", None),
        (3, "sidebr", "sidebar"),
        (4, "keymap", None),
    ]
    assert all(error.file == str(tmp_path / "config.toml") for error in errors)


@pytest.mark.parametrize(
    ("keys", "key", "line"),
    [
        ("keys = 3", "keys", 1),
        ("[keys]\nstar = 3", "keys.star", 2),
        ("[keys]\n\nstar = [3]", "keys.star", 3),
        ("[keys]\na.b.c.d.e.f = 'x'", "keys.a.b.c.d.e", 2),
    ],
)
def test_keys_that_are_none(tmp_path: Path, keys: str, key: str, line: int) -> None:
    settings, errors = load_settings(write(tmp_path, keys))
    assert dict(settings.keys) == {}
    assert [(error.key, error.line) for error in errors] == [(key, line)]


@pytest.mark.parametrize("data", [b"\xff", b"theme = ", b"[" * 9999, b"a." * 9999 + b"b = 1"])
def test_a_file_that_cannot_be_read_sets_nothing(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "config.toml").write_bytes(data)
    settings, errors = load_settings(tmp_path)
    assert settings == Settings()
    assert len(errors) == 1


def test_the_current_folder_sets_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    write(articles, 'theme = "sepia"')
    monkeypatch.chdir(articles)
    monkeypatch.setenv("XDG_CONFIG_HOME", ".")
    assert load_settings(tmp_path / "newsreader") == (Settings(), ())


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        Settings().measure = 80  # type: ignore[misc]
    with pytest.raises(TypeError):
        Settings().keys["star"] = ("x",)  # type: ignore[index]
