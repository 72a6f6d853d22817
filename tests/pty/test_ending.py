"""However the program ends, the terminal is what it was."""

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.library.marking import Mark
from reader.library.state.reader_state import ReaderState
from tests.faults.conftest import write_articles
from tests.pty.conftest import PROGRAM
from tests.pty.judge import leaks, modes_left
from tests.pty.terminal import PATIENCE, Terminal

Start = Callable[..., Terminal]


def _assert_restored(terminal: Terminal) -> None:
    assert modes_left(terminal.written) == []
    assert terminal.is_as_before()
    assert b"Traceback" not in terminal.written


@pytest.mark.parametrize("keys", ["q", "\x11"], ids=["q", "ctrl+q"])
def test_keys(keys: str, start: Start, folder: Path) -> None:
    terminal = start(folder)
    terminal.wait_for("Boat 1 comes in")
    terminal.press(keys)
    assert terminal.exit_code() == 0
    _assert_restored(terminal)
    assert leaks(terminal.written) == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_signals(number: signal.Signals, start: Start, folder: Path, tmp_path: Path) -> None:
    terminal = start(folder)
    terminal.wait_for("Boat 1 comes in")
    terminal.settle()
    before = len(terminal.written)
    terminal.press("s", quiet=0.01)
    terminal.wait_for("★", since=before)
    terminal.send(number)
    assert terminal.exit_code() == 128 + number
    _assert_restored(terminal)
    kept = tmp_path / "home" / "DATA" / "newsreader"
    assert not (kept / "state.sqlite-wal").exists(), "it was not left in order"
    state = ReaderState.on_disk(str(kept))
    assert len(state.marked(Mark.STARRED)) == 1
    state.close()


def test_a_shell_that_is_killed_takes_it_along(environment: dict[str, str], folder: Path) -> None:
    command = ["/bin/sh", "-c", '"$@"; true', "sh", *PROGRAM, str(folder)]
    with Terminal(command, environment) as terminal:
        terminal.wait_for("Boat 1 comes in")
        terminal.settle()
        children = terminal.children()
        terminal.process.kill()
        give_up = time.monotonic() + PATIENCE
        while any(os.path.exists(f"/proc/{child}") for child in children):  # noqa: PTH110
            assert time.monotonic() < give_up, "they outlive it"
            terminal.read(0.05)
        assert modes_left(terminal.written) == []
        assert terminal.is_as_before()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_signals_while_an_editor_has_the_terminal(
    number: signal.Signals, start: Start, folder: Path, tmp_path: Path
) -> None:
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\necho EDITING\nexec sleep 1000\n", encoding="utf-8")
    editor.chmod(0o700)
    terminal = start(folder, variables={"EDITOR": str(editor)})
    terminal.wait_for("Boat 1 comes in")
    terminal.settle()
    terminal.press("e")
    terminal.wait_for("EDITING")
    children = terminal.children()
    terminal.send(number)
    assert terminal.exit_code() == 128 + number
    _assert_restored(terminal)
    assert not any(Path(f"/proc/{child}").exists() for child in children)


@pytest.mark.parametrize("editor", ["'", "/nonexistent/editor", " "])
def test_an_editor_that_cannot_be_started_is_said(editor: str, start: Start, folder: Path) -> None:
    terminal = start(folder, variables={"EDITOR": editor, "VISUAL": ""})
    terminal.wait_for("Boat 1 comes in")
    terminal.settle()
    terminal.press("e")
    terminal.settle()
    terminal.press("\x11")
    assert terminal.exit_code() == 0
    assert "ditor" in terminal.text() or "EDITOR" in terminal.text()
    _assert_restored(terminal)


def test_a_signal_behind_a_flood_of_clicks(start: Start, folder: Path) -> None:
    terminal = start(folder)
    terminal.wait_for("Boat 1 comes in")
    terminal.settle()
    for _ in range(3):
        terminal.type("\x1b[<0;3;5M\x1b[<0;3;5m" * 300)
    terminal.send(signal.SIGTERM)
    assert terminal.exit_code() == 128 + signal.SIGTERM
    _assert_restored(terminal)


def test_signal_while_starting(start: Start, folder: Path) -> None:
    terminal = start(folder)
    while not terminal.written:
        terminal.read(0.05)
    terminal.send(signal.SIGTERM)
    assert terminal.exit_code() in (128 + signal.SIGTERM, -signal.SIGTERM)
    assert modes_left(terminal.written) == []
    assert terminal.is_as_before()


def test_closed_terminal(start: Start, folder: Path) -> None:
    terminal = start(folder)
    terminal.wait_for("Boat 1 comes in")
    terminal.settle()
    children = terminal.children()
    terminal.hang_up()
    assert terminal.exit_code() == 128 + signal.SIGHUP
    assert [child for child in children if os.path.exists(f"/proc/{child}")] == []  # noqa: PTH110


def test_closed_terminal_that_had_stopped_reading(start: Start, folder: Path) -> None:
    terminal = start(folder)
    terminal.wait_for("Boat 1 comes in")
    terminal.settle()
    terminal.clog("jk" * 100)
    terminal.hang_up()
    assert terminal.exit_code() == 128 + signal.SIGHUP


def test_a_thread_that_cannot_end_goes_with_the_terminal(environment: dict[str, str]) -> None:
    # Textual's input thread reads the end of file for ever where it was not told to stop.
    stuck = (
        "import signal, threading, time\n"
        "signal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
        "from reader.tui.hangup import end_with_the_terminal\n"
        "end_with_the_terminal(lambda: True)\n"
        "threading.Thread(target=time.sleep, args=(3600,)).start()\n"
        "print('ready', flush=True)\n"
    )
    with Terminal([sys.executable, "-c", stuck], environment) as terminal:
        terminal.wait_for("ready")
        terminal.hang_up()
        assert terminal.exit_code() == 128 + signal.SIGHUP


def test_fault_of_ours(start: Start, folder: Path, tmp_path: Path) -> None:
    terminal = start(folder, altered="with-a-fault")
    terminal.wait_for("Boat 1 comes in")
    terminal.press("?")
    assert terminal.exit_code() == 70
    _assert_restored(terminal)
    assert "something went wrong inside newsreader (ValueError)" in terminal.text()
    (report,) = tmp_path.rglob("newsreader-crash-*.txt")
    assert "CanarySecret" not in report.read_text("utf-8") + terminal.text()
    assert report.stat().st_mode & 0o077 == 0


def test_what_a_library_writes_does_not_reach_the_screen(start: Start, folder: Path) -> None:
    terminal = start(folder, altered="with-noise")
    terminal.wait_for("Boat 1 comes in")
    terminal.press("?")
    terminal.wait_for("help")
    terminal.press("\x1b")
    terminal.press("\x11")
    assert terminal.exit_code() == 0
    _assert_restored(terminal)
    assert terminal.written.endswith(b"CanaryNoise")  # the way there is open again
    assert terminal.written.count(b"Canary") == 1


def test_stopped_and_taken_up_again(start: Start, folder: Path) -> None:
    terminal = start(folder)
    terminal.wait_for("Boat 1 comes in")
    terminal.settle()
    terminal.send(signal.SIGTSTP)
    terminal.wait_until_stopped()
    assert modes_left(terminal.written) == []
    assert terminal.is_as_before()
    before = len(terminal.written)
    terminal.send(signal.SIGCONT)
    terminal.wait_for("Boat 1 comes in", since=before)
    terminal.press("\x11")
    assert terminal.exit_code() == 0
    _assert_restored(terminal)


def test_stopped_from_outside_and_taken_up_again(start: Start, folder: Path) -> None:
    terminal = start(folder)
    terminal.wait_for("Boat 1 comes in")
    terminal.settle()
    terminal.send(signal.SIGSTOP)
    terminal.wait_until_stopped()
    before = len(terminal.written)
    terminal.send(signal.SIGCONT)
    terminal.wait_for("Boat 1 comes in", since=before)
    terminal.press("\x11")
    assert terminal.exit_code() == 0
    _assert_restored(terminal)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_storm_of_stops(number: signal.Signals, start: Start, folder: Path) -> None:
    terminal = start(folder)
    terminal.wait_for("Boat 1 comes in")
    for pause in (0, 0, 0.02, 0.2, 0, 0.02):
        terminal.send(signal.SIGTSTP)
        terminal.read(pause)
        terminal.send(signal.SIGCONT)
        terminal.read(pause)
    terminal.send(number)
    terminal.send(signal.SIGCONT)
    assert terminal.exit_code() == 128 + number
    _assert_restored(terminal)


def test_a_mouse_told_in_pixels_is_told_in_cells_again(start: Start, folder: Path) -> None:
    terminal = start(folder)
    terminal.wait_for("Boat 1 comes in")
    terminal.press("\x1b[?2048;2$y")
    terminal.press("\x11")
    assert terminal.exit_code() == 0
    assert b"?1016h" in terminal.written
    _assert_restored(terminal)


def test_a_mark_on_the_screen_survives_a_kill(start: Start, folder: Path, tmp_path: Path) -> None:
    terminal = start(folder)
    terminal.wait_for("Boat 1 comes in")
    terminal.settle()
    before = len(terminal.written)
    terminal.press("s", quiet=0.01)
    terminal.wait_for("★", since=before)
    terminal.send(signal.SIGKILL)
    assert terminal.exit_code() == -signal.SIGKILL
    state = ReaderState.on_disk(str(tmp_path / "home" / "DATA" / "newsreader"))
    assert len(state.marked(Mark.STARRED)) == 1
    state.close()


def test_a_killed_program_leaves_no_process_behind(start: Start, tmp_path: Path) -> None:
    write_articles(tmp_path / "archive", 1000)
    terminal = start(tmp_path / "archive")
    while len(children := terminal.children()) < 2:
        terminal.read(0.05)
        assert terminal.process.poll() is None
    terminal.send(signal.SIGKILL)
    terminal.exit_code()
    give_up = time.monotonic() + PATIENCE
    while any(os.path.exists(f"/proc/{child}") for child in children):  # noqa: PTH110
        assert time.monotonic() < give_up, "they outlive it"
        os.sched_yield()


def test_what_a_command_printed_stays_until_enter(start: Start, folder: Path) -> None:
    terminal = start(folder)
    terminal.wait_for("Boat 1 comes in")
    terminal.settle()
    terminal.press("!")
    before = len(terminal.written)
    terminal.press("echo PIPED\r")
    terminal.wait_for("[Enter] goes back to newsreader", before)
    before = len(terminal.written)
    terminal.press("\r")
    terminal.wait_for("Boat 1 comes in", before)
    terminal.press("q")
    assert terminal.exit_code() == 0
    _assert_restored(terminal)


STRUCK = """
import os, signal, sys
from reader.__main__ import main
from reader.tui.lean import import_textual
import_textual()
from reader.tui.app import NewsreaderApp
def on_load(app, then=NewsreaderApp.on_load):
    os.kill(os.getpid(), signal.SIGINT)
    then(app)
NewsreaderApp.on_load = on_load
sys.exit(main())
"""


def test_ctrl_c_before_there_is_an_interface_is_no_success(
    environment: dict[str, str], folder: Path
) -> None:
    with Terminal([sys.executable, "-c", STRUCK, str(folder)], environment) as terminal:
        assert terminal.exit_code() in (-signal.SIGINT, 128 + signal.SIGINT)
        _assert_restored(terminal)
