"""Bounds of a process that reads files of strangers: memory, time, that it ends with its parent.

What the system does not offer is left out: Linux has all bounds, macOS that of time, and anywhere
who started such a process ends it when it stands still (`reader.library.apart.file_pool`).
"""

from __future__ import annotations

import math
import os
import signal
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

from reader.parse.limits import MEMORY_BYTES

_confined = threading.Event()
_DIE_WITH_PARENT = 1
"""PR_SET_PDEATHSIG of <linux/prctl.h>."""


def confine(parent: int, memory: int = MEMORY_BYTES) -> None:
    """Bound the process that calls this, before it works on anything.

    Args:
        parent: the process it was started by; without it, this one ends.
        memory: bytes it may take beyond those it has; more than these raise `MemoryError`.
    """
    _confined.set()
    if sys.platform != "linux":
        return
    _end_with(parent)
    bound_memory(memory)


def is_confined() -> bool:
    """Whether this process was started to read files, and is bounded."""
    return _confined.is_set()


def allow_seconds(seconds: int) -> None:
    """Let this process compute for so long from now on; then the system ends it (SIGXCPU).

    Time of the processor, not of the clock: how busy the machine is does not count.
    """
    try:
        import resource
    except ImportError:  # not on Windows
        return
    spent = math.ceil(time.process_time())
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    with suppress(ValueError, OSError):  # who started us allows less already
        resource.setrlimit(resource.RLIMIT_CPU, (spent + seconds, most))


def seconds_spent(process: int) -> float | None:
    """How long the process of that number has computed so far; None where that is not known."""
    try:
        return int(Path(f"/proc/{process}/schedstat").read_text("ascii").split()[0]) / 1e9
    except (OSError, ValueError, IndexError):
        return None


def _end_with(parent: int) -> None:
    import ctypes

    ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:  # it died before it could be asked for
        os._exit(1)


def bound_memory(memory: int = MEMORY_BYTES) -> None:
    """Bound private memory: the index is mapped into the address space and must not count."""
    if sys.platform != "linux":
        return
    import resource

    pages = int(Path("/proc/self/statm").read_text("ascii").split()[5])
    bound = pages * resource.getpagesize() + memory
    with suppress(ValueError, OSError):  # the system, or who started us, allows less already
        resource.setrlimit(resource.RLIMIT_DATA, (bound, bound))
        # What a process was reading when it broke is nobody's to find in a core file.
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
