"""The table of commands. A command's module is imported when it is asked for, not before."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


class CommandModule(Protocol):
    """What a module of a command has."""

    def configure(self, parser: ArgumentParser) -> None:
        """Add the command's arguments to `parser`."""

    def run(self, options: Namespace) -> int:
        """Carry the command out; returns the exit code."""


class Command(NamedTuple):
    """A command: `newsreader NAME ...`, carried out by ``reader.cli.NAME``."""

    name: str
    summary: str

    def module(self) -> CommandModule:
        """The module that carries it out."""
        return cast("CommandModule", import_module(f"reader.cli.{self.name}"))


COMMANDS = (
    Command("list", "print the headlines of a folder"),
    Command("show", "print an article as plain text, also for screen readers"),
    Command("search", "print the headlines that answer a query"),
    Command("parse", "print articles with quotes and speakers as JSON"),
    Command("check", "tell which files cannot be read and why"),
    Command("stats", "print what a folder holds, in numbers"),
    Command("overview", "print articles per day, top voices and places, what grows"),
    Command("index", "bring the index of a folder up to date, or remove it"),
    Command("state", "save, restore and check your marks and notes"),
    Command("wanted", "print related headlines that lead nowhere, the most listed first"),
    Command("stories", "print articles that belong together, each with the reason"),
    Command("similar", "print an article's copies in other files, and what is like it"),
    Command("new", "print what is new since a folder was last open"),
    Command("history", "print the articles you opened, the latest first"),
    Command("export", "write articles as Markdown, HTML, JSON or EPUB"),
    Command("rules", "print what is muted, tagged and starred by rules"),
    Command("searches", "print the saved searches with their unread"),
    Command("quotes", "print what is quoted, and whose it is"),
    Command("speakers", "print everybody who is quoted, the most quoted first"),
    Command("notebook", "print the passages you have kept"),
    Command("formats", "print the formats that can be read"),
    Command("limits", "print the limits of reading"),
    Command("themes", "print the themes"),
    Command("config", "write, check and find the settings"),
)


def find_command(name: str) -> Command | None:
    """The command called `name`; None if there is none."""
    return next((command for command in COMMANDS if command.name == name), None)
