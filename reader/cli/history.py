"""`newsreader history`: the articles you opened, each once a day, the latest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.asking import asking, item
from reader.cli.codes import ExitCode
from reader.cli.output import print_fields, print_json
from reader.cli.state import add_state_argument, opened_store
from reader.cli.views import add_format_argument
from reader.library.news.visited import by_day
from reader.library.query.tree import Field
from reader.library.state.visits import MOST, Visits

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from reader.cli.records import Record
    from reader.library.news.visited import Opened
    from reader.library.query.match import PlainDocument


def configure(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "words", nargs="*", metavar="QUERY", help="only visits that answer it: whale since:2w"
    )
    add_format_argument(
        parser, "time, headline, folder and how often that day, with tabs between them"
    )
    parser.add_argument("--limit", type=int, metavar="N", help="print at most N")
    add_state_argument(parser)


def run(options: Namespace) -> int:
    """Print the visits; returns the exit code."""
    with opened_store(options) as store:
        fields = (Field.HEADLINE, Field.PATH)
        asked = asking(" ".join(options.words), "visits", fields, dated=True)
        found = [opened for opened in by_day(Visits(store).latest(MOST)) if asked(_item(opened))]
    if options.limit is not None:
        found = found[: max(options.limit, 0)]
    if options.format == "jsonl":
        print_json(map(_record, found))
    else:
        for visit, at, times in found:
            shown = f"{at:%Y-%m-%d %H:%M}" if at else "-" * 16
            print_fields(shown, visit.headline, visit.collection, f"{times:,}")
    return ExitCode.DONE if found else ExitCode.NOTHING_FOUND


def _item(opened: Opened) -> PlainDocument:
    visit, at, _ = opened
    texts = {Field.HEADLINE: str(visit.headline), Field.PATH: str(visit.collection)}
    return item(texts, at and at.date())


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
