from __future__ import annotations

from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

import pytest

from reader.library.embedded.library import EmbeddedLibrary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STORIES = {
    "strike-1": "Dockers begin strike over night shifts. The harbour dockers want pay at night.",
    "strike-2": "Harbour dockers refuse offer in strike. Night shifts stay unpaid for now.",
    "comet-1": "Comet seen above the observatory. The astronomer measured the comet and its tail.",
    "comet-2": "Astronomer names comet after her aunt. The observatory watched its tail fade.",
    "bread": "Bakers raise the price of bread again. Flour has become dear.",
}


@pytest.fixture
def library(tmp_path: Path) -> Iterator[EmbeddedLibrary]:
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in STORIES.items():
        headline, body = text.split(". ", 1)
        (folder / f"{name}.txt").write_text(f"{headline}\n1 March 2026\nPORT ELLERY: {body}\n")
    (folder / "strike-copy.txt").write_bytes((folder / "strike-1.txt").read_bytes())
    opened = EmbeddedLibrary(str(folder), str(tmp_path / "cache"), today=lambda: date(2026, 7, 1))
    with closing(opened) as made:
        made.update()
        yield made


@pytest.mark.parametrize(
    ("name", "best"), [("strike-1", "strike-2"), ("comet-1", "comet-2"), ("comet-2", "comet-1")]
)
def test_the_same_story_comes_first(library: EmbeddedLibrary, name: str, best: str) -> None:
    identity = library.find_path(f"{name}.txt")
    assert identity is not None
    found = library.alike(identity, 3).similar
    assert found[0].row.path == f"{best}.txt"
    assert all(one.row.id != identity for one in found)


def test_copies_are_told_apart(library: EmbeddedLibrary) -> None:
    identity = library.find_path("strike-1.txt")
    assert identity is not None
    found = library.alike(identity)
    assert "strike-copy.txt" not in [one.row.path for one in found.similar]
    assert [row.path for row in found.copies] == ["strike-copy.txt"]


def test_no_more_than_asked_for(library: EmbeddedLibrary) -> None:
    identity = library.find_path("strike-2.txt")
    assert identity is not None
    assert len(library.alike(identity, 1).similar) == 1
