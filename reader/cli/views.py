"""What commands share that show a collection together with the reader's own marks and notes."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader.cli.codes import CommandError
from reader.cli.collection import (
    add_cache_argument,
    add_collection_arguments,
    chosen_path,
    opened,
)
from reader.cli.state import add_state_argument
from reader.library.api import OpenOptions

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

    from reader.library.api import Library


def add_view_arguments(parser: ArgumentParser, lines: str, objects: str = "a line") -> None:
    """Add the collection, the form it is printed in, and where marks are kept.

    Args:
        parser: the command's.
        lines: what stands on a line of text, for its help.
        objects: what each JSON object stands for.
    """
    add_collection_arguments(parser)
    add_format_argument(parser, lines, objects)
    add_state_argument(parser)


def add_asked_view_arguments(
    parser: ArgumentParser, asked: str, lines: str, objects: str = "a line"
) -> None:
    """Add the same, and a query: before the path, or as an option.

    Args:
        parser: the command's.
        asked: what the query narrows, for its help.
        lines: as above.
        objects: as above.
    """
    parser.add_argument(
        "arguments",
        nargs="*",
        metavar="[QUERY] PATH",
        help=f"a folder of articles, or a file; before it, which {asked}",
    )
    parser.add_argument("--query", metavar="QUERY", help="the same as QUERY before the path")
    parser.add_argument("--sample", action="store_true", help="take the sample collection")
    add_cache_argument(parser)
    add_format_argument(parser, lines, objects)
    add_state_argument(parser)


def settle_arguments(options: Namespace) -> None:
    """Say in `options` which of the arguments is the path, and which the query ("" for none).

    Raises:
        CommandError: if there are too many.
    """
    arguments = list(options.arguments)
    options.path = None if options.sample or not arguments else arguments.pop()
    if len(arguments) > 1 or (arguments and options.query is not None):
        raise CommandError("one query and one folder: put a query of several words in quotes")
    options.query = arguments[0] if arguments else options.query or ""


def add_format_argument(parser: ArgumentParser, lines: str, objects: str = "a line") -> None:
    """Add the choice between lines of text and JSON Lines; arguments as above."""
    parser.add_argument(
        "--format",
        choices=("text", "jsonl"),
        default="text",
        help=f"{lines}, or one JSON object {objects} (default: text)",
    )


def places_of(options: Namespace) -> OpenOptions:
    """Where the index and the marks are, as the options say."""
    return OpenOptions(cache_folder=options.cache_folder, state_folder=options.state_folder)


@contextmanager
def opened_view(options: Namespace, *, file_alone: bool = False) -> Iterator[tuple[Library, str]]:
    """The library that the arguments above asked for, up to date, and its path.

    Raises:
        CommandError: if none was named or it cannot be opened.
    """
    if "arguments" in options:
        settle_arguments(options)
    path = chosen_path(options)
    with opened(path, places_of(options), file_alone=file_alone) as library:
        yield library, path
