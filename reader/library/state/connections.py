"""The connections of a state, whatever happens to the file they lead to.

Reading goes on by all means. A damaged file is set aside and its newest copy restored; where
nothing can be written, a copy in memory takes the place of the file and `Connections.notice` says
so.
"""

from __future__ import annotations

import sqlite3
import threading
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from reader.library.connecting import connect
from reader.library.state import files, journal, trouble
from reader.library.state.seal import examine_aside, set_seal
from reader.text.safe import SafeText, clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

Result = TypeVar("Result")
_ATTEMPTS = 3
_BUSY_SECONDS = 0.2


class Reader(NamedTuple):
    """A connection that one thread reads with, and others may close while that one asks nothing.

    To close a connection that another thread is asking ends the process (SIGSEGV).
    """

    epoch: int
    connection: sqlite3.Connection
    lock: threading.Lock

    def close(self) -> None:
        """Close it; one that is asked for long goes when its thread comes again, or ends."""
        if self.lock.acquire(timeout=_BUSY_SECONDS):
            try:
                self.connection.close()
            except sqlite3.Error:
                pass
            finally:
                self.lock.release()


class Connections:
    """One connection that writes and one a thread that reads. Nothing is opened before it is asked.

    `lock` is held by whoever writes, or opens or closes.
    """

    def __init__(self, folder: Path | None) -> None:
        """Take the state in `folder`, which is made when first needed; None for memory alone."""
        self.path = folder / files.STATE if folder is not None else None
        self.lock = threading.RLock()
        self.epoch = 0
        """Grows whenever another file, or none, may be what is asked from now on."""
        self.notice = SafeText("")
        self.in_memory = folder is None
        self.is_closed = False
        """Whether a question comes too late: it would open what nobody closes any more."""
        self.horizon = 0
        """The number of the last change that was there when the file was opened first."""
        self._local = threading.local()
        self._writer: sqlite3.Connection | None = None
        self._readers: list[Reader] = []
        self._seen = 0
        self._file: tuple[int, int] | None = None
        self._examiner: threading.Thread | None = None
        self._examined = ExitStack()

    @property
    def is_open(self) -> bool:
        """Whether anything has been asked for since all was last let go of."""
        return self._writer is not None

    def held(self) -> Reader | None:
        """What this thread reads with, where it has something that leads to the file of now."""
        held: Reader | None = getattr(self._local, "held", None)
        return held if held is not None and held.epoch == self.epoch else None

    def attempt(self, action: Callable[[], Result]) -> Result:
        """What `action` comes to; what it stumbles over is mended, and it is called again."""
        for _ in range(_ATTEMPTS):
            epoch = self.epoch
            try:
                return action()
            except trouble.TROUBLE as error:
                self._mend(epoch, error, damaged=trouble.tells_of_damage(error))
        return action()

    def _mend(self, epoch: int, error: Exception, *, damaged: bool) -> None:
        """Make it possible to go on after `error`, which struck in `epoch`."""
        with self.lock:
            if self.epoch != epoch:
                return  # another thread has seen to it
            if self.in_memory or trouble.is_our_fault(error):
                raise error
            held = None if damaged else files.copy_of_open(self._writer)
            self.let_go()
            if trouble.tells_of_replacement(error):
                return
            if damaged and self.path is not None:
                from reader.library.state.damage import repair

                try:
                    self.notice = clean_line(repair(self.path)) or self.notice
                except (OSError, sqlite3.Error) as also:
                    error = also
                else:
                    return
            self._go_on_in_memory(error, held)

    def _go_on_in_memory(self, error: Exception, held: sqlite3.Connection | None) -> None:
        assert self.path is not None  # noqa: S101
        if isinstance(error, trouble.NOT_OURS):
            held = files.open_in_memory()
        self._writer = held or files.copy_in_memory(self.path)
        self.in_memory = True
        why = clean_line(trouble.in_words(error))
        self.notice = SafeText(f"Marks and notes last only until you leave: {why}.")

    def writing(self) -> sqlite3.Connection:
        """The one connection that writes; the lock is held."""
        self.is_closed = False
        if self._writer is None:
            if self.in_memory or self.path is None:
                self._writer = files.open_in_memory()
            else:
                if files.has_log(self.path):
                    self._tell_of_log(self.path)
                self._writer = files.open_state(self.path)
                self._seen = files.data_version(self._writer)
                self._file = files.identity_of(self.path)
                self._examine_if_large(self.path)
            self.horizon = self.horizon or journal.last_number(self._writer)
        return self._writer

    def _tell_of_log(self, path: Path) -> None:
        from reader.library.state.damage import mend_log

        self.notice = clean_line(mend_log(path)) or self.notice

    def _examine_if_large(self, path: Path) -> None:
        """Look in a thread of its own at what would be waited for; a small file has been seen."""
        if self._examiner is None and not files.is_small(path):
            epoch, error = self.epoch, trouble.DamagedCopyError(str(path), files.BROKEN_SEAL)
            self._examiner = examine_aside(
                path, self._examined, lambda: self._mend(epoch, error, damaged=True)
            )

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """This thread's connection for reading; in memory there is but one, for all in turn.

        Raises:
            sqlite3.ProgrammingError: if it has been closed.
        """
        if not self.in_memory and (held := self.held()) is not None:
            with held.lock:
                yield held.connection
            return
        with self.lock:
            if self.is_closed:
                raise sqlite3.ProgrammingError("the state has been closed")
            connection = self.writing()
            if self.in_memory:
                yield connection
                return
            assert self.path is not None  # noqa: S101
            reader = Reader(self.epoch, connect(self.path), threading.Lock())
            reader.connection.execute("PRAGMA query_only=ON")
            self._readers.append(reader)
            self._local.held = reader
        with reader.lock:
            yield reader.connection

    def is_elsewhere(self) -> bool:
        """Whether the opened file is no longer the one at its path: somebody has repaired it."""
        if self.in_memory or self._writer is None or self.path is None:
            return False
        return files.identity_of(self.path) != self._file

    def has_other_version(self) -> bool:
        """Whether another process has changed the file since this was last asked."""
        if self.in_memory or self._writer is None:
            return False
        version = files.data_version(self._writer)
        other, self._seen = version != self._seen, version
        return other

    def wait_for_examiner(self) -> None:
        """Wait until it is known whether a large file is whole."""
        if self._examiner is not None:
            self._examiner.join()

    def seal(self) -> None:
        """Seal the file, where one is open."""
        if self._writer is not None and not self.in_memory:
            with suppress(sqlite3.Error):
                set_seal(self._writer)

    def close(self) -> None:
        """Close all; only what is written from now on opens it again."""
        self.let_go()
        self.is_closed = True

    def let_go(self) -> None:
        """Close all; what is asked next opens what is there then."""
        self.epoch += 1
        for reader in self._readers:
            reader.close()
        self._readers.clear()
        if self._writer is not None:
            with suppress(sqlite3.Error):
                self._writer.close()
        self._writer = None
        if self._examiner is None or not self._examiner.is_alive():
            with suppress(sqlite3.Error):
                self._examined.close()
