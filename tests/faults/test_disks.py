"""Disks that are full or read-only, and homes that are not there: reading goes on, and it is said.

Real ones: a file system in memory is filled, made read-only, made larger again.
"""

from __future__ import annotations

import signal
import subprocess
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.library.marking import Mark
from reader.library.state.reader_state import ReaderState
from tests.faults.conftest import ARTICLES, Program
from tests.faults.disks import Disk, can_mount, mounted
from tests.pty.judge import modes_left
from tests.pty.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Home = Callable[[str], tuple[Program, Disk]]
LASTS = "Marks and notes last only until you leave"
READ_ANEW = "Everything is read anew each time"


def slow(*values: object) -> list[object]:
    return [pytest.param(value, marks=pytest.mark.slow) for value in values]


@pytest.fixture
def home(program: Program, tmp_path: Path) -> Iterator[Home]:
    """Mounts a disk of a size, and gives the program whose home is on it."""
    if not can_mount(tmp_path / "probe"):
        pytest.skip("no disk can be mounted here")
    mounts = []

    def of_size(size: str) -> tuple[Program, Disk]:
        mounts.append(mounted(tmp_path / "disk", size))
        disk = mounts[-1].__enter__()
        Path(program.environment["HOME"]).symlink_to(disk.place)
        return program, disk

    yield of_size
    for mount in mounts:
        mount.__exit__(None, None, None)


@pytest.mark.parametrize("size", ["4k", "256k", *slow("64k", "128k", "192k", "384k")])
def test_a_disk_that_fills_up_while_it_indexes(size: str, folder: Path, home: Home) -> None:
    program, disk = home(size)
    done = program("list", folder)
    assert (done.code, len(done.lines)) == (0, ARTICLES)
    assert "Traceback" not in done.err
    if size in ("4k", "64k"):
        assert READ_ANEW in done.err
        assert LASTS in done.err
    disk.remount("size=50m")
    again = program("list", folder)
    assert (again.code, again.lines, again.err) == (0, done.lines, "")


@pytest.mark.parametrize("room", [65536, *slow(0, 4096, 16384)])
def test_marks_on_a_full_disk(room: int, folder: Path, home: Home) -> None:
    program, disk = home("4m")
    assert program("wanted", "--add", "Nets are mended", folder).code == 0
    disk.fill(leave=room)
    done = program("wanted", "--add", "Sails are dried", folder)
    kept = LASTS not in done.err
    assert done.code == (0 if kept else 2)
    assert "Traceback" not in done.err
    (disk.place / "ballast").unlink()
    there = program("wanted", "--mine", folder).out
    assert "Nets are mended" in there
    assert ("Sails are dried" in there) == kept
    assert program("state", "check").code == 0


@pytest.mark.parametrize("indexed", [True, *slow(False)], ids=["with an index", "without"])
def test_a_read_only_home(indexed: bool, folder: Path, home: Home) -> None:
    program, disk = home("8m")
    if indexed:
        program("index", folder)
        program("wanted", "--add", "Nets are mended", folder)
    disk.remount("ro")
    done = program("list", folder)
    assert (done.code, len(done.lines)) == (0, ARTICLES)
    assert READ_ANEW in done.err
    if indexed:
        assert "Nets are mended" in program("wanted", "--mine", folder).out
    for command in (("wanted", "--add", "Sails are dried"), ("new", "--seen")):
        refused = program(*command, folder)
        assert refused.code == 2
        assert refused.err.count(LASTS) == 1
    disk.remount("rw")
    again = program("list", folder)
    assert (again.code, again.lines, again.err) == (0, done.lines, "")


def test_a_disk_that_fills_up_under_the_interface(folder: Path, home: Home) -> None:
    program, disk = home("4m")
    state = disk.place / "DATA" / "newsreader"
    with _interface(program, folder) as terminal:
        terminal.press("s")
        terminal.wait_for("★")
        disk.fill()
        seen = len(terminal.written)
        terminal.press("jsjsjs")
        terminal.wait_for("last only until", seen)
        terminal.press("gp")
        terminal.wait_for("Your marks and notes", seen)
        terminal.press("\x1b")
        terminal.press("\x11")
        _assert_ended(terminal, 0)
    (disk.place / "ballast").unlink()
    with closing(ReaderState.on_disk(str(state))) as kept:
        assert len(kept.marked(Mark.STARRED)) >= 1
        assert kept.notice == ""


def test_a_read_only_home_under_the_interface(folder: Path, home: Home) -> None:
    program, disk = home("4m")
    disk.remount("ro")
    with _interface(program, folder) as terminal:
        terminal.wait_for("last only until")
        terminal.press("s")
        terminal.wait_for("★")
        terminal.press("gp")
        terminal.wait_for("Everything is read anew each")
        terminal.press("\x1b")
        terminal.press("\x11")
        _assert_ended(terminal, 0)


def test_a_folder_that_is_removed_while_it_is_read(folder: Path, program: Program) -> None:
    Path(program.environment["HOME"]).mkdir()
    with _interface(program, folder) as terminal:
        subprocess.run(["rm", "-r", str(folder)], check=True)
        for keys in ("j", "\r", ")", "h", "G", "\r", "h", "r", "gp", "\x1b", "/Boat\r", "\x1b"):
            terminal.press(keys)
        terminal.send(signal.SIGTERM)
        _assert_ended(terminal, 128 + signal.SIGTERM)


@pytest.mark.parametrize("place", ["/dev/null/home", *slow("/proc/nobody", None)])
def test_a_home_that_is_missing(place: str | None, folder: Path, program: Program) -> None:
    kept = {name: value for name, value in program.environment.items() if name[:3] != "XDG"}
    environment = {**kept, "HOME": place} if place else kept
    if place is None:
        environment["HOME"] = environment["TMPDIR"] + "/made"
    homeless = Program(environment)
    done = homeless("list", folder)
    assert (done.code, len(done.lines)) == (0, ARTICLES)
    assert (READ_ANEW in done.err) == (place is not None)
    assert "Traceback" not in done.err
    with Terminal(
        homeless.command(folder), {**environment, "TERM": "xterm-256color"}, cwd=folder
    ) as terminal:
        terminal.wait_for("Boat")
        terminal.settle(1.0)
        terminal.press("s")
        terminal.wait_for("★")
        terminal.press("\x11")
        _assert_ended(terminal, 0)


def _interface(program: Program, folder: Path) -> Terminal:
    environment = {**program.environment, "TERM": "xterm-256color"}
    terminal = Terminal(program.command(folder), environment)
    terminal.wait_for("Boat")
    terminal.settle(1.0)
    return terminal


def _assert_ended(terminal: Terminal, code: int) -> None:
    assert terminal.exit_code() == code
    assert modes_left(terminal.written) == []
    assert terminal.is_as_before()
    assert b"Traceback" not in terminal.written
