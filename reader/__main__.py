"""The command `newsreader` and `python -m reader`: the one place that knows both faces."""

from __future__ import annotations

import os
import signal
import sys

_INTERRUPT = signal.getsignal(signal.SIGINT)
if _INTERRUPT is signal.default_int_handler:
    # Ctrl-C while modules are imported ends the program without a word, as it does any other.
    signal.signal(signal.SIGINT, signal.SIG_DFL)

TYPE_CHECKING = False
"""As `typing` has it, which takes longer to import than all of this module."""

if TYPE_CHECKING:
    from reader.cli.interface import Opening


def open_interface(opening: Opening) -> int:
    """Open the interface; returns its exit code.

    Importing it is nearly all of the time to the first screen, and a quarter of that would go into
    collecting garbage that is none; the interface turns the collector on again once it stands. What
    of Textual is never used is left out.

    Raises:
        CommandError: if the path cannot be opened after all.
    """
    import gc

    gc.disable()
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        # Until the interface has its own: asyncio's cancels the start, which then ends with 0.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from reader.cli.codes import CommandError
    from reader.library.api import CollectionError
    from reader.tui.lean import import_textual

    import_textual()
    from reader.tui.app import run as run_interface

    try:
        return run_interface(opening.target, article=opening.article, stdin=opening.stdin)
    except CollectionError as error:
        raise CommandError(f"{error.path}: {error.reason}") from error


def main() -> int:
    """Run the command line of this process; returns its exit code."""
    _open_what_is_closed()
    _forget_current_folder()
    from reader.cli.main import run
    from reader.cli.output import finish_streams

    signal.signal(signal.SIGINT, _INTERRUPT)
    code = run(sys.argv[1:], open_interface)
    finish_streams()
    if "reader.tui.app" in sys.modules:
        _end_at_once(code)
    return code


def _end_at_once(code: int) -> None:
    """End this process without taking apart all that the interface has made.

    That would be most of the time of an end, and it would wait for ever for a thread that hangs.
    """
    import atexit

    atexit._run_exitfuncs()  # noqa: SLF001 - what Python does next in an end of its own
    os._exit(code)


def _open_what_is_closed() -> None:
    """Let the three standard streams be something, whoever started us with one of them closed.

    Their numbers would else be given to the next files that are opened, and a message would be
    written into an index. What is printed to a closed output fails, as it should.
    """
    how = {0: os.O_RDONLY, 1: os.O_RDONLY, 2: os.O_RDWR}
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, how[number])  # the lowest number that is free: this one
        if getattr(sys, name) is None:
            mode = "w" if number else "r"
            setattr(sys, name, os.fdopen(number, mode, encoding="utf-8", closefd=False))


def _forget_current_folder() -> None:
    """Keep Python from importing out of a folder of articles, as `python -m` would have it do.

    A file `json.py` there would else be run. Only the folder this very package lies in stays.
    """
    from contextlib import suppress

    ours = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))  # noqa: PTH120
    here = {"", os.curdir}
    with suppress(OSError):  # it may have been removed
        here.add(os.getcwd())  # noqa: PTH109
    sys.path[:] = [
        entry for entry in sys.path if entry not in here or os.path.realpath(entry) == ours
    ]


if __name__ == "__main__":
    sys.exit(main())
