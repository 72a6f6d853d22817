"""The parser of arguments: its errors are one clean sentence."""

from __future__ import annotations

import argparse
from typing import NoReturn

from reader.cli.codes import ExitCode
from reader.text.safe import clean_line

keep_lines = argparse.RawDescriptionHelpFormatter
"""Prints a help text with its lines as they are."""


class Parser(argparse.ArgumentParser):
    """An argument parser whose errors are one clean sentence."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments and leave."""
        self.exit(
            ExitCode.USAGE,
            f"{self.prog}: {clean_line(message)}\nTry: {self.prog} --help\n",
        )
