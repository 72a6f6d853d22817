"""A copy reaches the clipboard through the terminal and through the system's program."""

from __future__ import annotations

import base64
import os
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.pty.terminal import Terminal

    Start = Callable[..., Terminal]


def test_a_headline_with_its_source_is_copied_both_ways(
    start: Start, folder: Path, tmp_path: Path
) -> None:
    programs, told = tmp_path / "programs", tmp_path / "told"
    programs.mkdir()
    tool = programs / "wl-copy"
    tool.write_text(f'#!/bin/sh\ncat >"{told}.part" && mv "{told}.part" "{told}"\n', "utf-8")
    tool.chmod(0o700)
    variables = {"PATH": f"{programs}:{os.environ['PATH']}", "WAYLAND_DISPLAY": "wayland-9"}
    terminal = start(folder, variables=variables)
    terminal.wait_for("Boat 1 comes in")
    terminal.settle()
    terminal.press("y")
    terminal.wait_for("copied the headline")
    while not told.exists():
        terminal.read(0.05)
    text = told.read_text("utf-8")
    assert "comes in" in text
    (sent,) = re.findall(rb"\x1b\]52;c;([A-Za-z0-9+/=]+)", terminal.written)
    assert base64.b64decode(sent).decode() == text
    terminal.press("\x11")
    assert terminal.exit_code() == 0
