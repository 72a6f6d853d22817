"""Rules at work on what has come into a collection: each acts once on an article, then never again.

So what the reader has unstarred or untagged since stays so, and an index that is built anew, or a
program that was killed between indexing and this, changes nothing of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.state.rules import Action

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Protocol

    from reader.library.api import Listing
    from reader.library.query import Query
    from reader.library.state.reader_state import ReaderState

    class Asked(Protocol):
        """The part of a library that this needs."""

        @property
        def state(self) -> ReaderState:
            """The reader's own state."""

        def listing(self, query: Query | None = None) -> Listing:
            """Rows that answer `query`."""


def apply_rules(library: Asked) -> int:
    """Tag and star what answers the rules and was not seen by them yet; returns how many were."""
    from reader.library.query import parse

    touched = 0
    for rule in library.state.rules.all():
        query = parse(rule.query)
        if rule.action is Action.MUTE or query.root is None:
            continue
        fresh = _fresh(library.listing(query).keys(), library.state.rules.seen(rule))
        if fresh:
            touched += library.state.obey(rule, fresh)
    return touched


def _fresh(keys: Sequence[str], seen: frozenset[str]) -> list[str]:
    return [key for key in dict.fromkeys(keys) if key not in seen]
