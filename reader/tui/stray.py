"""While the interface is up, nothing but the interface writes to the terminal.

Textual paints on standard error, and so does a library that has something to say: the full-text
engine tells of its panics there, past every filter. So the interface keeps the terminal under a
number of its own, and what is written to standard error goes nowhere.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_STANDARD_ERROR = 2


@contextmanager
def nothing_strays() -> Iterator[None]:
    """Make ``sys.__stderr__`` the only way to the terminal, until the end of the block."""
    before = sys.__stderr__
    if before is None:
        yield
        return
    with suppress(OSError, ValueError):
        before.flush()
    terminal = os.dup(_STANDARD_ERROR)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, _STANDARD_ERROR)
    os.close(nowhere)
    shown = os.fdopen(terminal, "w", encoding=before.encoding, errors=before.errors)
    setattr(sys, "__stderr__", shown)  # noqa: B010  # for mypy it is final
    try:
        yield
    finally:
        setattr(sys, "__stderr__", before)  # noqa: B010
        os.dup2(terminal, _STANDARD_ERROR)
        with suppress(OSError, ValueError):  # the terminal has gone
            shown.close()
