"""What of a state has a life of its own, each made when it is first asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from reader.library.state.desk import Desk
    from reader.library.state.journal import Step
    from reader.library.state.notebook import Notebook
    from reader.library.state.rules import Rules
    from reader.library.state.searches import SavedSearches
    from reader.library.state.store import Store
    from reader.library.state.story_ties import StoryTies
    from reader.library.state.unread import UnreadCounter
    from reader.library.state.visits import Visits
    from reader.library.state.voices import Voices
    from reader.library.state.wanted import WantedHeadlines


class Parts:
    """The parts of a state that `reader.library.state.reader_state` is not all of."""

    _store: Store
    _collection: str | None

    def _note_places(self, connection: sqlite3.Connection, steps: Sequence[Step]) -> None:
        """Remember where the articles are that got something."""
        raise NotImplementedError

    @cached_property
    def _unread(self) -> UnreadCounter:
        from reader.library.state.unread import UnreadCounter

        return UnreadCounter(self._store, self._collection or "")

    @cached_property
    def notebook(self) -> Notebook:
        """Passages that were kept."""
        from reader.library.state.notebook import Notebook

        return Notebook(self._store)

    @cached_property
    def visits(self) -> Visits:
        """Articles that were opened."""
        from reader.library.state.visits import Visits

        return Visits(self._store)

    @cached_property
    def wanted(self) -> WantedHeadlines:
        """Headlines that lead nowhere yet."""
        from reader.library.state.wanted import WantedHeadlines

        return WantedHeadlines(self._store)

    @cached_property
    def story_ties(self) -> StoryTies:
        """Articles joined to stories and split from them by hand."""
        from reader.library.state.story_ties import StoryTies

        return StoryTies(self._store, self._note_places)

    @cached_property
    def voices(self) -> Voices:
        """Corrected speakers."""
        from reader.library.state.voices import Voices

        return Voices(self._store, self._note_places)

    @cached_property
    def rules(self) -> Rules:
        """What is muted, tagged or starred by a query."""
        from reader.library.state.rules import Rules

        return Rules(self._store)

    @cached_property
    def searches(self) -> SavedSearches:
        """Searches with names, in a file beside the state."""
        from reader.library.state.searches import FILE, SavedSearches

        file = self._store.path.with_name(FILE) if self._store.path else None
        return SavedSearches(file, self._store)

    @cached_property
    def desk(self) -> Desk:
        """How this collection was left."""
        from reader.library.state.desk import Desk

        return Desk(self._store, self._collection or "")
