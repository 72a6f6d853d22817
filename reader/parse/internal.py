"""A fault of ours while a file is read: told apart from what is wrong with the file."""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.parse.draft import Problem

INTERNAL = "internal error"
"""What the reason of every such problem begins with."""
_PROGRAM = Path(__file__).parents[1]


def internal_reason(name: str, error: BaseException) -> str:
    """A sentence: where in newsreader it failed and how, without a word of the file."""
    places = list(our_places(error))
    where = f" at {places[-1]}" if places else ""
    kind = type(error).__name__
    return f"{INTERNAL} of newsreader, not of the file: {kind} in the module “{name}”{where}"


def is_internal(problem: Problem) -> bool:
    """Whether the program is at fault and not the file."""
    return problem.reason.startswith(INTERNAL)


def our_places(error: BaseException) -> Iterator[str]:
    """The lines of our code that `error` went through: ``parse/read.py:57 _read``."""
    for frame in traceback.extract_tb(error.__traceback__):
        path = Path(frame.filename)
        if path.is_relative_to(_PROGRAM):
            yield f"{path.relative_to(_PROGRAM).as_posix()}:{frame.lineno} {frame.name}"
