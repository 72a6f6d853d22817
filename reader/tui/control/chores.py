"""Work that would keep a key waiting: done on one thread, in the order it was asked for."""

from __future__ import annotations

import threading
from queue import SimpleQueue
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.tui.screens.main import MainScreen

Result = TypeVar("Result")
_LAST_SECONDS = 20.0
"""How long work that was asked for may go on after the reader has left."""


class Chores:
    """A thread of the main screen that never drops what it was asked to do."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen
        self._queue: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._waiting: list[str] = []
        self._closed = False

    def do(
        self, work: Callable[[], Result], done: Callable[[Result], None], doing: str = ""
    ) -> None:
        """Do `work` on the thread, then `done` with its result on the interface's thread.

        Args:
            work: may take long; an exception of it is told in the status line.
            done: not called after an exception.
            doing: what is going on, for the top line; "" keeps it to itself.
        """
        if self._closed:
            work()
            return
        self._waiting.append(doing)

        def step() -> None:
            try:
                result = work()
            except Exception as fault:  # noqa: BLE001 - told; the thread goes on
                self._screen.soon(lambda fault=fault: self._failed(fault))  # type: ignore[misc]
            else:
                self._screen.soon(lambda: self._finish(lambda: done(result)))

        self._queue.put(step)
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, daemon=True)
            self._thread.start()
        if doing:
            self._screen.refresh_status()

    @property
    def idle(self) -> bool:
        """Whether all work is done and shown."""
        return not self._waiting

    @property
    def activity(self) -> str:
        """What is going on, in words; "" where nothing is worth a word."""
        return next((f"● {doing}" for doing in self._waiting if doing), "")

    def close(self) -> None:
        """Finish what was asked for; what is asked from now on is done at once."""
        self._closed = True
        if self._thread is not None:
            self._queue.put(None)
            self._thread.join(timeout=_LAST_SECONDS)

    def drop(self) -> None:
        """Nothing is wanted any more; what is being done is not waited for."""
        self._closed = True
        while not self._queue.empty():
            self._queue.get_nowait()
        self._queue.put(None)

    def _run(self) -> None:
        while (step := self._queue.get()) is not None:
            step()

    def _finish(self, step: Callable[[], None]) -> None:
        self._waiting.pop(0)
        step()
        self._screen.refresh_status()

    def _failed(self, fault: Exception) -> None:
        from reader.text.safe import clean_line

        said = clean_line(f"that could not be done: {fault or type(fault).__name__}")
        self._finish(lambda: self._screen.say(said, "error"))
