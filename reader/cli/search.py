"""`newsreader search QUERY PATH...`: the headlines that answer a query."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.asking import read_query, say_how
from reader.cli.codes import ExitCode
from reader.cli.collection import add_cache_argument, each_row, opened, say_unread
from reader.cli.list import SORTS, add_listing_arguments, print_rows, unmuted_listing
from reader.cli.views import places_of
from reader.library.api import Scope

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def configure(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("query", metavar="QUERY", help="what to look for; docs/QUERY.md tells all")
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a folder of articles, or a file")
    parser.add_argument(
        "--full-text", action="store_true", help="look into the text, not only the headlines"
    )
    add_listing_arguments(parser)
    add_cache_argument(parser)


def run(options: Namespace) -> int:
    """Print the rows that answer; returns the exit code."""
    query = read_query(options.query)
    scope = Scope.TEXT if options.full_text else Scope.HEADLINES
    left = options.limit
    found = 0
    unread = False
    for path in options.paths:
        with opened(path, places_of(options), file_alone=True) as library:
            listing = unmuted_listing(
                library,
                query,
                scope,
                with_muted=options.with_muted,
                sort=SORTS[options.sort],
            )
            say_how(listing)
            found += listing.total.count
            print_rows(each_row(listing, left), path, options.format)
            unread = say_unread(library, path) or unread
            left = None if left is None else max(left - listing.total.count, 0)
    if unread:
        return ExitCode.SOME_FAILED
    return ExitCode.DONE if found else ExitCode.NOTHING_FOUND
