"""Records that last: reading and changing them, whatever happens to the file they are in."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from reader.library.state import journal, trouble
from reader.library.state.connections import Connections

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from reader.library.state.journal import Cause, Edit, Moved, Step
    from reader.text.safe import SafeText

    Also = Callable[[sqlite3.Connection, list[Step]], None]
    """What belongs into the transaction of a change that made these steps."""

Result = TypeVar("Result")


class Store:
    """Records on disk or in memory, for any thread. Nothing is opened before it is asked for."""

    def __init__(
        self, folder: Path | None, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        """Take the state in `folder`, which is made when first needed; None for memory alone."""
        self.now = now
        self._connections = Connections(folder)
        self._name = os.urandom(8).hex()
        self._told_epoch = 0
        self._unsaved = False

    @property
    def path(self) -> Path | None:
        """The file of the state; None for memory alone."""
        return self._connections.path

    @property
    def notice(self) -> SafeText:
        """What the reader should know of where their marks are kept; "" if all is well."""
        return self._connections.notice

    @property
    def lasts(self) -> bool:
        """Whether what is changed is there the next time; known once something was asked for."""
        return not self._connections.in_memory

    @property
    def is_open(self) -> bool:
        """Whether anything has been asked for since it was last closed."""
        return self._connections.is_open

    def rows(self, question: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """The rows that answer a question about the tables of `schema`."""
        held = self._connections.held()
        if held is not None:
            # The way of nearly every question: a list asks two for each line it paints.
            with suppress(sqlite3.Error), held.lock:
                return held.connection.execute(question, parameters).fetchall()

        def ask() -> list[tuple[Any, ...]]:
            with self._connections.reading() as connection:
                return connection.execute(question, parameters).fetchall()

        return self._connections.attempt(ask)

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

    def follow(
        self, cause: Cause, edits: Iterable[Edit], also: Also = lambda *_: None
    ) -> list[Step]:
        """Carry out what a record brings about; whoever takes the record back takes it back, too.

        Args:
            cause: the record. Nothing happens where there is none any more.
            edits: what is to be how.
            also: what else belongs into the same transaction.
        """
        edits = list(edits)

        def act(connection: sqlite3.Connection) -> list[Step]:
            if not journal.holds(connection, cause):
                return []
            steps = journal.apply(connection, edits)
            journal.extend(connection, steps, cause, self._owner)
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
        connections = self._connections

        def act() -> Result:
            with connections.lock:
                if connections.is_elsewhere():
                    connections.let_go()
                connection = connections.writing()
                if not self._unsaved and connections.horizon:
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

        return connections.attempt(act)

    def changed(self) -> bool:
        """Whether another process has changed something since this was last asked."""
        connections = self._connections
        if not connections.lock.acquire(blocking=False):
            return False
        try:
            if connections.is_elsewhere():
                connections.let_go()
            if connections.epoch != self._told_epoch:  # what is asked for now may be another file
                self._told_epoch = connections.epoch
                return True
            return connections.has_other_version()
        except sqlite3.Error:
            return False
        finally:
            connections.lock.release()

    def close(self) -> None:
        """Seal the file and let go of it. Safe to call twice."""
        connections = self._connections
        connections.wait_for_examiner()  # what is damaged must not be sealed
        with connections.lock:
            unsaved, self._unsaved = self._unsaved and self.lasts, False
            connections.seal()
            connections.close()
            if unsaved:
                with suppress(trouble.DamagedCopyError):  # met again at the next start
                    self._back_up_if_due()

    @property
    def _owner(self) -> journal.Owner:
        return journal.Owner(self._name, self._connections.horizon)

    def _move(
        self, move: Callable[[sqlite3.Connection, journal.Owner], Moved | None]
    ) -> Moved | None:
        def act(connection: sqlite3.Connection) -> Moved | None:
            moved = move(connection, self._owner)
            journal.note_reading(connection, moved.steps if moved else ())
            return moved

        return self.write(act)

    def _back_up_if_due(self) -> None:
        """Copy the state if it has changed since it was last copied.

        Raises:
            DamagedCopyError: if it is damaged.
        """
        from reader.library.state.backup import back_up_if_due

        if self.path is not None and self.lasts:
            back_up_if_due(self.path, self.now())
