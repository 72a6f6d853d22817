"""Large files in pieces: what is to be read of them, and what came out put in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.building.changes import UNSTEADY
from reader.library.files.kinds import is_line_file
from reader.library.files.lines import KnownPiece, looks_like_lines, pieces_of
from reader.library.identity import signed
from reader.library.naming import name_path
from reader.parse.read import article_id

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from reader.library.building.changes import Change
    from reader.library.building.ingest import Outcome
    from reader.library.files.scan import FolderReader

MUCH = 1 << 20
"""New bytes of files of lines up to which an update is done beside the interface."""
LARGE = 256 * 1024
"""The same of one other file: reading it may take memory and time that have to be bounded."""


def in_pieces(
    connection: sqlite3.Connection, reader: FolderReader, change: Change
) -> Iterator[Change]:
    """The changed pieces of a large file; the change itself for any other."""
    if not is_line_file(change.name, change.size):
        yield change
        return
    known = [] if change.number is None else known_pieces(connection, change.number)
    try:
        if not looks_like_lines(reader, change.folder, change.name):
            yield change
            return
        for piece in pieces_of(reader, change.folder, change.name, known):
            yield change._replace(piece=piece)
    except OSError:
        yield change  # reading it will say what is wrong


def known_pieces(connection: sqlite3.Connection, file: int) -> list[KnownPiece]:
    """The pieces of a file as they were when they were indexed."""
    rows = connection.execute(
        "SELECT start, length, digest, articles FROM pieces WHERE file=? ORDER BY start", (file,)
    )
    return [KnownPiece(*row) for row in rows]


def in_order(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """The same outcomes, those of pieces one after the other and their articles counted."""
    waiting: dict[bytes, dict[int, Outcome]] = {}
    due: dict[bytes, int] = {}
    parts: dict[bytes, int] = {}
    for outcome in outcomes:
        piece, path = outcome.change.piece, outcome.change.path
        if piece is None:
            yield outcome
            continue
        held = waiting.setdefault(path, {})
        held[piece.order] = outcome
        while (following := held.pop(due.get(path, 0), None)) is not None:
            due[path] = due.get(path, 0) + 1
            first = parts.setdefault(path, piece.part)
            parts[path] = first + len(following.records)
            yield _numbered(following, first)


def _numbered(outcome: Outcome, first: int) -> Outcome:
    """`outcome` with its articles counted from `first`, and unfinished unless it is the last."""
    named = name_path(outcome.change.path)
    records = tuple(
        record._replace(part=part, id=signed(article_id(named, part)))
        for part, record in enumerate(outcome.records, first)
    )
    finished = outcome.change.piece is not None and outcome.change.piece.last
    mtime_ns = outcome.mtime_ns if finished else UNSTEADY
    return outcome._replace(records=records, mtime_ns=mtime_ns)


def is_much(connection: sqlite3.Connection, changes: Iterable[Change]) -> bool:
    """Whether `changes` hold more that is new than should be read beside the interface."""
    new = 0
    for change in changes:
        if change.size > LARGE and not is_line_file(change.name, change.size):
            return True
        if is_line_file(change.name, change.size):
            known = [] if change.number is None else known_pieces(connection, change.number)
            new += max(0, change.size - sum(piece.length for piece in known))
    return new > MUCH
