"""Which articles the reader has put into one story, and which apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.state.journal import Edit
from reader.text.safe import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.library.state.store import Also, Store

_JOINED, _APART = "joined", "apart"


class StoryTies:
    """Decisions about pairs of articles, by their keys. Each can be undone."""

    def __init__(self, store: Store, note_places: Also = lambda *_: None) -> None:
        """Take the state in `store`; `note_places` remembers where the articles are."""
        self._store = store
        self._note_places = note_places

    def split(self, article: str, others: Iterable[str], headline: str = "") -> bool:
        """The article with that key is in no story with any of `others`."""
        return self._decide(article, others, _APART, f"split {_shown(headline)} from a story")

    def join(self, article: str, to: str, others: Iterable[str] = (), headline: str = "") -> bool:
        """The article is in one story with `to`, and no longer apart from `others` in it."""
        edits = [Edit("story", [one], None, other) for one, other in _pairs(article, others)]
        edits += [Edit("story", [one], _JOINED, other) for one, other in _pairs(article, [to])]
        said = f"joined {_shown(headline)} to a story"
        return bool(self._store.change(edits, said, self._note_places))

    def pairs(self, *, joined: bool) -> frozenset[tuple[str, str]]:
        """All pairs that are joined, or all that are apart; the smaller key comes first."""
        rows = self._store.rows(
            "SELECT key, item FROM records WHERE kind='story' AND value=?",
            (_JOINED if joined else _APART,),
        )
        return frozenset((min(key, item), max(key, item)) for key, item in rows)

    def _decide(self, article: str, others: Iterable[str], value: str, said: str) -> bool:
        edits = [Edit("story", [one], value, other) for one, other in _pairs(article, others)]
        return bool(edits) and bool(self._store.change(edits, said, self._note_places))


def _pairs(article: str, others: Iterable[str]) -> list[tuple[str, str]]:
    """Each pair both ways: when one of the two is edited, its own record goes with it."""
    apart = [other for other in others if other and other != article]
    return [pair for other in apart for pair in ((article, other), (other, article))]


def _shown(headline: str) -> str:
    return f"“{clean_line(headline)}”" if headline else "an article"
