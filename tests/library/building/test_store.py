"""What is left of an index by a process that was killed between its catalogue and its full text."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from reader.library.building.changes import find_changes
from reader.library.building.ingest import ingest
from reader.library.building.store import Store, is_searchable
from reader.library.files.scan import FolderReader, Sights
from reader.library.index.fulltext import is_sound
from reader.library.index.index_folder import FULLTEXT, prepare

if TYPE_CHECKING:
    from pathlib import Path

LONG_AGO = 1_700_000_000


def _take_in(store: Store, root: Path, *names: bytes) -> None:
    """Store what has changed among the files of those names."""
    found = [
        change
        for changes in find_changes(store.connection, str(root), Sights())
        for change in changes.files
    ]
    with FolderReader(str(root)) as reader:
        store.add([ingest(change, reader) for change in found if change.name in names])


@pytest.mark.parametrize("age", [LONG_AGO, None], ids=["long unchanged", "changed just now"])
def test_words_that_were_lost_are_looked_for_whatever_is_published_before(
    age: int | None, tmp_path: Path
) -> None:
    root, index = tmp_path / "news", tmp_path / "index"
    root.mkdir()
    for name in ("a.txt", "b.txt"):
        (root / name).write_text("Boat comes in\nIt was late.\n")
        os.utime(root / name, (age or time.time(), age or time.time()))
    prepare(index)
    killed = Store(index)
    _take_in(killed, root, b"a.txt")
    killed.close()  # the words were gathered, and are gone with the process

    killed = Store(index)
    _take_in(killed, root, b"b.txt")
    killed.publish()
    assert not is_searchable(killed.connection)
    killed.close()

    store = Store(index)
    _take_in(store, root, b"a.txt", b"b.txt")
    store.publish()
    assert is_searchable(store.connection)
    assert store.published == 2
    store.close()
    assert is_sound(index / FULLTEXT, 2)
