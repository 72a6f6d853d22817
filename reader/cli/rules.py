"""`newsreader rules PATH`: what is muted, tagged and starred, and how many articles answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.codes import ExitCode
from reader.cli.output import print_fields, print_json, say
from reader.cli.views import add_view_arguments, opened_view
from reader.library.query import parse

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def configure(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    add_view_arguments(parser, "what it does, number of articles and query with tabs between them")


def run(options: Namespace) -> int:
    """Print the rules; returns the exit code."""
    with opened_view(options) as (library, _):
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
