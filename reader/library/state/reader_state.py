"""What the reader has done with articles, kept: `reader.library.api.State`.

Marks, tags, notes and reading positions are here; what has an own life has an own object:
`notebook`, `visits`, `wanted`, `voices`, `rules`, `desk`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.library.marking import Mark, Position, counted, tag_name
from reader.library.places import data_folder
from reader.library.state.journal import Cause, Edit
from reader.library.state.parts import Parts
from reader.library.state.store import Store
from reader.library.state.values import no_surrogates, pack, unpack
from reader.text.safe import SafeText, clean, clean_line

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection, Iterable, Sequence

    from reader.library.state.census import Census
    from reader.library.state.journal import Moved, Step
    from reader.library.state.rules import Rule

_KIND = {Mark.READ: "read", Mark.STARRED: "starred"}
_SET = "1"


class ReaderState(Parts):
    """The reader's own state, with the articles of one collection in view."""

    def __init__(
        self,
        store: Store,
        collection: str | None = None,
        census: Callable[[], Census] | None = None,
    ) -> None:
        """Take the state in `store`.

        Args:
            store: the records.
            collection: a name that stays the same from day to day; None for standard input.
            census: gives its articles as they are now; None for no articles.
        """
        self._store = store
        self._collection = collection
        self._census = census or _nothing

    @classmethod
    def on_disk(cls, folder: str | None = None) -> ReaderState:
        """The state in `folder`; None for the user's data folder. Opened when first needed."""
        return cls(Store(Path(folder) if folder is not None else data_folder()))

    @classmethod
    def in_memory(cls) -> ReaderState:
        """A state that lasts as long as the program."""
        return cls(Store(None))

    def of_collection(self, collection: str | None, census: Callable[[], Census]) -> ReaderState:
        """The same state with the articles of another collection in view."""
        return ReaderState(self._store, collection, census)

    @property
    def notice(self) -> SafeText:
        """What the reader should know of where their marks are kept; "" if all is well."""
        return self._store.notice

    @property
    def lasts(self) -> bool:
        """Whether what is changed is there the next time; known once something was changed."""
        return self._store.lasts

    def is_read(self, key: str) -> bool:
        """Whether the article was read."""
        return self._value("read", key) is not None

    def is_starred(self, key: str) -> bool:
        """Whether the article is starred."""
        return self._value("starred", key) is not None

    def set_read(self, keys: Iterable[str], read: bool) -> int:
        """Mark articles; returns how many changed."""
        return self._mark(Mark.READ, keys, value=read)

    def set_starred(self, keys: Iterable[str], starred: bool) -> int:
        """Star articles; returns how many changed."""
        return self._mark(Mark.STARRED, keys, value=starred)

    def marked(self, mark: Mark) -> frozenset[str]:
        """The keys of all articles marked so."""
        rows = self._store.rows("SELECT key FROM records WHERE kind=?", (_KIND[mark],))
        return frozenset(key for (key,) in rows)

    def tags(self, key: str) -> tuple[SafeText, ...]:
        """The tags of an article, in alphabetical order."""
        rows = self._store.rows(
            "SELECT item FROM records WHERE kind='tag' AND key=? ORDER BY item", (key,)
        )
        return tuple(clean_line(item) for (item,) in rows)

    def set_tag(self, keys: Iterable[str], tag: str, tagged: bool) -> int:
        """Tag articles, or take the tag from them; returns how many changed."""
        name = tag_name(tag)
        if not name:
            return 0
        edit = Edit("tag", list(keys), _SET if tagged else None, name)
        word = "tagged" if tagged else "untagged"
        return self._change([edit], lambda number: f"{word} {counted(number)}: {name}")

    def tagged(self, tag: str) -> frozenset[str]:
        """The keys of all articles with a tag."""
        asked = "SELECT key FROM records WHERE kind='tag' AND item=?"
        rows = self._store.rows(asked, (tag_name(tag),))
        return frozenset(key for (key,) in rows)

    def all_tags(self) -> tuple[tuple[SafeText, int], ...]:
        """Every tag with the number of its articles, in alphabetical order."""
        rows = self._store.rows(
            "SELECT item, count(*) FROM records WHERE kind='tag' GROUP BY item ORDER BY item"
        )
        return tuple((clean_line(item), count) for item, count in rows)

    def note(self, key: str) -> SafeText:
        """The note on an article; "" if there is none."""
        return clean(self._value("note", key) or "")

    def set_note(self, key: str, text: str) -> bool:
        """Write a note on an article, or take it away with ""; returns whether it changed."""
        kept = clean(text)
        said = "wrote a note" if kept else "took a note away"
        return bool(self._change([Edit("note", [key], kept or None)], lambda _: said))

    def noted(self) -> frozenset[str]:
        """The keys of all articles with a note."""
        rows = self._store.rows("SELECT key FROM records WHERE kind='note'")
        return frozenset(key for (key,) in rows)

    def position(self, key: str) -> Position | None:
        """Where the reader stopped in an article; None at its beginning."""
        values = unpack(self._value("position", key))
        block, offset = values.get("block"), values.get("offset")
        if not isinstance(block, int) or not isinstance(offset, int):
            return None
        return Position(block, offset)

    def obey(self, rule: Rule, keys: Iterable[str]) -> int:
        """Mark what a rule has found, and note that it has; undone with the making of the rule.

        Returns of how many articles this was noted; 0 if the rule has been taken back meanwhile.
        """
        wanted = list(keys)
        mark = Edit("tag", wanted, _SET, tag_name(rule.tag)) if rule.tag else None
        edits = [mark or Edit("starred", wanted, _SET), Edit("ruled", wanted, _SET, rule.name)]
        steps = self._store.follow(Cause("rule", rule.name), edits, self._note_places)
        return sum(len(step.keys) for step in steps if step.kind == "ruled")

    def set_position(self, key: str, position: Position | None) -> None:
        """Remember where the reader stopped. This is no change that could be undone."""
        value = None
        if position is not None:
            value = pack({"block": position.block, "offset": position.offset})
        self._change([Edit("position", [key], value)], None)

    def edited(self, key: str) -> str | None:
        """The key of the words that were read here before an edit; None if all is as it was."""
        return self._value("edited", key)

    def seen(self, key: str) -> None:
        """The reader has seen the article as it is now: it counts as edited no longer."""
        if self.edited(key) is not None:
            self._store.change([Edit("edited", [key], None)])

    def undo(self) -> SafeText | None:
        """Take the last change back; returns what was undone, None if there was nothing."""
        return self._moved(self._store.undo())

    def redo(self) -> SafeText | None:
        """Do the last undone change again; returns what was done, None if there was nothing."""
        return self._moved(self._store.redo())

    def unread_count(self, keys: Iterable[str] | None = None) -> int | None:
        """Unread among `keys`; of the whole collection for None. None while it is counted."""
        if keys is None:
            return self._unread.count(self._census())
        return sum(not self.is_read(key) for key in keys)

    def changed(self) -> bool:
        """Whether something has changed since this was last asked that the caller did not do."""
        arrived = self._unread.arrived()
        return self._store.changed() or arrived

    def adopt(self, before: Census) -> int:
        """Let articles that were edited since `before` keep their marks; returns how many.

        To be called when the collection has been brought up to date, and only if completely.
        """
        if self._collection is None:
            return 0
        from reader.library.state import edited

        return edited.adopt(self._store, self._collection, before, self._census())

    def ids_of(self, key: str) -> tuple[str, ...]:
        """The ids of all articles of the collection with these words, edited since or not."""
        rows = self._store.rows(
            "WITH RECURSIVE reached(key) AS (SELECT ? UNION SELECT s.new FROM successors s"
            " JOIN reached r ON s.old=r.key) SELECT key FROM reached",
            (key,),
        )
        return tuple(identity for identity, _ in self._census().places({row[0] for row in rows}))

    def places(self, keys: Collection[str]) -> list[tuple[str, str]]:
        """(id, key) of the articles of the collection with one of `keys`, as they stand."""
        return self._census().places(keys)

    def remember_places(self, keys: Iterable[str]) -> None:
        """Note where articles are, so that what is kept of them finds them when they change."""
        collection = self._collection
        if collection is not None:
            from reader.library.state import edited

            places = self._census().places(list(keys))
            self._store.write(lambda connection: edited.remember(connection, collection, places))

    def close(self) -> None:
        """Let go of the file. Safe to call twice."""
        if "_unread" in vars(self):
            self._unread.wait()
            if self._store.is_open:
                self._unread.keep()
        self._store.close()

    def _value(self, kind: str, key: str) -> str | None:
        rows = self._store.rows(
            "SELECT value FROM records WHERE kind=? AND key=? AND item=''", (kind, key)
        )
        return str(rows[0][0]) if rows else None

    def _moved(self, moved: Moved | None) -> SafeText | None:
        if moved is None:
            return None
        self._unread.add(self._census(), moved.steps)
        if not self._file_follows(moved.steps):
            return SafeText(f"{moved.sentence}, but not in its file, which says otherwise by now")
        return moved.sentence

    def _file_follows(self, steps: Iterable[Step]) -> bool:
        from reader.library.state.searches import UNDOABLE

        of_file = [step for step in steps if step.kind == UNDOABLE]
        return not of_file or self.searches.follow(of_file)

    def _mark(self, mark: Mark, keys: Iterable[str], *, value: bool) -> int:
        wanted = list(keys)
        edit = Edit(_KIND[mark], wanted, _SET if value else None)
        word = mark.value[0 if value else 1]
        return self._change([edit], lambda number: f"{word} {counted(number)}")

    def _note_places(self, connection: sqlite3.Connection, steps: Sequence[Step]) -> None:
        """Remember where the articles are that got something."""
        if self._collection is not None:
            from reader.library.state import edited

            keys = {key for step in steps if step.after is not None for key in step.keys}
            edited.remember(connection, self._collection, self._census().places(keys))

    def _change(self, edits: list[Edit], sentence: Callable[[int], str] | None) -> int:
        census = self._census()
        edits = [edit._replace(keys=list(map(no_surrogates, edit.keys))) for edit in edits]

        steps = self._store.change(edits, sentence or "", self._note_places)
        self._unread.add(census, steps)
        return sum(len(step.keys) for step in steps)


def _nothing() -> Census:
    from reader.library.state.census import Census

    return Census.of(())
