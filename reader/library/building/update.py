"""An update as the interface asks for it: a small one here and now, a large one in a process."""

from __future__ import annotations

import sqlite3
import time
from time import monotonic
from typing import TYPE_CHECKING

from reader.library.api import Phase, Progress
from reader.library.building.build import Changed, build, failure
from reader.library.building.changes import find_changes
from reader.library.building.changes_at import find_changes_at
from reader.library.building.piecewise import LARGE, is_much
from reader.library.building.speakers import extract_speakers, waiting
from reader.library.building.store import headlines_are_whole, is_searchable
from reader.library.files.scan import FolderReader, Sights
from reader.library.index.catalog import UnusableIndexError, fact, is_sound_catalog
from reader.library.index.fulltext import is_sound
from reader.library.index.index_folder import FULLTEXT, LOCK, ORDER
from reader.library.index.order import Order
from reader.library.lock import WriterLock
from reader.text.safe import SafeText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reader.library.building.changes import Change
    from reader.library.building.ingest import Outcome
    from reader.library.building.process import BuildProcess
    from reader.library.index.index_folder import Job
    from reader.library.watching.dirty import Dirty

FEW = 300
"""Changed files up to which an update is done beside the interface."""
MANY = 20_000
"""Known files from which even looking for changes is left to a process."""
_BREATH = 0.001
_LISTENING = SafeText("another newsreader is looking for speakers")


class PoliteParser:
    """Parses in this thread and lets others go first after every file."""

    def __init__(self, root: str) -> None:
        self._root = root

    def outcomes(self, changes: Iterable[Change]) -> Iterator[Outcome]:
        """What came out of each changed file."""
        from reader.library.building.ingest import ingest

        with FolderReader(self._root) as reader:
            for change in changes:
                yield ingest(change, reader)
                time.sleep(_BREATH)


def update(
    job: Job,
    connection: sqlite3.Connection,
    process: BuildProcess,
    report: Callable[[Progress], None],
    cancelled: Callable[[], bool],
) -> Progress:
    """Bring the index of `job` up to date; returns the last progress, which was also reported.

    Raises:
        UnusableIndexError: if the index is damaged and has to be made anew.
    """
    process.stop()
    try:
        last = _locked(job, connection, report, cancelled) or process.run(report, cancelled)
        if last.phase is Phase.DONE and not process.runs and waiting(connection):
            process.listen()
    except (OSError, sqlite3.OperationalError) as error:
        return _told(report, failure(Progress(Phase.FAILED), error))
    return last


def update_at(
    job: Job,
    connection: sqlite3.Connection,
    process: BuildProcess,
    dirty: Dirty,
    report: Callable[[Progress], None],
    cancelled: Callable[[], bool],
) -> Progress:
    """As `update`, of a few places that may have changed; reports only where something has."""
    process.stop()
    lock = WriterLock(job.folder / LOCK)
    if not lock.acquire():
        return Progress(Phase.ELSEWHERE)
    try:
        last = _beside_at(job, connection, dirty, report, cancelled)
    except (OSError, sqlite3.OperationalError) as error:
        return _told(report, failure(Progress(Phase.FAILED), error))
    finally:
        lock.release()
    if last is None:
        return update(job, connection, process, report, cancelled)
    if waiting(connection):
        process.listen()
    return last


def _beside_at(
    job: Job,
    connection: sqlite3.Connection,
    dirty: Dirty,
    report: Callable[[Progress], None],
    cancelled: Callable[[], bool],
) -> Progress | None:
    """The update of a few places; None if everything has to be looked at."""
    if dirty.everything or _unfinished(job, connection):
        return None
    # A new file in a new folder is named by both.
    files: dict[bytes, Change] = {}
    removed: set[int] = set()
    sights = Sights()
    for changes in find_changes_at(connection, job.root, dirty, sights):
        files.update((change.path, change) for change in changes.files)
        removed.update(changes.removed)
        if len(files) > FEW or is_much(connection, changes.files):
            return None
    if not files and not removed:
        return Progress(Phase.DONE)
    changed = Changed(list(files.values()), sorted(removed), sights, everywhere=False)
    return _build(job, connection, changed, report, cancelled)


def _locked(
    job: Job,
    connection: sqlite3.Connection,
    report: Callable[[Progress], None],
    cancelled: Callable[[], bool],
) -> Progress | None:
    """What `_beside` does, as the one that writes."""
    lock = WriterLock(job.folder / LOCK)
    if not lock.acquire():
        return _told(report, _elsewhere(job, connection))
    try:
        return _beside(job, connection, report, cancelled)
    finally:
        lock.release()


def _elsewhere(job: Job, connection: sqlite3.Connection) -> Progress:
    """What another process does with the index, as far as can be seen."""
    order = Order.open(job.folder / ORDER)
    whole = order is not None and order.generation == fact(connection, "generation")
    if whole and waiting(connection):
        return Progress(Phase.ELSEWHERE, message=_LISTENING)
    return Progress(Phase.ELSEWHERE)


def _beside(
    job: Job,
    connection: sqlite3.Connection,
    report: Callable[[Progress], None],
    cancelled: Callable[[], bool],
) -> Progress | None:
    """The update done in this thread; None if it is too large for that."""
    started = monotonic()
    report(Progress(Phase.SCANNING))
    unfinished = _unfinished(job, connection)
    if unfinished > FEW or fact(connection, "next file", 1) > MANY:
        return None
    if not is_sound_catalog(connection):
        raise UnusableIndexError(str(job.folder), "the catalogue is damaged")
    if not unfinished and not is_sound(job.folder / FULLTEXT, _published(job)):
        raise UnusableIndexError(str(job.folder), "the full text is damaged")
    changed = _few_changes(job, connection)
    if changed is None:
        return None
    if unfinished:
        return _build(job, connection, None, report, cancelled)
    if not (changed.files or changed.removed) and _is_known(changed.sights, connection):
        return _told(report, Progress(Phase.DONE, seconds=monotonic() - started))
    return _build(job, connection, changed, report, cancelled)


def _build(
    job: Job,
    connection: sqlite3.Connection,
    changed: Changed | None,
    report: Callable[[Progress], None],
    cancelled: Callable[[], bool],
) -> Progress:
    last = build(job, PoliteParser(job.root), report, cancelled, changed)
    if last.phase is Phase.DONE and waiting(connection) <= FEW:
        extract_speakers(job, cancelled, breath=_BREATH)
    return last


def _unfinished(job: Job, connection: sqlite3.Connection) -> int:
    """How many articles an earlier run stored and did not publish; at least 1 if anything."""
    generation = fact(connection, "generation")
    order = Order.open(job.folder / ORDER, verify=True)
    whole = headlines_are_whole(connection, job.folder)
    listed = generation == (order.generation if order else 0)
    if whole and listed and is_searchable(connection):
        return 0
    waiting = connection.execute(
        "SELECT count(*) FROM articles WHERE number>?", (fact(connection, "searchable"),)
    ).fetchone()
    return max(1, int(waiting[0]))


def _published(job: Job) -> int:
    order = Order.open(job.folder / ORDER)
    return order.count if order else 0


def _few_changes(job: Job, connection: sqlite3.Connection) -> Changed | None:
    """What has changed; None as soon as it is too much, or one file is large."""
    sights = Sights()
    files: list[Change] = []
    removed: list[int] = []
    for changes in find_changes(connection, job.root, sights, job.only):
        files += changes.files
        removed += changes.removed
        if len(files) > FEW or any(file.size > LARGE for file in changes.files):
            return None
        time.sleep(0)
    return Changed(files, removed, sights)


def _is_known(sights: Sights, connection: sqlite3.Connection) -> bool:
    """Whether an earlier walk saw the same beside files."""
    problems = connection.execute("SELECT path, reason FROM problems WHERE file IS NULL")
    ignored = connection.execute("SELECT kind, files FROM ignored")
    return sorted(problems) == sorted(sights.problems) and dict(ignored) == sights.ignored


def _told(report: Callable[[Progress], None], progress: Progress) -> Progress:
    report(progress)
    return progress
