"""How a module of ours is started as a process of its own."""

from __future__ import annotations

import os
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import reader

_GRACE = 1.0
"""Seconds it may go on when its reader is gone; what it writes is whole wherever it is stopped."""


def command_of(module: str, *arguments: str) -> list[str]:
    """The argument list that runs `module`.

    ``-P``: the folder that is read, or any other, must not offer modules to import.
    """
    return [sys.executable, "-P", "-m", module, *arguments]


def environment() -> dict[str, str]:
    """The present environment, with this very package to be found in it."""
    package = str(Path(reader.__file__).resolve().parent.parent)
    paths = [package, *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}


def yield_to_others() -> None:
    """Never take the processor from whoever answers a key, where the system can be told so."""
    if sys.platform == "linux":
        with suppress(OSError):
            os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))


def stopped_by_reader() -> threading.Event:
    """An event that is set when whoever started this process closes its end or dies."""
    stopped = threading.Event()

    parent = os.getppid()

    def watch() -> None:
        while os.read(sys.stdin.fileno(), 4096):
            continue
        stopped.set()
        time.sleep(_GRACE)
        if os.getppid() != parent:
            os._exit(1)  # nobody is left to wait for what it is in the middle of

    threading.Thread(target=watch, name="reader-watch", daemon=True).start()
    return stopped
