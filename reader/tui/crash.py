"""What is kept of a fault of ours: where in our code it happened, never what was being read."""

from __future__ import annotations

import os
import platform
import tempfile
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from reader import __version__

if TYPE_CHECKING:
    from types import TracebackType


def write_crash_file(crash: Exception) -> Path | None:
    """Write the fault's type and places to a private file; returns where, None if that failed.

    The message of the exception is left out: it may hold words of an article.
    """
    lines = [
        f"newsreader {__version__}, Python {platform.python_version()}, {platform.system()}",
        *places(crash.__traceback__),
        type(crash).__name__,
    ]
    try:
        handle, name = tempfile.mkstemp(prefix="newsreader-crash-", suffix=".txt")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
    except OSError:
        return None
    return Path(name)


def places(trace: TracebackType | None) -> list[str]:
    """File, line and function of each step, without source lines or values."""
    return [
        f"{Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(trace)
    ]
