"""A terminal with a program in it: it answers, it is resized, it can be silent, slow or gone."""

from __future__ import annotations

import contextlib
import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import termios
import time
from pathlib import Path
from typing import TYPE_CHECKING, Self

from tests.pty.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_ANSWERS = {
    b"\x1b[c": b"\x1b[?62;22c",
    b"\x1b[>c": b"\x1b[>1;10;0c",
    b"\x1b[>q": b"\x1bP>|tester 1\x1b\\",
    b"\x1b[5n": b"\x1b[0n",
    b"\x1b[6n": b"\x1b[1;1R",
    b"\x1b[?u": b"\x1b[?0u",
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",
    b"\x1b[?2048$p": b"\x1b[?2048;0$y",
    b"\x1b[21t": b"\x1b]lCanaryTitle\x1b\\",
    b"\x05": b"CanaryAnswerback",
    b"\x1b]10;?\x1b\\": b"\x1b]10;rgb:ffff/ffff/ffff\x1b\\",
    b"\x1b]11;?\x1b\\": b"\x1b]11;rgb:0000/0000/0000\x1b\\",
}
"""What terminals answer. Those that a program should never ask put keys into its mouth."""
_LONGEST_QUESTION = max(map(len, _ANSWERS))
_ASKED = re.compile(b"|".join(map(re.escape, _ANSWERS)))
PATIENCE = 60.0
"""Seconds after which a test gives up; how long something takes is never what is tested."""


class Terminal:
    """A program that runs in a pseudo-terminal, and all that it has written."""

    def __init__(
        self,
        command: Sequence[str | Path],
        environment: Mapping[str, str],
        size: tuple[int, int] = (40, 120),
        *,
        silent: bool = False,
        stdin: int | None = None,
        echo: bool = True,
        cwd: Path | None = None,
    ) -> None:
        """Start `command` in a terminal of `size` rows and columns.

        Args:
            command: argument list.
            environment: all of its environment.
            size: rows and columns.
            silent: never answer a question, as some terminals do.
            stdin: a file descriptor in place of the terminal's keys.
            cwd: the folder it is started in; None for its home, where what a test exports by
                accident does not lie among our files.
            echo: whether the terminal itself shows keys typed while the program has given it
                back, as to an editor: what it echoes, the program has not written.
        """
        self._output = bytearray()
        self._answered = 0
        self._silent = silent
        self._master, self._slave = os.openpty()
        self._set_size(size)
        if not echo:
            settings = termios.tcgetattr(self._slave)
            settings[3] &= ~termios.ECHO
            termios.tcsetattr(self._slave, termios.TCSANOW, settings)
        self._before = termios.tcgetattr(self._slave)
        self.process = subprocess.Popen(
            [str(part) for part in command],
            stdin=self._slave if stdin is None else stdin,
            stdout=self._slave,
            stderr=self._slave,
            env=dict(environment),
            cwd=cwd or environment.get("HOME"),
            start_new_session=True,
            preexec_fn=_take_terminal,  # noqa: PLW1509 - the child needs the terminal as its own
        )
        os.set_blocking(self._master, False)

    @property
    def written(self) -> bytes:
        """All that the program has written so far."""
        return bytes(self._output)

    @property
    def is_closed(self) -> bool:
        """Whether it has been hung up."""
        return self._master < 0

    def read(self, seconds: float, most: int = 1 << 16) -> bool:
        """Take in what comes within `seconds`, `most` bytes; returns whether anything did."""
        if not select.select([self._master], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self._master, most)
        except OSError:
            return False
        self._output += data
        if not self._silent:
            self._answer()
        return bool(data)

    def text(self, since: int = 0) -> str:
        """The text written since that many bytes, without what steers the terminal."""
        new = bytes(self._output[since:])
        shown = b"".join(token.raw for token in tokens(new) if token.kind == "text")
        return shown.decode("utf-8", "replace")

    def wait_for(self, text: str, since: int = 0) -> None:
        """Take in output until `text` is written.

        Raises:
            TimeoutError: if it does not come.
        """
        give_up = time.monotonic() + PATIENCE
        while text not in self.text(since):
            gone = self.process.poll() is not None
            came = self.read(0.2)
            # A screenful comes in many pieces; looking at each would take longer than they do.
            while self.read(0.02) and time.monotonic() < give_up:
                pass
            if (not came and gone) or time.monotonic() > give_up:
                raise TimeoutError(f"{text!r} did not come; last: {self.written[-600:]!r}")

    def settle(self, quiet: float = 0.15) -> None:
        """Take in output until none has come for `quiet` seconds."""
        give_up = time.monotonic() + PATIENCE
        while self.read(quiet) and time.monotonic() < give_up:
            pass

    def type(self, keys: str) -> None:
        """Type `keys`."""
        with contextlib.suppress(OSError):
            os.write(self._master, keys.encode())

    def press(self, keys: str, quiet: float = 0.15) -> None:
        """Type `keys` and take in what they lead to."""
        self.type(keys)
        self.settle(quiet)

    def resize(self, rows: int, columns: int) -> None:
        """Change the size; the system sends SIGWINCH."""
        self._set_size((rows, columns))

    def send(self, number: signal.Signals) -> None:
        """Send a signal to the program."""
        self.process.send_signal(number)

    def clog(self, keys: str) -> None:
        """Type `keys` one by one and read nothing of what they lead to: the program must wait."""
        for key in keys:
            os.write(self._master, key.encode())
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(0.02)

    def hang_up(self) -> None:
        """Close the terminal as a closed window does."""
        os.close(self._slave)
        os.close(self._master)
        self._master = self._slave = -1

    def is_stopped(self) -> bool:
        """Whether the program is stopped, as after Ctrl-Z in a shell."""
        state = Path(f"/proc/{self.process.pid}/stat").read_text("ascii").rpartition(")")[2]
        return state.split()[0] == "T"

    def wait_until_stopped(self) -> None:
        """Take in output until the program is stopped.

        Raises:
            TimeoutError: if it goes on.
        """
        give_up = time.monotonic() + PATIENCE
        while not self.is_stopped():
            self.read(0.05)
            if time.monotonic() > give_up:
                raise TimeoutError("the program was not stopped")
        self.settle(0.05)

    def exit_code(self) -> int:
        """Take in output until the program has ended.

        Raises:
            TimeoutError: if it does not end.
        """
        give_up = time.monotonic() + PATIENCE
        while self.process.poll() is None:
            if time.monotonic() > give_up:
                raise TimeoutError(f"it did not end; last: {self.written[-600:]!r}")
            if self.is_closed:
                self.process.wait(PATIENCE)
            else:
                self.read(0.05)
        if not self.is_closed:
            self.settle(0.05)
        return self.process.returncode

    def is_as_before(self) -> bool:
        """Whether the terminal's own settings (echo, line mode, ...) are what they were."""
        return termios.tcgetattr(self._slave) == self._before

    def children(self) -> list[int]:
        """Processes below the program."""
        found: list[int] = []
        todo = [self.process.pid]
        while todo:
            for task in Path(f"/proc/{todo.pop()}/task").glob("*/children"):
                with contextlib.suppress(OSError):
                    todo += (below := [int(number) for number in task.read_text().split()])
                    found += below
        return found

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        for descriptor in (self._master, self._slave):
            if descriptor >= 0:
                os.close(descriptor)
        self._master = self._slave = -1

    def _set_size(self, size: tuple[int, int]) -> None:
        fcntl.ioctl(self._slave, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))

    def _answer(self) -> None:
        for asked in _ASKED.finditer(self._output, self._answered):
            with contextlib.suppress(OSError):
                os.write(self._master, _ANSWERS[bytes(asked.group())])
            self._answered = asked.end()
        # The beginning of a question may have come, not more than that.
        self._answered = max(self._answered, len(self._output) - _LONGEST_QUESTION + 1)


def _take_terminal() -> None:
    fcntl.ioctl(1, termios.TIOCSCTTY, 0)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        # What is started in the background, or by nohup, has some of them ignored.
        signal.signal(number, signal.SIG_DFL)
