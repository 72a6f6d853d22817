"""One folder for the user's files, where each system keeps them."""

from pathlib import Path

import pytest

from reader.config.folder import config_folder


@pytest.mark.parametrize(
    ("environment", "platform", "folder"),
    [
        ({}, "linux", "~/.config/newsreader"),
        ({"XDG_CONFIG_HOME": "/somewhere"}, "linux", "/somewhere/newsreader"),
        ({"XDG_CONFIG_HOME": ""}, "linux", "~/.config/newsreader"),
        ({"XDG_CONFIG_HOME": "articles"}, "linux", "~/.config/newsreader"),
        ({"XDG_CONFIG_HOME": "./"}, "linux", "~/.config/newsreader"),
        ({}, "freebsd14", "~/.config/newsreader"),
        ({}, "darwin", "~/Library/Application Support/newsreader"),
        ({"XDG_CONFIG_HOME": "/somewhere"}, "darwin", "/somewhere/newsreader"),
        ({"APPDATA": "/roaming"}, "win32", "/roaming/newsreader"),
        ({"XDG_CONFIG_HOME": "/somewhere"}, "win32", "~/AppData/Roaming/newsreader"),
    ],
)
def test_where_it_is(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], platform: str, folder: str
) -> None:
    monkeypatch.setattr(Path, "home", lambda: Path("/home/ida"))
    assert config_folder(environment, platform) == Path(folder.replace("~", "/home/ida"))


def test_someone_without_a_home_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "home", homeless)
    assert config_folder({}, "linux") is None
