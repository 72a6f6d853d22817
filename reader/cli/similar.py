"""`newsreader similar PATH|ID`: copies of an article in other files, and articles like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.codes import CommandError, ExitCode
from reader.cli.collection import add_cache_argument, opened, shown_path
from reader.cli.output import print_fields, print_json, say
from reader.cli.records import row_record
from reader.library.api import OpenOptions
from reader.library.linking.alike import elsewhere

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

    from reader.cli.records import Record
    from reader.library.api import Library, Row
    from reader.library.linking.alike import Alike

_SHOWN = 10


def configure(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "article", metavar="PATH|ID", help="a file, or an id from list or search with --in"
    )
    parser.add_argument(
        "--in", dest="folder", metavar="FOLDER", help="the collection (default: the file's folder)"
    )
    add_cache_argument(parser)
    parser.add_argument(
        "--format",
        choices=("text", "jsonl"),
        default="text",
        help="copy or similar, date, headline, path and where else it is, with tabs between them, "
        "or one JSON object a line (default: text)",
    )
    parser.add_argument(
        "--limit", type=int, default=_SHOWN, metavar="N", help=f"similar ones (default: {_SHOWN})"
    )


def run(options: Namespace) -> int:
    """Print what is like the article; returns the exit code."""
    path = options.folder or options.article
    with opened(path, OpenOptions(cache_folder=options.cache_folder)) as library:
        alike = library.alike(_identity(library, options.article), max(options.limit, 0))
        if not any(alike):
            say("no other article is like it")
            return ExitCode.NOTHING_FOUND
        if options.format == "jsonl":
            print_json(_records(alike, path))
        else:
            _print(alike, path)
    return ExitCode.DONE


def _identity(library: Library, named: str) -> str:
    identity = named if library.row(named) is not None else library.find_path(named)
    if identity is None:
        raise CommandError(f"{named} is no article of this collection")
    return identity


def _print(alike: Alike, path: str) -> None:
    for row in alike.copies:
        print_fields("copy", *_fields(row, path))
    for row, copies in alike.similar:
        print_fields("similar", *_fields(row, path), elsewhere(copies) if copies else "")


def _fields(row: Row, path: str) -> tuple[str, str, str]:
    return f"{(row.published or '')[:10]:<10}", row.headline, shown_path(path, row)


def _records(alike: Alike, path: str) -> Iterator[Record]:
    for row in alike.copies:
        yield {"kind": "copy", **row_record(row, shown_path(path, row))}
    for row, copies in alike.similar:
        record = row_record(row, shown_path(path, row))
        also = [row_record(copy, shown_path(path, copy)) for copy in copies]
        yield {"kind": "similar", **record, "copies": also}
