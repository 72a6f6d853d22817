"""The program killed while it indexes: it opens, nothing is lost, the work goes on."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
from pathlib import Path

import pytest

from tests.faults.conftest import Program


def kill_while_indexing(program: Program, folder: Path, seconds: float) -> None:
    """Start indexing, and kill it and all below it unless it ends within that time.

    Where it is killed is up to the machine; what must hold afterwards is not.
    """
    running = subprocess.Popen(
        program.command("index", folder),
        env=program.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        running.wait(seconds)
    except subprocess.TimeoutExpired:
        os.killpg(running.pid, signal.SIGKILL)
    running.wait()


def assert_whole(home: Path) -> None:
    for catalog in home.rglob("catalog.sqlite"):
        connection = sqlite3.connect(f"file:{catalog}?mode=ro", uri=True)
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        connection.close()


def _kill_again_and_again(program: Program, folder: Path, home: Path, times: int) -> None:
    chance = random.Random(2026)
    for _ in range(times):
        kill_while_indexing(program, folder, 0.2 + 3 * chance.random())
        assert_whole(home)
    last = program("list", folder)
    assert last.code == 0, last.err
    clean = program("list", folder, "--cache-folder", home / "clean")
    assert last.out == clean.out
    assert len(last.lines) == len(list(folder.iterdir()))


def test_killed_a_few_times(large_folder: Path, program: Program, tmp_path: Path) -> None:
    _kill_again_and_again(program, large_folder, tmp_path / "home", 3)


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_killed_two_hundred_times(large_folder: Path, program: Program, tmp_path: Path) -> None:
    home = tmp_path / "home"
    for _ in range(20):
        shutil.rmtree(home, ignore_errors=True)
        _kill_again_and_again(program, large_folder, home, 10)
