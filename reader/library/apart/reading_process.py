"""The process in which a file is read that may take much, and both ends of what is said to it."""

from __future__ import annotations

import os
import subprocess
from contextlib import suppress
from multiprocessing.connection import Connection
from time import monotonic
from typing import TYPE_CHECKING

from reader.library.apart import confine
from reader.library.apart.file_pool import SECONDS_STILL, SECONDS_UNSEEN, TOO_LONG, reason_of_end
from reader.library.apart.own_process import command_of, environment

if TYPE_CHECKING:
    from typing import NoReturn

    from reader.parse.draft import Parsed

_LOOK_SECONDS = 1.0
_DYING_SECONDS = 5.0


class ReadingEndedError(Exception):
    """The process came to an end; the reason is why."""


class ReadingProcess:
    """Reads files, one at a time."""

    def __init__(self) -> None:
        """Start it.

        Raises:
            OSError: if it cannot be started.
        """
        their_questions, our_questions = os.pipe()
        our_answers, their_answers = os.pipe()
        self._questions = Connection(our_questions, readable=False)
        self._answers = Connection(our_answers, writable=False)
        try:
            self._process = subprocess.Popen(  # noqa: S603  # our own program, no shell
                command_of("reader.library.apart.reading_apart"),
                stdin=their_questions,
                stdout=their_answers,
                stderr=subprocess.DEVNULL,
                env=environment(),
            )
        except BaseException:
            self._let_go()
            raise
        finally:
            os.close(their_questions)
            os.close(their_answers)

    def ask(self, data: bytes, path: str, *, explain: bool, only: int | None) -> Parsed:
        """What `read` makes of a file there.

        Raises:
            ReadingEndedError: if the process ended, or had to be ended.
        """
        try:
            self._questions.send((path, explain, only))
            self._questions.send_bytes(data)
            self._wait()
            answer: Parsed = self._answers.recv()
        except (EOFError, OSError):
            self._end("")
        return answer

    def close(self) -> None:
        """End it."""
        self._let_go()
        self._process.kill()
        self._process.wait()

    def _wait(self) -> None:
        spent, since = None, monotonic()
        while not self._answers.poll(_LOOK_SECONDS):
            now, before = monotonic(), spent
            spent = confine.seconds_spent(self._process.pid)
            if spent != before:
                since = now
            if now - since > (SECONDS_UNSEEN if spent is None else SECONDS_STILL):
                self._end(TOO_LONG)

    def _end(self, reason: str) -> NoReturn:
        if not reason:
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(_DYING_SECONDS)
            reason = reason_of_end(self._process.returncode)
        self.close()
        raise ReadingEndedError(reason)

    def _let_go(self) -> None:
        self._questions.close()
        self._answers.close()
