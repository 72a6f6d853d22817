"""The command `newsreader` and `python -m reader`: the one place that knows both faces."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from reader.cli.main import run

if TYPE_CHECKING:
    from reader.cli.interface import Opening


def open_interface(opening: Opening) -> int:
    """Open the interface; returns its exit code.

    Importing the interface is nearly all of the time to the first screen, and a quarter of that
    would go into collecting garbage that is none; what was imported is never looked at again.
    """
    import gc

    gc.disable()
    from reader.tui.app import run as run_interface

    gc.freeze()
    gc.enable()
    return run_interface(
        opening.target,
        article=opening.article,
        stdin=opening.stdin,
    )


def main() -> int:
    """Run the command line of this process; returns its exit code."""
    return run(sys.argv[1:], open_interface)


if __name__ == "__main__":
    sys.exit(main())
