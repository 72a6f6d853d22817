"""Signals that end the program reach its event loop, however much it has to do.

`loop.add_signal_handler` learns of a signal by a byte in the pipe that every event from another
thread writes to as well. Some 280 events behind, the pipe is full and the byte is lost without a
word: a program that is sent a few hundred clicks would not end. A handler of our own does not need
the pipe.
"""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop
    from collections.abc import Callable
    from types import FrameType

_ENDING = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)


def end_by_signals(loop: AbstractEventLoop, end: Callable[[int], None]) -> None:
    """Call `end` in `loop` with the number of each signal that is to end the program.

    Once the loop is closed, a signal does again what it did before. To be called in the main
    thread.
    """
    before = {number: signal.getsignal(number) for number in _ENDING}

    def take(number: int, _: FrameType | None) -> None:
        try:
            loop.call_soon_threadsafe(end, number)
        except RuntimeError:
            signal.signal(number, before[number] or signal.SIG_DFL)
            os.kill(os.getpid(), number)

    for number in _ENDING:
        signal.signal(number, take)
