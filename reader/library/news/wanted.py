"""The wanted list: related headlines that lead nowhere, and what has become of wishes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.library.api import LinkState
from reader.library.news.items import Item, said_in
from reader.library.query.tree import Field, Phrase
from reader.text.fold import headline_key
from reader.text.safe import SafeText

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.library.api import Library, Row
    from reader.library.news.archive import Archive, Missing
    from reader.library.news.items import Asked, Leaf

MOST_LISTED = 200
"""Headlines that lead nowhere that are shown; a large archive has as many as articles."""
MOST_ASKED = 5_000
"""Headlines that a query is asked of."""
_MOST_NAMING = 1_000
_SHOWN_NAMING = 3
_SHOWN_AT_ONCE = 25
_SHOWN_FIRST = 5
_SPARE = 200
"""Headlines more that are looked at, since some are here in other words."""
_HERE = (LinkState.EXACT, LinkState.NEAR)


@dataclass(frozen=True, slots=True)
class Wish:
    """A headline that an article of the collection lists, or that the reader wants."""

    headline: SafeText
    count: int
    """How many articles list it."""
    named_by: tuple[Row, ...] = ()
    """Some of them, newest first."""
    since: float | None = None
    """Seconds since the epoch at which the reader began to want it; None if they do not."""
    arrived: Row | None = None
    """The article, if it is here by now."""
    reason: SafeText = SafeText("")
    """One sentence: why that article, or why none."""


@dataclass(frozen=True, slots=True)
class WantedList:
    """What the reader wants, what of it has arrived, and what else leads nowhere."""

    wishes: tuple[Wish, ...] = ()
    """What the reader wants: arrived ones first, then the oldest wish."""
    missing: tuple[Wish, ...] = ()
    """Other headlines that lead nowhere, the most listed first."""

    @property
    def arrived(self) -> tuple[Wish, ...]:
        """The wishes that have come true."""
        return tuple(wish for wish in self.wishes if wish.arrived is not None)

    def wanting(self, wish: Wish, since: float) -> WantedList:
        """The list with one more of what is missing wanted, without counting anew."""
        missing = tuple(one for one in self.missing if one is not wish)
        return WantedList((*self.wishes, replace(wish, since=since)), missing)

    def without(self, wish: Wish) -> WantedList:
        """The list with one wish less; what is still listed is missing again."""
        wishes = tuple(one for one in self.wishes if one is not wish)
        if not wish.count or wish.arrived is not None:
            return WantedList(wishes, self.missing)
        missing = sorted((*self.missing, replace(wish, since=None)), key=_by_use)
        return WantedList(wishes, tuple(missing))


def wanted_list(
    library: Library,
    most: int = MOST_LISTED,
    cancelled: Callable[[], bool] = lambda: False,
    show: Callable[[WantedList], None] = lambda _: None,
    asked: Asked | None = None,
) -> WantedList:
    """Count over the collection which related headlines lead nowhere; takes its time.

    Args:
        library: the collection, with the reader's own state.
        most: headlines listed beside the reader's wishes.
        cancelled: asked between two headlines.
        show: given what is known so far, the most listed first.
        asked: asks which are meant, among the `MOST_ASKED` most listed. No file is read for those
            whose articles tell that they are not.
    """
    archive = library.archive
    wishes = wishes_of(library)
    if asked is not None:
        wishes = tuple(wish for wish in wishes if asked.answers(_wished_item(library, wish)))
    if wishes:
        show(WantedList(wishes))
    wanted = {headline_key(wish.headline) for wish in library.state.wanted.all()}
    missing: list[Wish] = []
    looked_at = most + len(wanted) + max(_SPARE, most)
    looked_at = looked_at if asked is None else max(looked_at, MOST_ASKED)
    for one in archive.missing(looked_at if most > 0 else 0):
        if cancelled() or len(missing) >= most:
            break
        if asked is not None and not asked.answers(_missing_item(library, one)):
            continue
        headline = one.headline()
        if headline is None or headline_key(headline) in wanted:
            continue
        link = archive.link(headline, 0.0)
        # The same words are not here; another wording of them may be.
        if link.state not in _HERE:
            naming = tuple(archive.naming(headline, _SHOWN_NAMING))
            missing.append(Wish(headline, one.count, naming, reason=link.reason))
            if len(missing) == _SHOWN_FIRST or len(missing) % _SHOWN_AT_ONCE == 0:
                show(WantedList(wishes, tuple(sorted(missing, key=_by_use))))
    return WantedList(wishes, tuple(sorted(missing, key=_by_use)))


def wishes_of(library: Library) -> tuple[Wish, ...]:
    """What the reader wants, each with the article that has arrived, if one has."""
    archive = library.archive
    wishes = [
        _wish(archive, wanted.headline, wanted.since) for wanted in library.state.wanted.all()
    ]
    return tuple(sorted(wishes, key=lambda wish: wish.arrived is None))


def _wished_item(library: Library, wish: Wish) -> Item:
    def articles() -> list[str]:
        rows = list(library.archive.naming(wish.headline, _MOST_NAMING))
        return [row.id for row in (*rows, wish.arrived) if row is not None]

    return _item(library, lambda: wish.headline, articles)


def _missing_item(library: Library, one: Missing) -> Item:
    return _item(library, one.headline, lambda: one.listed_by(_MOST_NAMING))


def _item(
    library: Library, headline: Callable[[], SafeText | None], articles: Callable[[], Sequence[str]]
) -> Item:
    """A wanted headline as a query is asked of it.

    Words are looked for in the headline; everything else is asked of the articles that list it and
    of the one that has arrived.
    """

    def says(leaf: Leaf) -> bool | None:
        if isinstance(leaf, Phrase) and leaf.field in (Field.ANY, Field.HEADLINE):
            return said_in(leaf, headline() or "")
        return None

    return Item(says, lambda: ((library, article_id) for article_id in articles()))


def _wish(archive: Archive, headline: SafeText, since: float) -> Wish:
    naming = tuple(archive.naming(headline, _MOST_NAMING))
    link = archive.link(headline, naming[0].moment if naming else since)
    arrived = link.target if link.state in _HERE else None
    if link.state is LinkState.CHOICE and link.score == 100.0:
        arrived = link.candidates[0]
    return Wish(headline, len(naming), naming[:_SHOWN_NAMING], since, arrived, link.reason)


def _by_use(wish: Wish) -> tuple[int, float, str]:
    newest = wish.named_by[0].moment if wish.named_by else 0.0
    return -wish.count, -newest, wish.headline
