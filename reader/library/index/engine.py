"""The full-text engine, whose files may be damaged: it is asked with care.

What the engine takes for granted and a damaged file does not hold makes it panic, and a panic is
no `Exception`: it would end the thread, or the program. Here it becomes a `ValueError`, as other
damage is. Better still, damage is found before the engine stumbles over it: each of its files ends
with a checksum.
"""

from __future__ import annotations

import json
import struct
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import tantivy

MOST_CHECKED = 64 << 20
"""Bytes of an index beyond which its files are not read for the sake of their checksums."""
_FOOTER = struct.Struct("<II")
"""At the end of a file: length of the JSON text before it, and `_FOOTER_MARK`."""
_FOOTER_MARK = 1337
_LONGEST = 4096
_PANIC = "PanicException"
_COUNTED = {"answers": {"value_count": {"field": "number"}}}


class DamagedFullTextError(ValueError):
    """The engine broke down over its own files."""


@contextmanager
def faults_said() -> Iterator[None]:
    """Let a panic of the engine be said as damage.

    Raises:
        DamagedFullTextError: in place of a panic.
    """
    try:
        yield
    except BaseException as error:
        if type(error).__name__ != _PANIC:
            raise
        raise DamagedFullTextError(str(error)) from None


class Searcher:
    """What a full-text index looked like at one time.

    Each question raises `ValueError` or `OSError` if the index is damaged.
    """

    def __init__(self, searcher: tantivy.Searcher, state: bytes = b"") -> None:
        """Take the engine's own, and the list of the parts it was opened with; empty if unsure."""
        self._searcher = searcher
        self.state = state

    @property
    def num_docs(self) -> int:
        """How many articles it knows."""
        return self._searcher.num_docs

    def search(self, query: tantivy.Query, limit: int, **how: Any) -> tantivy.SearchResult:
        """The first `limit` answers; `how` as the engine's own."""
        with faults_said():
            return self._searcher.search(query, limit, **how)

    def count(self, query: tantivy.Query) -> int:
        """How many articles answer.

        Counted as values of the field that each article has one of: the engine then neither weighs
        them nor looks at one at a time, and takes a third to a seventh of the time of `search`.
        """
        with faults_said():
            found = self._searcher.aggregate(query, _COUNTED)
        return int(found["answers"]["value"])

    def fast_field_values(
        self, field: str, addresses: Sequence[tantivy.DocAddress]
    ) -> list[int | float | bool | None]:
        """The value of a number field for each address; None where it has none."""
        with faults_said():
            return list(self._searcher.fast_field_values(field, list(addresses)))

    def doc_freq(self, field: str, word: str) -> int:
        """How many articles hold a word."""
        with faults_said():
            return self._searcher.doc_freq(field, word)

    def terms_with_prefix(
        self, field: str, prefix: str, limit: int | None = None
    ) -> list[tuple[str, int]]:
        """Words that begin so, and how many articles hold each."""
        with faults_said():
            return list(self._searcher.terms_with_prefix(field, prefix, limit=limit))


def checksums_agree(folder: Path) -> bool:
    """Whether each file of the index in `folder` is what was written; True for a very large one.

    Never raises: what cannot be read does not agree. Files of a segment that a killed process left
    unfinished are no part of the index.
    """
    try:
        list_of_segments = json.loads((folder / "meta.json").read_bytes())["segments"]
        segments = tuple(each["segment_id"].replace("-", "") for each in list_of_segments)
        files = [path for path in folder.iterdir() if path.name.startswith(segments)]
        if sum(path.stat().st_size for path in files) > MOST_CHECKED:
            return True
        return all(_agrees(path.read_bytes()) for path in files)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False


def _agrees(data: bytes) -> bool:
    """Compare with the checksum of tantivy's footer: JSON that holds "crc", its length, a mark."""
    if len(data) < _FOOTER.size:
        return False
    length, mark = _FOOTER.unpack(data[-_FOOTER.size :])
    if mark != _FOOTER_MARK or not 0 < length <= min(_LONGEST, len(data) - _FOOTER.size):
        return False
    begin = len(data) - _FOOTER.size - length
    try:
        footer = json.loads(data[begin : -_FOOTER.size])
    except ValueError:
        return False
    return isinstance(footer, dict) and footer.get("crc") == crc32(memoryview(data)[:begin])
