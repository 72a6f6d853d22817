"""`newsreader stats PATH`: what a collection holds, in numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.collection import add_collection_arguments, chosen_path, each_row, ended, opened
from reader.cli.output import print_json, print_line
from reader.library.api import OpenOptions, Sort

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from reader.cli.records import Record
    from reader.library.api import Library


def configure(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    add_collection_arguments(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")


def run(options: Namespace) -> int:
    """Print the numbers; returns the exit code."""
    path = chosen_path(options)
    with opened(path, OpenOptions(cache_folder=options.cache_folder)) as library:
        record = _record(library)
        if options.format == "json":
            print_json([record])
        else:
            _print_text(record)
        return ended(library, path, found=record["articles"])


def _record(library: Library) -> Record:
    summary = library.summary()
    return {
        "name": summary.name,
        "articles": summary.articles,
        "files": summary.files,
        "unread": library.marks.unread_count(),
        "problems": summary.problems,
        "oldest": _first_date(library, Sort.OLDEST),
        "newest": _first_date(library, Sort.NEWEST),
        "no articles": dict(summary.ignored),
    }


def _first_date(library: Library, sort: Sort) -> str | None:
    """The first date in that order that an article gives itself."""
    dates = (row.published for row in each_row(library.listing(sort=sort)))
    return next((date for date in dates if date), None)


def _print_text(record: Record) -> None:
    for name, value in record.items():
        if shown := _shown(value):
            print_line(f"{name}: {shown}")


def _shown(value: object) -> str:
    match value:
        case None:
            return ""
        case dict():
            return ", ".join(f"{count:,} {kind}" for kind, count in value.items())
        case int():
            return f"{value:,}"
    return str(value)
