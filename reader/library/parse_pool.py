"""A few processes that read and parse files, so that one bad file costs one file and no more.

A process that dies or does not come back with its files is ended and replaced; its files are then
tried one by one, and the one that does it again is named in the list of problems.
"""

from __future__ import annotations

import gc
import os
import sys
from collections import deque
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from time import monotonic
from typing import TYPE_CHECKING, Protocol

from reader.library.changes import UNSTEADY
from reader.library.ingest import Flaw, Outcome, ingest
from reader.library.scan import FolderReader

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from multiprocessing.process import BaseProcess

    from reader.library.changes import Change

CHUNK = 32
"""Files that are handed over at once: enough that handing over costs little."""
SECONDS_A_FILE = 15.0
"""After this long a file is given up."""
_MOST_WORKERS = 4
_AHEAD = 2


class Parser(Protocol):
    """Turns changes into outcomes, in any order."""

    def outcomes(self, changes: Iterable[Change]) -> Iterator[Outcome]:
        """What came out of each changed file."""


def worker_count() -> int:
    """As many processes as the machine has processors, within reason."""
    affinity = getattr(os, "sched_getaffinity", None)
    usable = len(affinity(0)) if affinity else os.cpu_count() or 1
    return min(_MOST_WORKERS, usable)


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    chunks: deque[list[Change]] = field(default_factory=deque)
    since: float = 0.0

    def send(self, chunk: list[Change]) -> None:
        if not self.chunks:
            self.since = monotonic()
        self.chunks.append(chunk)
        self.pipe.send(chunk)

    def overdue(self) -> bool:
        return bool(self.chunks) and monotonic() - self.since > SECONDS_A_FILE * (
            1 if len(self.chunks[0]) == 1 else 2
        )


class ParsePool:
    """Parses in processes of their own. Make it before threads are started: it forks."""

    def __init__(self, root: str, workers: int) -> None:
        linux = sys.platform == "linux"
        self._context = get_context("fork") if linux else get_context("spawn")
        self._root = root
        self._workers = [self._start() for _ in range(workers)]

    def outcomes(self, changes: Iterable[Change]) -> Iterator[Outcome]:
        """What came out of each changed file, as the processes bring it."""
        waiting = iter(changes)
        again: deque[list[Change]] = deque()
        while True:
            for worker in self._workers:
                while len(worker.chunks) < _AHEAD:
                    chunk = again.popleft() if again else list(islice(waiting, CHUNK))
                    if not chunk:
                        break
                    worker.send(chunk)
            busy = {worker.pipe: worker for worker in self._workers if worker.chunks}
            if not busy:
                return
            ready = wait(list(busy), timeout=1.0)
            for pipe in ready:
                yield from self._receive(busy[pipe], again)  # type: ignore[index]
            for worker in [worker for worker in busy.values() if worker.overdue()]:
                yield from self._replace(worker, again, "took too long to read and was given up")

    def close(self) -> None:
        """End the processes."""
        for worker in self._workers:
            worker.pipe.close()
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join()
        self._workers = []

    def _receive(self, worker: _Worker, again: deque[list[Change]]) -> Iterator[Outcome]:
        try:
            outcomes: list[Outcome] = worker.pipe.recv()
        except (EOFError, OSError):
            yield from self._replace(worker, again, "made the program that reads files stop")
            return
        worker.chunks.popleft()
        worker.since = monotonic()
        yield from outcomes

    def _replace(
        self, worker: _Worker, again: deque[list[Change]], reason: str
    ) -> Iterator[Outcome]:
        worker.process.kill()
        worker.process.join()
        worker.pipe.close()
        self._workers[self._workers.index(worker)] = self._start()
        guilty, *others = worker.chunks
        again.extend(others)
        if len(guilty) == 1:
            yield Outcome(guilty[0], UNSTEADY, 0, 0, None, flaws=(Flaw(reason),))
        else:
            again.extend([change] for change in guilty)

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_work, args=(self._root, theirs), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)


def _work(root: str, pipe: Connection) -> None:
    gc.freeze()
    with FolderReader(root) as reader:
        while True:
            try:
                chunk: list[Change] = pipe.recv()
                pipe.send([ingest(change, reader) for change in chunk])
            except (EOFError, OSError, KeyboardInterrupt):
                return
