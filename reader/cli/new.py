"""`newsreader new PATH`: what is new since the collection was last open."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reader.cli.asking import answering
from reader.cli.codes import ExitCode
from reader.cli.collection import say_unread, shown_path
from reader.cli.output import print_fields, print_json, say
from reader.cli.records import row_record
from reader.cli.views import add_asked_view_arguments, opened_view

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

    from reader.cli.records import Record
    from reader.library.api import Row
    from reader.library.news.fresh import Fresh


def configure(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    add_asked_view_arguments(
        parser,
        "news: new articles that answer, and of stories, voices and wanted headlines those that "
        "such an article belongs to",
        "what it is, its date or number, name and path with tabs between them",
    )
    parser.add_argument("--seen", action="store_true", help="afterwards count everything as seen")


def run(options: Namespace) -> int:
    """Print what is new; returns the exit code."""
    from reader.library.news.fresh import (
        fresh_since,
        last_visit,
        leave_bookmark,
        narrowed,
        sentence,
        with_stories,
    )

    with opened_view(options) as (library, path):
        bookmark = last_visit(library)
        fresh = None
        if bookmark is not None:
            fresh = with_stories(library, fresh_since(library, bookmark))
            if options.query:
                fresh = narrowed(library, fresh, answering(library, options.query))
        if options.seen or fresh is None:
            leave_bookmark(library, time.time())
        is_lost = (options.seen or fresh is None) and not library.state.lasts
        unread = say_unread(library, path)
    if fresh is None:
        if is_lost:
            return ExitCode.USAGE
        say("this collection was not open before; from now on, what comes is new")
        return ExitCode.NOTHING_FOUND
    since = datetime.fromtimestamp(fresh.since).astimezone()
    say(f"since {since:%Y-%m-%d %H:%M}: {sentence(fresh)}")
    if options.format == "jsonl":
        print_json(_records(fresh, path))
    else:
        _print(fresh, path)
    if is_lost:
        return ExitCode.USAGE
    if unread:
        return ExitCode.SOME_FAILED
    return ExitCode.DONE if fresh else ExitCode.NOTHING_FOUND


def _print(fresh: Fresh, path: str) -> None:
    for wish in fresh.wishes:
        where = shown_path(path, wish.arrived) if wish.arrived else ""
        print_fields("wanted", f"{wish.count:>10,}", wish.headline, where)
    for moved in fresh.moved:
        print_fields("story", f"{len(moved.new):>10,}", moved.story.title)
    for row in fresh.rows:
        day = (row.published or "")[:10]
        print_fields(_what(fresh, row), f"{day:<10}", row.headline, shown_path(path, row))
    for voice in fresh.voices:
        print_fields("voice", f"{voice.count:>10,}", voice.name)


def _what(fresh: Fresh, row: Row) -> str:
    return "changed" if row.id in fresh.changed else "new"


def _records(fresh: Fresh, path: str) -> Iterator[Record]:
    since = datetime.fromtimestamp(fresh.since, UTC).isoformat(timespec="seconds")
    yield {"what": "since", "at": since, "new": fresh.new, "exact": fresh.arrived.exact}
    for wish in fresh.wishes:
        arrived = wish.arrived and shown_path(path, wish.arrived)
        yield {"what": "wanted", "headline": wish.headline, "path": arrived}
    for moved in fresh.moved:
        new = [member.id for member in moved.new]
        yield {"what": "story", "title": moved.story.title, "new": new}
    for row in fresh.rows:
        yield {"what": _what(fresh, row), **row_record(row, shown_path(path, row))}
    for voice in fresh.voices:
        yield {"what": "voice", "speaker": voice.name, "articles": voice.count}
