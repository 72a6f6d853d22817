"""`newsreader formats`: the kinds of files that can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.codes import ExitCode
from reader.cli.output import print_fields
from reader.parse.formats.registry import foreign_formats, own_formats

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def configure(_: ArgumentParser) -> None:
    """The command has no arguments."""


def run(_: Namespace) -> int:
    """Print each format's name and what it reads; returns the exit code."""
    for module in (*own_formats(), *foreign_formats()):
        print_fields(f"{module.NAME:<12}", _summary(module.__doc__))
    return ExitCode.DONE


def _summary(documentation: str | None) -> str:
    first = (documentation or "").strip().split("\n\n", 1)[0]
    return " ".join(first.split())
