"""Whatever it is started with: closed streams, a folder that is gone, odd files of ours."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.library.state.files import STATE
from reader.library.state.searches import FILE

if TYPE_CHECKING:
    from tests.faults.conftest import Program

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="files and shells of Unix")


def through_shell(program: Program, line: str, *arguments: str | Path) -> tuple[int, str, str]:
    """Exit code and what was printed by a line of the shell; ``"$@"`` stands for the program."""
    done = subprocess.run(
        ["/bin/sh", "-c", line, "sh", *program.command(*arguments)],
        env=program.environment, capture_output=True, text=True, check=False, timeout=100,
    )  # fmt: skip
    assert "Traceback" not in done.stderr + done.stdout
    return done.returncode, done.stdout, done.stderr


STRUCK = """\
import os, signal, sys
module = sys.argv.pop(1)
signal.signal(signal.SIGINT, signal.default_int_handler)  # shells ignore it behind an "&"
class Striker:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name == module:
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Striker)
from reader.__main__ import main
sys.exit(main())
"""


@pytest.mark.parametrize("module", ["reader.cli.main", "reader.cli.collection", "tantivy"])
def test_an_interrupt_while_it_starts_is_quiet(module: str, program: Program, folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", STRUCK, module, "list", str(folder)],
        env=program.environment, capture_output=True, text=True, check=False, timeout=100,
    )  # fmt: skip
    assert done.returncode in (-signal.SIGINT, 128 + signal.SIGINT)
    assert done.stderr == ""


@pytest.mark.parametrize("closed", ["<&-", "2>&-", "<&- 2>&-"])
def test_a_closed_stream_is_no_hindrance(closed: str, program: Program, folder: Path) -> None:
    code, out, _ = through_shell(program, f'exec "$@" {closed}', "list", folder)
    assert code == 0
    assert len(out.splitlines()) == 60


def test_a_closed_output_is_said(program: Program, folder: Path) -> None:
    code, _, err = through_shell(program, 'exec "$@" >&-', "list", folder)
    assert (code, err) == (2, "newsreader: the output cannot be written: bad file descriptor\n")


def test_messages_go_nowhere_but_to_standard_error(program: Program, tmp_path: Path) -> None:
    code, out, _ = through_shell(program, 'exec "$@" 2>&-', "list", tmp_path / "missing")
    assert (code, out) == (2, "")


def test_the_folder_it_is_started_in_may_be_gone(
    program: Program, folder: Path, tmp_path: Path
) -> None:
    gone = tmp_path / "gone"
    line = f'mkdir {gone}; cd {gone}; rmdir {gone}; exec "$@"'
    assert through_shell(program, line, "list", folder)[0] == 0
    code, _, err = through_shell(program, line, "list", ".")
    assert code == 2
    assert err.startswith("newsreader: .: ")


@pytest.mark.parametrize("name", [STATE, FILE])
def test_a_pipe_in_the_place_of_a_file_of_ours_is_not_waited_for(
    name: str, program: Program, folder: Path
) -> None:
    data = Path(program.environment["XDG_DATA_HOME"]) / "newsreader"
    data.mkdir(parents=True)
    os.mkfifo(data / name)
    assert program("quotes", folder).lines
    assert f"{name} is no file" in program("searches", folder).err


def test_whatever_the_umask_only_the_owner_reads_what_is_kept(
    program: Program, folder: Path
) -> None:
    code, _, _ = through_shell(program, 'umask 0; exec "$@"', "wanted", "--add", "Nets", folder)
    assert code == 0
    home = Path(program.environment["HOME"])
    kept = [path for path in home.rglob("*") if "newsreader" in path.parts[len(home.parts) :]]
    assert len(kept) > 10
    for path in kept:
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path
