"""`newsreader history`: the articles you opened, each once a day, the latest first."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import datetime
from typing import TYPE_CHECKING

from reader.cli.asking import Folders, asked_items, say_gone
from reader.cli.codes import ExitCode
from reader.cli.collection import add_cache_argument
from reader.cli.output import print_fields, print_json, say
from reader.cli.state import add_state_argument, opened_store
from reader.cli.views import add_format_argument, places_of
from reader.library.news.visited import by_day, visit_item
from reader.library.state.reader_state import ReaderState
from reader.library.state.visits import MOST, Visits

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from reader.cli.records import Record
    from reader.library.news.visited import Opened


def configure(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "words",
        nargs="*",
        metavar="QUERY",
        help="only visits that answer it: whale since:2w; dates are those of the visits",
    )
    add_cache_argument(parser)
    add_format_argument(
        parser, "time, headline, folder and how often that day, with tabs between them"
    )
    parser.add_argument("--limit", type=int, metavar="N", help="print at most N")
    add_state_argument(parser)


def run(options: Namespace) -> int:
    """Print the visits; returns the exit code."""
    with ExitStack() as closing_all:
        store = closing_all.enter_context(opened_store(options))
        visits = Visits(store).latest(MOST)
        folders = Folders(
            (str(visit.collection) for visit in visits), places_of(options), closing_all
        )
        state = ReaderState(store)
        asked = asked_items(state, " ".join(options.words))
        today = datetime.now().astimezone().date()
        found = [
            one
            for one in by_day(visits)
            if asked.answers(visit_item(one, state, folders.places, today))
        ]
    say_gone(asked, "visit")
    if not found:
        say("no visit answers" if visits else "no article has been opened yet")
    if options.limit is not None:
        found = found[: max(options.limit, 0)]
    if options.format == "jsonl":
        print_json(map(_record, found))
    else:
        for visit, at, times in found:
            shown = f"{at:%Y-%m-%d %H:%M}" if at else "-" * 16
            print_fields(shown, visit.headline, visit.collection, f"{times:,}")
    return ExitCode.DONE if found else ExitCode.NOTHING_FOUND


def _record(opened: Opened) -> Record:
    visit, at, times = opened
    return {
        "at": at and at.isoformat(timespec="seconds"),
        "headline": visit.headline,
        "folder": visit.collection,
        "id": visit.id,
        "article": visit.key,
        "followed": visit.followed,
        "times": times,
    }
