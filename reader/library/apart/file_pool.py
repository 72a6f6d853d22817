"""A few processes that read and parse files, so that one bad file costs one file and no more.

A process that dies or does not come back with its files is ended and replaced; its files are then
tried one by one, and what makes it happen again is given back as failed. The processes end with
the one that started them, however that ends.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from time import monotonic
from typing import TYPE_CHECKING, Generic, TypeVar

from reader.library.apart.confine import allow_seconds, confine, seconds_spent
from reader.library.files.scan import FolderReader
from reader.parse.limits import SECONDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from multiprocessing.process import BaseProcess

CHUNK = 32
"""Files that are handed over at once: enough that handing over costs little."""
SECONDS_TOGETHER = 15
"""What a file handed over with others may take; then they are tried one by one."""
SECONDS_STILL = 60.0
"""A process that has not computed for this long, and has not answered, waits for nothing good."""
SECONDS_UNSEEN = 600.0
"""The same where it cannot be seen whether a process computes."""
TOO_LONG = "took too long to read and was given up"
_DYING_SECONDS = 5.0
_MOST_WORKERS = 4
_AHEAD = 2
_SELDOM = (50_000, 20, 20)

TaskT = TypeVar("TaskT")
ResultT = TypeVar("ResultT")


def reason_of_end(code: int | None) -> str:
    """Why a file is given up whose process ended with `code`, minus a signal's number."""
    if code is not None and -code == getattr(signal, "SIGXCPU", 0):
        return TOO_LONG
    return "made the program that reads files stop"


def worker_count() -> int:
    """As many processes as the machine has processors, within reason."""
    affinity = getattr(os, "sched_getaffinity", None)
    usable = len(affinity(0)) if affinity else os.cpu_count() or 1
    return min(_MOST_WORKERS, usable)


@dataclass(frozen=True, slots=True)
class Wire(Generic[TaskT, ResultT]):
    """How results are made bytes where they are found, and results again where they are wanted."""

    packed: Callable[[list[ResultT]], bytes]
    unpacked: Callable[[list[TaskT], bytes], list[ResultT]]
    """Is given the tasks, in the same order, which need not cross back."""


def _unpickled(tasks: list[TaskT], data: bytes) -> list[ResultT]:  # noqa: ARG001
    results: list[ResultT] = pickle.loads(data)  # noqa: S301  # from a process of our own
    return results


@dataclass(slots=True)
class _Worker(Generic[TaskT]):
    process: BaseProcess
    pipe: Connection
    chunks: deque[list[TaskT]] = field(default_factory=deque)
    since: float = 0.0
    """When it was last seen to do something, by the clock."""
    spent: float | None = None
    """Seconds that it had computed by then."""

    def send(self, chunk: list[TaskT]) -> None:
        if not self.chunks:
            self.since = monotonic()
        self.chunks.append(chunk)
        with suppress(OSError):  # it has died: receiving will tell, and the chunk is not forgotten
            self.pipe.send(chunk)

    def stands_still(self) -> bool:
        """Whether it has something to do and does nothing."""
        if not self.chunks:
            return False
        spent, now = seconds_spent(self.process.pid or 0), monotonic()
        if spent != self.spent:
            self.spent, self.since = spent, now
        return now - self.since > (SECONDS_UNSEEN if spent is None else SECONDS_STILL)


class FilePool(Generic[TaskT, ResultT]):
    """Works on tasks in processes of their own. Make it before threads are started: it forks."""

    def __init__(
        self,
        root: str,
        work: Callable[[TaskT, FolderReader], ResultT],
        failed: Callable[[TaskT, str], ResultT],
        workers: int | None = None,
        wire: Wire[TaskT, ResultT] | None = None,
    ) -> None:
        """Start the processes.

        Args:
            root: the collection whose files `work` is given a reader of.
            work: a function of a module; does one task.
            failed: what a task comes to that could not be done, with the reason.
            workers: how many processes; None for as many as the machine bears.
            wire: how results cross from one process to another; None for any that can be pickled.
        """
        self._forks = sys.platform == "linux"
        self._context = get_context("fork") if self._forks else get_context("spawn")
        self._root, self._work, self._failed = root, work, failed
        self._wire: Wire[TaskT, ResultT] = wire or Wire(pickle.dumps, _unpickled)
        self._workers: list[_Worker[TaskT]] = []
        for _ in range(workers or worker_count()):
            self._workers.append(self._start())

    def results(self, tasks: Iterable[TaskT]) -> Iterator[ResultT]:
        """What each task came to, as the processes bring it."""
        waiting = iter(tasks)
        again: deque[list[TaskT]] = deque()
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
            for pipe in wait(list(busy), timeout=1.0):
                yield from self._receive(busy[pipe], again)  # type: ignore[index]
            for worker in [worker for worker in self._workers if worker.stands_still()]:
                yield from self._replace(worker, again, TOO_LONG)

    def close(self) -> None:
        """End the processes."""
        for worker in self._workers:
            worker.pipe.close()
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join()
        self._workers = []

    def _receive(self, worker: _Worker[TaskT], again: deque[list[TaskT]]) -> Iterator[ResultT]:
        try:
            data = worker.pipe.recv_bytes()
        except (EOFError, OSError):
            worker.process.join(_DYING_SECONDS)
            yield from self._replace(worker, again, reason_of_end(worker.process.exitcode))
            return
        tasks = worker.chunks.popleft()
        worker.since = monotonic()
        yield from self._wire.unpacked(tasks, data)

    def _replace(
        self, worker: _Worker[TaskT], again: deque[list[TaskT]], reason: str
    ) -> Iterator[ResultT]:
        worker.process.kill()
        worker.process.join()
        worker.pipe.close()
        self._workers[self._workers.index(worker)] = self._start()
        guilty, *others = worker.chunks
        again.extend(others)
        if len(guilty) == 1:
            yield self._failed(guilty[0], reason)
        else:
            again.extend([task] for task in guilty)

    def _start(self) -> _Worker[TaskT]:
        ours, theirs = self._context.Pipe()
        # A forked process has a copy of every end that is open here, and while any process has
        # one, none of the others learns that this one is gone.
        inherited = [ours, *(worker.pipe for worker in self._workers)] if self._forks else []
        process = self._context.Process(
            target=_serve,
            args=(self._root, self._work, self._wire.packed, theirs, inherited, os.getpid()),
            daemon=True,
        )
        process.start()
        theirs.close()
        return _Worker(process, ours)


def _serve(
    root: str,
    work: Callable[[TaskT, FolderReader], ResultT],
    packed: Callable[[list[ResultT]], bytes],
    pipe: Connection,
    inherited: Sequence[Connection],
    parent: int,
) -> None:
    for other in inherited:
        other.close()
    confine(parent)
    # Drafts and records hold no circles: looking for these costs a twentieth of the time.
    gc.freeze()
    gc.set_threshold(*_SELDOM)
    with FolderReader(root) as reader:
        while True:
            try:
                tasks: list[TaskT] = pipe.recv()
                seconds = SECONDS if len(tasks) == 1 else SECONDS_TOGETHER
                pipe.send_bytes(packed([_bounded(work, task, reader, seconds) for task in tasks]))
            except (EOFError, OSError, KeyboardInterrupt):
                return


def _bounded(
    work: Callable[[TaskT, FolderReader], ResultT], task: TaskT, reader: FolderReader, seconds: int
) -> ResultT:
    allow_seconds(seconds)
    return work(task, reader)
