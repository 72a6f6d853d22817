"""CPU time of a piece of work on a machine that has other work to do."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def best_seconds(work: Callable[[], object], times: int = 5) -> float:
    """The least CPU time that `work` took in a number of times."""
    found = []
    for _ in range(times):
        started = time.process_time()
        work()
        found.append(time.process_time() - started)
    return min(found)
