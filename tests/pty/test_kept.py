"""What a reader has typed is kept, whatever becomes of the program; two of them see each other."""

from __future__ import annotations

import signal
import subprocess
from typing import TYPE_CHECKING

from tests.pty.conftest import PROGRAM

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.pty.terminal import Terminal

    Start = Callable[..., Terminal]


def _state(environment: dict[str, str]) -> str:
    command = [*PROGRAM, "state", "export"]
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, check=True, timeout=60
    ).stdout


def test_a_tag_and_half_a_note_survive_a_kill(
    start: Start, folder: Path, environment: dict[str, str]
) -> None:
    terminal = start(folder)
    terminal.wait_for("The boat came in at noon")
    terminal.press("tcoast")
    terminal.press("\r")
    terminal.wait_for("tagged: coast")
    terminal.press("chalf a thou")
    terminal.settle(1.0)
    terminal.send(signal.SIGKILL)
    assert terminal.exit_code() == -signal.SIGKILL
    assert '"tag": "coast"' in _state(environment)
    again = start(folder)
    again.wait_for("last time was kept")
    again.press("q")
    assert '"text": "half a thou"' in _state(environment)


def test_two_newsreaders_show_each_others_marks(start: Start, folder: Path) -> None:
    one, other = start(folder), start(folder)
    for terminal in (one, other):
        terminal.wait_for("The boat came in at noon")
    seen = len(other.written)
    one.press("s")
    one.wait_for("★")
    other.wait_for("★", seen)
