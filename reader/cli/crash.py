"""What happens when the program itself is at fault: one calm sentence and a file to send in.

The file names the kind of error and the lines of our code it went through. It never holds the
error's own text or the value of a variable: both may quote an article.
"""

from __future__ import annotations

import os
import platform
import sys
import traceback
from pathlib import Path
from tempfile import mkstemp
from typing import TYPE_CHECKING

from reader import __version__
from reader.cli.codes import ExitCode
from reader.cli.output import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PROGRAM = Path(__file__).parents[1]


def report_crash(error: BaseException) -> int:
    """Say that the program failed and where the report lies; returns the exit code."""
    try:
        where = f" A report without any article text is in {_write(describe(error))}."
    except OSError:
        where = ""
    say(f"something went wrong inside newsreader ({type(error).__name__}).{where}")
    say("Your articles were not touched. Trying again is safe.")
    return ExitCode.INTERNAL


def write_report(lines: Iterable[str]) -> str:
    """Write a file of `lines`, which hold no article text; returns its path.

    Raises:
        OSError: if it cannot be written.
    """
    return _write((_versions(), *lines))


def describe(error: BaseException) -> Iterator[str]:
    """The lines of a report of `error`: kinds of error, places in code, versions."""
    yield _versions()
    cause: BaseException | None = error
    while cause is not None:
        yield type(cause).__qualname__
        for frame in traceback.extract_tb(cause.__traceback__):
            yield f"  {_place(frame.filename)}:{frame.lineno} {frame.name}"
        cause = cause.__cause__ or cause.__context__


def _versions() -> str:
    return f"newsreader {__version__}, Python {platform.python_version()}, {sys.platform}"


def _place(filename: str) -> str:
    """A file of ours relative to the package; of any other only its last two parts."""
    path = Path(filename)
    if path.is_relative_to(_PROGRAM):
        return f"reader/{path.relative_to(_PROGRAM).as_posix()}"
    return "/".join(path.parts[-2:])


def _write(report: Iterable[str]) -> str:
    descriptor, name = mkstemp(prefix="newsreader-crash-", suffix=".txt")
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in report)
    return name
