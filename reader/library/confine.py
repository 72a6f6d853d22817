"""Bounds of a process that reads files of strangers: its memory, and that it ends with its parent.

What the system does not offer is left out: Linux has both bounds, other systems only those of
`reader.library.file_pool`, which watches its processes from outside.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from pathlib import Path

from reader.parse.limits import MEMORY_BYTES

_DIE_WITH_PARENT = 1
"""PR_SET_PDEATHSIG of <linux/prctl.h>."""


def confine(parent: int, memory: int = MEMORY_BYTES) -> None:
    """Bound the process that calls this, before it works on anything.

    Args:
        parent: the process it was started by; without it, this one ends.
        memory: bytes it may take beyond those it has; more than these raise `MemoryError`.
    """
    if sys.platform != "linux":
        return
    _end_with(parent)
    _bound_memory(memory)


def _end_with(parent: int) -> None:
    import ctypes

    ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:  # it died before it could be asked for
        os._exit(1)


def _bound_memory(memory: int) -> None:
    """Bound private memory: the index is mapped into the address space and must not count."""
    import resource

    pages = int(Path("/proc/self/statm").read_text("ascii").split()[5])
    bound = pages * resource.getpagesize() + memory
    with suppress(ValueError, OSError):  # the system, or who started us, allows less already
        resource.setrlimit(resource.RLIMIT_DATA, (bound, bound))
        # What a process was reading when it broke is nobody's to find in a core file.
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
