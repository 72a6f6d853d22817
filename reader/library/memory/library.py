"""The library in memory: for standard input, for folders without an index, and for tests.

It keeps every draft and looks at each for every question. That makes it slow for a million
articles and easy to be sure of: what it answers is what the query language means.
"""

from __future__ import annotations

import os
from threading import RLock
from typing import TYPE_CHECKING

from reader.library.api import (
    ArticleGoneError,
    Phase,
    Progress,
    Scope,
    Sort,
    Summary,
)
from reader.library.arrivals import apply_rules
from reader.library.corrections import CorrectedSpeakers
from reader.library.files.scan import SkippedFileError
from reader.library.linking.addresses import address_key
from reader.library.linking.link import candidate_of, link_of
from reader.library.linking.resolve import Origin, at_address, resolve
from reader.library.memory.answers import MemoryListing, answer
from reader.library.memory.entries import Asked, Entry, Said, said_in
from reader.library.memory.snapshot import Snapshot, parse_file
from reader.library.memory.update import Update
from reader.library.naming import display_path
from reader.library.places import collection_key
from reader.library.query import Query, State
from reader.library.state.reader_state import ReaderState
from reader.parse.read import build
from reader.text.safe import SafeText

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from reader.article import Article
    from reader.library.api import Link, Row
    from reader.library.linking.alike import Alike
    from reader.library.memory.supply import Supply
    from reader.library.news.archive import Archive
    from reader.library.state.census import Census
    from reader.parse.draft import Problem


class MemoryLibrary:
    """`reader.library.api.Library` over a supply of files. Empty until the first `update`."""

    def __init__(
        self,
        supply: Supply,
        today: Callable[[], date],
        notice: SafeText = SafeText(""),
        state: ReaderState | None = None,
    ) -> None:
        """Take the files of `supply`; `today` is asked for relative dates.

        `notice` is what the reader should know of how it is opened. `state` is the reader's own,
        which `close` closes; None for one in memory.
        """
        self._supply = supply
        self.notice = notice
        self._today = today
        self._snapshot = Snapshot()
        self._updating = RLock()
        kept = state or ReaderState.in_memory()
        collection = None if supply.root is None else collection_key(supply.root)
        self.marks = self.state = kept.of_collection(collection, self._census)
        self.corrected = CorrectedSpeakers(self.state, self.article)

    def summary(self) -> Summary:
        """Name and counts, as of the last update."""
        now = self._snapshot
        return Summary(
            name=self._supply.name,
            articles=len(now.entries),
            files=len(now.files),
            problems=len(now.problems),
            ignored=now.ignored,
            notice=SafeText(f"{self.notice} {self.state.notice}".strip()),
        )

    def listing(
        self,
        query: Query | None = None,
        scope: Scope = Scope.HEADLINES,
        sort: Sort = Sort.NEWEST,
    ) -> MemoryListing:
        """Rows that answer `query`; all rows for None. Never raises on a query."""
        now = self._snapshot
        spoken = self.corrected.spoken()
        asked = [
            Asked(entry, self._find_said, self._is_in, self.marks.tags, self.marks.note, spoken)
            for entry in now.entries.values()
        ]
        return answer(asked, query or Query(), scope, sort, self._today(), self.row)

    def row(self, article_id: str) -> Row | None:
        """The row of one article; None if there is none."""
        return self._snapshot.row(article_id)

    def article(self, article_id: str) -> Article:
        """The article, parsed from its file with its quotes.

        Raises:
            ArticleGoneError: if its file has gone or can no longer be read.
        """
        now = self._snapshot
        entry = now.entries.get(article_id)
        if entry is None:
            raise ArticleGoneError(article_id, "", "it is not in the collection")
        try:
            parsed = parse_file(now.files[entry.file].file)
        except SkippedFileError as error:
            raise ArticleGoneError(article_id, entry.row.path, error.reason) from error
        if entry.part >= len(parsed.drafts):
            raise ArticleGoneError(article_id, entry.row.path, "its file has changed")
        return build(parsed, entry.part, os.fsdecode(entry.file))

    def find_path(self, path: str) -> str | None:
        """Id of the first article of the file at `path` (relative or absolute)."""
        for wanted in self._names_of(path):
            found = self._snapshot.files.get(wanted)
            if found is not None and found.entries:
                return found.entries[0].row.id
        return None

    def file_of(self, path: str) -> str | None:
        """The absolute path of the file that a `Row.path` stands for; None without a file."""
        root = self._supply.root
        if root is None:
            return None
        for file in self._snapshot.files:
            if display_path(file) == path:
                return os.path.join(root, os.fsdecode(file))  # noqa: PTH118 - any bytes
        return None

    def links(self, article: Article) -> tuple[Link, ...]:
        """Its related headlines in order, each with where it leads."""
        now = self._snapshot
        row = now.row(article.id)
        origin = Origin(article.id, row.moment, row.publisher) if row else Origin(article.id, 0.0)
        links: list[Link] = []
        for related in article.related:
            there = [entry.row for entry in now.addresses.get(address_key(related.url), ())]
            direct = at_address(map(candidate_of, there), origin)
            if direct is not None:
                links.append(link_of(related, direct, now.row))
                continue
            names = now.headlines.candidates(related.headline)
            candidates = [candidate_of(now.entries[name].row) for name in names]
            decision = resolve(related.headline, candidates, origin, now.headlines.is_common)
            links.append(link_of(related, decision, now.row))
        return tuple(links)

    def linked_from(self, article_id: str, limit: int = 50) -> tuple[Row, ...]:
        """Articles whose related headlines lead to this one, newest first."""
        now = self._snapshot
        entry = now.entries.get(article_id)
        if entry is None:
            return ()
        return tuple(other.row for other in now.linked_from(entry)[:limit])

    def alike(self, article_id: str, limit: int = 10) -> Alike:
        """Its copies in other files, and at most `limit` similar articles, the best first."""
        from reader.library.linking.alike import Alike
        from reader.library.memory.similar import alike_entries

        now = self._snapshot
        entry = now.entries.get(article_id)
        if entry is None:
            return Alike()
        return alike_entries(entry, now.entries, limit)

    @property
    def archive(self) -> Archive:
        """The present state of the collection, asked for news."""
        from reader.library.news.memory_archive import MemoryArchive

        return MemoryArchive(self._snapshot, self._find_said)

    def problems(self) -> Sequence[Problem]:
        """Every file that was skipped or cut, with its reason; by path."""
        return self._snapshot.problems

    def update(
        self,
        report: Callable[[Progress], None] = lambda _: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Progress:
        """Read what is new or changed and forget what has gone."""
        with self._updating:
            before = self._census()
            progress = Update(self._supply, self._snapshot, report, cancelled, self._show).run()
            if progress.phase is Phase.DONE:
                self.state.adopt(before)
                apply_rules(self)
            return progress

    def watch(
        self,
        report: Callable[[Progress], None] = lambda _: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        """Keep the articles true to their files until `cancelled`; blocks if there is a folder."""
        if self._supply.root is not None:
            from time import time_ns

            from reader.library.watching.follow import follow

            def look(_: object) -> bool:
                return self.update(report, cancelled).phase is not Phase.FAILED

            follow(self._supply.root, look, cancelled, time_ns())

    def close(self) -> None:
        """Let go of the articles. Safe to call twice."""
        self.state.close()
        self._snapshot = Snapshot()

    def _show(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    def _census(self) -> Census:
        return self._snapshot.census()

    def _names_of(self, path: str) -> list[bytes]:
        """What the file may be called in the collection, should it lie in it."""
        names = [os.fsencode(os.path.normpath(path))]
        if self._supply.root is not None:
            names.append(os.fsencode(os.path.relpath(os.path.realpath(path), self._supply.root)))
        return names

    def _find_said(self, entry: Entry) -> Said:
        try:
            return said_in(self.article(entry.row.id))
        except ArticleGoneError:
            return Said({}, quotes=False)

    def _is_in(self, entry: Entry, state: State) -> bool:
        match state:
            case State.READ:
                return self.marks.is_read(entry.row.key)
            case State.UNREAD:
                return not self.marks.is_read(entry.row.key)
            case State.STARRED:
                return self.marks.is_starred(entry.row.key)
            case State.LINKED:
                return self._snapshot.is_linked(entry)
            case State.ORPHAN:
                return not self._snapshot.is_linked(entry)
