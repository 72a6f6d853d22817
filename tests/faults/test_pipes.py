"""Every command with no terminal anywhere: plain text out or one sentence, never an escape."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from reader.cli.commands import COMMANDS
from tests.faults.conftest import Program
from tests.hostile.build import all_cases, build

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes and files of Unix")

LINES = {
    "": ["FOLDER"],
    "list": ["FOLDER"],
    "show": ["FILE"],
    "search": ["Canary*", "FOLDER"],
    "parse": ["FOLDER"],
    "check": ["FOLDER"],
    "stats": ["FOLDER"],
    "overview": ["FOLDER"],
    "index": ["FOLDER"],
    "state": ["export"],
    "wanted": ["FOLDER"],
    "stories": ["FOLDER"],
    "similar": ["FILE"],
    "new": ["FOLDER"],
    "history": [],
    "export": ["FOLDER"],
    "rules": ["FOLDER"],
    "searches": ["FOLDER"],
    "quotes": ["FOLDER"],
    "speakers": ["FOLDER"],
    "notebook": ["list"],
    "formats": [],
    "limits": [],
    "themes": [],
    "config": ["schema"],
}
"""For each command, and for none, a line that prints something where there is something."""
FORBIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
USUAL = {0, 1, 3}
"""Done, nothing found, some files could not be read."""
IN_SHORT = ("", "list", "export", "state", "themes")
"""What every change is tested with where .ci/nightly tests all: one of each way of printing."""
every_command = pytest.mark.parametrize("name", LINES, ids=lambda name: name or "interface")
some_or_every = pytest.mark.parametrize(
    "name",
    [pytest.param(name, id=name or "interface",
                  marks=() if name in IN_SHORT else pytest.mark.slow) for name in LINES],
)  # fmt: skip


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """The program in a home of its own, where the hostile folder is indexed already."""
    home = tmp_path_factory.mktemp("home")
    kinds = ("CACHE", "CONFIG", "DATA", "STATE")
    folders = {f"XDG_{kind}_HOME": str(home / kind) for kind in kinds}
    own = {"HOME": str(home), "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "TERM": "xterm"}
    source = {"PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONDONTWRITEBYTECODE": "1"}
    made = Program({**folders, **own, **source})
    cases = tuple(case for case in all_cases() if case.category in ("term", "structure"))
    build(home / "hostile", cases[::4])
    assert made("index", home / "hostile").code in USUAL
    return made


def line_of(name: str, program: Program) -> list[str]:
    folder = Path(program.environment["HOME"]) / "hostile"
    file = next(path for path in sorted(folder.rglob("*.txt")) if path.is_file())
    places = {"FOLDER": str(folder), "FILE": str(file)}
    return program.command(*filter(None, (name, *(places.get(one, one) for one in LINES[name]))))


def printed(name: str, program: Program) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        line_of(name, program), env=program.environment, stdin=subprocess.DEVNULL,
        capture_output=True, check=False, timeout=100,
    )  # fmt: skip


def test_no_command_is_left_out() -> None:
    assert {command.name for command in COMMANDS} | {""} == set(LINES)


@every_command
def test_what_goes_into_a_pipe_is_plain(name: str, program: Program) -> None:
    done = printed(name, program)
    assert done.returncode in USUAL, done.stderr
    for written in (done.stdout, done.stderr):
        assert FORBIDDEN.findall(written.decode("utf-8")) == []
    assert b"Traceback" not in done.stderr


@some_or_every
def test_a_pipe_that_nobody_reads_is_left_quietly(name: str, program: Program) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as pipe:
        done = subprocess.run(
            line_of(name, program), env=program.environment, stdin=subprocess.DEVNULL,
            stdout=pipe, stderr=subprocess.PIPE, check=False, timeout=100,
        )  # fmt: skip
    assert done.returncode in {*USUAL, 141}
    assert b"rror" not in done.stderr
    assert b"Broken" not in done.stderr


@some_or_every
def test_a_full_disk_behind_the_output_is_one_sentence(name: str, program: Program) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            line_of(name, program), env=program.environment, stdin=subprocess.DEVNULL,
            stdout=full, stderr=subprocess.PIPE, check=False, timeout=100,
        )  # fmt: skip
    said = done.stderr.decode("utf-8").splitlines()
    if done.returncode == 2:
        assert said[-1] == "newsreader: the output cannot be written: no space left on device"
    else:
        assert printed(name, program).stdout == b""
    assert not any("Traceback" in line for line in said)
