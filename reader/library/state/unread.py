"""How many articles of a collection are unread, without counting them each time.

A count is remembered with what it was made of: the census and how often what has been read had
changed. What this process marks is added and taken off; what another one marks makes it count
anew. A large collection is counted in a thread, and the count is kept for the next start.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, NamedTuple

from reader.library.state.census import numbers_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.library.state.census import Census
    from reader.library.state.journal import Step
    from reader.library.state.store import Store

_AT_ONCE = 100_000
"""Read articles that are held in memory at a time."""
_AT_LEISURE = 200_000
"""Articles, or read ones, from which on a thread counts."""


class _Count(NamedTuple):
    census: str
    reading: int
    unread: int


class UnreadCounter:
    """Counts for one collection at a time."""

    def __init__(self, store: Store, collection: str) -> None:
        self._store = store
        self._fact = f"unread {collection}"
        self._lock = threading.Lock()
        self._known: _Count | None = None
        self._counting: threading.Thread | None = None
        self._arrived = False

    def count(self, census: Census) -> int | None:
        """Articles of `census` that are unread; None while a thread is counting."""
        reading = self._reading()
        known = self._known or self._kept()
        if known is not None and (known.census, known.reading) == (census.digest(), reading):
            self._known = known
            return known.unread
        if len(census.keys) < _AT_LEISURE and self._read_ones() < _AT_LEISURE:
            return self._count(census, reading).unread
        with self._lock:
            if self._counting is None or not self._counting.is_alive():
                arguments = (census, reading)
                self._counting = threading.Thread(target=self._arrive, args=arguments, daemon=True)
                self._counting.start()
        return None

    def add(self, census: Census, steps: Iterable[Step]) -> None:
        """Take into account what a change of this process has just changed."""
        known = self._known
        marked = [step for step in steps if step.kind == "read" and step.keys]
        if known is None or not marked:
            return
        unread = known.unread
        for step in marked:
            if (step.before is None) != (step.after is None):
                articles = census.count(step.keys)
                unread += articles if step.after is None else -articles
        self._known = _Count(known.census, known.reading + 1, unread)

    def arrived(self) -> bool:
        """Whether a thread has finished counting since this was last asked."""
        arrived, self._arrived = self._arrived, False
        return arrived

    def keep(self) -> None:
        """Write the count down for the next start, if there is a new one."""
        known = self._known
        if known is None or known == self._kept():
            return
        value = f"{known.census} {known.reading} {known.unread}"
        self._store.write(
            lambda connection: (
                connection.execute(
                    "INSERT OR REPLACE INTO facts VALUES(?, ?)", (self._fact, value)
                ).rowcount
            )
        )

    def wait(self) -> None:
        """Wait for the thread that counts, if there is one."""
        counting = self._counting
        if counting is not None:
            counting.join()

    def _arrive(self, census: Census, reading: int) -> None:
        self._count(census, reading)
        self._arrived = True

    def _count(self, census: Census, reading: int) -> _Count:
        read, last = 0, ""
        while True:
            rows = self._store.rows(
                "SELECT key FROM records WHERE kind='read' AND key>? AND item='' ORDER BY key"
                " LIMIT ?",
                (last, _AT_ONCE),
            )
            if not rows:
                break
            last = rows[-1][0]
            numbers = numbers_of(key for (key,) in rows)
            read += sum(map(numbers.__contains__, census.keys))
        known = self._known = _Count(census.digest(), reading, len(census.keys) - read)
        return known

    def _reading(self) -> int:
        rows = self._store.rows("SELECT value FROM facts WHERE name='reading'")
        return int(rows[0][0]) if rows else 0

    def _read_ones(self) -> int:
        question = "SELECT count(*) FROM (SELECT 1 FROM records WHERE kind='read' LIMIT ?)"
        return int(self._store.rows(question, (_AT_LEISURE,))[0][0])

    def _kept(self) -> _Count | None:
        rows = self._store.rows("SELECT value FROM facts WHERE name=?", (self._fact,))
        parts = str(rows[0][0]).split() if rows else []
        if len(parts) != 3 or not all(part.lstrip("-").isdigit() for part in parts[1:]):
            return None
        return _Count(parts[0], int(parts[1]), int(parts[2]))
