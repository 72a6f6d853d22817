"""Reading one file for the index: bytes, drafts, records; in whatever process it happens."""

from __future__ import annotations

import marshal
import pickle
from hashlib import blake2b
from time import time_ns
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.library.apart.bounded import read_bounded
from reader.library.building.changes import UNSTEADY, Change
from reader.library.files.lines import LONGEST_LINE, digest_of, read_at
from reader.library.files.scan import RACY_NS, FolderReader, SkippedFileError
from reader.library.naming import display_path, name_path, reason_of
from reader.library.records import Record, Words, record_of
from reader.parse.internal import internal_reason
from reader.parse.lines import read_lines
from reader.parse.read import article_id, content_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.files.lines import Piece
    from reader.library.files.scan import Content

_NANOSECOND = 1e-9
_MOST_FLAWS = 10
"""Problems that one piece of a file names."""
_NO_ID = "0" * 16
_WORDS = Record._fields.index("words")


class Flaw(NamedTuple):
    """A problem of a file: see `reader.parse.draft.Problem`."""

    reason: str
    line: int | None = None
    skipped: bool = True


class Outcome(NamedTuple):
    """What came out of a file."""

    change: Change
    mtime_ns: int
    size: int
    inode: int
    digest: int | None
    same: bool = False
    """The content is what it was: only the stamp is to be stored."""
    records: tuple[Record, ...] = ()
    flaws: tuple[Flaw, ...] = ()
    kind: str | None = None
    """What the file is if it is no article: "picture"."""

    @property
    def stamp(self) -> tuple[int, int, int, int | None]:
        """By which it will be recognised as unchanged: time, size, inode, digest."""
        return self.mtime_ns, self.size, self.inode, self.digest


def ingest(change: Change, reader: FolderReader) -> Outcome:
    """Read and parse one changed file. Never raises: what goes wrong is a flaw of the file."""
    if change.piece is not None:
        return ingest_piece(change, change.piece, reader)
    try:
        content = reader.read(change.folder, change.name)
    except SkippedFileError as error:
        return given_up(change, error.reason)
    racy = not content.steady or content.mtime_ns >= time_ns() - RACY_NS
    digest = _digest(content.data) if racy or change.digest is not None else None
    mtime_ns = content.mtime_ns if content.steady else UNSTEADY
    stamped = Outcome(
        change, mtime_ns, content.size, content.inode, digest if racy else None, same=True
    )
    if digest is not None and change.digest == digest:
        return stamped
    try:
        return _parsed(stamped, content)
    except MemoryError:
        return stamped._replace(
            same=False, flaws=(Flaw("needs more memory than reading may take"),)
        )
    except (Exception, RecursionError) as error:  # noqa: BLE001  # one bad file never hides another
        reason = internal_reason("index", error)
        return stamped._replace(same=False, flaws=(Flaw(reason),))


def given_up(change: Change, reason: str) -> Outcome:
    """The outcome of a file that could not be worked on; it is tried again next time."""
    return Outcome(change, UNSTEADY, 0, 0, None, flaws=(Flaw(reason),))


def packed(outcomes: Sequence[Outcome]) -> bytes:
    """`outcomes` as they cross from one process to another; their changes stay behind.

    As plain tuples and values that takes a fourth of the time.
    """
    plain = [
        (outcome[1:6], list(map(_plain, outcome.records)), list(map(tuple, outcome.flaws)),
         outcome.kind)
        for outcome in outcomes
    ]  # fmt: skip
    try:
        return b"m" + marshal.dumps(plain)
    except ValueError:  # a format of others may give strings of its own type
        return b"p" + pickle.dumps(plain)


def _plain(record: Record) -> list[object]:
    values: list[object] = list(record)
    values[_WORDS] = tuple(record.words)
    return values


def _record(values: list[Any]) -> Record:
    values[_WORDS] = Words._make(values[_WORDS])
    return Record._make(values)


def unpacked(changes: Sequence[Change], data: bytes) -> list[Outcome]:
    """The outcomes of `changes` from what `packed` has made of them."""
    loads = marshal.loads if data[:1] == b"m" else pickle.loads
    return [
        Outcome._make(
            (change, *stamp, tuple(map(_record, records)), tuple(map(Flaw._make, flaws)), kind)
        )
        for change, (stamp, records, flaws, kind) in zip(
            changes, loads(memoryview(data)[1:]), strict=True
        )
    ]


def _parsed(stamped: Outcome, content: Content) -> Outcome:
    path, named = display_path(stamped.change.path), name_path(stamped.change.path)
    parsed = read_bounded(content.data, path)
    mtime = content.mtime_ns * _NANOSECOND
    records = tuple(
        record_of(draft, part, path, article_id(named, part), content_key(draft), mtime)
        for part, draft in enumerate(parsed.drafts)
    )
    flaws = tuple(Flaw(flaw.reason, flaw.line, flaw.skipped) for flaw in parsed.problems)
    kind = str(parsed.format) if not records and not flaws else None
    return stamped._replace(same=False, records=records, flaws=flaws, kind=kind)


def ingest_piece(change: Change, piece: Piece, reader: FolderReader) -> Outcome:
    """Read and parse one piece of a file. Parts and ids count from the piece's beginning."""
    racy = change.mtime_ns >= time_ns() - RACY_NS
    if piece.too_long:
        return given_up(change, f"the line {piece.line:,} is longer than {LONGEST_LINE >> 20} MB")
    try:
        data = read_at(reader, change.folder, change.name, piece.start, piece.length)
    except OSError as error:
        return given_up(change, reason_of(error))
    if digest_of(data) != piece.digest:
        return given_up(change, "changed while it was read")
    records: list[Record] = []
    flaws: list[Flaw] = []
    path = display_path(change.path)
    for line in read_lines(data, path, piece.line):
        flaws += [Flaw(each.reason, each.line, each.skipped) for each in line.parsed.problems]
        for draft in line.parsed.drafts:
            mtime = change.mtime_ns * _NANOSECOND
            found = record_of(draft, len(records), path, _NO_ID, content_key(draft), mtime)
            records.append(found._replace(start=piece.start + line.start, length=line.length))
    if len(flaws) > _MOST_FLAWS:
        more = Flaw(
            f"{len(flaws) - _MOST_FLAWS:,} more lines here are no articles",
            piece.line,
            skipped=False,
        )
        flaws = [*flaws[:_MOST_FLAWS], more]
    if piece.fault:
        flaws.append(Flaw(piece.fault, skipped=False))
    stamp = (change.mtime_ns, change.size, change.inode, piece.digest if racy else None)
    return Outcome(change, *stamp, records=tuple(records), flaws=tuple(flaws))


def _digest(data: bytes) -> int:
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big", signed=True)
