"""What `newsreader PATH` opens, and what it does where no interface can be shown."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import KEEPERS, Newsreader, never

ROOT = Path(__file__).parents[2]


def test_a_folder_is_opened(newsreader_on_terminal: Newsreader, collection: Path) -> None:
    (opening,) = newsreader_on_terminal(collection).opened
    assert (opening.target, opening.article) == (str(collection), None)


def test_a_file_is_opened_among_its_neighbours(
    newsreader_on_terminal: Newsreader, collection: Path
) -> None:
    file = collection / "ferry.txt"
    (opening,) = newsreader_on_terminal(file).opened
    assert (opening.target, opening.article) == (str(collection), str(file))


def test_a_file_of_the_current_folder(
    newsreader_on_terminal: Newsreader, collection: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(collection)
    (opening,) = newsreader_on_terminal("ferry.txt").opened
    assert (opening.target, opening.article) == (str(collection), str(collection / "ferry.txt"))


def test_the_sample_is_opened(newsreader_on_terminal: Newsreader) -> None:
    (opening,) = newsreader_on_terminal("--sample").opened
    assert opening.target == str(ROOT / "seeds")


def test_a_folder_called_like_a_command_is_opened_by_its_path(
    newsreader_on_terminal: Newsreader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "list").mkdir()
    monkeypatch.chdir(tmp_path)
    (opening,) = newsreader_on_terminal("./list").opened
    assert opening.target == "./list"


@pytest.mark.parametrize("path", ["missing", "missing/below", "x" * 5000, "nul\0byte", "\udcff"])
def test_a_path_with_nothing_there(
    newsreader_on_terminal: Newsreader, tmp_path: Path, path: str
) -> None:
    result = newsreader_on_terminal(f"{tmp_path}/{path}")
    assert (result.code, result.out, result.opened) == (2, "", [])
    assert len(result.err.splitlines()) == 1


@pytest.mark.parametrize("terminal", ["dumb", "", "unknown"])
def test_a_terminal_that_cannot_show_it(
    newsreader_on_terminal: Newsreader,
    collection: Path,
    terminal: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TERM", terminal)
    result = newsreader_on_terminal(collection)
    assert (result.code, result.out, result.opened) == (2, "", [])
    assert "newsreader list" in result.err
    assert len(result.err.splitlines()) == 1


def test_without_keys_it_refuses(
    run_newsreader: Newsreader, collection: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    result = run_newsreader(collection, terminal=True, keys=False, open_interface=never)
    assert (result.code, result.out) == (2, "")
    assert "standard input" in result.err


def test_a_dash_without_a_pipe_is_explained(newsreader_on_terminal: Newsreader) -> None:
    result = newsreader_on_terminal("-")
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


@pytest.mark.parametrize("columns", [24, 40, 80, 200])
def test_the_welcome_is_broken_at_words(
    newsreader: Newsreader, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    result = newsreader()
    assert result.code == 0
    assert all(len(line) < columns for line in result.lines)
    words = " ".join(result.out.split())
    assert "with its quotes and who speaks, and the related headlines as links" in words
    assert "newsreader FILE open an article among those of its folder" in words
