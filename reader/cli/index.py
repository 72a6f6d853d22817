"""`newsreader index PATH`: read what changed in a folder now, so that opening it is quick."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from reader.cli.check import counted
from reader.cli.codes import CommandError, ExitCode
from reader.cli.collection import add_collection_arguments, chosen_path, opened
from reader.cli.output import print_line, say
from reader.library.api import OpenOptions
from reader.library.naming import reason_of
from reader.library.places import index_folder

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def configure(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    add_collection_arguments(parser)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--rebuild", action="store_true", help="throw the index away and begin anew")
    what.add_argument("--remove", action="store_true", help="throw the index away")


def run(options: Namespace) -> int:
    """Update or remove the index; returns the exit code."""
    path = chosen_path(options)
    if options.remove:
        return _remove(path, options.cache_folder)
    how = OpenOptions(rebuild=options.rebuild, cache_folder=options.cache_folder)
    with opened(path, how) as library:
        summary = library.summary()
    files = counted(summary.files, "file")
    print_line(f"{counted(summary.articles, 'article')} in {files} of {path}")
    if summary.problems:
        say(f"{counted(summary.problems, 'problem')}; `newsreader check` names them")
    return ExitCode.DONE if summary.articles else ExitCode.NOTHING_FOUND


def _remove(path: str, cache_folder: str | None) -> int:
    folder = index_folder(path, cache_folder)
    if not folder.is_dir():
        say(f"{path} has no index")
        return ExitCode.NOTHING_FOUND
    try:
        shutil.rmtree(folder)
    except OSError as error:
        raise CommandError(f"{folder}: {reason_of(error)}") from error
    print_line(f"the index of {path} was removed; its articles and your marks were not touched")
    return ExitCode.DONE
