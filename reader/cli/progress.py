"""One line of standard error that tells how far an update is; only where somebody watches it."""

from __future__ import annotations

import shutil
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from reader.library.api import Phase, Progress
from reader.library.building.pace import pace

if TYPE_CHECKING:
    from collections.abc import Callable

_BAR = 24
_NARROW = 80


def progress_line(progress: Progress, width: int, ascii_only: bool = False) -> str:
    """How far `progress` is, in at most `width` columns; "" when it has ended."""
    if progress.phase is Phase.SCANNING:
        return f"newsreader: {progress.phase.value}"[:width]
    if progress.phase is not Phase.READING:
        return ""
    of = f" of {progress.total:,}" if progress.total else ""
    parts = [f"{progress.phase.value} {progress.done:,}{of}"]
    if width >= _NARROW and progress.total:
        parts[0] = f"{_bar(progress, ascii_only)} {progress.done:,}{of}"
    if said := pace(progress):
        parts.append(said)
    if progress.problems:
        parts.append(f"{progress.problems:,} problem{'s' if progress.problems != 1 else ''}")
    line = (" - " if ascii_only else " · ").join(parts)
    return (line.replace("·", "-") if ascii_only else line)[:width]


def shown_progress() -> Callable[[Progress], None]:
    """What keeps one line of standard error up to date; does nothing where nobody watches it."""
    if not sys.stderr.isatty():
        return lambda _: None
    encoding = (sys.stderr.encoding or "ascii").lower().replace("-", "")

    def show(progress: Progress) -> None:
        width = shutil.get_terminal_size().columns - 1
        line = progress_line(progress, width, ascii_only=not encoding.startswith("utf"))
        with suppress(OSError):
            print(f"\r{line:<{width}}", end="" if line else "\r", file=sys.stderr, flush=True)

    return show


def _bar(progress: Progress, ascii_only: bool) -> str:
    filled = min(_BAR, _BAR * progress.done // progress.total)
    full, empty = ("#", ".") if ascii_only else ("━", "─")
    return full * filled + empty * (_BAR - filled)
