"""System calls that fail: something is said, every article is read, and the next run is whole."""

import subprocess
from pathlib import Path

import pytest

from tests.faults.conftest import ARTICLES, Done, Program
from tests.faults.every_call import CALLS, ERRORS, every_failed_call
from tests.faults.trials import STRACE, failing


def _can_trace() -> bool:
    if STRACE is None:
        return False
    return subprocess.run([STRACE, "-o", "/dev/null", "true"], check=False).returncode == 0


pytestmark = pytest.mark.skipif(not _can_trace(), reason="strace does not work here")


def assert_held(done: Done, again: Done, articles: int) -> None:
    assert "Traceback" not in done.err
    assert done.code == 0, done.err
    assert len(done.lines) == articles
    assert again.code == 0, again.err
    assert again.lines == done.lines


@pytest.mark.parametrize("which", ["1", "2+", "6", "9+", "25"])
@pytest.mark.parametrize(("call", "error"), [("pwrite64", "ENOSPC"), ("fdatasync", "EIO")])
def test_a_failed_write_costs_no_article(
    call: str, error: str, which: str, folder: Path, program: Program, tmp_path: Path
) -> None:
    log = tmp_path / "trace"
    done = program("list", folder, under=failing(call, error, which, log))
    assert_held(done, program("list", folder), ARTICLES)
    if which.endswith("+"):
        assert done.err


@pytest.mark.parametrize(
    ("call", "form", "error", "step"),
    [
        ("pwrite64", "", "ENOSPC", 100),
        ("fsync", "+", "EIO", 1),
        *(
            pytest.param(call, form, error, 1, marks=pytest.mark.slow)
            for call in CALLS
            for form in ("", "+")
            for error in ERRORS
        ),
    ],
)
@pytest.mark.timeout(14_400)
def test_every_call_may_fail(
    call: str, form: str, error: str, step: int, large_folder: Path
) -> None:
    trials = every_failed_call(large_folder, call, form, error, step)
    assert trials.broken == []
    assert trials.tried > 0


def test_output_that_cannot_be_written_is_said(folder: Path, program: Program) -> None:
    with open("/dev/full", "w") as full:  # noqa: PTH123
        done = subprocess.run(
            program.command("list", folder),
            env=program.environment,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == "newsreader: the output cannot be written: no space left on device\n"


def test_a_reader_of_the_output_that_leaves_is_no_error(folder: Path, program: Program) -> None:
    running = subprocess.Popen(
        program.command("parse", folder),
        env=program.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdout.readline()
    running.stdout.close()
    assert running.stderr.read() == b""
    running.stderr.close()
    assert running.wait() in (0, 141)
