"""The command in a real pseudo-terminal: what it refuses, and keys beside a pipe."""

import os
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import KEEPERS

if sys.platform != "linux":
    pytest.skip("a pseudo-terminal with /proc beside it", allow_module_level=True)

from bench.terminal import Terminal

ROOT = Path(__file__).parents[2]
NEWSREADER = [sys.executable, "-m", "reader"]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    folders = {
        f"XDG_{kind}_HOME": str(tmp_path / kind) for kind in ("CACHE", "CONFIG", "DATA", "STATE")
    }
    return {
        **folders,
        "HOME": str(tmp_path),
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
    }


def test_a_dumb_terminal_is_refused_in_one_line(
    environment: dict[str, str], collection: Path
) -> None:
    environment["TERM"] = "dumb"
    with Terminal([*NEWSREADER, collection], environment) as terminal:
        assert terminal.exit_code() == 2
        assert terminal.output.count(b"\n") == 1
        assert b"\x1b" not in terminal.output


def test_keys_that_cannot_come_are_refused_in_one_line(
    environment: dict[str, str], collection: Path
) -> None:
    nothing = os.open(os.devnull, os.O_RDONLY)
    with Terminal([*NEWSREADER, collection], environment, stdin=nothing) as terminal:
        os.close(nothing)
        assert terminal.exit_code() == 2
        assert terminal.output.count(b"\n") == 1
        assert b"\x1b" not in terminal.output


def test_an_article_from_a_pipe_is_read_with_keys_from_the_terminal(
    environment: dict[str, str],
) -> None:
    reading, writing = os.pipe()
    os.write(writing, KEEPERS.encode())
    os.close(writing)
    with Terminal([*NEWSREADER, "-"], environment, stdin=reading) as terminal:
        os.close(reading)
        terminal.wait_for("Lighthouse keepers vote to stay")
        terminal.press("\x11")
        assert terminal.exit_code() == 0


def test_a_file_is_opened_at_once(environment: dict[str, str], collection: Path) -> None:
    file = collection / "north" / "keepers.txt"
    with Terminal([*NEWSREADER, file], environment) as terminal:
        terminal.wait_for("The last four keepers of the north coast")
        terminal.press("\x11")
        assert terminal.exit_code() == 0
