"""`newsreader speakers PATH`: everybody who is quoted, those in the most articles first."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reader.cli.collection import ended, shown_path
from reader.cli.output import print_fields, print_json, say
from reader.cli.views import add_view_arguments, opened_view

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from reader.cli.records import Record
    from reader.library.api import Library
    from reader.library.news.voices import Speaking

_MOST = 1_000_000


def configure(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    add_view_arguments(
        parser,
        "articles, quotes, first day, last day and name with tabs between them",
        "a voice",
    )
    parser.add_argument("--name", default="", metavar="WORDS", help="only names with these words")
    parser.add_argument(
        "--why",
        action="store_true",
        help="also every article that quotes them: the full name it gives, and what it calls them",
    )
    parser.add_argument("--limit", type=int, metavar="N", help="print at most N")


def run(options: Namespace) -> int:
    """Print the voices; returns the exit code."""
    from reader.library.news.voices import voice_list

    most = _MOST if options.limit is None else max(options.limit, 0)
    with opened_view(options) as (library, path):
        found = voice_list(library, options.name, most)
        voices = found.voices[:most]
        if found.unheard:
            say(f"{found.unheard:,} articles have not been listened to yet")
        if options.format == "jsonl":
            print_json(_record(library, voice, why=options.why) for voice in voices)
        else:
            for voice in voices:
                first, last = _days(library, voice)
                quotes = "-" if voice.quotes is None else str(voice.quotes)
                print_fields(
                    f"{voice.articles:>6}", f"{quotes:>6}", first or "-", last or "-", voice.name
                )
                if options.why:
                    _print_why(library, voice, path)
        if not voices:
            say("nobody is quoted" if not options.name else "nobody of that name is quoted")
        return ended(library, path, found=voices)


def _print_why(library: Library, voice: Speaking, path: str) -> None:
    from reader.library.news.voices import names_of

    for called in names_of(library, voice):
        print_fields(
            "      ",
            called.full,
            ", ".join(f"“{name}”" for name in called.mentions) or "-",
            called.row.headline,
            shown_path(path, called.row),
        )


def _record(library: Library, voice: Speaking, *, why: bool) -> Record:
    from reader.library.news.voices import names_of

    first, last = _days(library, voice)
    record: Record = {
        "name": voice.name,
        "articles": voice.articles,
        "quotes": voice.quotes,
        "first": first,
        "last": last,
        "merged": list(voice.merged),
    }
    if why:
        record["why"] = [
            {"full": each.full, "mentions": list(each.mentions), "id": each.row.id}
            for each in names_of(library, voice)
        ]
    return record


def _days(library: Library, voice: Speaking) -> tuple[str | None, str | None]:
    moments = library.archive.spoken_at(voice.names)
    return (_day(moments[0]), _day(moments[-1])) if moments else (None, None)


def _day(moment: float) -> str | None:
    try:
        return f"{datetime.fromtimestamp(moment, UTC):%Y-%m-%d}"
    except (OverflowError, ValueError, OSError):
        return None
