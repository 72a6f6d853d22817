from __future__ import annotations

from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

import pytest

from reader.library.embedded.library import EmbeddedLibrary
from reader.library.linking.alike import Hit, Shelf, alike_among
from reader.library.memory.library import MemoryLibrary
from reader.library.memory.supply import supply_of_folder
from reader.parse.draft import Draft, DraftBlock
from reader.text.safe import SafeText
from tests.tui.render.test_rows import ROW

if TYPE_CHECKING:
    from pathlib import Path

    from reader.library.api import Library

LEAD = "The harbour office of Saltmere closed the north pier on Monday after a storm.\n\n"
BODY = """Keepers of the old lighthouse had warned of the waves since the beginning of autumn.

Crews of eleven boats moved to the river, where the town had built a quay two years before.

Nobody was hurt, and the ferry sails again from Thursday unless the wind turns to the north.
"""
OTHER = """The museum of Saltmere opens a room of model boats that a keeper carved in winter.

Visitors may touch the wood, and children build a boat of their own on every second Sunday.
"""
FILES = {
    "first.txt": "Storm closes the pier\n\n" + LEAD + BODY,
    "same.txt": "Storm closes the pier\n\n" + LEAD + BODY,
    "new lead.txt": "Pier shut by a storm\n\nWaves took the railing of a pier.\n\n" + BODY,
    "other.txt": "A museum of boats\n\n" + OTHER,
    "short.txt": "Storm closes the pier\n\nMore follows.\n",
}


@pytest.fixture(params=["in memory", "on disk"])
def library(request: pytest.FixtureRequest, tmp_path: Path) -> Library:
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text)

    def today() -> date:
        return date(2026, 7, 1)

    made: Library = (
        MemoryLibrary(supply_of_folder(str(folder)), today)
        if request.param == "in memory"
        else EmbeddedLibrary(str(folder), str(tmp_path / "cache"), today=today)
    )
    made.update()
    return made


def copies(library: Library, name: str) -> set[str]:
    found = library.find_path(name)
    assert found is not None
    return {str(row.path) for row in library.alike(found).copies}


def test_the_same_words_and_nearly_the_same_are_copies(library: Library) -> None:
    with closing(library):
        assert copies(library, "first.txt") == {"same.txt", "new lead.txt"}
        assert copies(library, "new lead.txt") == {"first.txt", "same.txt"}
        assert copies(library, "other.txt") == set()
        assert copies(library, "short.txt") == set()
        assert library.alike("0" * 16) == ((), ())


def test_copies_whose_file_has_gone_are_no_trouble(library: Library, tmp_path: Path) -> None:
    with closing(library):
        for name in ("first.txt", "new lead.txt"):
            (tmp_path / "news" / name).unlink()
        assert copies(library, "same.txt") >= {"first.txt"}


def test_no_more_is_read_than_a_few_books() -> None:
    book = SafeText("word after word of a very long book about boats " * 20_000)
    read: list[str] = []

    def draft(identity: str) -> Draft:
        read.append(identity)
        return Draft(headline=SafeText("A book"), body=(DraftBlock("paragraph", book),))

    rows = [ROW._replace(id=f"{n:016x}", key=f"{n:016x}") for n in range(40)]
    hits = [Hit(1.0, row) for row in rows]
    found = alike_among(rows[0], lambda _: hits, Shelf(draft, lambda _: ()), 5)
    assert 3 <= len(found.copies) <= 6
    assert len(read) <= 6
