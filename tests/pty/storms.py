"""The program told to end in every way and at any moment: whether it does as it should, how soon.

The tests beside this module ask for a few of each, ``python -m bench.reliability storms`` and
.ci/nightly for hundreds.
"""

from __future__ import annotations

import os
import random
import signal
import time
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from reader.library.marking import Mark
from reader.library.state.reader_state import ReaderState
from tests.faults.trials import Trials
from tests.pty.judge import modes_left
from tests.pty.terminal import PATIENCE, Terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    Act = Callable[[Terminal, random.Random], Collection[int]]
    """Tells a program to end, and what its exit code may then be."""

_ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_PAUSES = (0.0, 0.0, 0.001, 0.02, 0.1)
_CLICK = "\x1b[<0;3;5M\x1b[<0;3;5m"
_SHELL = ("/bin/sh", "-c", '"$@"; true', "sh")


@dataclass(slots=True)
class Ends(Trials):
    """What became of trials, and how long each took from what told it to end, by the clock."""

    seconds: list[float] = field(default_factory=list)


def storms(
    kind: str, command: list[str], environment: Mapping[str, str], state: Path, times: int
) -> Ends:
    """Start `command` `times` times, and tell it to end in the way that `kind` names.

    `state` is the folder its marks are kept in. It must end with the right exit code, leave no
    process behind, the terminal as it was, and the mark that was made before.
    """
    ends, chance = Ends(), random.Random(kind)
    line = [*_SHELL, *command] if kind == "its shell is killed" else command
    for number in range(times):
        complaint = _one(KINDS[kind], line, environment, state, chance, ends)
        ends.note(f"{kind} {number}", complaint)
    return ends


def _one(
    act: Act,
    command: list[str],
    environment: Mapping[str, str],
    state: Path,
    chance: random.Random,
    ends: Ends,
) -> str:
    with Terminal(command, environment) as terminal:
        starred = _starred(state) if act is not _while_starting else 0
        if act is not _while_starting:
            terminal.wait_for("Boat")
            _listen(terminal, chance.choice((0, 0, 0.3, 1)))
            starred = _marked(terminal, state, starred)
        children = terminal.children()
        expected = act(terminal, chance)
        told = time.monotonic()
        code = terminal.exit_code()
        ended = time.monotonic()
        left = _outliving(terminal, children)
        if act is _shell_killed:
            ended = time.monotonic()
        ends.seconds.append(ended - told)
        complaint = f"left behind: {left}" if left else ""
        if code not in expected:
            complaint = f"exit code {code}"
        if not terminal.is_closed:
            terminal.settle(0.05)
            complaint = complaint or _not_restored(terminal)
    if act is not _while_starting and _starred(state) != starred:
        return "the mark was lost"
    return complaint


def _marked(terminal: Terminal, state: Path, before: int) -> int:
    """Star an article, or unstar it; returns how many are starred once that is on the disk."""
    terminal.press("s", quiet=0.0)
    give_up = time.monotonic() + PATIENCE
    while (now := _starred(state)) == before:
        terminal.read(0.01)
        if time.monotonic() > give_up:
            raise TimeoutError("the mark was not made")
    return now


def _listen(terminal: Terminal, seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end and terminal.process.poll() is None:
        terminal.read(0.02)


def _starred(state: Path) -> int:
    with closing(ReaderState.on_disk(str(state))) as kept:
        return len(kept.marked(Mark.STARRED))


def _outliving(terminal: Terminal, children: Collection[int]) -> list[int]:
    """Those of `children` that do not end."""
    give_up = time.monotonic() + PATIENCE
    while left := [child for child in children if _lives(child)]:
        if time.monotonic() > give_up:
            return left
        if terminal.is_closed:
            os.sched_yield()
        else:
            terminal.read(0.01)
    return []


def _lives(process: int) -> bool:
    """Whether it has not ended; one whose parent has not yet asked how has."""
    try:
        state = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def _not_restored(terminal: Terminal) -> str:
    if left := modes_left(terminal.written):
        return f"left on: {left}"
    if not terminal.is_as_before():
        return "the terminal's settings are not as before"
    return "a traceback" if b"Traceback" in terminal.written else ""


def _one_signal(terminal: Terminal, chance: random.Random) -> Collection[int]:
    number = chance.choice(_ENDING)
    terminal.send(number)
    return {128 + number}


def _while_starting(terminal: Terminal, chance: random.Random) -> Collection[int]:
    _listen(terminal, chance.uniform(0, 1.5))
    number = chance.choice(_ENDING)
    while number == signal.SIGINT and not terminal.written:
        terminal.read(0.02)  # Python itself tells of one that strikes before our first line
    terminal.send(number)
    return {128 + number, -number}  # before its handlers stand, the system ends it as well


def _many_signals(terminal: Terminal, chance: random.Random) -> Collection[int]:
    expected = set(_one_signal(terminal, chance))
    for _ in range(chance.choice((1, 2, 7, 20))):
        number = chance.choice((*_ENDING, signal.SIGWINCH))
        terminal.send(number)
        # A second one may strike when the interface has gone: it then ends as any program does.
        expected |= {128 + number, -number}
        terminal.read(chance.choice(_PAUSES))
    return expected


def _sizes(terminal: Terminal, chance: random.Random) -> Collection[int]:
    for _ in range(60):
        terminal.resize(chance.randint(1, 60), chance.randint(1, 200))
        terminal.send(signal.SIGWINCH)
        terminal.read(chance.choice(_PAUSES[:3]))
    return _one_signal(terminal, chance)


def _stops(terminal: Terminal, chance: random.Random) -> Collection[int]:
    for _ in range(chance.randint(1, 6)):
        for number in (signal.SIGTSTP, signal.SIGCONT):
            terminal.send(number)
            terminal.read(chance.choice(_PAUSES))
    expected = _one_signal(terminal, chance)
    terminal.send(signal.SIGCONT)
    return expected


def _clicks(terminal: Terminal, chance: random.Random) -> Collection[int]:
    for _ in range(3):
        terminal.type(_CLICK * 200)
    return _one_signal(terminal, chance)


def _closed(terminal: Terminal, chance: random.Random) -> Collection[int]:
    terminal.type("j" * chance.choice((0, 5, 100)))
    terminal.hang_up()
    return {128 + signal.SIGHUP}


def _shell_killed(terminal: Terminal, _: random.Random) -> Collection[int]:
    terminal.process.kill()
    return {-signal.SIGKILL}


KINDS: dict[str, Act] = {
    "a signal": _one_signal,
    "a signal while it starts": _while_starting,
    "many signals": _many_signals,
    "sizes, then a signal": _sizes,
    "stops and goings on, then a signal": _stops,
    "clicks, then a signal": _clicks,
    "its terminal is closed": _closed,
    "its shell is killed": _shell_killed,
}
