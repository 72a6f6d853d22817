"""A thread that does only the latest thing it was asked.

Search results and articles are made here, so that no key waits for the one before: a job that has
been overtaken before it began is never begun, and what an overtaken job brings is thrown away.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Result = TypeVar("Result")


class Latest(Generic[Result]):
    """Runs jobs one at a time on a thread of its own; only the newest matters."""

    def __init__(
        self,
        deliver: Callable[[Callable[[], None]], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Set up; the thread starts with the first job.

        Args:
            deliver: runs a callable on the interface's thread, soon.
            failed: told of a job's exception, on the interface's thread.
        """
        self._deliver = deliver
        self._failed = failed
        self._wake = threading.Condition()
        self._job: tuple[Callable[[], Result], Callable[[Result], None]] | None = None
        self._generation = 0
        self._closed = False
        self._finished = 0
        self._thread: threading.Thread | None = None

    def ask(self, job: Callable[[], Result], done: Callable[[Result], None]) -> None:
        """Do `job` on the thread, then `done` with its result on the interface's thread."""
        with self._wake:
            self._generation += 1
            self._job = (job, done)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, daemon=True)
                self._thread.start()
            self._wake.notify()

    def forget(self) -> None:
        """What was asked is no longer wanted."""
        with self._wake:
            self._generation += 1
            self._finished = self._generation
            self._job = None

    @property
    def idle(self) -> bool:
        """Whether what was asked last has been shown."""
        return self._finished == self._generation

    def close(self) -> None:
        """Let the thread end; a running job is not waited for."""
        with self._wake:
            self._closed = True
            self._job = None
            self._wake.notify()

    def _run(self) -> None:
        while True:
            with self._wake:
                while self._job is None and not self._closed:
                    self._wake.wait()
                if self._closed or self._job is None:
                    return
                job, done = self._job
                self._job = None
                generation = self._generation
            self._do(job, done, generation)

    def _do(
        self, job: Callable[[], Result], done: Callable[[Result], None], generation: int
    ) -> None:
        try:
            result = job()
        except Exception as error:  # noqa: BLE001 - a fault of one article must not end the thread
            self._hand_over(generation, lambda fault=error: self._failed(fault))  # type: ignore[misc]
        else:
            self._hand_over(generation, lambda: done(result))

    def _hand_over(self, generation: int, step: Callable[[], None]) -> None:
        def if_still_wanted() -> None:
            if generation == self._generation and not self._closed:
                step()
                self._finished = generation

        if not self._closed:
            self._deliver(if_still_wanted)
