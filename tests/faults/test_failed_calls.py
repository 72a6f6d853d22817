"""System calls that fail: something is said, every article is read, and the next run is whole."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.faults.conftest import ARTICLES, Done, Program
from tests.faults.every_call import ERRORS, FORMS, SCENES, every_failed_call
from tests.faults.supervised import ALL, KINDS, works
from tests.faults.trials import STRACE, failing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def _can_trace() -> bool:
    if STRACE is None:
        return False
    return subprocess.run([STRACE, "-o", "/dev/null", "true"], check=False).returncode == 0


needs_strace = pytest.mark.skipif(not _can_trace(), reason="strace does not work here")


def assert_held(done: Done, again: Done, articles: int) -> None:
    assert "Traceback" not in done.err
    assert done.code == 0, done.err
    assert len(done.lines) == articles
    assert again.code == 0, again.err
    assert again.lines == done.lines


@needs_strace
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


def sampled_and_whole() -> list[object]:
    """What every change is tested with, and what .ci/nightly is."""
    some = [
        ("build", ALL, "", "ENOSPC", 150), ("build", "pwrite64", "+", "EIO", 80),
        ("marks", ALL, "", "EIO", 40), ("marks after a kill", ALL, "+", "ENOSPC", 60),
    ]  # fmt: skip
    every = [
        pytest.param(scene, kind, form, error, 1, marks=pytest.mark.slow)
        for scene in SCENES
        for form in FORMS
        # One call that fails is the same one, whatever others are counted with it.
        for kind in ((ALL, *KINDS) if form else (ALL,))
        for error in ERRORS
    ]
    return [*some, *every]


@pytest.mark.skipif(not works(), reason="calls cannot be supervised here")
@pytest.mark.parametrize(("scene", "kind", "form", "error", "step"), sampled_and_whole())
@pytest.mark.timeout(14_400)
def test_every_call_may_fail(
    scene: str, kind: str, form: str, error: str, step: int, large_folder: Path
) -> None:
    trials = every_failed_call(scene, large_folder, kind, form, error, step)
    assert trials.broken == []


@needs_strace
@pytest.mark.skipif(not works(), reason="calls cannot be supervised here")
@pytest.mark.parametrize("which", ["3", pytest.param("90+", marks=pytest.mark.slow),
                                   pytest.param("200", marks=pytest.mark.slow),
                                   pytest.param("300+", marks=pytest.mark.slow)])  # fmt: skip
@pytest.mark.parametrize("error", ["EIO", pytest.param("ENOSPC", marks=pytest.mark.slow)])
def test_a_supervised_call_fails_as_one_that_strace_makes_fail(
    which: str, error: str, large_folder: Path, program: Program, tmp_path: Path
) -> None:
    def seen(home: str, *more: str, under: Sequence[str] = ()) -> str:
        own = [sys.executable, "-m", "tests.faults.every_call", "once", str(large_folder)]
        done = subprocess.run(
            [*under, *own, str(tmp_path / home), *more],
            env=program.environment, stdout=subprocess.PIPE, text=True, check=True,
        )  # fmt: skip
        return done.stdout

    traced = seen("traced", under=failing("pwrite64", error, which, tmp_path / "trace"))
    assert "(INJECTED)" in (tmp_path / "trace").read_text("utf-8", "replace")
    assert seen("supervised", "pwrite64", which, error) == traced


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
