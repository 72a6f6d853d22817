"""`newsreader speakers PATH`: everybody who is quoted, those in the most articles first."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reader.cli.asking import asked_listing
from reader.cli.collection import each_row, ended, shown_path
from reader.cli.output import print_fields, print_json, say
from reader.cli.views import add_asked_view_arguments, opened_view
from reader.library.corrections import folded
from reader.library.news.asked import Heard

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from reader.cli.records import Record
    from reader.library.api import Library
    from reader.library.news.voices import Speaking

_MOST = 1_000_000


def configure(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    add_asked_view_arguments(
        parser,
        "articles are counted: with speaker:NAME, that speaker alone",
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
    most = _MOST if options.limit is None else max(options.limit, 0)
    with opened_view(options) as (library, path):
        heard = _asked(library, options) if options.query else _all(library, options.name, most)
        heard = heard[:most]
        if unheard := library.archive.unheard():
            say(f"{unheard:,} articles have not been listened to yet")
        if options.format == "jsonl":
            print_json(_record(library, one, why=options.why) for one in heard)
        else:
            for one in heard:
                _print(one)
                if options.why:
                    _print_why(library, one.voice, path)
        if not heard:
            say(_why_nobody(options))
        return ended(library, path, found=heard)


def _all(library: Library, words: str, most: int) -> list[Heard]:
    from reader.library.news.voices import voice_list

    voices = voice_list(library, words, most).voices
    return [Heard(one, tuple(library.archive.spoken_at(one.names))) for one in voices]


def _asked(library: Library, options: Namespace) -> list[Heard]:
    """The voices of the articles that answer, which are read."""
    from reader.library.news.asked import voices_asked
    from reader.text.fold import fold_words

    listing, query = asked_listing(library, options.query)
    heard = voices_asked(library, each_row(listing), query)
    words = fold_words(options.name)
    return [
        one for one in heard if all(f" {word}" in f" {folded(one.voice.name)}" for word in words)
    ]


def _why_nobody(options: Namespace) -> str:
    if options.name:
        return "nobody of that name is quoted"
    return "no article that answers quotes anybody" if options.query else "nobody is quoted"


def _print(one: Heard) -> None:
    first, last = _days(one)
    quotes = "-" if one.voice.quotes is None else str(one.voice.quotes)
    print_fields(
        f"{one.voice.articles:>6}", f"{quotes:>6}", first or "-", last or "-", one.voice.name
    )


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


def _record(library: Library, one: Heard, *, why: bool) -> Record:
    from reader.library.news.voices import names_of

    voice = one.voice
    first, last = _days(one)
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


def _days(one: Heard) -> tuple[str | None, str | None]:
    moments = one.moments
    return (_day(moments[0]), _day(moments[-1])) if moments else (None, None)


def _day(moment: float) -> str | None:
    try:
        return f"{datetime.fromtimestamp(moment, UTC):%Y-%m-%d}"
    except (OverflowError, ValueError, OSError):
        return None
