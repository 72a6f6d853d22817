"""A large update in a process of its own, and the reading side of what it tells.

It tells how far it is in lines of JSON on its standard output, and stops when its standard input is
closed: it can neither be forgotten nor outlive its reader. When the index is up to date it goes on
to look for speakers, at low priority, until it is done or stopped.
"""

from __future__ import annotations

import json
import os
import subprocess
import threading
from typing import TYPE_CHECKING

from reader.library.apart.own_process import command_of, environment
from reader.library.api import Phase, Progress
from reader.library.index.catalog import UnusableIndexError
from reader.text.safe import SafeText, clean_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library.index.index_folder import Job

BUILD, LISTEN = "build", "listen"
"""What the process is to do: everything, or only to look for speakers."""
DAMAGED = 3
"""Exit code of a process that found the index damaged."""
_PROCESS = "reader.library.building.build_process"
_PATIENCE = 10.0
_PATIENCE_WITH_LISTENING = 0.05
"""A changed file is not to wait for speakers, which are looked for again from the last batch on."""
_LOOK = 0.05


def encode(progress: Progress) -> str:
    """One line of what the process tells."""
    values = (
        progress.phase.name, progress.done, progress.total, progress.problems,
        progress.changed, progress.seconds, progress.message,
    )  # fmt: skip
    return json.dumps(values)


def decode(line: str) -> Progress | None:
    """The progress that a line tells; None for a line that is none."""
    try:
        phase, done, total, problems, changed, seconds, message = json.loads(line)
        return Progress(
            Phase[phase], int(done), int(total), int(problems), int(changed), float(seconds),
            clean_line(str(message)),
        )  # fmt: skip
    except (ValueError, TypeError, KeyError):
        return None


class BuildProcess:
    """The process that builds the index of one collection: at most one at a time."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._process: subprocess.Popen[str] | None = None
        self._listens = False
        """Whether the index is up to date, and it only looks for speakers."""

    @property
    def runs(self) -> bool:
        """Whether it is at work."""
        return self._process is not None and self._process.poll() is None

    def run(self, report: Callable[[Progress], None], cancelled: Callable[[], bool]) -> Progress:
        """Start it and wait until the index is up to date; returns the last progress.

        Raises:
            OSError: if no process can be started.
            UnusableIndexError: if the index is damaged and has to be made anew.
        """
        self.stop()
        process, self._listens = self._start(), False
        self._process = process
        over = threading.Event()
        watcher = threading.Thread(
            target=_watch, args=(process, cancelled, over), name="index-watch", daemon=True
        )
        watcher.start()
        try:
            last = self._follow(process, report)
            self._listens = last.phase is Phase.DONE
            return last
        finally:
            over.set()
            watcher.join()

    def listen(self) -> None:
        """Start looking for speakers, without waiting for it.

        Raises:
            OSError: if no process can be started.
        """
        self.stop()
        self._process, self._listens = self._start(LISTEN), True

    def stop(self) -> None:
        """End it if it runs; what it has not finished, a later run takes up."""
        process, self._process = self._process, None
        if process is None:
            return
        _close_input(process)
        try:
            process.wait(_PATIENCE_WITH_LISTENING if self._listens else _PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdout is not None:
            process.stdout.close()

    def _follow(
        self, process: subprocess.Popen[str], report: Callable[[Progress], None]
    ) -> Progress:
        last = Progress(Phase.SCANNING)
        assert process.stdout is not None  # noqa: S101  # it was asked for
        for line in process.stdout:
            told = decode(line)
            if told is None:
                continue
            last = told
            report(last)
            if last.phase not in (Phase.SCANNING, Phase.READING):
                return last
        code = process.wait()
        if code == DAMAGED:
            raise UnusableIndexError(str(self._job.folder), "the full text is damaged")
        reason = f"signal {-code}" if code < 0 else f"exit code {code}"
        message = SafeText(f"The process that builds the index stopped ({reason}).")
        last = Progress(
            Phase.FAILED, last.done, last.total, last.problems, last.changed, last.seconds, message
        )
        report(last)
        return last

    def _start(self, task: str = BUILD) -> subprocess.Popen[str]:
        job = self._job
        only = "" if job.only is None else os.fsdecode(job.only)
        return subprocess.Popen(  # noqa: S603  # our own program, no shell
            command_of(_PROCESS, task, job.root, str(job.folder), only),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            env=environment(),
        )


def _watch(
    process: subprocess.Popen[str], cancelled: Callable[[], bool], over: threading.Event
) -> None:
    while not over.wait(_LOOK):
        if cancelled():
            _close_input(process)
            return


def _close_input(process: subprocess.Popen[str]) -> None:
    if process.stdin is not None and not process.stdin.closed:
        try:
            process.stdin.close()
        except OSError:
            return  # it has gone already
