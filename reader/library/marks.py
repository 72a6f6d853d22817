"""What the reader has done with articles, in memory, with a journal for undo and redo."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from threading import RLock
from typing import TYPE_CHECKING

from reader.text.safe import SafeText

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable


class Mark(Enum):
    """What an article can be marked as; the value is the word for setting and for clearing it."""

    READ = ("read", "unread")
    STARRED = ("starred", "unstarred")


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of the journal: the articles that changed, and to what."""

    mark: Mark
    set: bool
    keys: frozenset[str]

    def sentence(self) -> SafeText:
        """What was done: "read 41 articles"."""
        done, cleared = self.mark.value
        number = f"{len(self.keys):,}"
        articles = "article" if len(self.keys) == 1 else "articles"
        return SafeText(f"{done if self.set else cleared} {number} {articles}")


@dataclass(slots=True)
class MemoryMarks:
    """Marks that last as long as the program; `reader.library.api.Marks`.

    A change of a hundred thousand articles at once is one entry of the journal. What changes
    nothing is no entry. After an undo, a new change drops what could have been done again.
    """

    everything: Callable[[], Collection[str]] | None = None
    """Gives the keys of the whole collection, for `unread_count` without keys."""
    _marked: dict[Mark, set[str]] = field(default_factory=lambda: {mark: set() for mark in Mark})
    _done: list[Change] = field(default_factory=list)
    _undone: list[Change] = field(default_factory=list)
    _lock: RLock = field(default_factory=RLock)

    def is_read(self, key: str) -> bool:
        """Whether the article was read."""
        return key in self._marked[Mark.READ]

    def is_starred(self, key: str) -> bool:
        """Whether the article is starred."""
        return key in self._marked[Mark.STARRED]

    def set_read(self, keys: Iterable[str], read: bool) -> int:
        """Mark articles; returns how many changed."""
        return self._change(Mark.READ, keys, value=read)

    def set_starred(self, keys: Iterable[str], starred: bool) -> int:
        """Star articles; returns how many changed."""
        return self._change(Mark.STARRED, keys, value=starred)

    def undo(self) -> SafeText | None:
        """Take the last change back; returns what was undone, None if there was nothing."""
        return self._move(self._done, self._undone, forward=False)

    def redo(self) -> SafeText | None:
        """Do the last undone change again; returns what was done, None if there was nothing."""
        return self._move(self._undone, self._done, forward=True)

    def unread_count(self, keys: Iterable[str] | None = None) -> int | None:
        """Unread among `keys`; of the whole collection for None. None where not known."""
        if keys is None:
            if self.everything is None:
                return None
            keys = self.everything()
        with self._lock:
            return len(set(keys) - self._marked[Mark.READ])

    def marked(self, mark: Mark) -> frozenset[str]:
        """The keys of all articles marked so."""
        with self._lock:
            return frozenset(self._marked[mark])

    def _change(self, mark: Mark, keys: Iterable[str], *, value: bool) -> int:
        with self._lock:
            marked = self._marked[mark]
            wanted = frozenset(keys)
            changed = wanted - marked if value else wanted & marked
            if not changed:
                return 0
            change = Change(mark, value, changed)
            self._apply(change, forward=True)
            self._done.append(change)
            self._undone.clear()
            return len(changed)

    def _move(
        self, source: list[Change], target: list[Change], *, forward: bool
    ) -> SafeText | None:
        with self._lock:
            if not source:
                return None
            change = source.pop()
            self._apply(change, forward=forward)
            target.append(change)
            return change.sentence()

    def _apply(self, change: Change, *, forward: bool) -> None:
        marked = self._marked[change.mark]
        if change.set == forward:
            marked |= change.keys
        else:
            marked -= change.keys
