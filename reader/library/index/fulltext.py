"""The full-text index: words to articles, a tantivy index beside the catalogue.

It holds no text, only words that `reader.text.fold` has folded, so that what it finds is what the
query language's own matching finds. An article is known in it by the catalogue's number, which is
never used twice: after a crash the last batches are deleted by number and added again.

Chosen by measurement over SQLite FTS5 (2x faster to build, 37x faster for common words, half the
size) and imported only when something is searched or indexed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.index.engine import Searcher, checksums_agree, faults_said
from reader.library.places import make_files_private, make_private

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import tantivy

    from reader.library.records import Record

WRITER_BYTES = 96_000_000
"""Memory in which words are gathered before they are written as a segment."""
_MILLISECOND = 1000.0
_LIMIT = 1 << 62


def moment_number(moment: float) -> int:
    """A moment as the whole number (milliseconds) by which the index sorts and limits."""
    return int(max(-_LIMIT, min(_LIMIT, moment * _MILLISECOND)))


POSITIONED = ("headline", "text", "place", "source", "section", "lang", "path")
"""Fields of words that phrases are looked for in, called as in `reader.library.query.Field`."""
TEXT_FIELDS = (*POSITIONED, "has", "headline_begin", "text_begin")
"""All fields of words, in the order of `reader.library.records.Words`."""


def schema() -> tantivy.Schema:
    """The fields. Integers, not unsigned: the binding panics on unsigned fast fields."""
    import tantivy

    builder = tantivy.SchemaBuilder()
    for name in ("number", "moment", "day"):
        builder.add_integer_field(name, indexed=True, fast=True)
    for name in TEXT_FIELDS:
        option = "position" if name in POSITIONED else "basic"
        builder.add_text_field(name, tokenizer_name="whitespace", index_option=option)
    return builder.build()


def open_index(folder: Path) -> tantivy.Index:
    """Open the index in `folder`; makes an empty one if there is none.

    Each segment is sorted newest first, so that what answers equally well comes newest first.

    Raises:
        OSError, ValueError: if it is damaged or cannot be written.
    """
    import tantivy

    make_private(folder)
    with faults_said():
        index = tantivy.Index(
            schema(), path=str(folder), sort_by_field="moment", sort_order=tantivy.Order.Desc
        )
        index.config_reader(reload_policy="manual")
    return index


def open_searcher(folder: Path) -> Searcher:
    """Open the index in `folder` for looking into it.

    Raises:
        OSError, ValueError: if it is damaged or cannot be written.
    """
    before = _state(folder)
    with faults_said():
        searcher = open_index(folder).searcher()
    return Searcher(searcher, before if before == _state(folder) else b"")


def opened_anew(folder: Path, searcher: Searcher) -> Searcher:
    """The same state of the index as `searcher` sees; itself if that is no longer there.

    The engine keeps every page in memory that it has looked at, for as long as it is open. To open
    it takes some 2 ms, and what was in memory is found again without reading it.
    """
    try:
        fresh = open_searcher(folder)
    except (OSError, ValueError):
        return searcher
    return fresh if fresh.state and fresh.state == searcher.state else searcher


def _state(folder: Path) -> bytes:
    """The list of the index's parts, which the engine replaces as a whole."""
    try:
        return (folder / "meta.json").read_bytes()
    except OSError:
        return b""


def is_sound(folder: Path, articles: int) -> bool:
    """Whether the index in `folder` is whole and holds as many articles as there should be."""
    import tantivy

    if not articles:
        return True
    if not checksums_agree(folder):
        return False
    try:
        searcher = open_searcher(folder)
        found = searcher.search(tantivy.Query.all_query(), 1)
        return searcher.num_docs == articles and bool(found.hits)
    except (OSError, ValueError):
        return False


class FullTextWriter:
    """Adds and removes articles; what it did is seen by others after `commit`."""

    def __init__(self, folder: Path) -> None:
        """Open the index in `folder` for writing.

        Raises:
            OSError, ValueError: if it is damaged, locked or cannot be written.
        """
        import tantivy

        self._folder = folder
        self._document = tantivy.Document
        with faults_said():
            self._writer = open_index(folder).writer(WRITER_BYTES, 1)

    def add(self, articles: Iterable[tuple[int, Record]]) -> None:
        """Add articles by their numbers."""
        for number, record in articles:
            document = self._document()
            document.add_integer("number", number)
            document.add_integer("moment", moment_number(record.moment))
            document.add_integer("day", record.day)
            for name, words in zip(TEXT_FIELDS, record.words, strict=True):
                if words:
                    document.add_text(name, words)
            self._writer.add_document(document)

    def remove(self, numbers: Iterable[int]) -> None:
        """Remove articles by their numbers; unknown ones are no mistake."""
        for number in numbers:
            self._writer.delete_documents_by_term("number", number)

    def commit(self) -> None:
        """Make everything up to here durable and visible.

        Raises:
            OSError, ValueError: if it is damaged or cannot be written.
        """
        with faults_said():
            self._writer.commit()
        make_files_private(self._folder)

    def close(self) -> None:
        """Wait until segments that are being merged are whole, then let go."""
        with faults_said():
            self._writer.wait_merging_threads()
        make_files_private(self._folder)
