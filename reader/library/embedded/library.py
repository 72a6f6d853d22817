"""The library on disk: an index in the cache folder, the articles in their own files.

Opening maps the order file and asks the catalogue for one screenful; the full text, the parser and
the article model are imported when something needs them. Whatever is wrong with the index, reading
goes on: a damaged one is set aside and built anew, and what cannot be written is said.
"""

from __future__ import annotations

import os
import sqlite3
from functools import cached_property
from importlib.machinery import PathFinder
from typing import TYPE_CHECKING

from reader.library.api import ArticleGoneError, Phase, Progress, Scope, Sort, Summary
from reader.library.arrivals import apply_rules
from reader.library.embedded.listing import NumberListing, OrderListing
from reader.library.finding.view import Views
from reader.library.index.catalog import Readers
from reader.library.index.catalog_rows import (
    file_shown_as,
    first_in_file,
    number_of,
    problems_of,
    rows_of,
    whereabouts,
)
from reader.library.index.index_folder import CATALOG, Job, prepare, set_aside, told_of
from reader.library.index.tally import Tally
from reader.library.naming import display_path, name_path
from reader.library.places import collection_key, index_folder
from reader.library.state.reader_state import ReaderState
from reader.text.safe import SafeText, clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from reader.article import Article
    from reader.library.api import Link, Listing, Row
    from reader.library.building.keeping import Keeper
    from reader.library.corrections import CorrectedSpeakers
    from reader.library.index.catalog_rows import Whereabouts
    from reader.library.linking.alike import Alike
    from reader.library.news.archive import Archive
    from reader.library.query import Query
    from reader.library.state.census import Census
    from reader.parse.draft import Draft, Parsed, Problem

_UNREADABLE = SafeText("the index cannot be read; it is built again with the next update")


class EmbeddedLibrary:
    """`reader.library.api.Library` over a folder, with an index on disk."""

    def __init__(
        self,
        folder: str,
        cache_folder: str | None = None,
        *,
        today: Callable[[], date],
        rebuild: bool = False,
        state: ReaderState | None = None,
    ) -> None:
        """Open the index of `folder`; makes an empty one if there is none.

        Args:
            folder: the folder of articles; never written to.
            cache_folder: where indexes are kept; None for the user's cache folder.
            today: the day that relative dates of queries count from.
            rebuild: throw the index away first.
            state: the reader's own state, which `close` closes; None for one in memory.

        Raises:
            OSError: if no index can be kept.
            ImportError: if the full-text engine is missing.
        """
        if PathFinder.find_spec("tantivy") is None:
            raise ImportError("the full-text engine is missing", name="tantivy")
        root = os.path.realpath(folder)
        self._today = today
        self._name = clean_line(os.path.basename(root) or root)  # noqa: PTH119 - may be any bytes
        self._job = Job(root, index_folder(root, cache_folder))
        self._keeper: Keeper | None = None
        self._damaged = False
        self._adopted = False
        self.notice = told_of(prepare(self._job.folder, rebuild=rebuild))
        self._open()
        kept = state or ReaderState.in_memory()
        self.marks = self.state = kept.of_collection(collection_key(root), self._census)

    def summary(self) -> Summary:
        """Name and counts, as of the last update."""
        counts = self._tally.counts(self._readers.connection())
        articles = self._views.current().order.count
        notice = SafeText(f"{self.notice} {self.state.notice}".strip())
        return Summary(self._name, articles, *counts, notice=notice)

    def listing(
        self,
        query: Query | None = None,
        scope: Scope = Scope.HEADLINES,
        sort: Sort = Sort.NEWEST,
    ) -> Listing:
        """Rows that answer `query`; all rows for None. Never raises on a query."""
        view = self._views.current()
        if query is None or query.root is None:
            if sort in (Sort.HEADLINE, Sort.SOURCE):
                return NumberListing(view, view.by_words(sort))
            return OrderListing(view, oldest_first=sort is Sort.OLDEST)
        try:
            from reader.library.embedded.answers import answer_query

            return answer_query(view, self.marks, self.corrected, query, scope, sort, self._today())
        except (ValueError, OSError, sqlite3.Error):
            self._damaged = True
            return NumberListing(view, (), _UNREADABLE)

    def row(self, article_id: str) -> Row | None:
        """The row of one article; None if there is none."""
        connection = self._readers.connection()
        number = number_of(connection, article_id)
        return None if number is None else rows_of(connection, [number])[0]

    def article(self, article_id: str) -> Article:
        """The article, parsed from its file with its quotes.

        Raises:
            ArticleGoneError: if its file has gone or can no longer be read.
        """
        from reader.parse.read import build

        parsed, place = self._parsed(article_id)
        return build(parsed, place.draft, name_path(place.path), place.part)

    def find_path(self, path: str) -> str | None:
        """Id of the first article of the file at `path` (relative or absolute)."""
        connection = self._readers.connection()
        inside = os.path.relpath(os.path.realpath(path), self._job.root)
        for name in (os.path.normpath(path), inside):
            found = first_in_file(connection, os.fsencode(name).replace(b"\\", b"/"))
            if found is not None:
                return found
        return None

    def file_of(self, path: str) -> str | None:
        """The absolute path of the file that a `Row.path` stands for; None without a file."""
        connection = self._readers.connection()
        name = file_shown_as(connection, path)
        return None if name is None else os.path.join(self._job.root, os.fsdecode(name))  # noqa: PTH118

    def links(self, article: Article) -> tuple[Link, ...]:
        """Its related headlines in order, each with where it leads."""
        from reader.library.embedded.links import links_of

        return links_of(self._views.current(), article, self.row)

    def linked_from(self, article_id: str, limit: int = 50) -> tuple[Row, ...]:
        """Articles whose related headlines lead to this one, newest first."""
        from reader.library.embedded.links import linking_to

        return linking_to(self._views.current(), article_id, limit)

    def alike(self, article_id: str, limit: int = 10) -> Alike:
        """Its copies in other files, and at most `limit` similar articles, the best first."""
        from reader.library.embedded.line_places import once_in_a_row
        from reader.library.embedded.similar import alike_in
        from reader.library.linking.alike import Alike

        own = self.row(article_id)
        if own is None:
            return Alike()
        read = once_in_a_row(self._job.root)

        def draft(identity: str) -> Draft:
            parsed, place = self._parsed(identity, read)
            return parsed.drafts[place.draft]

        try:
            return alike_in(self._views.current(), own, draft, self.row, limit)
        except (ValueError, OSError):
            self._damaged = True
            return Alike()

    @cached_property
    def corrected(self) -> CorrectedSpeakers:
        """The articles whose speakers the reader corrected."""
        from reader.library.corrections import CorrectedSpeakers

        return CorrectedSpeakers(self.state, self.article)

    @property
    def archive(self) -> Archive:
        """The present state of the collection, asked for news."""
        from reader.library.news.embedded_archive import EmbeddedArchive

        return EmbeddedArchive(self._views.current(), self._job, self._parsed)

    def is_readable(self) -> bool:
        """Whether the list of articles, where there is one, can be opened."""
        return self._views.is_readable()

    def problems(self) -> Sequence[Problem]:
        """Every file that was skipped or cut, with its reason; by path."""
        return problems_of(self._readers.connection())

    def update(
        self,
        report: Callable[[Progress], None] = lambda _: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Progress:
        """Bring the index up to date with the files; blocks. Returns the last progress."""
        return self._kept_by().update(report, lambda: self._views.rest() or cancelled())

    def watch(
        self,
        report: Callable[[Progress], None] = lambda _: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        """Keep the index true to the files until `cancelled`; blocks.

        Raises:
            OSError: if the folder cannot be read.
        """
        self._kept_by().watch(report, lambda: self._views.rest() or cancelled())

    def close(self) -> None:
        """Let go of files and threads. Safe to call twice."""
        if self._keeper is not None:
            self._keeper.close()
        self.state.close()
        self._readers.close()

    def _parsed(
        self, article_id: str, read: Callable[[Whereabouts], Parsed] | None = None
    ) -> tuple[Parsed, Whereabouts]:
        """The file of an article, read again, and which part of it the article is.

        `read` is what reads it, if that is to be done otherwise than from its file each time.

        Raises:
            ArticleGoneError: if its file has gone or can no longer be read.
        """
        connection = self._readers.connection()
        number = number_of(connection, article_id)
        place = None if number is None else whereabouts(connection, number)
        if place is None:
            raise ArticleGoneError(article_id, "", "it is not in the collection")
        from reader.library.embedded.line_places import read_place
        from reader.library.files.scan import SkippedFileError

        path = display_path(place.path)
        try:
            parsed = read_place(self._job.root, place) if read is None else read(place)
        except SkippedFileError as error:
            raise ArticleGoneError(article_id, path, error.reason) from error
        if place.draft >= len(parsed.drafts):
            raise ArticleGoneError(article_id, path, "its file has changed")
        return parsed, place

    def _open(self) -> None:
        self._readers = Readers(self._job.folder / CATALOG)
        self._tally = Tally()
        self._views = Views(self._job.folder, self._readers)

    def _kept_by(self) -> Keeper:
        if self._keeper is None:
            from reader.library.building.keeping import Keeper, Kept

            self._views.current()  # what an update brings is told beside what there was
            kept = Kept(self._ready, self._spoil, self._keep_marks, self._views.published)
            self._keeper = Keeper(self._job, kept, self._views.first)
        return self._keeper

    def _ready(self) -> tuple[sqlite3.Connection, Census]:
        if self._damaged:
            self._start_anew()
        return self._readers.connection(), self._census()

    def _spoil(self) -> None:
        self._damaged = True

    def _start_anew(self) -> None:
        self._readers.close()
        self.notice = told_of(set_aside(self._job.folder))
        prepare(self._job.folder)
        self._open()
        self._damaged = False

    def _keep_marks(self, before: Census, progress: Progress) -> None:
        """Let edited articles keep their marks."""
        if progress.phase is Phase.DONE and (progress.changed or not self._adopted):
            self.state.adopt(before)
            self._adopted = True
            apply_rules(self)
        self._views.current().order.let_go()

    def _census(self) -> Census:
        return self._views.current().census()
