"""What commands share that show a collection together with the reader's own marks and notes."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader.cli.collection import add_collection_arguments, chosen_path, opened
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
def opened_view(options: Namespace) -> Iterator[tuple[Library, str]]:
    """The library that `add_view_arguments` asked for, up to date, and its path.

    Raises:
        CommandError: if none was named or it cannot be opened.
    """
    path = chosen_path(options)
    with opened(path, places_of(options)) as library:
        yield library, path
