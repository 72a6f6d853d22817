"""The terminal as Textual drives it, stopped and taken up again in whatever order signals come.

Textual's own handlers change the terminal in the middle of whatever runs, each other included, and
a SIGCONT starts the interface a second time where nothing had stopped it: some of a hundred storms
of SIGTSTP and SIGCONT hung for ever, with the terminal left raw. Here a handler only notes what is
wanted, and the event loop sees to it, one thing after the other.
"""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from textual.drivers.linux_driver import LinuxDriver

if TYPE_CHECKING:
    from collections.abc import Callable


class TerminalDriver(LinuxDriver):
    """Drives a terminal of Linux, macOS and their like."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        """Take what Textual gives a driver."""
        self._is_up = False
        self._is_to_stop = False
        self._has_just_gone_on = False
        super().__init__(*arguments, **named)

    def write(self, data: str) -> None:
        """Write to the terminal, as long as it is ours: what paints late paints into nothing."""
        if self._is_up:
            super().write(data)

    def start_application_mode(self) -> None:
        """Take the terminal; does nothing where it is taken."""
        if self._is_up:
            return
        before, self._is_up = self._writer_thread, True
        super().start_application_mode()  # type: ignore[no-untyped-call]
        # In the background Textual stops the program in there, and takes nothing when it goes on.
        self._is_up = self._writer_thread is not before

    def stop_application_mode(self) -> None:
        """Give the terminal back as it was; does nothing where that was done."""
        if not self._is_up:
            return
        if not self._is_in_foreground():
            # Who is told to end while another has the terminal must not be stopped for touching it.
            signal.signal(signal.SIGTTOU, signal.SIG_IGN)
        if self._mouse_pixels:
            self.write("\x1b[?1016l")  # Textual turns it on, and leaves it so
        super().stop_application_mode()
        self._is_up = False

    def _sigtstp_application(self, *_: object) -> None:
        if not self._auto_restart:  # the terminal is lent
            os.kill(os.getpid(), signal.SIGSTOP)
        elif not self._has_just_gone_on:  # signals that wait together come by number, not by time
            self._is_to_stop = True
            self._soon(self._stop)

    def _sigcont_application(self, *_: object) -> None:
        self._is_to_stop = False
        if self._auto_restart:
            self._has_just_gone_on = True
            self._soon(self._go_on)

    def _soon(self, step: Callable[[], None]) -> None:
        with suppress(RuntimeError):  # the loop has been closed: it ends
            self._loop.call_soon_threadsafe(step)

    def _stop(self) -> None:
        if not self._is_to_stop or not self._is_up or self._is_over:
            return
        self.suspend_application_mode()
        if self._is_to_stop:
            os.kill(os.getpid(), signal.SIGSTOP)

    def _go_on(self) -> None:
        self._has_just_gone_on = False
        if self._is_over:
            return
        if not self._is_in_foreground():
            os.kill(os.getpid(), signal.SIGSTOP)
            return
        self.suspend_application_mode()  # a SIGSTOP has left it as it was, its shell may not have
        self._must_signal_resume = True
        self.resume_application_mode()

    @property
    def _is_over(self) -> bool:
        return self._app.return_code is not None

    def _is_in_foreground(self) -> bool:
        try:
            return os.tcgetpgrp(self.fileno) == os.getpgrp()
        except OSError:  # there is no terminal any more: nobody else has it
            return True
