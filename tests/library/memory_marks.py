"""What the reader has done with articles, in memory, with a journal for undo and redo."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import RLock
from typing import TYPE_CHECKING

from reader.library.marking import Mark, counted, tag_name
from reader.text.safe import SafeText, clean, clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from reader.library.marking import Position


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of the journal: the articles that changed, and to what."""

    mark: Mark
    set: bool
    keys: frozenset[str]

    def sentence(self) -> SafeText:
        """What was done: "read 41 articles"."""
        done, cleared = self.mark.value
        return clean_line(f"{done if self.set else cleared} {counted(len(self.keys))}")


@dataclass(frozen=True, slots=True)
class TagChange:
    """One entry of the journal: the articles that got a tag or lost it."""

    tag: SafeText
    set: bool
    keys: frozenset[str]

    def sentence(self) -> SafeText:
        """What was done: "tagged 3 articles: coast"."""
        word = "tagged" if self.set else "untagged"
        return clean_line(f"{word} {counted(len(self.keys))}: {self.tag}")


@dataclass(frozen=True, slots=True)
class NoteChange:
    """One entry of the journal: a note as it was and as it is."""

    key: str
    before: SafeText
    after: SafeText

    def sentence(self) -> SafeText:
        """What was done: "wrote a note"."""
        return SafeText("wrote a note" if self.after else "took a note away")


AnyChange = Change | TagChange | NoteChange


@dataclass(slots=True)
class MemoryMarks:
    """What the reader does, as long as the program lasts; `reader.library.api.State`.

    Plain dictionaries and sets: the meaning that the state on disk is tested against.

    A change of a hundred thousand articles at once is one entry of the journal. What changes
    nothing is no entry. After an undo, a new change drops what could have been done again.
    """

    everything: Callable[[], Collection[str]] | None = None
    """Gives the keys of the whole collection, for `unread_count` without keys."""
    notice: SafeText = SafeText("")
    _tags: dict[SafeText, set[str]] = field(default_factory=dict)
    _notes: dict[str, SafeText] = field(default_factory=dict)
    _positions: dict[str, Position] = field(default_factory=dict)
    _marked: dict[Mark, set[str]] = field(default_factory=lambda: {mark: set() for mark in Mark})
    _done: list[AnyChange] = field(default_factory=list)
    _undone: list[AnyChange] = field(default_factory=list)
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
            return sum(key not in self._marked[Mark.READ] for key in keys)

    def marked(self, mark: Mark) -> frozenset[str]:
        """The keys of all articles marked so."""
        with self._lock:
            return frozenset(self._marked[mark])

    def tags(self, key: str) -> tuple[SafeText, ...]:
        """The tags of an article, in alphabetical order."""
        with self._lock:
            return tuple(sorted(tag for tag, keys in self._tags.items() if key in keys))

    def set_tag(self, keys: Iterable[str], tag: str, tagged: bool) -> int:
        """Tag articles, or take the tag from them; returns how many changed."""
        name = tag_name(tag)
        with self._lock:
            having, wanted = self._tags.get(name, set()), frozenset(keys)
            changed = wanted - having if tagged else wanted & having
            if name and changed:
                self._do(TagChange(name, tagged, changed))
        return len(changed) if name else 0

    def tagged(self, tag: str) -> frozenset[str]:
        """The keys of all articles with a tag."""
        with self._lock:
            return frozenset(self._tags.get(tag_name(tag), ()))

    def all_tags(self) -> tuple[tuple[SafeText, int], ...]:
        """Every tag with the number of its articles, in alphabetical order."""
        with self._lock:
            return tuple(sorted((tag, len(keys)) for tag, keys in self._tags.items() if keys))

    def note(self, key: str) -> SafeText:
        """The note on an article; "" if there is none."""
        return self._notes.get(key, SafeText(""))

    def set_note(self, key: str, text: str) -> bool:
        """Write a note on an article, or take it away with ""; returns whether it changed."""
        with self._lock:
            change = NoteChange(key, self.note(key), clean(text))
            if change.before == change.after:
                return False
            self._do(change)
            return True

    def noted(self) -> frozenset[str]:
        """The keys of all articles with a note."""
        with self._lock:
            return frozenset(key for key, text in self._notes.items() if text)

    def position(self, key: str) -> Position | None:
        """Where the reader stopped in an article; None at its beginning."""
        return self._positions.get(key)

    def set_position(self, key: str, position: Position | None) -> None:
        """Remember where the reader stopped. This is no change that could be undone."""
        with self._lock:
            self._positions.pop(key, None)
            if position is not None:
                self._positions[key] = position

    def changed(self) -> bool:
        """Nobody else knows of these marks."""
        return False

    def _change(self, mark: Mark, keys: Iterable[str], *, value: bool) -> int:
        with self._lock:
            marked = self._marked[mark]
            wanted = frozenset(keys)
            changed = wanted - marked if value else wanted & marked
            if changed:
                self._do(Change(mark, value, changed))
            return len(changed)

    def _do(self, change: AnyChange) -> None:
        self._apply(change, forward=True)
        self._done.append(change)
        self._undone.clear()

    def _move(
        self, source: list[AnyChange], target: list[AnyChange], *, forward: bool
    ) -> SafeText | None:
        with self._lock:
            if not source:
                return None
            change = source.pop()
            self._apply(change, forward=forward)
            target.append(change)
            return change.sentence()

    def _apply(self, change: AnyChange, *, forward: bool) -> None:
        match change:
            case NoteChange(key, before, after):
                self._notes[key] = after if forward else before
                return
            case TagChange(tag, done, keys):
                having = self._tags.setdefault(tag, set())
            case Change(mark, done, keys):
                having = self._marked[mark]
        if done == forward:
            having |= keys
        else:
            having -= keys
