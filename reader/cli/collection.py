"""Collections named on the command line: opened, brought up to date, closed again."""

from __future__ import annotations

import os
import shlex
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader.cli.codes import CommandError, ExitCode
from reader.cli.output import say
from reader.cli.progress import shown_progress
from reader.cli.sources import sample_folder
from reader.library.api import CollectionError, OpenOptions, Phase, Progress
from reader.library.naming import display_path
from reader.library.opening import open_file, open_library

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

    from reader.library.api import Library, Listing, Row
    from reader.text.safe import SafeText

PAGE = 500
"""Rows that are fetched at a time."""


def add_cache_argument(parser: ArgumentParser) -> None:
    """Add the option that says where indexes are kept."""
    parser.add_argument(
        "--cache-folder",
        metavar="FOLDER",
        help="where indexes are kept (default: the user's cache folder)",
    )


def add_collection_arguments(parser: ArgumentParser) -> None:
    """Add what every command on one collection has: its path, or the sample."""
    parser.add_argument("path", nargs="?", metavar="PATH", help="a folder of articles, or a file")
    parser.add_argument("--sample", action="store_true", help="take the sample collection")
    add_cache_argument(parser)


def chosen_path(options: Namespace) -> str:
    """The path that `add_collection_arguments` asked for.

    Raises:
        CommandError: if none was given.
    """
    if options.sample:
        return sample_folder()
    if options.path is None:
        raise CommandError("which folder? Name one, or take --sample")
    return str(options.path)


def add_query_argument(parser: ArgumentParser, what: str) -> None:
    """Add the option that narrows `what` is printed by a query."""
    parser.add_argument("--query", metavar="QUERY", help=f"only {what} that answer it")


def is_file(path: str) -> bool:
    """Whether something that is no folder is at `path`, a link to nothing not counted."""
    return os.path.exists(path) and not os.path.isdir(path)  # noqa: PTH110, PTH112 - Path raises


def say_unread(library: Library, path: str) -> bool:
    """Say what of `path` could not be read, one file by its reason; tell whether anything was."""
    problems = [problem for problem in library.problems() if problem.skipped]
    if is_file(path):
        shown = display_path(os.fsencode(path))
        for problem in problems:
            say(f"{shown}: {problem.reason}")
    elif problems:
        files = "1 file" if len(problems) == 1 else f"{len(problems):,} files"
        place = shlex.quote(path)
        say(f"{files} could not be read: newsreader check {place} tells which and why")
    return bool(problems)


def ended(library: Library, path: str, *, found: object) -> ExitCode:
    """The exit code of a command over the whole collection; what could not be read is said."""
    if say_unread(library, path):
        return ExitCode.SOME_FAILED
    return ExitCode.DONE if found else ExitCode.NOTHING_FOUND


@contextmanager
def opened(path: str, options: OpenOptions, *, file_alone: bool = False) -> Iterator[Library]:
    """The library at `path`, up to date; of a file its folder's, or with `file_alone` its own.

    Raises:
        CommandError: if it cannot be opened.
    """
    try:
        library = (open_file if file_alone and is_file(path) else open_library)(path, options)
    except CollectionError as error:
        raise CommandError(f"{error.path}: {error.reason}") from error
    try:
        _say_outcome(library.update(shown_progress()))
        if notice := library.summary().notice:
            say(notice)
        yield library
        if (later := library.summary().notice) != notice:
            say(later)
    finally:
        library.close()


def each_row(listing: Listing, limit: int | None = None) -> Iterator[Row]:
    """The rows of `listing` in order, at most `limit`, a page at a time."""
    position = 0
    while limit is None or position < limit:
        stop = position + PAGE if limit is None else min(position + PAGE, limit)
        rows = listing.rows(position, stop)
        if not rows:
            return
        yield from (row for row in rows if row is not None)
        position = stop


def shown_path(collection: str, row: Row) -> SafeText:
    """The path of a row's file as one can type it."""
    folder = collection if os.path.isdir(collection) else os.path.dirname(collection)  # noqa: PTH112, PTH120
    return display_path(os.fsencode(os.path.join(folder, row.path)))  # noqa: PTH118


def _say_outcome(progress: Progress) -> None:
    """Say why the index is not up to date, if it is not."""
    if progress.phase in (Phase.FAILED, Phase.ELSEWHERE):
        why = f": {progress.message}" if progress.message else ""
        say(f"{progress.phase.value}{why}; what was indexed before is shown")
