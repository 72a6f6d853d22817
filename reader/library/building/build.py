"""Bringing an index up to date: scan, parse, store in batches, publish while it goes on.

Whatever stops it, a later run goes on where it stopped: every batch is one transaction, and files
of batches that the full text had not yet taken in are read again (`reader.library.building.store`).
"""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING, Protocol

from reader.library.api import Phase, Progress
from reader.library.building.changes import Change, find_changes
from reader.library.building.piecewise import in_order, in_pieces
from reader.library.building.store import Store
from reader.library.files.counting import count_files
from reader.library.files.scan import FolderReader, Sights
from reader.text.safe import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reader.library.building.ingest import Outcome
    from reader.library.index.index_folder import Job
    from reader.library.index.verified import Verified

BATCH = 4_000
"""Articles a transaction: about a second of work, which is what a crash can cost."""
_SORTED = 20_000
_SECONDS_A_BATCH = 2.0
_SECONDS_TO_THE_FIRST = 0.3
"""After this long the newest articles are shown, however few they are."""
_SECONDS_A_REPORT = 0.25
_GROWTH = 0.15
_SOONEST = 1.0


class Parser(Protocol):
    """Turns changes into outcomes, in any order."""

    def outcomes(self, changes: Iterable[Change]) -> Iterator[Outcome]:
        """What came out of each changed file."""


@dataclass(frozen=True, slots=True)
class Changed:
    """What a walk has found to be changed, where that is little enough to be kept."""

    files: list[Change]
    removed: list[int]
    sights: Sights
    everywhere: bool = True
    """Whether the whole folder was looked at, and `sights` are all there are."""


@dataclass(slots=True)
class _Run:
    job: Job
    store: Store
    changed: Changed | None
    report: Callable[[Progress], None]
    cancelled: Callable[[], bool]
    started: float = field(default_factory=monotonic)
    progress: Progress = field(default_factory=lambda: Progress(Phase.SCANNING))
    sights: Sights = field(default_factory=Sights)
    removed: list[int] = field(default_factory=list)
    verified: list[Verified] = field(default_factory=list)
    found: int = 0
    expected: int = 0
    """Files there are, where nothing is indexed yet and all of them will be read."""
    pieces: int = 0
    """Pieces of files beside the first of each."""
    scanned: bool = False
    reported: float = 0.0
    published: float = 0.0

    def tell(self, *, now: bool = False, **changes: object) -> None:
        """Take over what changed, and report it if the last report is long enough ago."""
        moment = monotonic()
        self.progress = self.progress._replace(seconds=moment - self.started, **changes)  # type: ignore[arg-type]
        if now or moment - self.reported >= _SECONDS_A_REPORT:
            self.reported = moment
            self.report(self.progress)


def build(
    job: Job,
    parser: Parser,
    report: Callable[[Progress], None],
    cancelled: Callable[[], bool],
    changed: Changed | None = None,
) -> Progress:
    """Bring the index of `job` up to date; the caller holds its `WriterLock`.

    Looks for changes unless `changed` says what they are. Returns the last progress: DONE,
    CANCELLED or FAILED with a sentence.

    Raises:
        UnusableIndexError: if the index is damaged and has to be made anew.
    """
    try:
        store = Store(job.folder)
    except (OSError, ValueError, sqlite3.OperationalError) as error:
        return _told(report, failure(Progress(Phase.FAILED), error))
    run = _Run(job, store, changed, report, cancelled)
    try:
        return _run(run, parser)
    except (OSError, ValueError, sqlite3.OperationalError) as error:
        return _told(report, failure(run.progress, error))
    finally:
        _close(store)


_SYSTEM_SAID = re.compile(r"message: \"([^\"]{1,200})\"|'([^'(]{1,200}) \(os error \d{1,5}\)'")


def failure(progress: Progress, error: Exception) -> Progress:
    """The last progress of a run that `error` ended, with a sentence that says why."""
    reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
    # The full-text engine wraps what the system said in names of its own types and files.
    said = _SYSTEM_SAID.search(reason)
    reason = (said.group(1) or said.group(2)) if said else reason
    message = clean_line(f"The index could not be brought up to date: {reason}.")
    return progress._replace(phase=Phase.FAILED, message=message)


def _told(report: Callable[[Progress], None], progress: Progress) -> Progress:
    report(progress)
    return progress


def _close(store: Store) -> None:
    try:
        store.close()
    except (OSError, ValueError, sqlite3.Error):
        return  # the run has said what is wrong; what was not written is read again


def _run(run: _Run, parser: Parser) -> Progress:
    run.tell(now=True, phase=Phase.SCANNING)
    if run.changed is None and run.store.published == 0 and run.job.only is None:
        run.expected = count_files(run.job.root)
    batch: list[Outcome] = []
    articles = 0
    patience = _SECONDS_A_BATCH if run.store.published else _SECONDS_TO_THE_FIRST
    stored = monotonic()
    stopped = False
    for outcome in in_order(parser.outcomes(_pieces(run, _newest_first(_changes(run))))):
        batch.append(outcome)
        articles += len(outcome.records)
        if articles >= BATCH or monotonic() - stored >= patience:
            _store(run, batch)
            batch, articles, stored = [], 0, monotonic()
            patience = _SECONDS_A_BATCH
        if run.cancelled():
            stopped = True
            break
    _store(run, batch)
    if run.scanned and (run.changed is None or run.changed.everywhere):
        run.store.note_sights(run.sights, run.verified)
    if run.store.is_dirty:
        run.store.publish(sync=True)
    stopped = stopped or not run.scanned
    run.tell(now=True, phase=Phase.CANCELLED if stopped else Phase.DONE)
    return run.progress


def _changes(run: _Run) -> Iterator[Change]:
    """Changed files, as the walk finds them; files that are gone are set aside."""
    job = run.job
    if run.changed is not None:
        run.sights = run.changed.sights
        run.removed, run.found = run.changed.removed, len(run.changed.files)
        run.scanned = True
        yield from run.changed.files
        return
    found = find_changes(run.store.connection, job.root, run.sights, job.only, run.verified)
    for changes in found:
        if run.cancelled():
            return
        run.removed += changes.removed
        run.found += len(changes.files)
        run.tell()
        yield from changes.files
    run.scanned = True


def _pieces(run: _Run, changes: Iterator[Change]) -> Iterator[Change]:
    """`changes` with large files in pieces, which then count as files."""
    with FolderReader(run.job.root) as reader:
        for change in changes:
            for number, piece in enumerate(in_pieces(run.store.connection, reader, change)):
                run.pieces += number > 0
                yield piece


def _newest_first(changes: Iterator[Change]) -> Iterator[Change]:
    """`changes` sorted newest first as far as that needs no table of a whole archive."""
    waiting: list[Change] = []
    for change in changes:
        waiting.append(change)
        if len(waiting) == _SORTED:
            yield from sorted(waiting, key=_age)
            waiting = []
    yield from sorted(waiting, key=_age)


def _age(change: Change) -> int:
    return -change.mtime_ns


def _store(run: _Run, batch: list[Outcome]) -> None:
    if not batch and not run.removed:
        return
    removed, run.removed = run.removed, []
    changed = run.store.add(batch, removed)
    few = run.changed is not None
    if few:
        run.store.show()  # where a file changes while its list is looked at, a second counts
    else:
        _publish_if_due(run)
    problems = sum(bool(outcome.flaws) for outcome in batch)
    run.tell(
        now=few,
        phase=Phase.READING,
        done=run.progress.done + len(batch),
        total=run.pieces + (run.found if run.scanned else run.expected),
        problems=run.progress.problems + problems,
        changed=run.progress.changed + changed,
    )
    if few:
        _publish_if_due(run)


def _publish_if_due(run: _Run) -> None:
    """Let readers search the latest batches: early at first, then as the index grows."""
    store, moment = run.store, monotonic()
    if moment - run.published >= _SOONEST and store.unpublished >= _GROWTH * store.published:
        store.publish()
        run.published = monotonic()
