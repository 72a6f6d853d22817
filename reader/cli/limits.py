"""`newsreader limits`: what is not read, or not wholly, because it is too much."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.codes import ExitCode
from reader.cli.output import print_line
from reader.parse.limits import LIMITS

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def configure(_: ArgumentParser) -> None:
    """The command has no arguments."""


def run(_: Namespace) -> int:
    """Print the limits; returns the exit code."""
    width = max(len(limit.name) for limit in LIMITS)
    print_line("What goes beyond a limit is left out and named by `newsreader check`.")
    for limit in LIMITS:
        print(f"{limit.name:<{width}}  {limit.value:>12,} {limit.unit:<10}  {limit.meaning}")
    return ExitCode.DONE
