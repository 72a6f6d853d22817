"""Copies of the state: made while it is in use, checked before they count, a few of them kept."""

from __future__ import annotations

import os
import re
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from reader.library.places import make_private
from reader.library.state.journal import last_number
from reader.library.state.trouble import DamagedCopyError

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

FOLDER = "backups"
_LARGE = 32 << 20
_LARGE_EVERY = timedelta(hours=1)
"""How often a state is copied at most that is so large that copying is felt."""
_NEWEST, _DAYS = 5, 14
_SURE, _MOST_BYTES = 2, 512 << 20
_NAME = re.compile(r"state-(\d{8}T\d{6}Z)(?:-(\d{1,3}))?(?:-version-\d{1,4})?\.sqlite")
_FORMAT = "%Y%m%dT%H%M%SZ"


class Backup(NamedTuple):
    """One copy."""

    path: Path
    made: datetime
    """UTC, to the second."""


def make_backup(state: Path, label: str = "", now: datetime | None = None) -> Path:
    """Copy the state at `state` into the folder beside it; returns the copy.

    Old copies go: the newest five stay, and one of each of the last fourteen days that had any,
    fewer where they are so large that all would take more than half a gigabyte.

    Args:
        state: the file, which may be in use.
        label: "" or "version-N" for a copy that a change of the tables leaves behind.
        now: the time to name it by; None for the present.

    Raises:
        OSError, sqlite3.Error: if it cannot be written.
        DamagedCopyError: if the state is damaged.
    """
    folder = state.parent / FOLDER
    make_private(folder)
    stamp = (now or datetime.now(UTC)).astimezone(UTC).strftime(_FORMAT)
    ending = f"-{label}.sqlite" if label else ".sqlite"
    target = folder / f"state-{stamp}{ending}"
    number = 1
    while target.exists():
        number += 1
        target = folder / f"state-{stamp}-{number}{ending}"
    copy_state(state, target)
    _thin_out(folder, now)
    return target


def back_up_if_due(state: Path, now: datetime) -> None:
    """Copy the state if that is due; where a copy cannot be written, there is none.

    Raises:
        DamagedCopyError: if the state is damaged.
    """
    if is_due(state, now):
        with suppress(OSError, sqlite3.OperationalError):
            make_backup(state, now=now)


def copy_state(state: Path, target: Path) -> None:
    """Copy the state at `state` to the file `target`, which appears when it is whole.

    Raises:
        OSError, sqlite3.Error: if it cannot be written.
        DamagedCopyError: if the state is damaged.
    """
    fresh = target.with_name(f"{target.name}.{os.getpid()}.new")
    os.close(os.open(fresh, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600))
    try:
        with (
            closing(sqlite3.connect(f"{state.absolute().as_uri()}?mode=rw", uri=True)) as source,
            closing(sqlite3.connect(fresh, isolation_level=None)) as copy,
        ):
            source.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
            found = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
            if found != "ok":
                raise DamagedCopyError(str(state), str(found))
        with fresh.open("rb+") as file:
            os.fsync(file.fileno())
        fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)


def backups(folder: Path, now: datetime | None = None) -> list[Backup]:
    """The copies in `folder`, the newest first; none if it cannot be read.

    Copies that are later than `now` (None: the present) by their names and by their files were
    made while the clock was wrong and may be older than any other: they come last.
    """
    present = now or datetime.now(UTC)
    found: list[tuple[datetime, int, Backup]] = []
    try:
        names = list(folder.iterdir())
    except OSError:
        return []
    for path in names:
        match = _NAME.fullmatch(path.name)
        if match is not None:
            try:
                made = datetime.strptime(match[1], _FORMAT).replace(tzinfo=UTC)
            except ValueError:
                continue
            found.append((made, int(match[2] or 1), Backup(path, made)))
    found.sort(key=lambda one: (not _is_ahead(one[2], present), *one[:2]), reverse=True)
    return [one for *_, one in found]


def last_change_in(copy: Path) -> int:
    """The number of the last change that a copy holds; 0 if it cannot be read."""
    name = f"{copy.absolute().as_uri()}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(name, uri=True)) as connection:
            return last_number(connection)
    except sqlite3.Error:
        return 0


def _is_ahead(copy: Backup, present: datetime) -> bool:
    try:
        return copy.made > present and copy.path.stat().st_mtime > present.timestamp()
    except OSError:
        return False


def is_due(state: Path, now: datetime) -> bool:
    """Whether the state has changed since it was last copied, a large one for the last hour."""
    newest = next(iter(backups(state.parent / FOLDER, now)), None)
    try:
        changed = [path.stat() for path in (state, state.with_name(f"{state.name}-wal"))
                   if path.exists()]  # fmt: skip
        if newest is None or _is_ahead(newest, now) or not changed:
            return bool(changed)
        if newest.path.stat().st_mtime_ns > max(seen.st_mtime_ns for seen in changed):
            return False
    except OSError:
        return False
    is_large = sum(seen.st_size for seen in changed) > _LARGE
    return not is_large or not timedelta(0) <= now - newest.made < _LARGE_EVERY


def _thin_out(folder: Path, now: datetime | None) -> None:
    copies = backups(folder, now)
    kept = set(copies[:_NEWEST])
    days: dict[date, Backup] = {}
    for copy in copies:
        days.setdefault(copy.made.date(), copy)
    kept.update(list(days.values())[:_DAYS])
    total = 0
    for place, copy in enumerate(copies):
        total += copy.path.stat().st_size
        if copy not in kept or (place >= _SURE and total > _MOST_BYTES):
            copy.path.unlink(missing_ok=True)
