"""How a module of ours is started as a process of its own."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import reader


def command_of(module: str, *arguments: str) -> list[str]:
    """The argument list that runs `module`.

    ``-P``: the folder that is read, or any other, must not offer modules to import.
    """
    return [sys.executable, "-P", "-m", module, *arguments]


def environment() -> dict[str, str]:
    """The present environment, with this very package to be found in it."""
    package = str(Path(reader.__file__).resolve().parent.parent)
    paths = [package, *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
