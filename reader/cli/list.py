"""`newsreader list PATH`: the headlines of a collection in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.check import counted
from reader.cli.codes import ExitCode
from reader.cli.collection import (
    add_collection_arguments,
    chosen_path,
    each_row,
    opened,
    shown_path,
)
from reader.cli.output import print_fields, print_json, print_line, say
from reader.cli.records import row_record
from reader.library.api import OpenOptions, Sort

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterable

    from reader.library.api import Library, Row

SORTS = {
    "newest": Sort.NEWEST,
    "oldest": Sort.OLDEST,
    "relevance": Sort.RELEVANCE,
    "headline": Sort.HEADLINE,
    "source": Sort.SOURCE,
}


def configure(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    add_collection_arguments(parser)
    add_listing_arguments(parser)


def add_listing_arguments(parser: ArgumentParser) -> None:
    """Add what commands that print rows have."""
    parser.add_argument(
        "--format",
        choices=("text", "jsonl", "headlines"),
        default="text",
        help="date, headline and path with tabs between them, one JSON object a line, or "
        "headlines alone (default: text)",
    )
    parser.add_argument("--sort", choices=tuple(SORTS), default="newest", help="default: newest")
    parser.add_argument("--limit", type=int, metavar="N", help="print at most N")


def run(options: Namespace) -> int:
    """Print the rows; returns the exit code."""
    return print_collection(
        chosen_path(options),
        options.format,
        SORTS[options.sort],
        options.limit,
        options.cache_folder,
    )


def print_collection(
    path: str,
    form: str = "headlines",
    sort: Sort = Sort.NEWEST,
    limit: int | None = None,
    cache_folder: str | None = None,
) -> int:
    """Print the rows of the collection at `path`; returns the exit code.

    Raises:
        CommandError: if it cannot be opened.
    """
    with opened(path, OpenOptions(cache_folder=cache_folder)) as library:
        listing = library.listing(sort=sort)
        print_rows(each_row(listing, limit), path, form)
        if listing.total.count:
            return ExitCode.DONE
        _say_why_empty(library, path)
        return ExitCode.NOTHING_FOUND


def _say_why_empty(library: Library, path: str) -> None:
    """Say that there is no article, and whether something went wrong."""
    problems = library.summary().problems
    more = f"; {counted(problems, 'problem')}, named by `newsreader check`" if problems else ""
    say(f"no articles in {path}{more}")


def print_rows(rows: Iterable[Row], collection: str, form: str) -> None:
    """Print `rows` of the collection at that path; `form` is one of ``--format``."""
    if form == "jsonl":
        print_json(row_record(row, shown_path(collection, row)) for row in rows)
        return
    for row in rows:
        if form == "headlines":
            print_line(row.headline)
        else:
            day = (row.published or "")[:10]
            print_fields(f"{day:<10}", row.headline, shown_path(collection, row))
