"""The parser of arguments: its errors are one clean sentence."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any, NoReturn

from reader.cli.codes import ExitCode
from reader.text.safe import clean_line

if TYPE_CHECKING:
    from collections.abc import Sequence

keep_lines = argparse.RawDescriptionHelpFormatter
"""Prints a help text with its lines as they are."""


class Parser(argparse.ArgumentParser):
    """An argument parser whose errors are one clean sentence; options may stand anywhere."""

    _inside = False

    def parse_known_args(  # type: ignore[override]  # one signature for its three
        self, args: Sequence[str] | None = None, namespace: Any = None
    ) -> Any:
        """As in the standard library, but an option may stand before what may be left out.

        There, ``import --replace FILE`` is an error: the FILE that may be left out is taken to be
        left out as soon as an option follows.
        """
        words = sys.argv[1:] if args is None else args
        # The other way of parsing is made of this one, and loses a "--".
        if self._inside or "--" in words:
            return super().parse_known_args(args, namespace)
        self._inside = True
        try:
            return self.parse_known_intermixed_args(args, namespace)
        finally:
            self._inside = False

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments and leave."""
        self.exit(
            ExitCode.USAGE,
            f"{self.prog}: {clean_line(message)}\nTry: {self.prog} --help\n",
        )
