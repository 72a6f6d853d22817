"""`newsreader PATH`: open the interface, or say in one line why not and what to do instead.

The checks come before Textual is imported: it would paint into a pipe and wait for keys from a
standard input that has none.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from reader import __version__
from reader.cli.codes import CommandError, ExitCode
from reader.cli.output import print_block
from reader.cli.sources import STANDARD_INPUT, read_standard_input, sample_folder

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Callable

_WITHOUT_A_SCREEN = frozenset({"", "dumb", "unknown", "network", "emacs", "vt52"})
"""Values of TERM that promise no cursor addressing."""

_ABOUT = (
    "newsreader shows a folder of news articles: headlines, the article with its quotes and who "
    "speaks, and the related headlines as links to follow."
)
_WAYS_IN = (
    ("newsreader FOLDER", "open a folder of articles"),
    ("newsreader FILE", "open an article among those of its folder"),
    ("newsreader --sample", "open the sample collection and look around"),
    ("newsreader --help", "everything else"),
)
_WAY_WIDTH = 23
_NARROWEST, _WIDEST = 20, 95
"""Columns between which the welcome is wrapped."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What the interface is to open."""

    target: str | None
    """Path of a folder; None when standard input is all there is."""
    article: str | None = None
    """Absolute path of the file to show first."""
    stdin: bytes | None = field(default=None, repr=False)


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of opening."""
    parser.add_argument(
        "path", nargs="?", metavar="PATH", help="a folder, a file, or - for standard input"
    )
    parser.add_argument("--sample", action="store_true", help="open the sample collection")
    parser.add_argument("--version", action="version", version=f"newsreader {__version__}")


def run_interface(
    path: str | None, open_interface: Callable[[Opening], int], *, sample: bool = False
) -> int:
    """Open `path`, or the sample collection; returns the exit code.

    Raises:
        CommandError: if the path cannot be opened or the terminal cannot show it.
    """
    if sample:
        path = sample_folder()
    if path is None:
        print_block(_welcome())
        return ExitCode.DONE
    if not sys.stdout.isatty():
        return _print_instead(path)
    opening = find_opening(path)
    require_terminal()
    return open_interface(opening)


def _welcome() -> str:
    """What newsreader is and how it is started, broken at words for the width of the terminal."""
    from shutil import get_terminal_size
    from textwrap import fill

    width = max(min(get_terminal_size().columns - 1, _WIDEST), _NARROWEST)
    lines = [fill(_ABOUT, width), ""]
    for command, does in _WAYS_IN:
        line = f"  {command:<{_WAY_WIDTH}}{does}"
        if len(line) <= width:
            lines.append(line)
        else:
            indent = " " * 4
            lines += [
                f"  {command}",
                fill(does, width, initial_indent=indent, subsequent_indent=indent),
            ]
    return "\n".join(lines)


def find_opening(path: str) -> Opening:
    """What `path` means: a folder, a file among its neighbours, or standard input.

    Raises:
        CommandError: if there is nothing at `path`.
    """
    if path == STANDARD_INPUT:
        return Opening(None, stdin=_take_standard_input())
    from reader.library.api import CollectionError
    from reader.library.opening import collection_folder

    try:
        folder = collection_folder(path)
    except CollectionError as error:
        raise CommandError(f"{error.path}: {error.reason}") from error
    if Path(path).is_dir():
        return Opening(path)
    return Opening(folder, article=os.path.realpath(path))


def require_terminal() -> None:
    """Make sure that there is a terminal to paint on and keys to read.

    Raises:
        CommandError: if there is not; its sentence says what works instead.
    """
    terminal = os.environ.get("TERM", "")
    if os.name != "nt" and terminal in _WITHOUT_A_SCREEN:
        raise CommandError(
            f"this terminal cannot show the interface (TERM={terminal}); "
            "`newsreader list PATH` prints the headlines, `newsreader show FILE` an article"
        )
    if not sys.stdin.isatty():
        raise CommandError(
            "the interface reads keys from standard input, which is no terminal here; "
            "`newsreader list PATH` prints the headlines"
        )


def _take_standard_input() -> bytes:
    """Read all of standard input and give the terminal its place, so that keys can be read."""
    data = read_standard_input()
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError:
        return data
    os.dup2(terminal, sys.stdin.fileno())
    os.close(terminal)
    return data


def _print_instead(path: str) -> int:
    """Print into a pipe or file what can be printed: the headlines of a folder, or an article."""
    if path != STANDARD_INPUT and Path(path).is_dir():
        from reader.cli.list import print_collection

        return print_collection(path)
    from reader.cli.show import print_article_file

    return print_article_file(path)
