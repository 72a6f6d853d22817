from __future__ import annotations

import mmap
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.library.api import Scope, Sort
from reader.library.embedded.library import EmbeddedLibrary
from reader.library.finding import view as views
from reader.library.index.mapped import let_go
from reader.library.query import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.library.api import Listing

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


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(30):
        (folder / f"{number}.txt").write_text(f"Ferry number {number} sails\nThe boats came.\n")
    return folder


@pytest.fixture
def library(folder: Path, tmp_path: Path) -> Iterator[EmbeddedLibrary]:
    library = EmbeddedLibrary(str(folder), str(tmp_path / "cache"), today=lambda: date(2026, 7, 1))
    library.update()
    yield library
    library.close()


def headlines(listing: Listing) -> list[str]:
    return [row.headline for row in listing.rows(0, 99) if row]


@pytest.mark.parametrize("sort", Sort)
def test_an_index_answers_as_before_when_its_memory_was_given_back(
    library: EmbeddedLibrary, sort: Sort
) -> None:
    view = library._views.current()
    listing = library.listing(parse("ferry"), sort=sort)
    first = [row.headline for row in listing.rows(0, 3) if row]
    assert list(view.headlines().numbers("err"))
    view.let_go()
    # The listing that is on the screen goes on where it was.
    assert headlines(listing)[:3] == first
    assert listing.total.count == len(headlines(listing)) == 30
    assert headlines(library.listing(parse("ferry"), sort=sort)) == headlines(listing)
    assert len(list(view.headlines().numbers("err"))) == 30


@linux
def test_the_full_text_is_given_back_where_much_of_it_was_looked_at(
    library: EmbeddedLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock, held = 0.0, 0
    monkeypatch.setattr(views, "monotonic", lambda: clock)
    monkeypatch.setattr(views, "bytes_of_files", lambda: held)
    asked = library.listing(parse("boats"), Scope.TEXT)
    opened = library._views.current().searcher()
    held, clock = 500_000_000, 1e9
    assert not library._views.rest()
    assert library._views.current().searcher() is not opened
    again = library._views.current().searcher()
    held, clock = 501_000_000, 2e9
    assert not library._views.rest()
    assert library._views.current().searcher() is again
    assert len(headlines(asked)) == 30


def test_a_view_keeps_to_its_state_when_the_index_has_moved_on(
    library: EmbeddedLibrary, folder: Path
) -> None:
    view = library._views.current()
    before = view.searcher()
    (folder / "new.txt").write_text("Ferry of another day\nIt came late.\n")
    library.update()
    view.let_go()
    assert view.searcher() is before
    assert len(headlines(library.listing(parse("ferry")))) == 31
