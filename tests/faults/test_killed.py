"""The program killed: it opens, nothing is lost, the work goes on, nothing of it lives on."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.faults.conftest import Program
from tests.faults.kills import below, kills_while_indexing, kills_while_marking

PATIENCE = 60.0


@pytest.mark.parametrize("times", [3, pytest.param(200, marks=pytest.mark.slow)])
@pytest.mark.timeout(3600)
def test_killed_while_it_indexes(
    times: int, large_folder: Path, program: Program, tmp_path: Path
) -> None:
    trials = kills_while_indexing(program, large_folder, tmp_path / "home", times)
    assert trials.broken == []
    assert trials.tried == times


@pytest.mark.parametrize("times", [3, pytest.param(200, marks=pytest.mark.slow)])
@pytest.mark.timeout(3600)
def test_killed_while_it_marks(times: int, tmp_path: Path) -> None:
    trials = kills_while_marking(tmp_path / "data", times)
    assert trials.broken == []
    assert trials.tried == times


@pytest.mark.skipif(sys.platform != "linux", reason="children are found in /proc")
@pytest.mark.parametrize("whom", ["program", "builder"])
def test_nothing_outlives_who_started_it(whom: str, large_folder: Path, program: Program) -> None:
    running = subprocess.Popen(
        program.command("index", large_folder),
        env=program.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    while len(children := list(below(running.pid))) < 3:
        assert running.poll() is None
        os.sched_yield()
    os.kill(running.pid if whom == "program" else children[0], signal.SIGKILL)
    running.wait(PATIENCE)
    give_up = time.monotonic() + PATIENCE
    while any(Path(f"/proc/{each}").exists() for each in children):
        assert time.monotonic() < give_up, "they outlive it"
        os.sched_yield()
