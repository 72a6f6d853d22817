"""The query language asked of what is no article but belongs to some: visits, passages, wishes.

What an item knows itself it answers itself; all else its articles answer, as they do in any list.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from reader.library.api import Match, Scope
from reader.library.query import PlainDocument, Query, match
from reader.library.query.tree import (
    And,
    Between,
    Feature,
    Field,
    Has,
    Is,
    Not,
    Or,
    Phrase,
    State,
    When,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reader.library.api import Library
    from reader.library.query.tree import Node
    from reader.library.state.reader_state import ReaderState

Leaf: TypeAlias = Phrase | Is | Has | When | Between
Place: TypeAlias = "tuple[Library, str]"
"""A collection and the id of an article in it."""
Places: TypeAlias = "Callable[[str, str, str], Iterable[Place]]"
"""Where the article is now that has a key, and had an id in a folder, which come in this order."""


class Item(NamedTuple):
    """What is asked."""

    says: Callable[[Leaf], bool | None]
    """Whether it answers by what it knows itself; None if its articles are to tell."""
    places: Callable[[], Iterable[Place]]
    """Its articles that are here."""


class Asked:
    """Asks one query of many items."""

    def __init__(self, query: Query) -> None:
        self._root = query.root
        self._answering: dict[tuple[int, Leaf], frozenset[str]] = {}
        self._said: dict[Leaf, bool | None] = {}
        """What the item that is asked says itself; it may have many articles."""
        self._untold = False
        self.gone = 0
        """How many items were asked for what their articles tell, and have none here."""

    def answers(self, item: Item) -> bool:
        """Whether `item` answers, by itself or together with one of its articles."""
        if self._root is None:
            return True
        self._untold = False
        self._said = {}
        if self._holds(self._root, item, None):
            if not self._untold:
                return True
        elif not self._untold:
            return False
        places = list(item.places())
        if not places:
            self.gone += 1
            return self._holds(self._root, item, None)
        return any(self._holds(self._root, item, place) for place in places)

    def _holds(self, node: Node, item: Item, place: Place | None) -> bool:
        match node:
            case And(parts):
                return all(self._holds(part, item, place) for part in parts)
            case Or(parts):
                return any(self._holds(part, item, place) for part in parts)
            case Not(part):
                return not self._holds(part, item, place)
            case _:
                return self._tells(node, item, place)

    def _tells(self, leaf: Leaf, item: Item, place: Place | None) -> bool:
        if leaf not in self._said:
            self._said[leaf] = item.says(leaf)
        said = self._said[leaf]
        if said is not None:
            return said
        if place is None:
            self._untold = True
            return False
        library, name = place
        key = (id(library), leaf)
        if key not in self._answering:
            listing = library.listing(Query(leaf), Scope.TEXT)
            exact = listing.match is Match.EXACT
            self._answering[key] = frozenset(listing.ids() if exact else ())
        return name in self._answering[key]


def said_in(leaf: Leaf, *texts: str) -> bool:
    """Whether the words of `leaf`, a phrase in whatever field, stand in one of `texts`."""
    if not isinstance(leaf, Phrase):
        return False
    plain = Query(Phrase(leaf.words, Field.TEXT, leaf.prefix))
    document = PlainDocument({Field.TEXT: [text for text in texts if text]})
    return match(plain, document, date.min, Scope.TEXT)


def dated(leaf: When | Between, day: date, today: date) -> bool:
    """Whether `day` is of the time that `leaf` names."""
    return match(Query(leaf), PlainDocument({}, day), today)


def marked_so(leaf: Leaf, state: ReaderState, key: str) -> bool | None:
    """Whether the article with a key is marked as `leaf` asks; None if that is no mark."""
    match leaf:
        case Is(State.READ):
            return state.is_read(key)
        case Is(State.UNREAD):
            return not state.is_read(key)
        case Is(State.STARRED):
            return state.is_starred(key)
        case Has(Feature.NOTE):
            return bool(state.note(key))
        case Phrase(field=Field.TAG):
            return said_in(leaf, *state.tags(key))
        case Phrase(field=Field.NOTE):
            return said_in(leaf, state.note(key))
        case _:
            return None
