"""A folder and an index of it that tests bring up to date by hand."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from reader.library.building.changes import find_changes
from reader.library.building.changes_at import find_changes_at
from reader.library.building.ingest import Outcome, ingest
from reader.library.building.store import Store
from reader.library.files.scan import FolderReader, Sights
from reader.library.index.index_folder import prepare

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from reader.library.building.changes import Change, Changes
    from reader.library.index.verified import Verified
    from reader.library.watching.dirty import Dirty

LONG_AGO = 1_700_000_000
"""A time of change that no clock's grain makes doubtful."""


class Watched:
    """A folder and an index of it, updated by hand."""

    def __init__(self, base: Path) -> None:
        self.root = base / "news"
        self.root.mkdir()
        prepare(base / "index")
        self.store = Store(base / "index")

    def write(self, name: str, text: str, mtime: int | None = LONG_AGO) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        if mtime is not None:
            os.utime(path, (mtime, mtime))

    def update(self) -> tuple[list[bytes], int]:
        """Paths that were read, and how many files had gone."""
        verified: list[Verified] = []
        found = find_changes(self.store.connection, str(self.root), Sights(), None, verified)
        told = self._take(found)
        self.store.note_sights(Sights(), verified)
        return told

    def update_at(self, dirty: Dirty, sights: Sights | None = None) -> tuple[list[bytes], int]:
        """As `update`, of what `dirty` names alone."""
        found = find_changes_at(self.store.connection, str(self.root), dirty, sights or Sights())
        return self._take(found)

    def _take(self, found: Iterable[Changes]) -> tuple[list[bytes], int]:
        files: dict[bytes, Change] = {}
        removed: set[int] = set()
        for changes in found:
            files.update((change.path, change) for change in changes.files)
            removed.update(changes.removed)
        with FolderReader(str(self.root)) as reader:
            read: list[Outcome] = [ingest(change, reader) for change in files.values()]
        if read or removed:
            self.store.add(read, sorted(removed))
        return sorted(one.change.path for one in read if not one.same), len(removed)
