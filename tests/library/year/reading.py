"""What a reader does with articles."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from reader.library.marking import Position
from reader.library.query import parse
from reader.library.state.values import pack
from tests.library.year.desk import NAMES, READERS, SUBJECTS, Desk

TAGS = ("later", "coast")
readers = st.integers(0, READERS - 1)
names = st.sampled_from(NAMES)
selections = st.one_of(
    st.lists(names, min_size=1, max_size=4),
    st.sampled_from(["", "is:unread", "tag:later", *(f"headline:{one}" for one in SUBJECTS)]),
)
"""Files that were picked one by one, or a query for a verb."""


class Reading(RuleBasedStateMachine):
    desk: Desk

    @initialize(seed=st.integers(0, 9))
    def begin(self, seed: int) -> None:
        self.desk = Desk(seed)

    def teardown(self) -> None:
        if hasattr(self, "desk"):
            self.desk.close()

    def chosen(self, who: int, selection: list[str] | str) -> list[str]:
        if isinstance(selection, str):
            return list(self.desk.libraries[who].listing(parse(selection)).keys())
        return [self.desk.key(name) for name in selection if name in self.desk.files]

    @rule(who=readers, selection=selections, read=st.booleans())
    def mark_read(self, who: int, selection: list[str] | str, read: bool) -> None:
        keys = self.chosen(who, selection)
        wanted = {("read", key, ""): "1" if read else None for key in keys}
        marks = self.desk.libraries[who].marks
        assert marks.set_read(keys, read) == self.desk.change(who, dict(wanted))

    @rule(who=readers, selection=selections, starred=st.booleans())
    def star(self, who: int, selection: list[str] | str, starred: bool) -> None:
        keys = self.chosen(who, selection)
        wanted = {("starred", key, ""): "1" if starred else None for key in keys}
        marks = self.desk.libraries[who].marks
        assert marks.set_starred(keys, starred) == self.desk.change(who, dict(wanted))

    @rule(who=readers, selection=selections, tag=st.sampled_from(TAGS), tagged=st.booleans())
    def tag(self, who: int, selection: list[str] | str, tag: str, tagged: bool) -> None:
        keys = self.chosen(who, selection)
        wanted = {("tag", key, tag): "1" if tagged else None for key in keys}
        marks = self.desk.libraries[who].marks
        assert marks.set_tag(keys, tag, tagged) == self.desk.change(who, dict(wanted))

    @rule(who=readers, name=names, text=st.sampled_from(["", "first", "second\nline"]))
    def write_note(self, who: int, name: str, text: str) -> None:
        for key in self.chosen(who, [name]):
            changed = self.desk.change(who, {("note", key, ""): text or None})
            assert self.desk.libraries[who].marks.set_note(key, text) == bool(changed)

    @rule(who=readers, name=names, block=st.integers(0, 9))
    def stop_at(self, who: int, name: str, block: int) -> None:
        for key in self.chosen(who, [name]):
            self.desk.libraries[who].marks.set_position(key, Position(block, 7))
            value = pack({"block": block, "offset": 7})
            self.desk.model.keep(("position", key, ""), value)

    @rule(who=readers, name=names)
    def see(self, who: int, name: str) -> None:
        for key in self.chosen(who, [name]):
            self.desk.libraries[who].state.seen(key)
            self.desk.model.put(("edited", key, ""), None)

    @rule(who=readers, name=names, followed=st.booleans())
    def visit(self, who: int, name: str, followed: bool) -> None:
        if name not in self.desk.files:
            return
        visits, row = self.desk.libraries[who].state.visits, self.desk.row(name, who)
        number = visits.add(row, "news", followed=followed)
        assert self.desk.learn("visit", f"{number:012d}", "")["article"] == row.key
        visits.leave(number, Position(1))
        fields = self.desk.learn("visit", f"{number:012d}", "")
        assert (fields["block"], fields["headline"]) == (1, row.headline)
        assert number == max(int(key) for _, key, _ in self.desk.model.of_kind("visit"))
        assert visits.latest(1)[0].key == row.key

    @rule(who=readers, query=st.sampled_from(["", "is:unread"]))
    def leave_the_list(self, who: int, query: str) -> None:
        state = self.desk.libraries[who].state
        state.desk.leave("list", {"query": query})
        (cell,) = (one for one in self.desk.kept().records if one[0] == "desk")
        self.desk.model.put(cell, pack({"query": query}))

    @rule(who=readers, times=st.integers(1, 4))
    def undo(self, who: int, times: int) -> None:
        for _ in range(times):
            done = self.desk.model.move(self.desk.names[who], undone=False)
            assert (self.desk.libraries[who].marks.undo() is not None) == done

    @rule(who=readers, times=st.integers(1, 4))
    def redo(self, who: int, times: int) -> None:
        for _ in range(times):
            done = self.desk.model.move(self.desk.names[who], undone=True)
            assert (self.desk.libraries[who].marks.redo() is not None) == done
