"""`newsreader quotes [QUERY] PATH`: who is quoted with what, corrected as you corrected it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.asking import asked_listing
from reader.cli.collection import each_row, ended, shown_path
from reader.cli.list import SORTS
from reader.cli.output import print_fields, print_json, say
from reader.cli.views import add_asked_view_arguments, opened_view

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

    from reader.cli.records import Record
    from reader.library.api import Library
    from reader.library.news.voices import Said


def configure(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    add_asked_view_arguments(
        parser,
        "articles: with speaker:NAME, the quotes of that speaker alone",
        "date, speaker, words, headline and path with tabs between them",
        "a quote",
    )
    parser.add_argument("--sort", choices=tuple(SORTS), default="newest", help="default: newest")
    parser.add_argument("--limit", type=int, metavar="N", help="print at most N quotes")


def run(options: Namespace) -> int:
    """Print the quotes; returns the exit code."""
    from itertools import islice

    with opened_view(options, file_alone=True) as (library, path):
        limit = None if options.limit is None else max(options.limit, 0)
        found = islice(_quotes(library, options.query, options.sort), limit)
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
        if not counted.number:
            say("no article that answers quotes anybody" if options.query else "nobody is quoted")
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
    from reader.library.news.asked import quotes_asked

    listing, query = asked_listing(library, text, SORTS[sort])
    return quotes_asked(library, each_row(listing), query)


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
