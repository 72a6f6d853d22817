"""A small collection, and the command line run in this process."""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from reader.cli.interface import Opening
from reader.cli.main import run

KEEPERS = """\
Lighthouse keepers vote to stay
KELL POINT: The last four keepers of the north coast will stay until spring, the harbour office said on Monday.
‘We were asked and we said yes,’ Tamsin Orrel, the senior keeper, said.
-
Ferry timetable cut for winter
-
Storm closes the north road
"""  # noqa: E501 - a paragraph is one line in the files this program reads

FERRY = """\
Ferry timetable cut for winter
KELL POINT: Two of five crossings are dropped from Sunday, the ferry office said on Tuesday.
The last boat now leaves at six in the evening.
"""


@dataclass(slots=True)
class Result:
    """What a command printed and returned."""

    code: int
    out: str
    err: str
    opened: list[Opening] = field(default_factory=list)

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()

    @property
    def records(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.lines]


Newsreader = Callable[..., Result]


@pytest.fixture
def run_newsreader(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Newsreader:
    """Runs a command line on a terminal or off it, with something in place of the interface."""
    for kind in ("CACHE", "CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / "home" / kind.lower()))

    def run_command(
        *arguments: str | Path,
        terminal: bool,
        open_interface: Callable[[Opening], int],
        keys: bool = True,
    ) -> Result:
        with monkeypatch.context() as patch:
            patch.setattr(sys.stdin, "isatty", lambda: terminal and keys)
            patch.setattr(sys.stdout, "isatty", lambda: terminal)
            try:
                code = run([str(argument) for argument in arguments], open_interface)
            except SystemExit as leaving:
                code = int(leaving.code or 0)
        captured = capsys.readouterr()
        return Result(code, captured.out, captured.err)

    return run_command


@pytest.fixture
def newsreader(run_newsreader: Newsreader) -> Newsreader:
    """Runs a command line whose output goes into a pipe."""

    def run_command(*arguments: str | Path) -> Result:
        return run_newsreader(*arguments, terminal=False, open_interface=never)

    return run_command


@pytest.fixture
def newsreader_on_terminal(
    run_newsreader: Newsreader, monkeypatch: pytest.MonkeyPatch
) -> Newsreader:
    """Runs a command line on a terminal; the interface is a note of what it was to open."""
    monkeypatch.setenv("TERM", "xterm-256color")

    def run_command(*arguments: str | Path) -> Result:
        opened: list[Opening] = []

        def open_interface(opening: Opening) -> int:
            opened.append(opening)
            return 0

        result = run_newsreader(*arguments, terminal=True, open_interface=open_interface)
        return replace(result, opened=opened)

    return run_command


def never(opening: Opening) -> int:
    raise AssertionError(f"the interface was opened: {opening}")


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    """A folder of two articles, one of which leads to the other, and a picture."""
    folder = tmp_path / "coast"
    (folder / "north").mkdir(parents=True)
    (folder / "north" / "keepers.txt").write_text(KEEPERS, encoding="utf-8")
    (folder / "ferry.txt").write_text(FERRY, encoding="utf-8")
    (folder / "map.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    return folder
