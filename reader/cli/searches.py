"""`newsreader searches PATH`: the saved searches, with how many articles and unread each has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.codes import ExitCode
from reader.cli.output import print_fields, print_json, say
from reader.cli.views import add_view_arguments, opened_view
from reader.library.query import Query, all_of, parse
from reader.library.query.tree import Is, State

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from reader.cli.records import Record
    from reader.library.api import Library
    from reader.library.state.searches import SavedSearch


def configure(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    add_view_arguments(parser, "name, unread, articles and query with tabs between them")


def run(options: Namespace) -> int:
    """Print the searches; returns the exit code."""
    with opened_view(options) as (library, _):
        searches, errors = library.state.searches.all()
        records = [_record(library, search) for search in searches]
        file = library.state.searches.file
    for error in errors:
        say(f"{file}:{error.line}: {error.reason}")
    if not records:
        say("no search is saved")
        return ExitCode.NOTHING_FOUND
    if options.format == "jsonl":
        print_json(records)
    else:
        for one in records:
            print_fields(*(str(one[name]) for name in ("name", "unread", "articles", "query")))
    return ExitCode.SOME_FAILED if errors else ExitCode.DONE


def _record(library: Library, search: SavedSearch) -> Record:
    root = parse(search.query).root
    parts = [root] if root is not None else []
    unread = Query(all_of(*parts, Is(State.UNREAD)))
    return {
        "name": search.name,
        "query": search.query,
        "sort": search.sort.value,
        "articles": library.listing(Query(root)).total.count,
        "unread": library.listing(unread).total.count,
    }
