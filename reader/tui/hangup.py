"""The end of a program whose terminal has gone.

SIGHUP is answered on the interface's thread. That thread may be waiting for the terminal to take
what it paints, and once the terminal has gone it waits for ever, while Textual's input thread reads
the end of file over and over. So a thread of its own waits for nothing but the hang-up.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

GRACE_SECONDS = 1.0
"""How long the interface may take to end by itself; what the reader marked is on disk already."""


def end_with_the_terminal(ended: Callable[[], bool]) -> None:
    """End this process once standard input's terminal hangs up, if it does not by itself.

    It has `GRACE_SECONDS` until `ended` is true, and as long again from then on for what is done
    after that: a thread that cannot end holds up an interpreter that wants to.

    Costs nothing while the terminal is there. Does nothing on systems without poll(2), and on
    macOS, whose poll cannot watch a terminal.
    """
    if not hasattr(select, "poll") or sys.platform == "darwin" or not sys.stdin.isatty():
        return
    thread = threading.Thread(target=_watch, args=(sys.stdin.fileno(), ended), daemon=True)
    thread.start()


def _watch(terminal: int, ended: Callable[[], bool]) -> None:
    poll = select.poll()
    poll.register(terminal, 0)
    events = poll.poll()
    if not any(event & select.POLLHUP for _, event in events):
        return
    if _comes_true(ended, GRACE_SECONDS):
        threading.Event().wait(GRACE_SECONDS)
    os._exit(128 + signal.SIGHUP)


def _comes_true(ended: Callable[[], bool], seconds: float) -> bool:
    pause = threading.Event()
    for _ in range(20):
        if ended():
            return True
        pause.wait(seconds / 20)
    return ended()
