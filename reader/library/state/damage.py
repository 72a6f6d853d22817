"""A damaged state: set aside, and the newest whole copy put in its place."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reader.library.state.backup import FOLDER, Backup, backups, copy_state, last_change_in
from reader.library.state.files import (
    copy_aside,
    is_damaged,
    locked,
    make_empty,
    replace_damaged,
)
from reader.library.state.torn_log import torn_log
from reader.library.state.trouble import UNREADABLE, DamagedCopyError

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
        return _restored(state)


def mend_log(state: Path) -> str:
    """See to the log that a killed reader left beside the state; returns what was lost, or "".

    What is whole of a damaged log is read. Where more had been moved into the file already, the
    file is used without its log if all was, and else is damaged like any other.

    Raises:
        OSError, sqlite3.Error: if it cannot be written.
    """
    with locked(state):
        torn = torn_log(state)
        if torn is None:
            return ""
        log = state.with_name(f"{state.name}-wal")
        when = f"{datetime.fromtimestamp(log.stat().st_mtime, UTC).astimezone():%Y-%m-%d %H:%M}"
        if torn.there >= torn.moved:
            aside = copy_aside(state)
            said = f"The last marks and notes before {when} are lost: their log was damaged."
            return f"{said} The damaged file is kept as {aside.name}."
        fresh = state.with_name(f"{state.name}.restored")
        shutil.copyfile(state, fresh)
        if torn.moved < torn.written or is_damaged(fresh):
            return _restored(state)
        replace_damaged(state, fresh)
        return ""


def _restored(state: Path) -> str:
    """Put the newest whole copy in its place, whose lock is held; returns what was done."""
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
    copies = backups(state.parent / FOLDER)
    # What was done last tells more than a date: the clock may have been wrong.
    copies.sort(key=lambda copy: last_change_in(copy.path), reverse=True)
    for copy in copies:
        if is_damaged(copy.path):
            continue
        try:
            copy_state(copy.path, fresh)
        except (*UNREADABLE, DamagedCopyError):
            continue
        return fresh, copy
    fresh.unlink(missing_ok=True)
    make_empty(fresh)
    return fresh, None
