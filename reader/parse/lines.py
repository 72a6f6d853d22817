"""Lines of JSON, each read by itself: for files too large to be read as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.parse import limits
from reader.parse.capped import capped
from reader.parse.draft import Parsed
from reader.parse.formats.pieces import cut_records, problem
from reader.parse.internal import internal_reason
from reader.text.safe import SafeText

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "json"
_MARK = b"\xef\xbb\xbf"


class Line(NamedTuple):
    """One line: where its bytes are, and what is in it."""

    start: int
    length: int
    parsed: Parsed


def read_lines(data: bytes, path: str, first: int = 1) -> Iterator[Line]:
    """What is in each line of `data` that holds anything, if it is not one too many. Never raises.

    Args:
        data: whole lines.
        path: path of the file, for problems.
        first: number of the first line.
    """
    start = read = 0
    most = limits.records_in(len(data))
    if data.count(b"\n") > most < sum(1 for line in data.split(b"\n") if line.strip()):
        yield Line(0, 0, Parsed((), (cut_records(path, most, first),), SafeText(NAME)))
    for number, line in enumerate(data.split(b"\n"), first):
        if stripped := line.strip():
            read += 1
            if read > most:
                return
            yield Line(start, len(line), read_line(stripped, path, number))
        start += len(line) + 1


def read_line(line: bytes, path: str, number: int | None = None) -> Parsed:
    """The articles in one line, without white space around it. Never raises."""
    from reader.parse.formats.json_articles import parse_line

    encoding = "utf-8"
    try:
        text = line.removeprefix(_MARK).decode()
    except UnicodeDecodeError:
        from reader.parse.decode import decode

        decoded = decode(line)
        text, encoding = decoded.text, decoded.encoding
    try:
        drafts, problems = parse_line(text, path, number)
    except Exception as error:  # noqa: BLE001  # one bad line must never stop the others
        reason = internal_reason(NAME, error)
        drafts, problems = [], [problem(path, reason, number, skipped=False)]
    found = Parsed(tuple(drafts), tuple(problems), SafeText(NAME), SafeText(encoding))
    return capped(found, path) if drafts else found
