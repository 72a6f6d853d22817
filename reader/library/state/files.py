"""The file of the state: made for its owner alone, opened, copied, set aside when damaged."""

from __future__ import annotations

import errno
import os
import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING

from reader.library.connecting import connect
from reader.library.lock import WriterLock
from reader.library.places import make_private
from reader.library.state.schema import migrate, version_of
from reader.library.state.seal import is_broken
from reader.library.state.trouble import UNREADABLE, DamagedCopyError

if TYPE_CHECKING:
    from collections.abc import Iterator

STATE = "state.sqlite"
BROKEN_SEAL = "its words are not those that were written"
_SMALL = 1 << 20
"""Bytes; 15,000 marks, which take ten milliseconds."""
_LOCK = "state.lock"
_LOCK_SECONDS, _PAUSE_SECONDS = 10.0, 0.01
_MOST_ASIDE = 5
_CACHE_KB = 64_000
"""Pages that a change of many records may touch; taken only when they are."""


def open_state(path: Path) -> sqlite3.Connection:
    """A connection to the state at `path`, which is made or brought up to date if need be.

    ``synchronous=FULL``: what has been committed is on the disk, not on its way there.

    Raises:
        OSError, sqlite3.Error: if it cannot be made, opened or written, or if it is damaged.
        DamagedCopyError: if it is not as it was left; a large file is not examined for that.
        NewerStateError, ForeignFileError: if it is not ours to write.
    """
    make_private(path.parent)
    with locked(path):
        is_new = not path.exists()
        if is_new:
            make_empty(path)
        elif not path.is_file():
            raise OSError(f"{path.name} is no file")  # to open a pipe is to wait for ever
        elif not os.access(path, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        elif is_small(path) and is_broken(path):
            raise DamagedCopyError(str(path), BROKEN_SEAL)
        connection = connect(path)
        try:
            _prepare(connection, path, is_new=is_new)
        except BaseException:
            connection.close()
            raise
        return connection


def has_log(path: Path) -> bool:
    """Whether there is a log beside the file at `path`: somebody has it open, or was killed."""
    return path.with_name(f"{path.name}-wal").exists()


def is_small(path: Path) -> bool:
    """Whether examining the file (`seal.is_broken`) takes no time that is felt."""
    return path.stat().st_size <= _SMALL


def identity_of(path: Path) -> tuple[int, int] | None:
    """Device and number of the file at `path`; None if there is none."""
    try:
        seen = path.stat()
    except OSError:
        return None
    return seen.st_dev, seen.st_ino


def data_version(connection: sqlite3.Connection) -> int:
    """A number that differs once another connection has changed something."""
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


def open_in_memory() -> sqlite3.Connection:
    """A connection to an empty state that lasts as long as it."""
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    migrate(connection)
    return connection


def copy_in_memory(path: Path) -> sqlite3.Connection:
    """A connection to a copy of the state at `path`, or to an empty one if it cannot be read.

    A database with a log cannot be opened where nothing may be written, so it is then copied to
    a temporary folder first.
    """
    if not path.is_file():
        return open_in_memory()
    try:
        return _loaded(path)
    except (OSError, sqlite3.Error, UnicodeDecodeError):
        pass
    import shutil
    import tempfile

    try:
        with tempfile.TemporaryDirectory(prefix="newsreader-") as folder:
            for ending in ("", "-wal"):
                source = path.with_name(path.name + ending)
                if source.exists():
                    shutil.copyfile(source, Path(folder) / source.name)
            return _loaded(Path(folder) / path.name)
    except (OSError, sqlite3.Error, UnicodeDecodeError):
        return open_in_memory()


def copy_of_open(source: sqlite3.Connection | None) -> sqlite3.Connection | None:
    """A connection to a copy in memory of what `source` has open; None if that cannot be made.

    Where a disk has gone, an open file may still be read, and no other way leads to it.
    """
    if source is None or source.in_transaction:
        return None
    try:
        return _in_memory(source)
    except sqlite3.Error:
        return None


def make_empty(path: Path) -> None:
    """Make an empty file at `path` for its owner alone.

    Raises:
        OSError: if it cannot be made.
    """
    os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))


def replace_damaged(path: Path, fresh: Path) -> Path:
    """Put the file `fresh` in the place of the damaged state at `path`; returns where that is now.

    At no time is there no file at `path`, and the log of the old file is gone before the new one
    comes: a log that outlives its database must never meet another one. The lock is held.

    Raises:
        OSError: if that cannot be done.
    """
    aside = _name_aside(path)
    for companion, name in _companions(path, aside):
        companion.replace(name)
    aside.unlink(missing_ok=True)
    try:
        os.link(path, aside)
    except OSError:  # a file system without links
        import shutil

        shutil.copyfile(path, aside)
    fresh.replace(path)
    return aside


def copy_aside(path: Path) -> Path:
    """Copy the state at `path` with its log; returns where the copy is. The lock is held.

    Raises:
        OSError: if that cannot be done.
    """
    import shutil

    aside = _name_aside(path)
    for source, copy in ((path, aside), *_companions(path, aside)):
        os.close(os.open(copy, os.O_CREAT | os.O_WRONLY, 0o600))
        shutil.copyfile(source, copy)
    return aside


def _name_aside(path: Path) -> Path:
    numbers = range(1, _MOST_ASIDE + 1)
    names = [path.with_name(f"{path.name}.bad-{number}") for number in numbers]
    return next((name for name in names if not name.exists()), names[-1])


def _companions(path: Path, aside: Path) -> list[tuple[Path, Path]]:
    """The log and its index, as far as they are there, each with its name beside `aside`."""
    pairs = [(path.with_name(path.name + ending), aside.with_name(aside.name + ending))
             for ending in ("-wal", "-shm")]  # fmt: skip
    return [pair for pair in pairs if pair[0].exists()]


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock of the state at `path`: nobody else opens, makes or repairs it meanwhile.

    Raises:
        OSError: if there can be no lock, or if another process keeps it for too long.
    """
    lock = WriterLock(path.parent / _LOCK)
    deadline = monotonic() + _LOCK_SECONDS
    while not lock.acquire():
        if monotonic() > deadline:
            raise TimeoutError("another newsreader is repairing them")
        sleep(_PAUSE_SECONDS)
    try:
        yield
    finally:
        lock.release()


def is_damaged(path: Path) -> bool:
    """Whether the file at `path` is no whole database of ours. A missing file is not damaged."""
    if not path.exists():
        return False
    if is_broken(path):
        return True
    try:
        with closing(connect(path)) as connection:
            version_of(connection)
            found = connection.execute("PRAGMA quick_check(1)").fetchone()
            return bool(found is None or found[0] != "ok")
    except sqlite3.OperationalError:
        return False
    except UNREADABLE:
        return True


def _loaded(path: Path) -> sqlite3.Connection:
    with closing(connect(path, "rw" if os.access(path, os.W_OK) else "ro")) as source:
        version_of(source)
        return _in_memory(source)


def _in_memory(source: sqlite3.Connection) -> sqlite3.Connection:
    memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    try:
        source.backup(memory)
        migrate(memory)
    except BaseException:
        memory.close()
        raise
    return memory


def _prepare(connection: sqlite3.Connection, path: Path, *, is_new: bool) -> None:
    version_of(connection)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute(f"PRAGMA cache_size=-{_CACHE_KB}")

    def keep(version: int) -> None:
        if not is_new:
            from reader.library.state.backup import make_backup

            make_backup(path, f"version-{version}")

    migrate(connection, keep)
    # Damage that shows at once is better met here than at the first mark.
    connection.execute("SELECT count(*) FROM facts").fetchone()
