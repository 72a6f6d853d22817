"""What a library tells for the news beyond its rows and articles."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reader.library.news.pieces import Piece
    from reader.library.news.times import Days
    from reader.library.terms import Link, Row
    from reader.parse.draft import Draft
    from reader.text.safe import SafeText


class Named(Enum):
    """What can be counted over a collection."""

    VOICE = "speaker"
    PLACE = "place"
    SECTION = "section"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Counted:
    """A name and how many articles it stands in."""

    name: SafeText
    count: int
    quotes: int | None = None
    """Of a voice: how many quotes in them; None where the index does not say."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A related headline with no article of the same headline."""

    count: int
    """How many articles list it."""
    headline: Callable[[], SafeText | None]
    """How it reads, for which files may be read; None where they tell that it is here after all."""
    listed_by: Callable[[int], Sequence[str]]
    """Ids of articles that list it, newest first; at most so many."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """Articles that came, or came back changed, since a bookmark."""

    count: int
    ids: tuple[str, ...]
    """The newest of them, newest first."""
    exact: bool = True
    """False where only dates tell what is new, since the index was made anew in between."""


def made_at(bookmark: Mapping[str, object]) -> float:
    """The seconds since the epoch at which a bookmark was made; 0 if it does not say."""
    at = bookmark.get("at")
    if not isinstance(at, int | float):
        return 0.0
    try:
        return float(at)
    except OverflowError:
        return 0.0


class Archive(Protocol):
    """One state of a collection, asked for news.

    Every call may take its time: none is for the interface's own thread.
    """

    def draft(self, article_id: str) -> Draft:
        """An article without its quotes.

        Raises:
            ArticleGoneError: if its file has gone or can no longer be read.
        """

    def pieces(
        self, rows: Sequence[Row], holding: Callable[[str], int], articles: int
    ) -> dict[str, Piece]:
        """The articles of `rows` as pieces of stories, by id; without those that cannot be read.

        `holding` is this archive's, made quick by its caller; `articles` is how many there are.
        """

    def prepare(self) -> Callable[[], None]:
        """Begin to make ready what stories need, beside everything else; returns what ends it.

        Raises:
            OSError: if it cannot be begun.
        """

    def found(self, name: str) -> str | None:
        """What `keep_found` was given last under `name`; None if nothing is kept."""

    def keep_found(self, name: str, told: str) -> None:
        """Remember what was found, as text, for as long as the index is kept."""

    def link(self, headline: str, moment: float) -> Link:
        """Where a headline leads that stands in no article, at `moment` (seconds)."""

    def missing(self, most: int) -> Iterable[Missing]:
        """Related headlines with no article of the same headline, the most listed first.

        At most `most`; one that is here at its address has no headline to show.
        """

    def naming(self, headline: str, most: int) -> Sequence[Row]:
        """Articles that list `headline`, newest first; at most `most`."""

    def holding(self, word: str) -> int:
        """How many articles hold the folded `word` in their text."""

    def sharing(self, words: Sequence[str], days: tuple[int, int], most: int) -> Sequence[Row]:
        """Articles of some days that hold most of `words`, the best first; at most `most`.

        `days` are proleptic Gregorian ordinals, the last included.
        """

    def bookmark(self) -> dict[str, object]:
        """Plain fields by which `arrived` tells later what is new."""

    def arrived(self, bookmark: Mapping[str, object], most: int) -> Arrived:
        """What came since `bookmark`, which also holds the seconds ``at`` which it was made."""

    def new_voices(self, bookmark: Mapping[str, object]) -> Sequence[Counted]:
        """People quoted since `bookmark` and never before, the most quoted first."""

    def days(self) -> Days:
        """How many articles are from which day, as queries see it."""

    def frequent(self, named: Named, most: int) -> Sequence[Counted]:
        """What stands in the most articles, the most frequent first; at most `most`."""

    def speakers(self, words: str, most: int, *, exact: bool = True) -> Sequence[Counted]:
        """Speakers whose names hold every one of `words`, those in the most articles first.

        Names are the same that differ in case, accents and punctuation alone; at most `most`.
        Counts that need not be `exact` may hold articles that have gone, and come sooner.
        """

    def spoken_at(self, names: Sequence[str]) -> Sequence[float]:
        """The moments (seconds) of all articles in which one of `names` speaks, ascending."""

    def spoken(self, names: Sequence[str]) -> tuple[int, int | None]:
        """In how many articles one of `names` speaks, and with how many quotes, as `Counted`."""

    def speaking(self, names: Sequence[str], start: int, most: int) -> Sequence[Row]:
        """Articles in which one of `names` speaks, newest first: `most` of them after `start`."""

    def unheard(self) -> int:
        """About how many articles there are whose speakers have not been looked for."""
