"""A terminal to start the program in, and small collections."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.pty.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
PROGRAM = [sys.executable, "-m", "reader"]
ALTERED = [sys.executable, str(Path(__file__).with_name("altered.py"))]

Start = "Callable[..., Terminal]"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """An environment of its own for the program."""
    home = tmp_path / "home"
    (home / "tmp").mkdir(parents=True)
    folders = {
        f"XDG_{kind}_HOME": str(home / kind) for kind in ("CACHE", "CONFIG", "DATA", "STATE")
    }
    return {
        **folders,
        "HOME": str(home),
        "TMPDIR": str(home / "tmp"),
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "EDITOR": "false",
        "BROWSER": "false",
    }


@pytest.fixture
def start(environment: dict[str, str]) -> Iterator[Callable[..., Terminal]]:
    """Starts newsreader with arguments; every terminal is closed in the end."""
    running: list[Terminal] = []

    def started(*arguments: str | Path, altered: str | None = None, **options: Any) -> Terminal:
        command = PROGRAM if altered is None else [*ALTERED, altered]
        variables = {**environment, **options.pop("variables", {})}
        terminal = Terminal([*command, *arguments], variables, **options)
        running.append(terminal)
        return terminal

    yield started
    for terminal in running:
        terminal.__exit__()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three plain articles."""
    folder = tmp_path / "coast"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(
            f"Boat {number} comes in\nTARNMOUTH: The boat came in at noon, the office said.\n"
            f"‘We waited,’ Tamsin Orrel said.\n-\nBoat {(number + 1) % 3} comes in\n",
            encoding="utf-8",
        )
    return folder
