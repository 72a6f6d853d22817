"""What the list is narrowed by, whatever is searched in it: a filter, and what is muted. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.library.query import Node, Query
    from reader.library.state.rules import Rule


class Narrowing:
    """The filter and the mutes of a list."""

    def __init__(self) -> None:
        self.filter: Query | None = None
        self.name = ""
        """The filter's name, where it has one: that of a saved search."""
        self.only_muted = False
        """Show what is muted, and nothing else."""
        self.muted: int | None = None
        """How many articles are muted; None while they are counted."""
        self.muted_unread: int | None = None
        """How many of them are unread."""
        self._mutes: tuple[str, ...] = ()
        self._muting: Node | None = None

    @property
    def mutes(self) -> bool:
        """Whether anything may be muted."""
        return self._muting is not None

    @property
    def active(self) -> bool:
        """Whether the list is less than everything that is not muted."""
        return self.filter is not None or self.only_muted

    def take_rules(self, rules: Iterable[Rule]) -> bool:
        """Mute by `rules`; tell whether that is another muting than before."""
        mutes = tuple(rule.query for rule in rules if rule.action.value == "mute")
        if mutes == self._mutes:
            return False
        self._mutes = mutes
        self._muting = _any_of(mutes) if mutes else None
        self.muted = self.muted_unread = None
        self.only_muted = self.only_muted and bool(mutes)
        return True

    def muted_ones(self) -> Query | None:
        """The question for what is muted; None where nothing is."""
        if self._muting is None:
            return None
        from reader.library.query import Query

        return Query(self._muting)

    def unread_of_muted(self) -> Query | None:
        """The question for what is muted and unread; None where nothing is muted."""
        if self._muting is None:
            return None
        from reader.library.query import Query, all_of
        from reader.library.query.tree import Is, State

        return Query(all_of(Is(State.UNREAD), self._muting))

    def shown_of(self, unread: int | None, articles: int) -> tuple[int | None, int]:
        """(unread, all) among those shown: without what is muted, or only that."""
        if not self.mutes or self.muted is None:
            return (None if self.mutes else unread), articles
        if self.only_muted:
            return self.muted_unread, self.muted
        left = articles - self.muted
        if unread is None or self.muted_unread is None:
            return None, left
        return max(unread - self.muted_unread, 0), left

    def unmuted(self, query: Query) -> Query:
        """`query` without what is muted."""
        if self._muting is None:
            return query
        from reader.library.query import Not, Query, all_of

        parts = [query.root] if query.root is not None else []
        return Query(all_of(Not(self._muting), *parts), query.text, query.notes)

    def asked(self, search: Query | None) -> Query | None:
        """The question that `search` is within the filter; None asks for everything."""
        if self.filter is None and self._muting is None:
            return search
        from reader.library.query import Not, Query, all_of
        from reader.library.query.settle import settle

        parts: list[Node] = []
        if self._muting is not None:
            parts.append(self._muting if self.only_muted else Not(self._muting))
        found = search.root if search is not None else None
        if self.filter is not None and self.filter.root is not None:
            settled = settle(self.filter.root)
            # What is twice denied is taken as it stands: only the search may be loosened.
            parts.append(settled if found is None else Not(Not(settled)))
        if found is not None:
            parts.append(found)
        notes = search.notes if search is not None else ()
        text = search.text if search is not None else self.filter.text if self.filter else None
        root = all_of(*parts)
        return Query(root, text or Query().text, notes) if root is not None else None

    def about(self) -> str:
        """What the list is narrowed by, for the top line; "" if by nothing."""
        if self.only_muted:
            return "muted"
        if self.filter is None:
            return ""
        return self.name or f"filter {self.filter.text}"


def _any_of(queries: Iterable[str]) -> Node | None:
    from reader.library.query import any_of, parse
    from reader.library.query.settle import settle

    roots = (parse(query).root for query in queries)
    return any_of(*(settle(root) for root in roots if root is not None))
