"""What the commands return to the shell, and how a command says that it cannot go on."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes, the same for every command; the README lists them."""

    DONE = 0
    NOTHING_FOUND = 1
    USAGE = 2
    """The arguments, the terminal or the path cannot be used."""
    SOME_FAILED = 3
    """Some files could not be read; the others were."""
    INTERNAL = 70
    """A fault of this program (EX_SOFTWARE of sysexits.h)."""
    INTERRUPTED = 130
    """Stopped by Ctrl-C: 128 and the number of SIGINT, as shells have it."""
    READER_GONE = 141
    """Whoever read our output closed it: 128 and the number of SIGPIPE."""


class CommandError(Exception):
    """A command cannot go on; `sentence` says why and what can be done."""

    def __init__(self, sentence: str, code: ExitCode = ExitCode.USAGE) -> None:
        super().__init__(sentence, code)
        self.sentence = sentence
        self.code = code
