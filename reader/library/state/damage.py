"""A damaged state: set aside, and the newest whole copy put in its place."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from reader.library.state.backup import FOLDER, Backup, backups, copy_state
from reader.library.state.files import is_damaged, locked, make_empty, replace_damaged
from reader.library.state.trouble import DamagedCopyError

if TYPE_CHECKING:
    from pathlib import Path


def repair(state: Path) -> str:
    """Put the newest whole copy in the place of the damaged state; returns what was done.

    Of two processes that notice the damage one repairs it; for the other nothing is left to do,
    and it gets "".

    Raises:
        OSError, sqlite3.Error: if it cannot be written.
    """
    with locked(state):
        if not is_damaged(state):
            return ""
        fresh, restored = _newest_whole(state)
        aside = replace_damaged(state, fresh)
    kept = f"The damaged file is kept as {aside.name}."
    if restored is None:
        return f"Marks and notes were damaged and there was no backup to restore. {kept}"
    when = f"{restored.made.astimezone():%Y-%m-%d %H:%M}"
    return f"Marks and notes were damaged; restored as of {when}. {kept}"


def _newest_whole(state: Path) -> tuple[Path, Backup | None]:
    """A file beside `state` that can take its place, and the backup that it is made of."""
    fresh = state.with_name(f"{state.name}.restored")
    for copy in backups(state.parent / FOLDER):
        if is_damaged(copy.path):
            continue
        try:
            copy_state(copy.path, fresh)
        except (sqlite3.DatabaseError, DamagedCopyError):
            continue
        return fresh, copy
    fresh.unlink(missing_ok=True)
    make_empty(fresh)
    return fresh, None
