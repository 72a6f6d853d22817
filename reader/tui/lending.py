"""The terminal lent to another program, such as an editor, for as long as that one runs."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

_ENDING = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))


class _LeaveError(Exception):
    """This program is to end, and waits for a key."""


class _Passing:
    """Takes the signals that come meanwhile."""

    def __init__(self) -> None:
        self.ending: list[int] = []
        """Those by which this program was told to end."""
        self.borrower: subprocess.Popen[bytes] | None = None
        self.asks = False
        """Whether a key is waited for."""

    def take(self, number: int, _: FrameType | None) -> None:
        """Note a signal and pass it on; ctrl+c is the borrower's own affair, who gets it too."""
        if number == signal.SIGINT:
            return
        self.ending.append(number)
        self.pass_on()
        if self.asks:
            raise _LeaveError

    def pass_on(self) -> None:
        """Tell the borrower to end if this program is to."""
        if self.ending and self.borrower is not None:
            self.borrower.send_signal(self.ending[-1])


def lend_terminal(command: list[str], data: bytes | None = None, farewell: str = "") -> int:
    """Run `command` in the terminal and wait for it.

    What it printed stays on the screen, with `farewell` below it, until Enter is pressed. If this
    program is told to end meanwhile, `command` is told so too, and this program ends after it.

    Args:
        command: an argument list.
        data: its standard input; None for the keyboard.
        farewell: "" to return at once.

    Returns:
        Its exit code.

    Raises:
        OSError: if it could not be started.
    """
    with _signals_taken() as passing:
        standard_input = subprocess.PIPE if data is not None else None
        with subprocess.Popen(  # noqa: S603 - an argument list
            command, stdin=standard_input, stderr=sys.__stderr__
        ) as borrower:
            passing.borrower = borrower
            passing.pass_on()
            borrower.communicate(data)
            passing.borrower = None
        if farewell and not passing.ending:
            with suppress(EOFError, _LeaveError):
                passing.asks = True
                _say(farewell)
                input()
            passing.asks = False
    return borrower.returncode


def _say(words: str) -> None:
    """Write to the terminal, which standard error does not lead to while the interface is up."""
    if sys.__stderr__ is not None:
        sys.__stderr__.write(words)
        sys.__stderr__.flush()


@contextmanager
def _signals_taken() -> Iterator[_Passing]:
    passing = _Passing()
    if threading.current_thread() is not threading.main_thread():
        yield passing
        return
    # The event loop is told of signals through this descriptor, whatever handler is set.
    wakeup = signal.set_wakeup_fd(-1)
    before = {each: signal.signal(each, passing.take) for each in (signal.SIGINT, *_ENDING)}
    try:
        yield passing
    finally:
        for number, handler in before.items():
            signal.signal(number, handler or signal.SIG_DFL)
        signal.set_wakeup_fd(wakeup)
        for number in passing.ending:
            os.kill(os.getpid(), number)
