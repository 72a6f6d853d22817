"""One update of a library in memory."""

from __future__ import annotations

from collections import Counter
from time import monotonic
from typing import TYPE_CHECKING

from reader.library.api import Phase, Progress
from reader.library.files.scan import Sights
from reader.library.memory.snapshot import ReadFile, Snapshot, read_file, snapshot_of
from reader.text.safe import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.library.memory.supply import File, Supply

_REPORT_SECONDS = 0.25


class Update:
    """One update: walk, read what changed, show what there is from time to time."""

    def __init__(
        self,
        supply: Supply,
        before: Snapshot,
        report: Callable[[Progress], None],
        cancelled: Callable[[], bool],
        show: Callable[[Snapshot], None],
    ) -> None:
        self._supply = supply
        self._before = before.files
        self._report = report
        self._cancelled = cancelled
        self._show = show
        self._sights = Sights()
        self._now: dict[bytes, ReadFile] = {}
        self._changed = 0
        self._began = self._reported = monotonic()

    def run(self) -> Progress:
        """Bring everything up to date; returns the last progress."""
        self._report(self._progress(Phase.SCANNING))
        try:
            files = list(self._supply.files(self._sights))
        except OSError as error:
            message = clean_line(f"{self._supply.name}: {error.strerror or error}")
            return self._end(Progress(Phase.FAILED, message=message))
        for number, file in enumerate(files):
            if self._cancelled():
                return self._end(self._progress(Phase.CANCELLED, len(files)))
            self._take(file)
            if monotonic() - self._reported >= _REPORT_SECONDS:
                self._reported = monotonic()
                self._show(self._so_far(files[number + 1 :]))
                self._report(self._progress(Phase.READING, len(files)))
        self._changed += sum(
            len(one.entries) for path, one in self._before.items() if path not in self._now
        )
        self._show(snapshot_of(self._now.values(), self._sights))
        return self._end(self._progress(Phase.DONE, len(files)))

    def _take(self, file: File) -> None:
        known = self._before.get(file.path)
        if known is None or known.file.stamp != file.stamp:
            before = len(known.entries) if known else 0
            known = read_file(file)
            self._changed += max(before, len(known.entries))
        self._now[file.path] = known

    def _so_far(self, waiting: Sequence[File]) -> Snapshot:
        """What is read, and of the rest what is still there from the last time."""
        kept = [self._before[file.path] for file in waiting if file.path in self._before]
        return snapshot_of([*self._now.values(), *kept], self._sights)

    def _progress(self, phase: Phase, total: int = 0) -> Progress:
        return Progress(
            phase,
            done=len(self._now),
            total=total,
            problems=Counter(bool(one.problems) for one in self._now.values())[True],
            changed=self._changed,
            seconds=monotonic() - self._began,
        )

    def _end(self, progress: Progress) -> Progress:
        self._report(progress)
        return progress
