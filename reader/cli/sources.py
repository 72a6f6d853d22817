"""What a command line names beside folders and files: standard input, the sample collection."""

from __future__ import annotations

import sys

from reader.cli.codes import CommandError
from reader.library.opening import STANDARD_INPUT

__all__ = ("STANDARD_INPUT", "read_standard_input", "sample_folder")


def sample_folder() -> str:
    """Path of the sample collection.

    Raises:
        CommandError: if this copy of the program came without it.
    """
    from reader.resources import sample_folder as shipped_folder

    folder = shipped_folder()
    if folder is None:
        raise CommandError("the sample collection is not part of this copy of newsreader")
    return str(folder)


def read_standard_input() -> bytes:
    """All of standard input.

    Raises:
        CommandError: if it is a terminal, or more than the largest file that is read.
    """
    from reader.parse.limits import FILE_BYTES

    if sys.stdin.isatty():
        raise CommandError("- reads an article from standard input; pipe one in, or name a file")
    data = sys.stdin.buffer.read(FILE_BYTES + 1)
    if len(data) > FILE_BYTES:
        raise CommandError(f"standard input holds more than {FILE_BYTES >> 20} MB")
    return data
