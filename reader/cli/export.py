"""`newsreader export PATH --output FILE`: articles as Markdown, HTML, JSON or EPUB."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.codes import CommandError, ExitCode
from reader.cli.collection import (
    add_collection_arguments,
    add_query_argument,
    each_row,
    say_unread,
)
from reader.cli.output import say
from reader.cli.state import add_state_argument
from reader.cli.views import opened_view
from reader.library.api import ArticleGoneError
from reader.library.export import FORMS, Item, form_of
from reader.library.query import parse

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from reader.library.api import Library
    from reader.library.export import Form


def configure(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    add_collection_arguments(parser)
    add_query_argument(parser, "articles")
    parser.add_argument(
        "--format",
        choices=[form.name for form in FORMS],
        help="default: what the ending of the file says, else md",
    )
    parser.add_argument(
        "--output", metavar="FILE", default="-", help="a new file (default: standard output)"
    )
    parser.add_argument("--replace", action="store_true", help="FILE may be there already")
    parser.add_argument("--limit", type=int, metavar="N", help="only the newest N")
    add_state_argument(parser)


def run(options: Namespace) -> int:
    """Write the articles; returns the exit code."""
    form = _form(options)
    with opened_view(options) as (library, path):
        items, gone = _items(library, options)
        unread = say_unread(library, path)
    if not items:
        say("no article answers")
        return ExitCode.NOTHING_FOUND
    _write(form.write(items), options)
    return ExitCode.SOME_FAILED if gone or unread else ExitCode.DONE


def _form(options: Namespace) -> Form:
    ending = Path(options.output).suffix
    form = form_of(options.format or ending or "md")
    if form is None:
        endings = ", ".join(f".{form.name}" for form in FORMS)
        raise CommandError(f"no form ends in {ending}; there are {endings}")
    return form


def _items(library: Library, options: Namespace) -> tuple[list[Item], int]:
    """The articles, and how many could not be read."""
    from reader.library.corrections import as_corrected

    listing = library.listing(parse(options.query) if options.query else None)
    items, gone = [], 0
    for row in each_row(listing, options.limit):
        try:
            article = library.article(row.id)
        except ArticleGoneError as error:
            say(f"{error.path}: {error.reason}")
            gone += 1
            continue
        article = as_corrected(article, library.state.voices)
        items.append(Item(article, library.marks.tags(row.key), library.marks.note(row.key)))
    return items, gone


def _write(data: bytes, options: Namespace) -> None:
    if options.output == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
        return
    try:
        with Path(options.output).open("wb" if options.replace else "xb") as file:
            file.write(data)
    except FileExistsError as error:
        raise CommandError(f"{options.output} is there already; --replace replaces it") from error
    except OSError as error:
        raise CommandError(f"{options.output}: {error.strerror}") from error
