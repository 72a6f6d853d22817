"""Keeping an index on disk true to its files: one update at a time, whoever asks for it."""

from __future__ import annotations

import sqlite3
import threading
from time import monotonic_ns, time_ns
from typing import TYPE_CHECKING, NamedTuple

from reader.library.api import Phase, Progress
from reader.library.building.build import failure
from reader.library.building.process import BuildProcess
from reader.library.building.update import update, update_at
from reader.library.index.catalog import UnusableIndexError
from reader.library.watching.follow import follow

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library.index.index_folder import Job
    from reader.library.index.order import Published
    from reader.library.state.census import Census
    from reader.library.watching.dirty import Dirty


class Kept(NamedTuple):
    """The index that is kept: what a library lets its keeper do."""

    ready: Callable[[], tuple[sqlite3.Connection, Census]]
    """Its catalogue and what it holds; a damaged index is made anew first."""
    spoil: Callable[[], None]
    """Note that it is damaged."""
    adopt: Callable[[Census, Progress], None]
    """Take over what an update brought, given what there was before."""
    published: Callable[[], Published]
    """What it was when it was published last, whoever did it."""


class Keeper:
    """Brings one index up to date."""

    def __init__(self, job: Job, kept: Kept, told: Published) -> None:
        """Set up; `told` is what whoever asks has seen of the index."""
        self._job = job
        self._kept = kept
        self._process = BuildProcess(job)
        self._alone = threading.Lock()
        self._looked_ns = self._looked_steady_ns = 0
        self._told = told

    def update(self, report: Callable[[Progress], None], cancelled: Callable[[], bool]) -> Progress:
        """Look at everything; returns the last progress.

        What another process has added or taken away counts as changed too.
        """
        self._looked_ns, self._looked_steady_ns = time_ns(), monotonic_ns()
        last = self._done(
            lambda connection: update(self._job, connection, self._process, report, cancelled)
        )
        before = self._told
        self._news()
        # Files too new to be sure of are read and published again: that alone is no change.
        others = abs(self._told.articles - before.articles)
        return last._replace(changed=max(last.changed, others))

    def watch(self, report: Callable[[Progress], None], cancelled: Callable[[], bool]) -> None:
        """Look at what changes until `cancelled`; blocks.

        Raises:
            OSError: if the folder cannot be read.
        """
        # The first change is not to wait for what reading files takes.
        import reader.library.building.ingest  # noqa: F401

        def look(dirty: Dirty) -> bool:
            last = self._done(
                lambda connection: update_at(
                    self._job, connection, self._process, dirty, report, cancelled
                )
            )
            if last.changed:
                self._news()
            return last.phase is not Phase.ELSEWHERE

        def over() -> bool:
            if news := self._news():
                report(Progress(Phase.DONE, changed=news))
            return cancelled()

        follow(self._job.root, look, over, self._looked())

    def _looked(self) -> int:
        """When everything was last looked at, by the clock as it is: it may have been set back."""
        return min(self._looked_ns, time_ns() - (monotonic_ns() - self._looked_steady_ns))

    def close(self) -> None:
        """End the process that builds, if it runs."""
        self._process.stop()

    def _news(self) -> int:
        """About how many articles have come or gone since this was last asked; 0 for no change."""
        before, self._told = self._told, self._kept.published()
        if self._told.generation == before.generation:
            return 0
        return max(abs(self._told.articles - before.articles), 1)

    def _done(self, work: Callable[[sqlite3.Connection], Progress]) -> Progress:
        """What `work` came to; an index that it finds damaged is made anew, once."""
        with self._alone:
            for _ in range(2):
                try:
                    connection, before = self._kept.ready()
                    progress = work(connection)
                except (UnusableIndexError, sqlite3.DatabaseError):
                    self._kept.spoil()
                except OSError as error:
                    return failure(Progress(Phase.FAILED), error)
                else:
                    self._kept.adopt(before, progress)
                    return progress
        return failure(Progress(Phase.FAILED), OSError("the index is damaged again"))
