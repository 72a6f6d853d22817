"""Parquet: one article a row, if the optional extra is installed."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from reader.parse import limits
from reader.parse.draft import Draft, Parsed
from reader.parse.formats.aliases import known_fields
from reader.parse.formats.pieces import problem
from reader.text.safe import SafeText

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "parquet"

_MISSING = 'Parquet: to read it, install: pip install "newsfolder[parquet]"'
_BATCH = 1000


def sniff(head: bytes, name: str) -> float:  # noqa: ARG001
    """Sure by the first four bytes."""
    return 1.0 if head.startswith(b"PAR1") else 0.0


def parse(data: bytes, path: str, explain: bool = False) -> Parsed:  # noqa: ARG001
    """Every row that holds an article; columns that name no field are not read."""
    try:
        from pyarrow import parquet
    except ImportError:
        return Parsed((), (problem(path, _MISSING),), SafeText(NAME))
    drafts: list[Draft] = []
    problems = []
    try:
        for draft in _drafts(parquet.ParquetFile(BytesIO(data))):
            drafts.append(draft)
            if len(drafts) == limits.ENTRIES:
                break
    except Exception as error:  # noqa: BLE001  # a damaged file fails in many ways there
        reason = f"Parquet that cannot be read: {error or type(error).__name__}"
        problems.append(problem(path, reason[:300], skipped=not drafts))
    if not drafts and not problems:
        problems.append(problem(path, "a table without an article in it"))
    return Parsed(tuple(drafts), tuple(problems), SafeText(NAME))


def _drafts(file: Any) -> Iterator[Draft]:
    from reader.parse.formats.record import draft_of

    names = [name for name in file.schema_arrow.names if known_fields([name])]
    fields = known_fields(names)
    if "headline" not in fields and "body" not in fields:
        return
    expanded = 0
    for batch in file.iter_batches(batch_size=_BATCH, columns=names):
        expanded += batch.nbytes
        for row in batch.to_pylist():
            draft = draft_of({key: _plain(value) for key, value in row.items()})
            if draft is not None:
                yield draft
        if expanded > limits.EXPANDED_BYTES:
            raise ValueError(f"limit reached: expanded, {limits.EXPANDED_BYTES:,} bytes")


def _plain(value: object) -> object:
    """Dates of the table as text, everything else as it is."""
    isoformat = getattr(value, "isoformat", None)
    return isoformat() if callable(isoformat) else value
