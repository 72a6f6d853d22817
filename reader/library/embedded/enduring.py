"""A library that goes on in memory where its index turns out not to be writable.

Whether an index can be made is known only when it is made: the disk fills up, a network drive
fails. Reading must not depend on it. An index that holds articles from before is kept in use, and
so is one that was being made and holds too many to be read again.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any, cast

from reader.library.api import Phase
from reader.text.safe import SafeText

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library.api import Library, Progress
    from reader.library.embedded.library import EmbeddedLibrary

_UNREADABLE = SafeText("the index cannot be read")
MANY = 20_000
"""Articles from which an index that could not be finished is better than reading all anew."""


class EnduringLibrary:
    """`reader.library.api.Library`: one on disk, until its first update fails."""

    def __init__(self, on_disk: EmbeddedLibrary, in_memory: Callable[[SafeText], Library]) -> None:
        """Take the library on disk, and what makes one in memory, given why."""
        self._first = on_disk
        self._library: Library = cast("Library", on_disk)
        self._in_memory = in_memory

    def __getattr__(self, name: str) -> Any:
        return getattr(self._library, name)

    def update(
        self,
        report: Callable[[Progress], None] = lambda _: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Progress:
        """As `Library.update`; where no index can be made, the files are read into memory."""
        failed: list[Progress] = []
        held = self._articles()

        def pass_on(progress: Progress) -> None:
            (failed.append if progress.phase is Phase.FAILED else report)(progress)

        last = self._library.update(pass_on, cancelled)
        if last.phase is Phase.DONE and not self._is_readable():
            self._library = self._in_memory(_UNREADABLE)
            return self._library.update(report, cancelled)
        if last.phase is not Phase.FAILED:
            return last
        if self._library is self._first and held == 0 and self._articles() < MANY:
            self._library = self._in_memory(last.message)
            return self._library.update(report, cancelled)
        report(last)
        return last

    def close(self) -> None:
        """Let go of files and threads. Safe to call twice."""
        self._first.close()
        if self._library is not self._first:
            self._library.close()

    def _is_readable(self) -> bool:
        return self._library is not self._first or self._first.is_readable()

    def _articles(self) -> int:
        try:
            return self._library.listing().total.count
        except (OSError, ValueError, sqlite3.Error):
            return 0
