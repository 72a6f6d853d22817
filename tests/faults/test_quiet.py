"""Reading local files opens no connection and starts nothing but the program's own processes."""

import re
import shutil
import sys
from pathlib import Path

import pytest

from tests.faults.conftest import Program
from tests.faults.test_failed_calls import needs_strace
from tests.faults.trials import STRACE
from tests.hostile.build import all_cases, build
from tests.pty.terminal import Terminal

pytestmark = needs_strace
WALK = ("j", "j", "\r", ")", "]", " ", "h", "G", "\r", "h", "/Canary\r", "\x1b", "gp", "\x1b", "?",
        "\x1b", "s", "tcoast\r", "ca note\x1b")  # fmt: skip
"""Articles are opened, quotes and links selected, words looked for, marks and notes made."""
_STARTED = re.compile(r'execve\("([^"]*)"')


def traced(log: Path) -> list[str]:
    """The command that notes every connection and every program that is started."""
    calls = "trace=socket,connect,bind,sendto,execve"
    return [str(STRACE), "-f", "-qq", "-o", str(log), "-e", calls, "-e", "status=successful"]


@pytest.mark.parametrize(
    "command",
    [("index",), ("list",), ("search", "Canary*"), ("check",), ("parse",), ("stats",)],
    ids=lambda command: command[0],
)
def test_no_connection_no_shell(command: tuple[str, ...], program: Program, tmp_path: Path) -> None:
    kinds = ("formats", "hijack", "markup")
    build(tmp_path / "hostile", tuple(case for case in all_cases() if case.category in kinds))
    log = tmp_path / "trace"
    done = program(*command, tmp_path / "hostile", under=traced(log))
    assert done.code in (0, 3), done.err
    assert_quiet(log.read_text("utf-8", "replace"))


def test_the_interface_opens_no_connection_and_starts_no_shell(
    program: Program, tmp_path: Path
) -> None:
    kinds = ("formats", "hijack", "markup", "links")
    build(tmp_path / "hostile", tuple(case for case in all_cases() if case.category in kinds))
    log = tmp_path / "trace"
    Path(program.environment["HOME"]).mkdir()
    command = [*traced(log), *program.command(tmp_path / "hostile")]
    with Terminal(command, {**program.environment, "TERM": "xterm-256color"}) as terminal:
        terminal.wait_for("Canary")
        for keys in WALK:
            terminal.press(keys)
        terminal.press("\x1b")
        terminal.press("\x11")
        assert terminal.exit_code() == 0
    assert_quiet(log.read_text("utf-8", "replace"))


def assert_quiet(noted: str) -> None:
    """Nothing was noted but that Python was started."""
    assert re.findall(r"(?:socket|connect|bind)\(.*", noted) == []
    # Sent to no address: how a thread of ours wakes another through a pair of its own.
    assert [sent for sent in re.findall(r"sendto\(.*", noted) if ", NULL, 0)" not in sent] == []
    own = {sys.executable, str(Path(sys.executable).resolve()), shutil.which("strace")}
    assert {path for path in _STARTED.findall(noted) if path not in own} == set()
    assert noted.count("execve(") > 0
