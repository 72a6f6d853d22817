"""A program in a real pseudo-terminal: keys in, bytes out, processor time to the nanosecond.

Linux only: processor time comes from /proc. The terminal answers the questions a Textual program
asks (device attributes, synchronised output, colours), as real ones do.
"""

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

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

ANSWERS = (
    (b"\x1b[c", b"\x1b[?62;22c"),
    (b"\x1b[>c", b"\x1b[>1;10;0c"),
    (b"\x1b[6n", b"\x1b[1;1R"),
    (b"\x1b[?2026$p", b"\x1b[?2026;2$y"),
    (b"\x1b[?2048$p", b"\x1b[?2048;0$y"),
    (b"\x1b]10;?\x1b\\", b"\x1b]10;rgb:ffff/ffff/ffff\x1b\\"),
    (b"\x1b]11;?\x1b\\", b"\x1b]11;rgb:0000/0000/0000\x1b\\"),
)
_RESTING = 0.005
"""Processor seconds in half a second that are still no work: timers and the like."""

_SEQUENCE = re.compile(
    rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]P_^X][^\x07\x1b]*(?:\x07|\x1b\\)?|[ -/]*[0-~])"
)


class Terminal:
    """A running program and what it has written so far."""

    def __init__(
        self,
        command: Sequence[str | Path],
        environment: Mapping[str, str],
        rows: int = 40,
        columns: int = 120,
        stdin: int | None = None,
    ) -> None:
        """Start `command`; `stdin` is a file descriptor in place of the terminal's keys."""
        self.output = bytearray()
        self._answered = 0
        self._master, slave = os.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.started = time.perf_counter()
        self._process = subprocess.Popen(
            [str(part) for part in command],
            stdin=slave if stdin is None else stdin,
            stdout=slave,
            stderr=slave,
            env=dict(environment),
            start_new_session=True,
            preexec_fn=_take_terminal,  # noqa: PLW1509 - one thread; the child needs its terminal
        )
        os.close(slave)
        os.set_blocking(self._master, False)

    def read(self, seconds: float) -> bool:
        """Take in what comes within `seconds`; returns whether anything did."""
        ready, _, _ = select.select([self._master], [], [], seconds)
        if not ready:
            return False
        try:
            data = os.read(self._master, 1 << 16)
        except OSError:
            return False
        self.output += data
        self._answer()
        return bool(data)

    def wait_for(self, text: str, seconds: float = 30.0, since: int = 0) -> float:
        """Wait until `text` is on the way to the screen.

        Args:
            text: what to wait for; it must be written in one go, escape sequences apart.
            seconds: how long at most.
            since: length of `output` before which nothing counts.

        Returns:
            Seconds from the start of the program.

        Raises:
            TimeoutError: if it does not come.
        """
        wanted = text.encode()
        give_up = time.perf_counter() + seconds
        while time.perf_counter() < give_up:
            if wanted in _SEQUENCE.sub(b"", bytes(self.output[since:])):
                return time.perf_counter() - self.started
            if not self.read(0.5) and self._process.poll() is not None:
                break
        raise TimeoutError(f"{text!r} did not come; last: {bytes(self.output[-400:])!r}")

    def settle(self, quiet: float = 0.15, seconds: float = 10.0) -> None:
        """Wait until nothing has come for `quiet` seconds."""
        give_up = time.perf_counter() + seconds
        while self.read(quiet) and time.perf_counter() < give_up:
            pass

    def listen(self, seconds: float) -> None:
        """Take in output for `seconds`."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self.read(left)

    def rest(self, seconds: float = 60.0) -> None:
        """Take in output until the program has nothing more to do: no work within half a second.

        Raises:
            TimeoutError: if it goes on working.
        """
        give_up = time.perf_counter() + seconds
        while self.cost(lambda: self.listen(0.5))[0] > _RESTING:
            if time.perf_counter() > give_up:
                raise TimeoutError("the program does not come to rest")

    def press(self, keys: str) -> None:
        """Send `keys` as typed."""
        os.write(self._master, keys.encode())

    def cost(self, action: Callable[[], object]) -> tuple[float, int]:
        """Processor seconds and bytes that `action` makes the program use."""
        processor, written = self.processor_seconds(), len(self.output)
        action()
        return self.processor_seconds() - processor, len(self.output) - written

    def processor_seconds(self) -> float:
        """Processor time of all threads of the program so far."""
        total = 0
        for task in Path(f"/proc/{self._process.pid}/task").iterdir():
            with contextlib.suppress(OSError):
                total += int((task / "schedstat").read_text("ascii").split()[0])
        return total / 1e9

    def memory(self) -> float:
        """Resident memory in MB."""
        pages = Path(f"/proc/{self._process.pid}/statm").read_text("ascii").split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE") / 1e6

    def own_memory(self) -> float:
        """Memory in MB that is no page of a file: it cannot be dropped and read again."""
        status = Path(f"/proc/{self._process.pid}/status").read_text("ascii")
        return int(status.partition("RssAnon:")[2].split()[0]) * 1024 / 1e6

    def exit_code(self, seconds: float = 10.0) -> int:
        """Take in output until the program ends by itself; returns its exit code.

        Raises:
            TimeoutError: if it does not end.
        """
        give_up = time.perf_counter() + seconds
        while self._process.poll() is None:
            if time.perf_counter() > give_up:
                raise TimeoutError("the program did not end")
            self.read(0.05)
        self.settle(quiet=0.05)
        return self._process.wait()

    def close(self) -> None:
        """End the program."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
            self.settle(quiet=0.5, seconds=3)
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        os.close(self._master)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _answer(self) -> None:
        fresh = bytes(self.output[self._answered :])
        self._answered = len(self.output)
        for question, answer in ANSWERS:
            for _ in range(fresh.count(question)):
                os.write(self._master, answer)


def _take_terminal() -> None:
    fcntl.ioctl(1, termios.TIOCSCTTY, 0)
