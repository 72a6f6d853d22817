"""Years of use in short: whatever is done, in whatever order, loses nothing and invents nothing.

The model is a dictionary of cells and a list of changes. Two readers work on one folder, restart,
and move, copy and edit files in between; after each step both tell what the model tells.
"""

from __future__ import annotations

import shutil
import tempfile

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from reader.library.marking import Position
from reader.library.state.census import Census
from reader.library.state.reader_state import ReaderState
from tests.library.ledger import Cell, Ledger, Owner

PLACES = [f"{number:016x}" for number in range(0xF000, 0xF006)]
"""Ids of the places where files may lie."""
TAGS = ["later", "coast"]
readers = st.integers(0, 1)
places = st.sampled_from(PLACES)
some_places = st.lists(places, min_size=1, max_size=4)


class Model(Ledger):
    def edit(self, old: str, new: str) -> None:
        """What was kept of `old` is kept of `new`, and taking it back takes it from both."""
        for (kind, key, item), value in list(self.cells.items()):
            if key == old:
                self.cells[kind, new, item] = value
        for change in self.changes:
            for (kind, key, item), values in list(change.cells.items()):
                if key == old:
                    change.cells[kind, new, item] = values


class AYearOfReading(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.mkdtemp(prefix="newsreader-model-")
        self.model = Model()
        self.positions: dict[str, Position] = {}
        self.words: dict[str, str] = {}
        self.known: set[str] = set()
        self.fresh = 0
        self.owners = 0
        self.readers: list[ReaderState] = []
        self.names: list[int] = []
        self.horizons: list[int] = []

    @initialize()
    def begin(self) -> None:
        for place in PLACES[:4]:
            self.words[place] = self.new_words()
        for number in range(2):
            self.readers.append(self.opened())
            self.names.append(self.new_owner())
            self.horizons.append(self.model.last)
            assert self.readers[number].undo() is None

    def teardown(self) -> None:
        for reader in self.readers:
            reader.close()
        shutil.rmtree(self.folder)

    def opened(self) -> ReaderState:
        state = ReaderState.on_disk(self.folder).of_collection("here", self.census)
        state.is_read("")
        return state

    def census(self) -> Census:
        return Census.of(self.words.items())

    def new_words(self) -> str:
        self.fresh += 1
        key = f"{self.fresh:016x}"
        self.known.add(key)
        return key

    def new_owner(self) -> int:
        self.owners += 1
        return self.owners

    def at(self, chosen: list[str]) -> list[str]:
        return [self.words[place] for place in chosen if place in self.words]

    def owner(self, who: int) -> Owner:
        return Owner(self.names[who], self.horizons[who])

    def change(self, who: int, wanted: dict[Cell, str | None]) -> int:
        return self.model.change(self.owner(who), wanted)

    @rule(who=readers, chosen=some_places, read=st.booleans())
    def mark_read(self, who: int, chosen: list[str], read: bool) -> None:
        keys = self.at(chosen)
        wanted = {("read", key, ""): "1" if read else None for key in keys}
        assert self.readers[who].set_read(keys, read) == self.change(who, dict(wanted))

    @rule(who=readers, chosen=some_places, starred=st.booleans())
    def star(self, who: int, chosen: list[str], starred: bool) -> None:
        keys = self.at(chosen)
        wanted = {("starred", key, ""): "1" if starred else None for key in keys}
        assert self.readers[who].set_starred(keys, starred) == self.change(who, dict(wanted))

    @rule(who=readers, chosen=some_places, tag=st.sampled_from(TAGS), tagged=st.booleans())
    def tag(self, who: int, chosen: list[str], tag: str, tagged: bool) -> None:
        keys = self.at(chosen)
        wanted = {("tag", key, tag): "1" if tagged else None for key in keys}
        assert self.readers[who].set_tag(keys, tag, tagged) == self.change(who, dict(wanted))

    @rule(who=readers, place=places, text=st.sampled_from(["", "first", "second"]))
    def write_note(self, who: int, place: str, text: str) -> None:
        for key in self.at([place]):
            changed = self.change(who, {("note", key, ""): text or None})
            assert self.readers[who].set_note(key, text) == bool(changed)

    @rule(who=readers, place=places, block=st.integers(0, 9))
    def stop_at(self, who: int, place: str, block: int) -> None:
        for key in self.at([place]):
            self.readers[who].set_position(key, Position(block))
            self.positions[key] = Position(block)

    @rule(who=readers)
    def undo(self, who: int) -> None:
        done = self.model.move(self.owner(who), undone=False)
        assert (self.readers[who].undo() is not None) == done

    @rule(who=readers)
    def redo(self, who: int) -> None:
        done = self.model.move(self.owner(who), undone=True)
        assert (self.readers[who].redo() is not None) == done

    @rule(who=readers)
    def restart(self, who: int) -> None:
        self.readers[who].close()
        self.readers[who] = self.opened()
        self.names[who] = self.new_owner()
        self.horizons[who] = self.model.last

    @rule(who=readers, place=places)
    def edit(self, who: int, place: str) -> None:
        if place not in self.words:
            return
        before, old = self.census(), self.words[place]
        self.words[place] = new = self.new_words()
        if old in self.words.values():
            assert self.readers[who].adopt(before) == 0
            return
        touched = any(key == old for change in self.model.changes for _, key, _ in change.cells)
        adopted = self.readers[who].adopt(before)
        if touched or any(key == old for _, key, _ in self.model.cells):
            assert adopted == 1
        self.model.edit(old, new)
        if old in self.positions:
            self.positions[new] = self.positions[old]

    @rule(who=readers, place=places, to=places)
    def move_or_copy(self, who: int, place: str, to: str) -> None:
        if place in self.words and to not in self.words:
            before = self.census()
            self.words[to] = self.words.pop(place)
            assert self.readers[who].adopt(before) == 0

    @rule(who=readers, place=places, to=places)
    def copy(self, who: int, place: str, to: str) -> None:
        if place in self.words and to not in self.words:
            before = self.census()
            self.words[to] = self.words[place]
            assert self.readers[who].adopt(before) == 0

    @rule(who=readers, one=places, other=places)
    def swap(self, who: int, one: str, other: str) -> None:
        if one in self.words and other in self.words:
            before = self.census()
            self.words[one], self.words[other] = self.words[other], self.words[one]
            assert self.readers[who].adopt(before) == 0

    @precondition(lambda self: self.readers)
    @invariant()
    def both_tell_what_was_done(self) -> None:
        for state in self.readers:
            for key in self.known:
                told = {
                    ("read", key, ""): "1" if state.is_read(key) else None,
                    ("starred", key, ""): "1" if state.is_starred(key) else None,
                    ("note", key, ""): state.note(key) or None,
                    **{("tag", key, tag): "1" if tag in state.tags(key) else None for tag in TAGS},
                }
                assert told == {cell: self.model.cells.get(cell) for cell in told}
                assert state.position(key) == self.positions.get(key)
            unread = [
                key for key in self.words.values() if ("read", key, "") not in self.model.cells
            ]
            assert state.unread_count() == len(unread)
            assert state.notice == ""


TestAYearOfReading = AYearOfReading.TestCase
TestAYearOfReading.settings = settings(max_examples=25, stateful_step_count=40, deadline=None)
