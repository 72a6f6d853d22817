"""What the reader has muted is no news to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.query import Not, Query, all_of, any_of, parse
from reader.library.query.settle import settle

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library.api import Library
    from reader.library.query import Node


def muted_in(library: Library) -> Callable[[str], bool]:
    """Whether the article with an id answers a rule that mutes, as the collection is now."""
    muting = _muting(library)
    if muting is None:
        return lambda _: False
    return frozenset(library.listing(Query(muting)).ids()).__contains__


def unmuted(library: Library, query: Query) -> Query:
    """`query` without what is muted; itself where nothing is."""
    muting = _muting(library)
    if muting is None:
        return query
    own = [query.root] if query.root is not None else []
    return Query(all_of(Not(muting), *own), query.text, query.notes)


def _muting(library: Library) -> Node | None:
    rules = library.state.rules.all()
    roots = (parse(rule.query).root for rule in rules if rule.action.value == "mute")
    return any_of(*(settle(root) for root in roots if root is not None))
