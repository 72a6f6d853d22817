"""`newsreader themes`: the themes there are, the user's own among them, and what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.codes import ExitCode
from reader.cli.output import print_fields, say
from reader.config.folder import config_folder
from reader.config.pairs import contrast_warning
from reader.config.themes import all_themes, theme_folders

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def configure(_: ArgumentParser) -> None:
    """The command has no arguments."""


def run(_: Namespace) -> int:
    """Print the themes; broken ones are named on standard error. Returns the exit code."""
    themes, broken = all_themes(theme_folders(config_folder()))
    for theme in themes:
        ground = "dark" if theme.dark else "light"
        print_fields(f"{theme.name:<20}", f"{ground:<5}", theme.title, theme.description or "")
        if warning := contrast_warning(theme):
            say(f"{theme.name}: {warning}")
    for theme_error in broken:
        for error in theme_error.errors:
            say(str(error))
    return ExitCode.SOME_FAILED if broken else ExitCode.DONE
