"""Which articles the reader has put into one story, and which apart."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reader.library.state.journal import Edit
from reader.text.safe import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.library.state.store import Also, Store

_JOINED, _APART = "joined", "apart"


class StoryTies:
    """Decisions about pairs of articles, by their keys. Each can be undone."""

    def __init__(self, store: Store, note_places: Also = lambda *_: None) -> None:
        """Take the state in `store`; `note_places` remembers where the articles are."""
        self._store = store
        self._note_places = note_places

    def split(self, article: str, others: Iterable[str], headline: str = "") -> bool:
        """The article with that key is in no story with any of `others`, which stay together."""
        others = list(others)
        was = self.pairs(joined=True)
        held = [other for other in others if (min(article, other), max(article, other)) in was]
        edits = [Edit("story", [one], _APART, other) for one, other in _pairs(article, others)]
        edits += _joins(pairwise(held))
        said = f"split {_shown(headline)} from a story"
        return bool(edits) and bool(self._store.change(edits, said, self._note_places))

    def join(self, article: str, to: str, others: Iterable[str] = (), headline: str = "") -> bool:
        """The article is in one story with `to`, and no longer apart from `others` in it."""
        edits = [Edit("story", [one], None, other) for one, other in _pairs(article, others)]
        edits += _joins([(article, to)])
        return self._join(edits, headline)

    def join_stories(self, one: Sequence[str], other: Sequence[str], headline: str = "") -> bool:
        """Two stories are one; the arguments are the keys of their articles, at least one each.

        Each article of the one is tied to the first of the other: were it but the two first, the
        stories would fall apart with whichever of them is split off.
        """
        theirs = set(other)
        apart = [
            pair
            for pair in self.pairs(joined=False)
            if (pair[0] in one and pair[1] in theirs) or (pair[1] in one and pair[0] in theirs)
        ]
        edits = [Edit("story", [a], None, b) for pair in apart for a, b in (pair, pair[::-1])]
        ends = {(key, other[0]): None for key in one} | {(key, one[0]): None for key in other}
        edits += _joins(ends)
        return self._join(edits, headline)

    def _join(self, edits: list[Edit], headline: str) -> bool:
        said = f"joined {_shown(headline)} to a story"
        return bool(self._store.change(edits, said, self._note_places))

    def pairs(self, *, joined: bool) -> frozenset[tuple[str, str]]:
        """All pairs that are joined, or all that are apart; the smaller key comes first."""
        rows = self._store.rows(
            "SELECT key, item FROM records WHERE kind='story' AND value=?",
            (_JOINED if joined else _APART,),
        )
        return frozenset((min(key, item), max(key, item)) for key, item in rows)


def _joins(pairs: Iterable[tuple[str, str]]) -> list[Edit]:
    return [Edit("story", [a], _JOINED, b) for one, other in pairs for a, b in _pairs(one, [other])]


def _pairs(article: str, others: Iterable[str]) -> list[tuple[str, str]]:
    """Each pair both ways: when one of the two is edited, its own record goes with it."""
    apart = [other for other in others if other and other != article]
    return [pair for other in apart for pair in ((article, other), (other, article))]


def _shown(headline: str) -> str:
    return f"“{clean_line(headline)}”" if headline else "an article"
