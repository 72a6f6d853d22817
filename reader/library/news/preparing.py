"""Stories are made ready beside everything else, so that they are there when they are asked for."""

from __future__ import annotations

import subprocess
from contextlib import suppress
from typing import TYPE_CHECKING

from reader.library.apart.own_process import command_of, environment
from reader.library.news.story_cache import StoryCache

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

FEW = 100
"""Articles that are not worth a process: they are read when stories are asked for."""
_PROCESS = "reader.library.news.prepare_process"
_PATIENCE = 5.0


def nothing_to_stop() -> None:
    """Stop what was never begun."""


def prepare(keys: Sequence[str], root: str, index: Path) -> Callable[[], None]:
    """Begin to read the newest articles for stories, in a process of its own and at low priority.

    Returns what ends it. Does nothing where all but a `FEW` are known.

    Args:
        keys: of the articles that stories are made of.
        root: the folder of articles.
        index: the folder of its index, below a cache folder.

    Raises:
        OSError: if no process can be started.
    """
    if len(keys) - StoryCache(index).known(keys) <= FEW:
        return nothing_to_stop
    process = subprocess.Popen(  # noqa: S603  # our own program, no shell
        command_of(_PROCESS, root, str(index.parent.parent)),
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment(),
    )
    return lambda: _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.stdin is not None:
        with suppress(OSError):
            process.stdin.close()
    try:
        process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
