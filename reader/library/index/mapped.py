"""Files mapped into memory: what was looked through once need not stay."""

from __future__ import annotations

import mmap


def let_go(mapped: mmap.mmap | bytes) -> None:
    """Give back the memory of a mapping; its pages come back from the file when they are read.

    A look through a column of a million articles otherwise stays in this process's memory until
    the system is short of it.
    """
    advice = getattr(mmap, "MADV_DONTNEED", None)
    if isinstance(mapped, mmap.mmap) and advice is not None:
        mapped.madvise(advice)


def bytes_of_files() -> int | None:
    """How much of this process's memory is pages of files; None where the system does not say."""
    try:
        with open("/proc/self/statm", encoding="ascii") as sizes:  # noqa: PTH123 - asked for often
            return int(sizes.read().split()[2]) * mmap.PAGESIZE
    except (OSError, ValueError, IndexError):
        return None
