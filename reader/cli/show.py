"""`newsreader show PATH|ID`: an article as plain lines, for pipes and screen readers."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from reader.cli.check import say_nothing
from reader.cli.codes import CommandError, ExitCode
from reader.cli.files import Tally, read_files, said_problems
from reader.cli.leftout import LeftOut
from reader.cli.linear import linear_article
from reader.cli.output import print_line
from reader.cli.parse import entries, print_separator
from reader.cli.sources import STANDARD_INPUT
from reader.library.api import ArticleGoneError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from reader.article import Article
    from reader.library.api import Library


def configure(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "article", metavar="PATH|ID", help="a file, - for a pipe, or an id from list or search"
    )
    parser.add_argument(
        "--in",
        dest="folder",
        metavar="FOLDER",
        help="the collection of the id; related headlines are looked up in it",
    )
    parser.add_argument(
        "--cache-folder",
        metavar="FOLDER",
        help="where indexes are kept (default: the user's cache folder)",
    )


def run(options: Namespace) -> int:
    """Print the article; returns the exit code."""
    if options.folder is None:
        return print_article_file(options.article)
    # The library is heavy; an article on its own needs none.
    from reader.cli.collection import opened
    from reader.library.api import OpenOptions

    with opened(options.folder, OpenOptions(cache_folder=options.cache_folder)) as library:
        if options.article == STANDARD_INPUT or os.path.lexists(options.article):
            return print_article_file(options.article, library)
        _print_by_id(library, options)
        return ExitCode.DONE


def print_article_file(path: str, library: Library | None = None) -> int:
    """Print every article of the file at `path`; returns the exit code.

    Raises:
        CommandError: if there is nothing at `path`.
    """
    tally = Tally()
    left_out = LeftOut()
    for file in said_problems(read_files((path,), tally)):
        for entry in entries(file):
            if entry.article.source.index:
                print_separator()
            print_article(entry.article, library)
            left_out.count(entry.article, entry.shown)
    left_out.tell()
    if not tally.articles and not tally.problems:
        say_nothing((path,), tally.ignored)
    return tally.exit_code()


def print_article(article: Article, library: Library | None = None) -> None:
    """Print `article`; with a `library`, where its related headlines lead and as corrected."""
    links = None
    if library is not None:
        from reader.library.corrections import as_corrected

        links = library.links(article)
        article = as_corrected(article, library.state.voices)
    for line in linear_article(article, links):
        print_line(line)


def _print_by_id(library: Library, options: Namespace) -> None:
    from reader.cli.collection import shown_path

    row = library.row(options.article)
    if row is None:
        raise CommandError(
            f"{options.article}: no file, and no article of this collection has that id",
            ExitCode.NOTHING_FOUND,
        )
    try:
        article = library.article(options.article)
    except ArticleGoneError as error:
        raise CommandError(f"{error.path}: {error.reason}", ExitCode.SOME_FAILED) from error
    print_article(article, library)
    left_out = LeftOut()
    left_out.count(article, shown_path(options.folder, row))
    left_out.tell()
