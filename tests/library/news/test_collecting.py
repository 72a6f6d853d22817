"""Which of two versions is the older, in both kinds of library."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from reader.library.news.collecting import older_first

if TYPE_CHECKING:
    from tests.library.news.conftest import Collection

EARLY, LATE = "9 March 2026", "10 March 2026"


@pytest.mark.parametrize(
    ("days", "seconds", "older"),
    [
        ((LATE, LATE), (2_000, 1_000), "b"),
        ((LATE, LATE), (1_000, 2_000), "a"),
        ((LATE, LATE), (1_000, 1_000), "a"),
        ((EARLY, LATE), (2_000, 1_000), "a"),
        ((LATE, EARLY), (1_000, 2_000), "b"),
    ],
    ids=["later file", "earlier file", "path", "earlier date", "later date"],
)
def test_dates_decide_then_the_times_of_files_then_paths(
    collection: Collection, days: tuple[str, str], seconds: tuple[int, int], older: str
) -> None:
    for name, day, second in zip("ab", days, seconds, strict=True):
        collection.add(name, "Harbour strike ends", day)
        os.utime(collection.folder / f"{name}.txt", (second, second))
    collection.library.update()
    rows = [collection.library.row(collection.id(name)) for name in "ab"]
    first, second_row = (row for row in rows if row is not None)
    assert older_first(collection.library, first, second_row)[0].path == f"{older}.txt"
    assert older_first(collection.library, second_row, first)[0].path == f"{older}.txt"


def test_paths_decide_where_a_file_has_gone(collection: Collection) -> None:
    first = collection.library.row(collection.add("a", "Harbour strike ends", LATE))
    second = collection.library.row(collection.add("b", "Harbour strike ends", LATE))
    assert first is not None
    assert second is not None
    (collection.folder / "a.txt").unlink()
    assert older_first(collection.library, second, first) == (first, second)
