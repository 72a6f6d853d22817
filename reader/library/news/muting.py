"""What the reader has muted is no news to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.query import parse

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library.api import Library


def muted_in(library: Library) -> Callable[[str], bool]:
    """Whether the article with an id answers a rule that mutes, as the collection is now."""
    mutes = [rule.query for rule in library.state.rules.all() if rule.action.value == "mute"]
    if not mutes:
        return lambda _: False
    listing = library.listing(parse(" OR ".join(f"({query})" for query in mutes)))
    return lambda name: listing.position(name) is not None
