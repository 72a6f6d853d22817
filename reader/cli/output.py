"""Everything the commands print: data to standard output, messages to standard error.

Both pass `reader.text.safe`, file names and error texts included, so that no byte of an article
or of its name can act upon the terminal. Encodings that lack a character get a question mark
instead of an error.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

from reader.text.safe import clean, clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def prepare_streams() -> None:
    """Make both streams print any text: a character they lack becomes a question mark."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def print_line(text: str = "") -> None:
    """Print one line of data; white space in it becomes single spaces."""
    print(clean_line(text))


def print_fields(*fields: str) -> None:
    """Print fields with a tab between each two, for `cut` and its like; they keep their padding."""
    print("\t".join(clean(field).replace("\n", " ") for field in fields))


def print_block(text: str) -> None:
    """Print text of several lines as data."""
    print(clean(text))


def json_line(value: Mapping[str, object]) -> str:
    """`value` as JSON on one line; its texts have been cleaned by whoever made them.

    Characters stand as themselves unless standard output cannot show them.
    """
    import json

    encoding = (getattr(sys.stdout, "encoding", None) or "ascii").lower().replace("-", "")
    return json.dumps(value, ensure_ascii=encoding != "utf8")


def print_json(values: Iterable[Mapping[str, object]]) -> None:
    """Print each of `values` as one line of JSON, as it comes."""
    for value in values:
        print(json_line(value))


def print_json_array(values: Iterable[Mapping[str, object]]) -> None:
    """Print `values` as one JSON array, each element on its line, as they come."""
    separator = "["
    for value in values:
        print(separator, json_line(value), sep="\n")
        separator = ","
    print("]" if separator == "," else "[]")


def say(text: str) -> None:
    """Print one line to standard error, after the name of the program.

    Where even that cannot be written, the program goes on without it.
    """
    with suppress(OSError):
        print(f"newsreader: {clean_line(text)}", file=sys.stderr, flush=True)


def abandon_stdout() -> None:
    """Point standard output nowhere, so that the flush at exit finds no closed pipe."""
    _point_nowhere(sys.stdout)


def finish_streams() -> None:
    """Write out what is left, where somebody still takes it.

    Python itself would do it at exit, and return 120 where a terminal or pipe has gone.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            _point_nowhere(stream)


def _point_nowhere(stream: TextIO) -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
