"""`newsreader history`: the articles you opened, the latest first."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reader.cli.asking import asking, item
from reader.cli.codes import ExitCode
from reader.cli.output import print_fields, print_json
from reader.cli.state import add_state_argument, opened_store
from reader.cli.views import add_format_argument
from reader.library.query.tree import Field
from reader.library.state.visits import MOST, Visits

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from reader.cli.records import Record
    from reader.library.query.match import PlainDocument
    from reader.library.state.visits import Visit


def configure(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "words", nargs="*", metavar="QUERY", help="only visits that answer it: whale since:2w"
    )
    add_format_argument(parser, "time, headline and folder with tabs between them")
    parser.add_argument("--limit", type=int, metavar="N", help="print at most N")
    add_state_argument(parser)


def run(options: Namespace) -> int:
    """Print the visits; returns the exit code."""
    with opened_store(options) as store:
        fields = (Field.HEADLINE, Field.PATH)
        asked = asking(" ".join(options.words), "visits", fields, dated=True)
        visits = [visit for visit in Visits(store).latest(MOST) if asked(_item(visit))]
    if options.limit is not None:
        visits = visits[: max(options.limit, 0)]
    if options.format == "jsonl":
        print_json(map(_record, visits))
    else:
        for visit in visits:
            at = _moment(visit.at)
            print_fields(
                f"{at:%Y-%m-%d %H:%M}" if at else "-" * 16, visit.headline, visit.collection
            )
    return ExitCode.DONE if visits else ExitCode.NOTHING_FOUND


def _item(visit: Visit) -> PlainDocument:
    at = _moment(visit.at)
    texts = {Field.HEADLINE: str(visit.headline), Field.PATH: str(visit.collection)}
    return item(texts, at and at.date())


def _moment(seconds: float) -> datetime | None:
    """The moment in the reader's own time; None for one no calendar has."""
    try:
        return datetime.fromtimestamp(seconds, UTC).astimezone()
    except (OverflowError, ValueError, OSError):
        return None


def _record(visit: Visit) -> Record:
    at = _moment(visit.at)
    return {
        "at": at and at.isoformat(timespec="seconds"),
        "headline": visit.headline,
        "folder": visit.collection,
        "id": visit.id,
        "article": visit.key,
        "followed": visit.followed,
    }
