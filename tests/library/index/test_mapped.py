from __future__ import annotations

import mmap
import sys
from datetime import date
from pathlib import Path

import pytest

from reader.library.embedded.library import EmbeddedLibrary
from reader.library.index.mapped import let_go
from reader.library.query import parse

linux = pytest.mark.skipif(sys.platform != "linux", reason="the system does not show its mappings")
PAGES = 64


def resident(path: Path) -> int:
    """Kilobytes of the file at `path` that are in this process's memory."""
    found, inside = 0, False
    for line in Path("/proc/self/smaps").read_text("utf-8", "replace").splitlines():
        if "-" in line.split(" ")[0]:
            inside = line.endswith(f" {path}")
        elif inside and line.startswith("Rss:"):
            found += int(line.split()[1])
    return found


@linux
def test_what_was_looked_through_is_given_back_and_read_again(tmp_path: Path) -> None:
    path = tmp_path / "a file"
    path.write_bytes(bytes(range(256)) * 16 * PAGES)
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        assert data[:].count(7) == 16 * PAGES
        assert resident(path) > 0
        let_go(data)
        assert resident(path) == 0
        assert data[:].count(7) == 16 * PAGES


def test_an_index_answers_as_before_when_its_memory_was_given_back(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(30):
        (folder / f"{number}.txt").write_text(f"Ferry number {number} sails\nThe boats came.\n")
    library = EmbeddedLibrary(str(folder), str(tmp_path / "cache"), today=lambda: date(2026, 7, 1))
    try:
        library.update()
        view = library._views.current()

        def answers() -> list[str]:
            found = library.listing(parse("ferry")).rows(0, 99)
            assert list(view.headlines().numbers("err"))
            return [row.headline for row in found if row]

        before = answers()
        view.let_go()
        assert answers() == before
        assert len(before) == 30
    finally:
        library.close()
