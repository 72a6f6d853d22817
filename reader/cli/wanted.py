"""`newsreader wanted PATH`: related headlines that lead nowhere, and what became of wishes."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reader.cli.asking import asked_items
from reader.cli.codes import ExitCode
from reader.cli.collection import say_unread, shown_path
from reader.cli.output import print_fields, print_json, say
from reader.cli.views import add_asked_view_arguments, opened_view

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from reader.cli.records import Record
    from reader.library.news.wanted import Wish


def configure(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    add_asked_view_arguments(
        parser,
        "headlines: words are looked for in the headline itself, everything else is asked of the "
        "articles that list it",
        "state, number of articles that list it, and headline with tabs between them",
    )
    parser.add_argument("--mine", action="store_true", help="only what you want yourself")
    parser.add_argument(
        "--add", action="append", default=[], metavar="HEADLINE", help="want this headline"
    )
    parser.add_argument(
        "--remove", action="append", default=[], metavar="HEADLINE", help="want it no longer"
    )
    parser.add_argument("--limit", type=int, default=200, metavar="N", help="default: 200")


def run(options: Namespace) -> int:
    """Print the list; returns the exit code."""
    from reader.library.news.wanted import wanted_list

    with opened_view(options) as (library, path):
        for headline in options.add:
            library.state.wanted.add(headline)
        for headline in options.remove:
            library.state.wanted.remove(headline)
        is_lost = bool(options.add or options.remove) and not library.state.lasts
        most = 0 if options.mine else max(options.limit, 0)
        asked = asked_items(library.state, options.query) if options.query else None
        found = wanted_list(library, most, asked=asked)
        unread = say_unread(library, path)
    wishes = [*found.wishes, *found.missing]
    if not wishes and options.query:
        say("no such headline is wanted")
    elif not wishes:
        say("every related headline leads to an article" if not options.mine else "no wishes")
    elif options.format == "jsonl":
        print_json(_record(wish, path) for wish in wishes)
    else:
        for wish in wishes:
            where = shown_path(path, wish.arrived) if wish.arrived else ""
            print_fields(f"{_state(wish):<7}", f"{wish.count:>5}", wish.headline, where)
    if is_lost:
        return ExitCode.USAGE
    if unread:
        return ExitCode.SOME_FAILED
    return ExitCode.DONE if wishes else ExitCode.NOTHING_FOUND


def _state(wish: Wish) -> str:
    if wish.arrived is not None:
        return "arrived"
    return "wanted" if wish.since is not None else "missing"


def _record(wish: Wish, path: str) -> Record:
    since = wish.since
    return {
        "headline": wish.headline,
        "state": _state(wish),
        "articles": wish.count,
        "named_by": [shown_path(path, row) for row in wish.named_by],
        "since": since and datetime.fromtimestamp(since, UTC).isoformat(timespec="seconds"),
        "arrived": wish.arrived and shown_path(path, wish.arrived),
        "reason": wish.reason,
    }
