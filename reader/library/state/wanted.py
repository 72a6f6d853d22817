"""Headlines that lead nowhere and that the reader wants: looked out for until they arrive."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.library.state.journal import Edit
from reader.library.state.values import number_in, pack, text_in, values_of
from reader.text.fold import headline_key
from reader.text.safe import SafeText, clean_line

if TYPE_CHECKING:
    from reader.library.state.store import Store


@dataclass(frozen=True, slots=True)
class Wanted:
    """One wanted headline."""

    headline: SafeText
    since: float
    """Seconds since the epoch."""
    article: str
    """Key of the article that named it; "" if none did."""


class WantedHeadlines:
    """The wanted headlines of a state; case, accents and punctuation do not tell them apart."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, headline: str, article: str = "") -> bool:
        """Want `headline`, named by the article with that key; False if it was wanted already."""
        if headline in self or not headline_key(headline):
            return False
        shown = clean_line(headline)
        since = self._store.now().timestamp()
        value = pack({"headline": shown, "since": since, "article": article})
        edit = Edit("wanted", [headline_key(headline)], value)
        return bool(self._store.change([edit], f"wanted {shown}"))

    def remove(self, headline: str) -> bool:
        """Want it no longer; False if it was not wanted."""
        edit = Edit("wanted", [headline_key(headline)], None)
        return bool(self._store.change([edit], f"no longer wanted {clean_line(headline)}"))

    def __contains__(self, headline: object) -> bool:
        if not isinstance(headline, str):
            return False
        question = "SELECT 1 FROM records WHERE kind='wanted' AND key=? AND item=''"
        return bool(self._store.rows(question, (headline_key(headline),)))

    def all(self) -> list[Wanted]:
        """Every wanted headline, the oldest wish first."""
        found = [
            Wanted(clean_line(text_in(fields, "headline")), number_in(fields, "since"),
                   text_in(fields, "article"))
            for _, fields in values_of(self._store, "wanted")
        ]  # fmt: skip
        return sorted(found, key=lambda wanted: (wanted.since, wanted.headline))
