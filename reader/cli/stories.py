"""`newsreader stories PATH`: articles that belong together, each with the reason."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reader.cli.asking import answering
from reader.cli.codes import CommandError
from reader.cli.collection import ended, shown_path
from reader.cli.output import print_fields, print_json, say
from reader.cli.views import add_asked_view_arguments, opened_view

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Sequence

    from reader.cli.records import Record
    from reader.library.api import Library
    from reader.library.news.stories import Member, Story


def configure(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    add_asked_view_arguments(
        parser,
        "stories: those with an article that answers",
        "a line for each story and for each article in it",
        "a story",
    )
    parser.add_argument("--limit", type=int, metavar="N", help="print at most N stories")
    parser.add_argument(
        "--newest", type=int, metavar="N", help="look among the newest N articles (default: 2000)"
    )
    parser.add_argument("--around", metavar="FILE", help="only the story that holds this article")


def run(options: Namespace) -> int:
    """Print the stories; returns the exit code."""
    with opened_view(options) as (library, path):
        wanted = answering(library, options.query)
        found = [
            story
            for story in _found(library, options)
            if any(wanted(member.id) for member in story.members)
        ]
        if options.limit is not None:
            found = found[: max(options.limit, 0)]
        if not found:
            say("no story has such an article" if options.query else "no articles belong together")
        elif options.format == "jsonl":
            print_json([_record(story, library, path) for story in found])
        else:
            _print(found, library, path)
        return ended(library, path, found=found)


def _found(library: Library, options: Namespace) -> Sequence[Story]:
    from reader.library.news.collecting import thread_of
    from reader.library.news.recent import MOST_RECENT, recent_stories

    newest = MOST_RECENT if options.newest is None else max(options.newest, 0)
    if options.around is None:
        return recent_stories(library, newest)
    name = library.find_path(options.around)
    if name is None:
        raise CommandError(f"{options.around} is no article of this collection")
    thread = thread_of(library, name, newest)
    return [thread.story] if thread is not None and thread.story is not None else []


def _print(found: Sequence[Story], library: Library, path: str) -> None:
    for story in found:
        print_fields(_day(story.latest), f"{story.title} · {len(story.members)}")
        for member in story.members:
            print_fields(
                "",
                _day(member.moment),
                member.headline,
                member.reason,
                _path(member, library, path),
            )


def _record(story: Story, library: Library, path: str) -> Record:
    return {
        "title": story.title,
        "words": list(story.words),
        "articles": [
            {
                "id": member.id,
                "path": _path(member, library, path),
                "headline": member.headline,
                "date": _day(member.moment),
                "kind": member.kind and member.kind.value,
                "reason": member.reason,
            }
            for member in story.members
        ],
    }


def _path(member: Member, library: Library, path: str) -> str:
    row = library.row(member.id)
    return shown_path(path, row) if row is not None else ""


def _day(moment: float) -> str:
    try:
        return f"{datetime.fromtimestamp(moment, UTC):%Y-%m-%d}"
    except (OverflowError, ValueError, OSError):
        return "-" * 10
