"""What the library in memory keeps of an article, and how a query looks at it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.library.corrections import speaker_counts
from reader.library.features import OWN_TEXT
from reader.library.linking.addresses import address_key
from reader.library.query import Feature, Field, State, spaced
from reader.library.rows import day_of
from reader.text.fold import headline_key

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from reader.article import Article
    from reader.library.api import Row
    from reader.library.corrections import Spoken
    from reader.parse.draft import Draft
    from reader.text.safe import SafeText


@dataclass(frozen=True, slots=True)
class Said:
    """What the quotes of an article tell a query."""

    speakers: Mapping[str, int]
    """How many quotes each has."""
    quotes: bool


class Entry:
    """An article in memory. What few questions need is worked out when first asked for."""

    __slots__ = (
        "_said",
        "_values",
        "address",
        "draft",
        "file",
        "headline_key",
        "part",
        "related_addresses",
        "related_keys",
        "row",
    )

    def __init__(self, row: Row, draft: Draft, file: bytes, part: int) -> None:
        self.row = row
        self.draft = draft
        self.file = file
        self.part = part
        self.headline_key = headline_key(draft.headline)
        self.related_keys = frozenset(headline_key(item.headline) for item in draft.related) - {""}
        self.address = address_key(draft.url)
        self.related_addresses = frozenset(address_key(one.url) for one in draft.related) - {""}
        self._said: Said | None = None
        self._values: dict[Field, tuple[str, ...]] = {}

    def values(self, where: Field) -> Sequence[str]:
        """The spaced texts of a field."""
        if where not in self._values:
            self._values[where] = tuple(map(spaced, self._texts(where)))
        return self._values[where]

    def said(self, find: Callable[[Entry], Said]) -> Said:
        """Speakers and quotes, found by `find` when first asked for."""
        if self._said is None:
            self._said = find(self)
        return self._said

    def has(self, feature: Feature, find: Callable[[Entry], Said]) -> bool:
        """Whether the article has `feature`."""
        if feature is Feature.QUOTE:
            return self.said(find).quotes
        return bool(OWN_TEXT[feature](self.draft))

    def day(self) -> date:
        """The day that queries go by."""
        return day_of(self.row.published, self.row.moment)

    def _texts(self, where: Field) -> Sequence[str]:
        draft, row = self.draft, self.row
        match where:
            case Field.HEADLINE:
                return (draft.headline,)
            case Field.TEXT | Field.ANY:
                standfirst = (draft.standfirst,) if draft.standfirst else ()
                return (draft.headline, *standfirst, *(block.text for block in draft.body))
            case _:
                named = {
                    Field.PLACE: row.place,
                    Field.SOURCE: row.publisher,
                    Field.SECTION: row.section,
                    Field.LANGUAGE: draft.language,
                    Field.PATH: row.path,
                }[where]
                return (named,) if named else ()


def said_in(article: Article) -> Said:
    """What the quotes of a built article tell a query: marked words alone are not said."""
    quotes = any(quote.kind != "mark" for quote in article.quotes)
    return Said(speaker_counts(article.quotes), quotes)


@dataclass(frozen=True, slots=True)
class Asked:
    """An entry as `reader.library.query.match` sees it."""

    entry: Entry
    find: Callable[[Entry], Said]
    states: Callable[[Entry, State], bool]
    tags: Callable[[str], Sequence[SafeText]]
    """The reader's tags of the article with that content key."""
    note: Callable[[str], SafeText]
    """The reader's note on it."""
    spoken: Spoken
    """What the reader said of speakers."""

    def values(self, where: Field) -> Sequence[str]:
        """The spaced texts of a field."""
        if where is Field.SPEAKER:
            found = self.entry.said(self.find).speakers
            return tuple(map(spaced, self.spoken.names(self.entry.row.id, found)))
        if where is Field.NOTE:
            note = self.note(self.entry.row.key)
            return (spaced(note),) if note else ()
        if where is Field.TAG:
            return tuple(map(spaced, self.tags(self.entry.row.key)))
        return self.entry.values(where)

    def day(self) -> date:
        """The day that queries go by."""
        return self.entry.day()

    def has(self, feature: Feature) -> bool:
        """Whether the article has `feature`."""
        if feature is Feature.NOTE:
            return bool(self.note(self.entry.row.key))
        if feature is Feature.SPEAKER:
            return bool(self.values(Field.SPEAKER))
        return self.entry.has(feature, self.find)

    def is_in(self, state: State) -> bool:
        """Whether the article is in `state`."""
        return self.states(self.entry, state)
