"""`newsreader overview PATH`: articles per day, top voices and places, what grows, lacks and fails.

Each number comes with the query that finds what it counts, where there is one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.collection import ended
from reader.cli.output import print_fields, print_json
from reader.cli.views import add_view_arguments, opened_view

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

    from reader.cli.records import Record
    from reader.library.news.overview import Overview
    from reader.library.news.times import Step

_KINDS = ("day", "week", "month", "year")


def configure(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    add_view_arguments(
        parser, "what is counted, how many, its name and its query with tabs between them", "a line"
    )
    parser.add_argument(
        "--per", choices=_KINDS, default="day", help="what articles are counted by (default: day)"
    )


def run(options: Namespace) -> int:
    """Print the numbers; returns the exit code."""
    from reader.library.news.overview import overview
    from reader.library.news.times import Step

    with opened_view(options) as (library, path):
        *_, known = overview(library)
        records = list(_records(known, Step(options.per)))
        if options.format == "jsonl":
            print_json(records)
        else:
            for record in records:
                print_fields(
                    f"{record['kind']:<7}",
                    f"{record['articles']:>7}",
                    str(record["name"]),
                    str(record["query"] or ""),
                )
        return ended(library, path, found=records)


def _records(known: Overview, step: Step) -> Iterator[Record]:
    from reader.library.news.overview import NAMES

    times = known.times
    if times is not None:
        for bar in times.every(step):
            yield _record(step.value, bar.name, bar.count, bar.query)
        if times.undated:
            yield _record("undated", "", times.undated, "-has:date")
    for chart in known.charts:
        for bar in chart.bars:
            yield _record(chart.of.value, bar.name, bar.count, bar.query)
    for story, count in known.growing:
        yield _record("story", story.title, count, None)
    for wish in known.wanted[:NAMES]:
        yield _record("wanted", wish.headline, wish.count, None)
    for reason, count in known.problems:
        yield _record("problem", reason, count, None)


def _record(kind: str, name: str, count: int, query: str | None) -> Record:
    return {"kind": kind, "name": name, "articles": count, "query": query}
