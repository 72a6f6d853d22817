"""The stories among the newest articles: found once, and from then on only what has changed.

What an article tells is kept by its words (`story_cache`), and so are the stories that were found
last. A decision of the reader changes neither pieces nor ties, only what is put together: so it
takes no longer than that.
"""

from __future__ import annotations

import time
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING

from reader.library.news.kin import kin
from reader.library.news.muting import muted_in
from reader.library.news.stories import ByHand, stories
from reader.library.news.story_text import text_of, told_in
from reader.library.news.ties import ties

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.library.api import Library, Row
    from reader.library.news.pieces import Piece
    from reader.library.news.stories import Story
    from reader.library.news.ties import Tie

MOST_RECENT = 2_000
"""Newest articles that the list of stories is made of."""
_FIRST = 150
"""Articles after which stories are shown for the first time; then after four times as many."""
_STEP = 4
_AT_ONCE = 50
_BREATH = 0.002


def by_hand(library: Library) -> ByHand:
    """What the reader has decided."""
    kept = library.state.story_ties
    return ByHand(kept.pairs(joined=True), kept.pairs(joined=False))


def maker(library: Library) -> Callable[[Sequence[Row]], list[Piece]]:
    """What makes pieces of rows; it remembers how common words are."""
    archive = library.archive
    articles = library.summary().articles
    holding = cache(archive.holding)

    def make(rows: Sequence[Row]) -> list[Piece]:
        known = archive.pieces(rows, holding, articles)
        return [known[row.id] for row in rows if row.id in known]

    return make


def recent_stories(
    library: Library,
    most: int = MOST_RECENT,
    report: Callable[[int, int], None] = lambda *_: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Story, ...]:
    """The stories among the newest articles, the one that moved last first."""
    return Recent(library, most).find(report, cancelled)


class Recent:
    """The stories among the newest articles of a collection, asked for again and again."""

    def __init__(self, library: Library, most: int = MOST_RECENT) -> None:
        """Take a library, and how many articles to look at."""
        self._library = library
        self.most = most
        self._of: list[Row] = []
        self._pieces: list[Piece] = []
        self._ties: list[Tie] | None = None

    def find(
        self,
        report: Callable[[int, int], None] = lambda *_: None,
        cancelled: Callable[[], bool] = lambda: False,
        show: Callable[[tuple[Story, ...]], None] | None = None,
    ) -> tuple[Story, ...]:
        """The stories as the collection and the reader's decisions are now.

        Takes its time where articles have to be read, and lets other threads go first.

        Args:
            report: told how many articles are done, and of how many.
            cancelled: whether to stop; what is found then is not all.
            show: given what is found so far, from this thread: the newest first.
        """
        if (known := self.known()) is not None:
            return known
        rows, decided = self._newest(), by_hand(self._library)
        self._gather(rows, report, cancelled, show or (lambda _: None), decided)
        return () if cancelled() else self._put_together(decided, _mark_of(rows, decided))

    def known(self) -> tuple[Story, ...] | None:
        """The stories, where no article has to be read or compared for them; None otherwise."""
        rows, decided = self._newest(), by_hand(self._library)
        mark = _mark_of(rows, decided)
        if self._ties is not None and rows == self._of:
            return self._put_together(decided, mark)
        return told_in(self._library.archive.found(self._name), mark)

    def holds(self, article_id: str) -> bool:
        """Whether an article is among those that the stories are made of."""
        return any(row.id == article_id for row in self._newest())

    def make_ready(self, cancelled: Callable[[], bool] = lambda: False) -> None:
        """Fetch what a decision of the reader needs, so that it takes no time."""
        rows = self._newest()
        if self._ties is None or rows != self._of:
            self._gather(rows, lambda *_: None, cancelled, lambda _: None, by_hand(self._library))

    @property
    def _name(self) -> str:
        return f"newest {self.most}"

    def _newest(self) -> list[Row]:
        muted = muted_in(self._library)
        newest = self._library.listing().rows(0, self.most)
        rows = [row for row in newest if row is not None]
        return [row for row in (*rows, *self._joined_to(rows)) if not muted(row.id)]

    def _joined_to(self, rows: Sequence[Row]) -> list[Row]:
        """Older articles that the reader joined to some of `rows`: their story holds them too."""
        decided, state = by_hand(self._library), self._library.state
        keys = {row.key for row in rows}
        kept = kin(decided.joined, decided.apart).items() if decided.joined else ()
        older = sorted({key for key, others in kept if key not in keys and others & keys})
        found = (self._library.row(name) for key in older for name in state.ids_of(key))
        known = {row.id for row in rows}
        return list({row.id: row for row in found if row and row.id not in known}.values())

    def _gather(
        self,
        rows: list[Row],
        report: Callable[[int, int], None],
        cancelled: Callable[[], bool],
        show: Callable[[tuple[Story, ...]], None],
        decided: ByHand,
    ) -> None:
        make = maker(self._library)
        pieces: list[Piece] = []
        due = _FIRST
        for start in range(0, len(rows), _AT_ONCE):
            if cancelled():
                return
            pieces += make(rows[start : start + _AT_ONCE])
            report(min(start + _AT_ONCE, len(rows)), len(rows))
            if len(pieces) >= due:
                show(stories(pieces, decided))
                due *= _STEP
            time.sleep(_BREATH)
        self._pieces, self._of, self._ties = pieces, rows, ties(pieces)

    def _put_together(self, decided: ByHand, mark: str) -> tuple[Story, ...]:
        found = stories(self._pieces, decided, self._ties)
        self._library.archive.keep_found(self._name, text_of(found, mark))
        return found


def _mark_of(rows: Sequence[Row], decided: ByHand) -> str:
    """What stories are made of, in short."""
    digest = blake2b(digest_size=16)
    for row in rows:
        digest.update(f"{row.id} {row.key} {row.moment}\n".encode())
    for pairs in (decided.joined, decided.apart):
        digest.update(repr(sorted(pairs)).encode())
    return digest.hexdigest()
