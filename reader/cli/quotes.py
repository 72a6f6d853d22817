"""`newsreader quotes [QUERY] PATH`: who is quoted with what, corrected as you corrected it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.codes import CommandError
from reader.cli.collection import add_cache_argument, each_row, ended, opened, shown_path
from reader.cli.list import SORTS
from reader.cli.output import print_fields, print_json, say
from reader.cli.state import add_state_argument
from reader.cli.views import add_format_argument, places_of
from reader.library.api import Scope
from reader.library.query import parse

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

    from reader.cli.records import Record
    from reader.library.api import Library
    from reader.library.news.voices import Said

_MOST_ARGUMENTS = 2


def configure(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "arguments",
        nargs="+",
        metavar="[QUERY] PATH",
        help="a folder of articles; before it, which articles: with speaker:NAME, the quotes of "
        "that speaker alone",
    )
    add_format_argument(
        parser, "date, speaker, words, headline and path with tabs between them", "a quote"
    )
    parser.add_argument("--sort", choices=tuple(SORTS), default="newest", help="default: newest")
    parser.add_argument("--limit", type=int, metavar="N", help="print at most N quotes")
    add_cache_argument(parser)
    add_state_argument(parser)


def run(options: Namespace) -> int:
    """Print the quotes; returns the exit code."""
    from itertools import islice

    if len(options.arguments) > _MOST_ARGUMENTS:
        raise CommandError("one query and one folder: put a query of several words in quotes")
    *queries, path = options.arguments
    with opened(path, places_of(options), file_alone=True) as library:
        limit = None if options.limit is None else max(options.limit, 0)
        found = islice(_quotes(library, queries[0] if queries else "", options.sort), limit)
        counted = _Counted()
        if options.format == "jsonl":
            print_json(_record(said, path) for said in counted.each(found))
        else:
            for said in counted.each(found):
                print_fields(
                    said.row.published or "-",
                    said.quote.speaker or "-",
                    said.words,
                    said.row.headline,
                    shown_path(path, said.row),
                )
        if unheard := library.archive.unheard():
            say(f"{unheard:,} articles have not been listened to yet")
        return ended(library, path, found=counted.number)


class _Counted:
    """Counts what passes."""

    def __init__(self) -> None:
        self.number = 0

    def each(self, quotes: Iterator[Said]) -> Iterator[Said]:
        """The same."""
        for said in quotes:
            self.number += 1
            yield said


def _quotes(library: Library, text: str, sort: str) -> Iterator[Said]:
    from reader.library.news.asked import asked_speakers, by_voice
    from reader.library.news.voices import quotes_in, voice_of

    merged = library.state.voices.merged()
    typed = parse(text)
    query = by_voice(typed, merged)
    listing = library.listing(query, Scope.TEXT, SORTS[sort])
    if listing.explanation:
        say(listing.explanation)
    asked = asked_speakers(typed, merged)
    for row in each_row(listing):
        for said in quotes_in(library, row):
            speaker = said.quote.speaker
            if asked is None or asked(speaker or ""):
                voice = voice_of(speaker, merged) if speaker and merged else speaker
                yield said._replace(quote=said.quote.model_copy(update={"speaker": voice}))


def _record(said: Said, path: str) -> Record:
    quote = said.quote
    return {
        "words": said.words,
        "speaker": quote.speaker,
        "found": quote.found,
        "kind": quote.kind,
        "confidence": quote.confidence,
        "headline": said.row.headline,
        "date": said.row.published,
        "id": said.row.id,
        "path": shown_path(path, said.row),
        "block": quote.block,
        "start": quote.start,
        "end": quote.end,
    }
