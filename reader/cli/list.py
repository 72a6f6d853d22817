"""`newsreader list PATH`: the headlines of a collection in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.check import say_nothing
from reader.cli.codes import ExitCode
from reader.cli.collection import (
    add_collection_arguments,
    chosen_path,
    each_row,
    is_file,
    opened,
    say_unread,
    shown_path,
)
from reader.cli.output import print_fields, print_json, print_line, say
from reader.cli.records import row_record
from reader.cli.state import add_state_argument
from reader.cli.views import places_of
from reader.library.api import OpenOptions, Scope, Sort
from reader.library.marking import counted
from reader.library.query import Query

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterable

    from reader.library.api import Library, Listing, Row

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
    parser.add_argument("--with-muted", action="store_true", help="print what your rules mute, too")
    add_state_argument(parser)


def run(options: Namespace) -> int:
    """Print the rows; returns the exit code."""
    return print_collection(
        chosen_path(options),
        options.format,
        SORTS[options.sort],
        options.limit,
        places_of(options),
        with_muted=options.with_muted,
    )


def print_collection(
    path: str,
    form: str = "headlines",
    sort: Sort = Sort.NEWEST,
    limit: int | None = None,
    places: OpenOptions = OpenOptions(),  # noqa: B008 - frozen
    *,
    with_muted: bool = False,
) -> int:
    """Print the rows of the collection at `path`; returns the exit code.

    Raises:
        CommandError: if it cannot be opened.
    """
    with opened(path, places, file_alone=True) as library:
        listing = unmuted_listing(library, Query(), with_muted=with_muted, sort=sort)
        print_rows(each_row(listing, limit), path, form)
        unread = say_unread(library, path)
        if not library.summary().articles and not (unread and is_file(path)):
            say_nothing((path,), dict(library.summary().ignored))
    if unread:
        return ExitCode.SOME_FAILED
    return ExitCode.DONE if listing.total.count else ExitCode.NOTHING_FOUND


def unmuted_listing(
    library: Library,
    query: Query,
    scope: Scope = Scope.HEADLINES,
    *,
    with_muted: bool,
    sort: Sort = Sort.NEWEST,
) -> Listing:
    """What answers `query`; what of it is muted is left out and counted, unless `with_muted`."""
    from reader.library.news.muting import unmuted

    every = library.listing(query, scope, sort)
    narrowed = query if with_muted else unmuted(library, query)
    if narrowed is query:
        return every
    listing = library.listing(narrowed, scope, sort)
    if left := every.total.count - listing.total.count:
        are = "is" if left == 1 else "are"
        say(f"{counted(left)} {are} muted and left out (--with-muted prints all)")
    return listing


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
