"""`newsreader rules PATH`: what is muted, tagged and starred, and how many articles answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.codes import ExitCode
from reader.cli.collection import add_collection_arguments, chosen_path, opened
from reader.cli.output import print_fields, print_json, say
from reader.cli.state import add_state_argument
from reader.library.api import OpenOptions
from reader.library.query import parse

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def configure(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    add_collection_arguments(parser)
    parser.add_argument(
        "--format",
        choices=("text", "jsonl"),
        default="text",
        help="what it does, number of articles and query with tabs between them, or one JSON "
        "object a line (default: text)",
    )
    add_state_argument(parser)


def run(options: Namespace) -> int:
    """Print the rules; returns the exit code."""
    places = OpenOptions(cache_folder=options.cache_folder, state_folder=options.state_folder)
    with opened(chosen_path(options), places) as library:
        rules = library.state.rules.all()
        counts = [library.listing(parse(rule.query)).total.count for rule in rules]
    if not rules:
        say("there are no rules")
        return ExitCode.NOTHING_FOUND
    found = list(zip(rules, counts, strict=True))
    if options.format == "jsonl":
        print_json(
            {"action": rule.action.value, "tag": rule.tag or None, "query": rule.query,
             "articles": count}
            for rule, count in found
        )  # fmt: skip
        return ExitCode.DONE
    for rule, count in found:
        print_fields(f"{rule.action.value} {rule.tag}".strip(), str(count), rule.query)
    return ExitCode.DONE
