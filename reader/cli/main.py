"""From arguments to an exit code: which command is meant, and what becomes of its errors."""

from __future__ import annotations

import errno
import os
import sys
from typing import TYPE_CHECKING

from reader.cli.codes import CommandError, ExitCode
from reader.cli.commands import COMMANDS, Command, find_command
from reader.cli.output import abandon_stdout, prepare_streams, say
from reader.library.naming import reason_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.cli.interface import Opening

_INSTALL = "pip install newsfolder brings it"
_OUTPUT_ERRORS = (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EFBIG, errno.EBADF)
"""What a full or broken disk answers; our own files are read and written under their names."""


def run(arguments: Sequence[str], open_interface: Callable[[Opening], int]) -> int:
    """Carry out a command line without the program's name; returns the exit code."""
    prepare_streams()
    try:
        code = _dispatch(arguments, open_interface)
        sys.stdout.flush()
    except CommandError as error:
        say(error.sentence)
        return error.code
    except BrokenPipeError:
        abandon_stdout()
        return ExitCode.READER_GONE
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except ImportError as error:
        package = (error.name or "").partition(".")[0]
        if package in ("", "reader"):
            return _crashed(error)
        say(f"the package {package} is not installed, or not as a whole: {_INSTALL}")
        return ExitCode.USAGE
    except OSError as error:
        if error.errno not in _OUTPUT_ERRORS or error.filename is not None:
            return _crashed(error)
        abandon_stdout()
        say(f"the output cannot be written: {reason_of(error)}")
        return ExitCode.USAGE
    except Exception as error:  # noqa: BLE001 - the last door: whatever it is, no traceback
        return _crashed(error)
    return code


def _crashed(error: Exception) -> int:
    from reader.cli.crash import report_crash

    return report_crash(error)


def _dispatch(arguments: Sequence[str], open_interface: Callable[[Opening], int]) -> int:
    command = find_command(arguments[0]) if arguments else None
    if command is not None:
        return _carry_out(command, arguments[1:])
    if arguments and not os.path.lexists(arguments[0]):
        _suggest_command(arguments[0])
    from reader.cli.interface import configure, run_interface

    if len(arguments) == 1 and (arguments[0] == "-" or arguments[0][:1] not in ("", "-")):
        # A path and nothing else is what starts nearly every day; it needs no parser.
        return run_interface(arguments[0], open_interface)
    from reader.cli.parser import Parser, keep_lines

    parser = Parser(
        prog="newsreader",
        description="Read a folder of news articles in the terminal.",
        epilog=_list_of_commands(),
        formatter_class=keep_lines,
    )
    configure(parser)
    options = parser.parse_args(arguments)
    return run_interface(options.path, open_interface, sample=options.sample)


def _suggest_command(name: str) -> None:
    """Refuse a `name` that is nearly that of a command; nothing exists at the path `name`."""
    from difflib import get_close_matches

    near = get_close_matches(name, [command.name for command in COMMANDS], 1, cutoff=0.75)
    if near:
        raise CommandError(f"there is no command {name}; did you mean {near[0]}?")


def _carry_out(command: Command, arguments: Sequence[str]) -> int:
    from reader.cli.parser import Parser

    module = command.module()
    summary = command.summary[0].upper() + command.summary[1:] + "."
    parser = Parser(prog=f"newsreader {command.name}", description=summary)
    module.configure(parser)
    return module.run(parser.parse_args(arguments))


def _list_of_commands() -> str:
    width = max((len(command.name) for command in COMMANDS), default=0)
    lines = (f"  {command.name:<{width}}  {command.summary}" for command in COMMANDS)
    return "\n".join(
        (
            "commands that print instead of opening the interface:",
            *lines,
            "",
            "newsreader COMMAND --help tells more. A folder that is called like a command is",
            "opened by writing ./NAME. Exit codes: 0 done, 1 nothing found, 2 it cannot be done",
            "like this, 3 some files could not be read, 70 a fault of newsreader.",
        )
    )
