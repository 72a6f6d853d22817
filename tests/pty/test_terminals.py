"""Terminals of every size and kind: usable, or a refusal in one line."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.pty.judge import leaks, modes_left
from tests.pty.terminal import Terminal

Start = Callable[..., Terminal]
SIZES = ((1, 1), (1, 500), (200, 1), (2, 3), (5, 20), (10, 40), (24, 80), (50, 200), (200, 500))


def _ends_well(terminal: Terminal) -> None:
    terminal.press("\x11")
    assert terminal.exit_code() == 0
    assert modes_left(terminal.written) == []
    assert terminal.is_as_before()
    assert b"Traceback" not in terminal.written


def test_every_size_at_any_moment(start: Start, folder: Path) -> None:
    terminal = start(folder)
    terminal.wait_for("Boat 1 comes in")
    for size in SIZES:
        terminal.resize(*size)
        terminal.press("j\rr\x1b", quiet=0.05)
    terminal.resize(30, 100)
    before = len(terminal.written)
    terminal.press("gg", quiet=0.2)
    terminal.wait_for("Boat", since=before)
    _ends_well(terminal)


def test_a_storm_of_sizes(start: Start, folder: Path) -> None:
    terminal = start(folder)
    terminal.wait_for("Boat 1 comes in")
    for number in range(150):
        terminal.resize(1 + number * 7 % 60, 1 + number * 13 % 200)
        terminal.read(0.001)
    terminal.resize(40, 120)
    terminal.settle()
    _ends_well(terminal)


@pytest.mark.parametrize("size", [(0, 0), (1, 1), (500, 1000)])
def test_started_in_an_odd_size(size: tuple[int, int], start: Start, folder: Path) -> None:
    terminal = start(folder, size=size)
    while b"\x1b[?1049h" not in terminal.written:
        assert terminal.read(20)
    terminal.press("j\r?\x1b", quiet=0.5)
    _ends_well(terminal)


def test_a_terminal_that_never_answers(start: Start, folder: Path) -> None:
    terminal = start(folder, silent=True)
    terminal.wait_for("Boat 1 comes in")
    _ends_well(terminal)


@pytest.mark.parametrize(
    "variables",
    [
        {"LC_ALL": "C", "LANG": "C"},
        {"TERM": "xterm", "COLORTERM": "", "NO_COLOR": "1"},
        {"TERM": "linux", "COLORTERM": ""},
        {"TERM": "no-such-terminal"},
    ],
    ids=["C", "no colour", "console", "unknown"],
)
def test_poor_terminals(variables: dict[str, str], start: Start, folder: Path) -> None:
    terminal = start(folder, variables=variables)
    terminal.wait_for("Boat 1 comes in")
    terminal.press("\r")
    assert leaks(terminal.written) == []
    _ends_well(terminal)


@pytest.mark.parametrize("name", ["linux", "xterm", "xterm-16color", "screen"])
def test_a_terminal_of_16_colours_is_painted_in_its_own(
    name: str, start: Start, folder: Path
) -> None:
    terminal = start(folder, variables={"TERM": name, "COLORTERM": ""})
    terminal.wait_for("Boat 1 comes in")
    terminal.settle()
    assert re.search(rb"\x1b\[(?:[0-9;]*;)?36;49m", terminal.written)
    assert b"[48;" not in terminal.written
    _ends_well(terminal)


@pytest.mark.parametrize("name", ["dumb", ""])
def test_a_terminal_without_a_screen_is_refused(name: str, start: Start, folder: Path) -> None:
    terminal = start(folder, variables={"TERM": name})
    assert terminal.exit_code() == 2
    assert b"\x1b" not in terminal.written
    assert terminal.written.count(b"\n") == 1


def test_standard_input_that_is_no_terminal_is_refused(start: Start, folder: Path) -> None:
    nothing = os.open(os.devnull, os.O_RDONLY)
    terminal = start(folder, stdin=nothing)
    os.close(nothing)
    assert terminal.exit_code() == 2
    assert b"\x1b" not in terminal.written


def test_a_slow_line_is_usable(start: Start, folder: Path) -> None:
    """A few bytes at a time, as over a slow line: keys are not lost meanwhile, nothing breaks."""
    terminal = start(folder)
    while "Boat 1 comes in" not in terminal.text():
        assert terminal.read(20, most=40)
    before = len(terminal.written)
    terminal.type("j\r")
    while "We waited" not in terminal.text(before):
        assert terminal.read(20, most=40)
    _ends_well(terminal)
