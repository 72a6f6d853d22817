"""A damaged state: set aside, and the newest whole copy put in its place."""

from __future__ import annotations

import sqlite3
from time import monotonic, sleep
from typing import TYPE_CHECKING

from reader.library.lock import WriterLock
from reader.library.state.backup import FOLDER, Backup, DamagedCopyError, backups, copy_state
from reader.library.state.files import is_damaged, set_aside

if TYPE_CHECKING:
    from pathlib import Path

_LOCK = "repair.lock"
_WAIT_SECONDS = 10.0
_PAUSE_SECONDS = 0.02
_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_REPLACED = sqlite3.SQLITE_READONLY_DBMOVED


def tells_of_damage(error: BaseException) -> bool:
    """Whether `error` says that the file is damaged, not that it cannot be reached or written."""
    return _code(error) & 0xFF in _DAMAGE


def tells_of_replacement(error: BaseException) -> bool:
    """Whether `error` says that another file is now where the opened one was."""
    return _code(error) == _REPLACED


def repair(state: Path) -> str:
    """Put the newest whole copy in the place of the damaged state; returns what was done.

    Of two processes that notice the damage one repairs it; for the other nothing is left to do,
    and it gets "".

    Raises:
        OSError, sqlite3.Error: if it cannot be written.
    """
    lock = WriterLock(state.parent / _LOCK)
    deadline = monotonic() + _WAIT_SECONDS
    while not lock.acquire():
        if monotonic() > deadline:
            raise TimeoutError("another newsreader is repairing your marks")
        sleep(_PAUSE_SECONDS)
    try:
        if not is_damaged(state):
            return ""
        aside = set_aside(state)
        restored = _restore(state)
    finally:
        lock.release()
    kept = f"the damaged file is kept as {aside.name}" if aside else ""
    if restored is None:
        return f"Your marks and notes were damaged and there was no backup to restore; {kept}."
    when = f"{restored.made.astimezone():%Y-%m-%d %H:%M}"
    return f"Your marks and notes were damaged; they are again as of {when}, and {kept}."


def _restore(state: Path) -> Backup | None:
    for copy in backups(state.parent / FOLDER):
        if is_damaged(copy.path):
            continue
        try:
            copy_state(copy.path, state)
        except (sqlite3.DatabaseError, DamagedCopyError):
            continue
        return copy
    return None


def _code(error: BaseException) -> int:
    return int(getattr(error, "sqlite_errorcode", 0) or 0)
