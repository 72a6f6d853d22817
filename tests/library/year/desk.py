"""A folder of articles, one state, and two newsreaders that are open on both, beside the model."""

from __future__ import annotations

import json
import random
import shutil
import tempfile
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING

from reader.library.api import OpenOptions
from reader.library.arrivals import apply_rules
from reader.library.marking import tag_name
from reader.library.opening import open_library
from reader.library.state.backup import copy_state
from reader.library.state.exchange import Imported, export, read_lines
from reader.library.state.files import STATE
from reader.library.state.store import Store
from reader.library.state.values import unpack
from tests.library.collection import TODAY, article, write_article
from tests.library.ledger import Cell, Owner
from tests.library.year.model import Model

if TYPE_CHECKING:
    from reader.library.api import Library, Row

NAMES = [f"page-{number}" for number in range(6)]
"""What the files may be called."""
SUBJECTS = ("harbour", "orchard", "railway")
VOICES = ("Mara Keel", "Oren Dask", "Ilse Varn")
READERS = 2
"""The first keeps an index on disk, the second reads everything anew."""


class Desk:
    def __init__(self, seed: int) -> None:
        self.home = Path(tempfile.mkdtemp(prefix="newsreader-year-"))
        self.folder = self.home / "news"
        self.data = self.home / "data"
        self.folder.mkdir()
        self.random = random.Random(seed)
        self.model = Model()
        self.files: dict[str, int] = {}
        self.keys: dict[int, str] = {}
        self.ids: dict[str, str] = {}
        self.written = 0
        self.owners = 0
        self.libraries: list[Library] = []
        self.names: list[Owner] = []
        self.left: list[Library] = []
        self.copies: list[tuple[Path, Model]] = []
        for name in NAMES[:4]:
            self.write(name)
        for who in range(READERS):
            self.libraries.append(self.opened(who))
            self.names.append(self.new_owner())
        self.watcher = Store(self.data)
        self.bring_up_to_date()

    def close(self) -> None:
        for library in (*self.libraries, *self.left):
            library.close()
        self.watcher.close()
        shutil.rmtree(self.home)

    # -- newsreaders -------------------------------------------------------------------------

    def opened(self, who: int) -> Library:
        options = OpenOptions(
            in_memory=who > 0,
            cache_folder=str(self.home / "cache"),
            state_folder=str(self.data),
        )
        library = open_library(str(self.folder), options, lambda: TODAY)
        library.marks.is_read("")
        return library

    def new_owner(self) -> Owner:
        self.owners += 1
        return Owner(self.owners, self.model.last)

    def restart(self, who: int, *, killed: bool) -> None:
        """A reader is left, or struck dead, and comes back."""
        if killed:
            self.left.append(self.libraries[who])
        else:
            self.libraries[who].close()
        self.libraries[who] = self.opened(who)
        self.names[who] = self.new_owner()
        self.bring_up_to_date()

    def bring_up_to_date(self) -> None:
        """Both notice what has happened to the files."""
        for library in self.random.sample(self.libraries, len(self.libraries)):
            library.update()
            apply_rules(library)
        for who in range(READERS):
            for name, number in self.files.items():
                row = self.row(name, who)
                assert self.keys.setdefault(number, row.key) == row.key
                self.ids[row.id] = name
        self.model.settle({name: self.key(name) for name in self.files})
        self.obey()

    # -- files -------------------------------------------------------------------------------

    def write(self, name: str, number: int | None = None) -> None:
        """Write an article of which nobody has heard, or that with a number, to a file."""
        if number is None:
            self.written += 1
            number = self.written
        subject, voice = SUBJECTS[number % len(SUBJECTS)], VOICES[number % len(VOICES)]
        fields = article(
            f"The {subject} report, number {number}",
            f"2026-03-{number % 28 + 1:02d}",
            f"“We carried {number} crates to the {subject} today,” said {voice}, who counts them.",
            f"Nobody else at the {subject} counted {number} of anything that day.",
        )
        write_article(self.folder, name, fields)
        self.files[name] = number

    def path(self, name: str) -> Path:
        return self.folder / f"{name}.json"

    def key(self, name: str) -> str:
        return self.keys[self.files[name]]

    def row(self, name: str, who: int = 0) -> Row:
        library = self.libraries[who]
        row = library.row(library.find_path(f"{name}.json") or "")
        assert row is not None
        return row

    # -- the model ---------------------------------------------------------------------------

    def change(self, who: int, wanted: dict[Cell, str | None]) -> int:
        return self.model.change(self.names[who], wanted)

    def obey(self) -> None:
        """What rules do with what has come."""
        for (_, rule, _), value in self.model.of_kind("rule").items():
            fields = unpack(value)
            for number in set(self.files.values()):
                subject = SUBJECTS[number % len(SUBJECTS)]
                key = self.keys[number]
                asked = f"headline:{subject}" == fields["query"] and fields["action"] != "mute"
                if asked and self.model.value("ruled", key, rule) is None:
                    tag = str(fields.get("tag") or "")
                    cell = ("tag", key, str(tag_name(tag))) if tag else ("starred", key, "")
                    self.model.follow(("rule", rule, ""), cell, "1")
                    self.model.follow(("rule", rule, ""), ("ruled", key, rule), "1")

    def kept(self) -> Imported:
        """The state as somebody else sees it who exports it while all of this goes on."""
        lines = [json.dumps(one).encode() for one in export(self.watcher)]
        kept = read_lines(lines)
        assert not kept.bad
        return kept

    def learn(self, *cell: str) -> dict[str, object]:
        """Take over a record that was just made, of which no model knows the time and the name."""
        kind, key, item = cell
        value = self.kept().records[kind, key, item]
        self.model.put((kind, key, item), value)
        return unpack(value)

    def learn_change(self, who: int, kind: str, key: str) -> dict[str, object]:
        """As `learn`, of a change that can be undone."""
        value = self.kept().records[kind, key, ""]
        self.change(who, {(kind, key, ""): value})
        return unpack(value)

    # -- copies ------------------------------------------------------------------------------

    def copy(self) -> None:
        place = self.home / f"copy-{len(self.copies)}.sqlite"
        copy_state(self.data / STATE, place)
        self.copies.append((place, deepcopy(self.model)))

    def restore(self) -> None:
        """Put the last copy in the place of the state, as docs/STATE.md says."""
        place, model = self.copies[-1]
        for library in (*self.libraries, *self.left):
            library.close()
        self.left.clear()
        self.watcher.close()
        for name in (f"{STATE}-wal", f"{STATE}-shm"):
            (self.data / name).unlink(missing_ok=True)
        shutil.copy(place, self.data / STATE)
        self.model, model = deepcopy(model), self.model
        self.model.now, self.model.searches = model.now, model.searches
        self.libraries = [self.opened(who) for who in range(READERS)]
        self.names = [self.new_owner() for _ in range(READERS)]
        self.watcher = Store(self.data)
        self.bring_up_to_date()
