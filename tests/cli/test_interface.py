"""What `newsreader PATH` opens, and what it does where no interface can be shown."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import KEEPERS, Newsreader

ROOT = Path(__file__).parents[2]


@pytest.fixture
def on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.cli.interface.sys.stdout.isatty", lambda: True)
    monkeypatch.setattr("reader.cli.interface.sys.stdin.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.mark.usefixtures("on_a_terminal")
def test_a_folder_is_opened(newsreader: Newsreader, collection: Path) -> None:
    (opening,) = newsreader(collection).opened
    assert (opening.target, opening.article) == (str(collection), None)


@pytest.mark.usefixtures("on_a_terminal")
def test_a_file_is_opened_among_its_neighbours(newsreader: Newsreader, collection: Path) -> None:
    file = collection / "ferry.txt"
    (opening,) = newsreader(file).opened
    assert (opening.target, opening.article) == (str(collection), str(file))


@pytest.mark.usefixtures("on_a_terminal")
def test_a_file_of_the_current_folder(
    newsreader: Newsreader, collection: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(collection)
    (opening,) = newsreader("ferry.txt").opened
    assert (opening.target, opening.article) == (".", "ferry.txt")


@pytest.mark.usefixtures("on_a_terminal")
def test_the_sample_is_opened(newsreader: Newsreader) -> None:
    (opening,) = newsreader("--sample").opened
    assert opening.target == str(ROOT / "seeds")


@pytest.mark.usefixtures("on_a_terminal")
def test_a_folder_called_like_a_command_is_opened_by_its_path(
    newsreader: Newsreader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "list").mkdir()
    monkeypatch.chdir(tmp_path)
    (opening,) = newsreader("./list").opened
    assert opening.target == "./list"


@pytest.mark.usefixtures("on_a_terminal")
@pytest.mark.parametrize("path", ["missing", "missing/below", "x" * 5000, "nul\0byte", "\udcff"])
def test_a_path_with_nothing_there(newsreader: Newsreader, tmp_path: Path, path: str) -> None:
    result = newsreader(f"{tmp_path}/{path}")
    assert (result.code, result.out, result.opened) == (2, "", [])
    assert len(result.err.splitlines()) == 1


@pytest.mark.usefixtures("on_a_terminal")
@pytest.mark.parametrize("terminal", ["dumb", "", "unknown"])
def test_a_terminal_that_cannot_show_it(
    newsreader: Newsreader, collection: Path, terminal: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", terminal)
    result = newsreader(collection)
    assert (result.code, result.out, result.opened) == (2, "", [])
    assert "newsreader list" in result.err
    assert len(result.err.splitlines()) == 1


def test_without_keys_it_refuses(
    newsreader: Newsreader, collection: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.cli.interface.sys.stdout.isatty", lambda: True)
    monkeypatch.setattr("reader.cli.interface.sys.stdin.isatty", lambda: False)
    monkeypatch.setenv("TERM", "xterm")
    result = newsreader(collection)
    assert (result.code, result.opened) == (2, [])
    assert "standard input" in result.err


@pytest.mark.usefixtures("on_a_terminal")
def test_a_dash_without_a_pipe_is_explained(newsreader: Newsreader) -> None:
    result = newsreader("-")
    assert result.code == 2
    assert "pipe" in result.err


def test_into_a_pipe_go_the_headlines(newsreader: Newsreader, collection: Path) -> None:
    result = newsreader(collection)
    assert result.code == 0
    assert sorted(result.lines) == [
        "Ferry timetable cut for winter",
        "Lighthouse keepers vote to stay",
    ]


def test_into_a_pipe_goes_an_article(newsreader: Newsreader, collection: Path) -> None:
    result = newsreader(collection / "north" / "keepers.txt")
    assert result.code == 0
    assert result.lines[0] == "Lighthouse keepers vote to stay"
    assert "Tamsin Orrel: ‘We were asked and we said yes,’" in result.lines


def test_standard_input_into_a_pipe(tmp_path: Path) -> None:
    finished = subprocess.run(
        [sys.executable, "-m", "reader", "-"],
        cwd=ROOT,
        env={**os.environ, "XDG_CACHE_HOME": str(tmp_path), "TERM": "dumb"},
        input=KEEPERS.encode(),
        capture_output=True,
        check=False,
    )
    assert (finished.returncode, finished.stderr) == (0, b"")
    assert finished.stdout.decode().startswith("Lighthouse keepers vote to stay\n")


def test_an_empty_folder_into_a_pipe_is_nothing_found(
    newsreader: Newsreader, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    result = newsreader(tmp_path / "empty")
    assert (result.code, result.out) == (1, "")
