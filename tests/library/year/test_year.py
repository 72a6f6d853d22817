"""Years of use in short: whatever is done, in whatever order, loses nothing and invents nothing.

Two newsreaders work on one folder and one state, are left and struck dead, and files are written,
moved, edited and deleted in between. After each step an export of the state must hold what the
model holds, record by record, and both newsreaders must tell the same of every article.
"""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule, run_state_machine_as_test

from reader.library.query import parse
from reader.library.state.exchange import bring_in, export, read_lines
from reader.library.state.store import Store
from tests.library.year.keeping import Keeping
from tests.library.year.reading import TAGS, names, readers

if TYPE_CHECKING:
    from tests.library.ledger import Cell


class AYear(Keeping):
    """All that a reader does, and what happens to files and to the state."""

    exported: list[bytes]

    def __init__(self) -> None:
        super().__init__()
        self.exported = []

    # -- files -------------------------------------------------------------------------------

    @rule(name=names)
    def edit_or_write(self, name: str) -> None:
        self.desk.write(name)
        self.desk.bring_up_to_date()

    @rule(name=names, which=st.integers(1, 99))
    def write_again(self, name: str, which: int) -> None:
        """Words that were here once come back."""
        gone = sorted(set(self.desk.keys) - set(self.desk.files.values()))
        if gone and name not in self.desk.files:
            self.desk.write(name, gone[which % len(gone)])
            self.desk.bring_up_to_date()

    @rule(name=names, to=names)
    def move(self, name: str, to: str) -> None:
        if name in self.desk.files and to not in self.desk.files:
            self.desk.path(name).rename(self.desk.path(to))
            self.desk.files[to] = self.desk.files.pop(name)
            self.desk.bring_up_to_date()

    @rule(name=names, to=names)
    def move_over(self, name: str, to: str) -> None:
        """What lay there is gone; what comes keeps its own marks."""
        if name != to and {name, to} <= set(self.desk.files):
            self.desk.path(name).replace(self.desk.path(to))
            self.desk.files[to] = self.desk.files.pop(name)
            self.desk.bring_up_to_date()

    @rule(name=names, to=names)
    def copy(self, name: str, to: str) -> None:
        if name in self.desk.files and to not in self.desk.files:
            shutil.copy(self.desk.path(name), self.desk.path(to))
            self.desk.files[to] = self.desk.files[name]
            self.desk.bring_up_to_date()

    @rule(name=names)
    def delete(self, name: str) -> None:
        if name in self.desk.files and len(self.desk.files) > 1:
            self.desk.path(name).unlink()
            del self.desk.files[name]
            self.desk.bring_up_to_date()

    # -- newsreaders and their files ---------------------------------------------------------

    @rule(who=readers, killed=st.booleans())
    def restart(self, who: int, killed: bool) -> None:
        self.desk.restart(who, killed=killed)

    @rule()
    def build_the_index_anew(self) -> None:
        self.desk.libraries[0].close()
        shutil.rmtree(self.desk.home / "cache")
        self.desk.restart(0, killed=False)

    @rule(name=names)
    def edit_while_nobody_looks(self, name: str) -> None:
        if name not in self.desk.files:
            return
        for library in self.desk.libraries:
            library.close()
        self.desk.write(name)
        for who in range(len(self.desk.libraries)):
            self.desk.libraries[who] = self.desk.opened(who)
            self.desk.names[who] = self.desk.new_owner()
        self.desk.bring_up_to_date()

    @rule()
    def export_it(self) -> None:
        self.exported = [json.dumps(one).encode() for one in export(self.desk.watcher)]

    @precondition(lambda self: self.exported)
    @rule(replace=st.booleans())
    def import_it(self, replace: bool) -> None:
        """As `newsreader state import` does while readers run."""
        imported = read_lines(self.exported)
        wanted: dict[tuple[str, str, str], str | None] = dict(imported.records)
        if replace:
            wanted |= dict.fromkeys(set(self.desk.model.exported()) - set(wanted))
        store, owner = Store(self.desk.data), self.desk.new_owner()
        assert bring_in(store, imported, replace=replace) == self.desk.model.change(owner, wanted)
        store.close()
        places = {self.desk.ids[one]: key for (_, one), key in imported.places.items()}
        self.desk.model.places = ({} if replace else self.desk.model.places) | places
        if replace:
            again = [json.dumps(one).encode() for one in export(self.desk.watcher)]
            assert again == self.exported
        self.desk.bring_up_to_date()

    @rule()
    def back_up(self) -> None:
        self.desk.copy()

    @precondition(lambda self: self.desk.copies)
    @rule()
    def restore(self) -> None:
        self.desk.restore()

    # -- what must hold ----------------------------------------------------------------------

    @precondition(lambda self: hasattr(self, "desk"))
    @invariant()
    def the_state_holds_what_was_done(self) -> None:
        kept, done = self.desk.kept().records.items(), self.desk.model.exported().items()
        assert (kept - done, done - kept) == (set(), set())

    @precondition(lambda self: hasattr(self, "desk"))
    @invariant()
    def both_newsreaders_tell_it(self) -> None:
        model, files = self.desk.model, self.desk.files
        unread = sum(model.value("read", self.desk.key(name)) is None for name in files)
        for who, library in enumerate(self.desk.libraries):
            marks, state = library.marks, library.state
            for name in files:
                key = self.desk.row(name, who).key
                told: dict[Cell, str | None] = {
                    ("read", key, ""): "1" if marks.is_read(key) else None,
                    ("starred", key, ""): "1" if marks.is_starred(key) else None,
                    ("note", key, ""): marks.note(key) or None,
                    ("edited", key, ""): state.edited(key),
                    **{("tag", key, tag): "1" for tag in marks.tags(key)},
                }
                tags = {cell: "1" for cell in model.of_kind("tag") if cell[1] == key}
                assert told == {cell: model.cells.get(cell) for cell in {**told, **tags}}
            assert marks.unread_count() == unread
            found, searches_wrong = state.searches.all()
            assert {one.name: one.sort.value for one in found} == model.searches
            assert (searches_wrong, state.notice) == ([], "")

    @precondition(lambda self: hasattr(self, "desk"))
    @invariant()
    def queries_find_it(self) -> None:
        desk = self.desk
        tag = TAGS[len(desk.model.cells) % len(TAGS)]
        for library in desk.libraries:
            for query, kind, item in (("is:starred", "starred", ""), (f"tag:{tag}", "tag", tag)):
                marked = {
                    f"{one}.json"
                    for one in desk.files
                    if (kind, desk.key(one), item) in desk.model.cells
                }
                rows = library.listing(parse(query)).rows(0, 99)
                assert {row.path for row in rows if row} == marked


TestAYear = AYear.TestCase
TestAYear.settings = settings(max_examples=6, stateful_step_count=40, deadline=None)


@pytest.mark.slow
def test_ten_thousand_actions() -> None:
    run_state_machine_as_test(
        AYear, settings=settings(max_examples=50, stateful_step_count=200, deadline=None)
    )
