"""Records that last: reading and changing them, whatever happens to the file they are in.

Reading goes on by all means. A damaged file is set aside and its newest copy restored; where
nothing can be written, a copy in memory takes the place of the file and `Store.notice` says so.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from reader.library.state import files, journal, trouble
from reader.library.state.seal import examine_aside, set_seal
from reader.text.safe import SafeText, clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from reader.library.state.journal import Edit, Moved, Step

    Also = Callable[[sqlite3.Connection, list[Step]], None]
    """What belongs into the transaction of a change that made these steps."""

Result = TypeVar("Result")
_ATTEMPTS = 3


class Store:
    """Records on disk or in memory, for any thread. Nothing is opened before it is asked for."""

    def __init__(
        self, folder: Path | None, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        """Take the state in `folder`, which is made when first needed; None for memory alone."""
        self.path = folder / files.STATE if folder is not None else None
        self.now = now
        self._lock = threading.RLock()
        self._local = threading.local()
        self._epoch = self._told_epoch = 0
        self._writer: sqlite3.Connection | None = None
        self._readers: list[sqlite3.Connection] = []
        self._in_memory = folder is None
        self._owner = journal.Owner(os.urandom(8).hex(), 0)
        self._seen = 0
        self._file: tuple[int, int] | None = None
        self._notice = SafeText("")
        self._unsaved = False
        self._examiner: threading.Thread | None = None

    @property
    def notice(self) -> SafeText:
        """What the reader should know of where their marks are kept; "" if all is well."""
        return self._notice

    @property
    def lasts(self) -> bool:
        """Whether what is changed is there the next time; known once something was asked for."""
        return not self._in_memory

    @property
    def is_open(self) -> bool:
        """Whether anything has been asked for since it was last closed."""
        return self._writer is not None

    def rows(self, question: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """The rows that answer a question about the tables of `schema`."""
        held: tuple[int, sqlite3.Connection] | None = getattr(self._local, "held", None)
        if held is not None and held[0] == self._epoch:
            # The way of nearly every question: a list asks two for each line it paints.
            with suppress(sqlite3.Error):
                return held[1].execute(question, parameters).fetchall()

        def ask() -> list[tuple[Any, ...]]:
            with self._reading() as connection:
                return connection.execute(question, parameters).fetchall()

        return self._attempt(ask)

    def change(
        self,
        edits: Iterable[Edit],
        sentence: Callable[[int], str] | str = "",
        also: Also = lambda *_: None,
    ) -> list[Step]:
        """Carry out `edits` as one change; returns what changed.

        Args:
            edits: what is to be how.
            sentence: what was done, for the journal, or a function that says it of the number of
                changed records; "" for what cannot be undone.
            also: what else belongs into the same transaction.
        """
        edits = list(edits)

        def act(connection: sqlite3.Connection) -> list[Step]:
            steps = journal.apply(connection, edits)
            changed = sum(len(step.keys) for step in steps)
            said = sentence if isinstance(sentence, str) else sentence(changed)
            if steps and said:
                journal.note(connection, steps, said, self._owner, self.now().timestamp())
            journal.note_reading(connection, steps)
            also(connection, steps)
            return steps

        return self.write(act)

    def undo(self) -> Moved | None:
        """Take the last change back; None if there is none."""
        return self._move(journal.undo)

    def redo(self) -> Moved | None:
        """Do the last undone change again; None if there is none."""
        return self._move(journal.redo)

    def write(self, action: Callable[[sqlite3.Connection], Result]) -> Result:
        """Carry out `action` in one transaction; it may be called again if the file gives way."""

        def act() -> Result:
            with self._lock:
                if self._is_elsewhere():
                    self._let_go()
                connection = self._writing()
                if not self._unsaved and self._owner.horizon:
                    self._back_up_if_due()
                self._unsaved = True
                connection.execute("BEGIN IMMEDIATE")
                try:
                    result = action(connection)
                    connection.execute("COMMIT")
                except BaseException:
                    with suppress(sqlite3.Error):
                        connection.execute("ROLLBACK")
                    raise
                return result

        return self._attempt(act)

    def changed(self) -> bool:
        """Whether another process has changed something since this was last asked."""
        if not self._lock.acquire(blocking=False):
            return False
        try:
            if self._is_elsewhere():
                self._let_go()
            if self._epoch != self._told_epoch:  # what is asked for now may be another file
                self._told_epoch = self._epoch
                return True
            if self._in_memory or self._writer is None:
                return False
            version = files.data_version(self._writer)
            changed, self._seen = version != self._seen, version
        except sqlite3.Error:
            return False
        else:
            return changed
        finally:
            self._lock.release()

    def close(self) -> None:
        """Seal the file and let go of it. Safe to call twice."""
        if self._examiner is not None:
            self._examiner.join()  # what is damaged must not be sealed
        with self._lock:
            unsaved, self._unsaved = self._unsaved and not self._in_memory, False
            if self._writer is not None and not self._in_memory:
                with suppress(sqlite3.Error):
                    set_seal(self._writer)
            self._let_go()
            if unsaved:
                with suppress(trouble.DamagedCopyError):  # met again at the next start
                    self._back_up_if_due()

    def _move(
        self, move: Callable[[sqlite3.Connection, journal.Owner], Moved | None]
    ) -> Moved | None:
        def act(connection: sqlite3.Connection) -> Moved | None:
            moved = move(connection, self._owner)
            journal.note_reading(connection, moved.steps if moved else ())
            return moved

        return self.write(act)

    def _attempt(self, action: Callable[[], Result]) -> Result:
        for _ in range(_ATTEMPTS):
            epoch = self._epoch
            try:
                return action()
            except trouble.TROUBLE as error:
                self._mend(epoch, error, damaged=trouble.tells_of_damage(error))
        return action()

    def _mend(self, epoch: int, error: Exception, *, damaged: bool) -> None:
        """Make it possible to go on after `error`, which struck in `epoch`."""
        with self._lock:
            if self._epoch != epoch:
                return  # another thread has seen to it
            if self._in_memory or trouble.is_our_fault(error):
                raise error
            held = None if damaged else files.copy_of_open(self._writer)
            self._let_go()
            if trouble.tells_of_replacement(error):
                return
            if damaged and self.path is not None:
                from reader.library.state.damage import repair

                try:
                    self._notice = clean_line(repair(self.path)) or self._notice
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
        self._in_memory = True
        why = clean_line(trouble.in_words(error))
        self._notice = SafeText(f"Marks and notes last only until you leave: {why}.")

    def _writing(self) -> sqlite3.Connection:
        """The one connection that writes; the lock is held."""
        if self._writer is None:
            if self._in_memory or self.path is None:
                self._writer = files.open_in_memory()
            else:
                if files.has_log(self.path):
                    self._tell_of_log(self.path)
                self._writer = files.open_state(self.path)
                self._seen = files.data_version(self._writer)
                self._file = files.identity_of(self.path)
                self._examine_if_large(self.path)
            horizon = journal.last_number(self._writer)
            self._owner = journal.Owner(self._owner.name, self._owner.horizon or horizon)
        return self._writer

    def _tell_of_log(self, path: Path) -> None:
        from reader.library.state.damage import mend_log

        self._notice = clean_line(mend_log(path)) or self._notice

    def _examine_if_large(self, path: Path) -> None:
        """Look in a thread of its own at what would be waited for; a small file has been seen."""
        if self._examiner is None and not files.is_small(path):
            epoch, error = self._epoch, trouble.DamagedCopyError(str(path), files.BROKEN_SEAL)
            self._examiner = examine_aside(path, lambda: self._mend(epoch, error, damaged=True))

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """This thread's connection for reading; in memory there is but one, for all in turn."""
        if not self._in_memory:
            held: tuple[int, sqlite3.Connection] | None = getattr(self._local, "held", None)
            if held is not None and held[0] == self._epoch:
                yield held[1]
                return
        with self._lock:
            connection = self._writing()
            if self._in_memory:
                yield connection
                return
            assert self.path is not None  # noqa: S101
            reader = files.connect(self.path)
            reader.execute("PRAGMA query_only=ON")
            self._readers.append(reader)
            self._local.held = (self._epoch, reader)
        yield reader

    def _is_elsewhere(self) -> bool:
        """Whether the opened file is no longer the one at its path: somebody has repaired it."""
        if self._in_memory or self._writer is None or self.path is None:
            return False
        return files.identity_of(self.path) != self._file

    def _let_go(self) -> None:
        self._epoch += 1
        for connection in (*self._readers, *([self._writer] if self._writer else [])):
            with suppress(sqlite3.Error):
                connection.close()
        self._readers.clear()
        self._writer = None

    def _back_up_if_due(self) -> None:
        """Copy the state if it has changed since it was last copied.

        Raises:
            DamagedCopyError: if it is damaged.
        """
        from reader.library.state.backup import back_up_if_due

        if self.path is not None and not self._in_memory:
            back_up_if_due(self.path, self.now())
