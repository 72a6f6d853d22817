"""A small collection in both kinds of library, to which articles can be added."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from reader.library.embedded.library import EmbeddedLibrary
from reader.library.memory.library import MemoryLibrary
from reader.library.memory.supply import supply_of_folder
from reader.library.state.reader_state import ReaderState

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from reader.library.api import Library

TODAY = date(2026, 3, 31)


class Collection:
    """A folder of articles and the library opened on it."""

    def __init__(self, folder: Path, open_library: Callable[[Path], Library]) -> None:
        self.folder = folder
        self._open = open_library
        self.library = open_library(folder)

    def add(
        self, name: str, headline: str, day: str, *paragraphs: str, related: tuple[str, ...] = ()
    ) -> str:
        """Write an article, bring the library up to date; returns the article's id."""
        foot = "".join(f"-\n{one}\n" for one in related)
        body = "\n".join(paragraphs or (f"MARRAM: {headline}, it was said on the quay.",))
        text = f"{headline}\n{day}\n{body}\n{foot}"
        (self.folder / f"{name}.txt").write_text(text, encoding="utf-8")
        self.library.update()
        return self.id(name)

    def id(self, name: str) -> str:
        """The id of the article `name`."""
        found = self.library.find_path(f"{name}.txt")
        assert found is not None
        return found

    def key(self, name: str) -> str:
        """The key of the words of the article `name`."""
        row = self.library.row(self.id(name))
        assert row is not None
        return row.key

    def reopen(self) -> None:
        """Leave and come back."""
        self.library.close()
        self.library = self._open(self.folder)
        self.library.update()


@pytest.fixture(params=["memory", "embedded"])
def collection(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Collection]:
    """An empty folder opened as a library."""
    folder = tmp_path / "articles"
    folder.mkdir()

    def open_library(folder: Path) -> Library:
        state = ReaderState.on_disk(str(tmp_path / "state"))
        if request.param == "memory":
            return MemoryLibrary(supply_of_folder(str(folder)), lambda: TODAY, state=state)
        cache = str(tmp_path / "cache")
        return EmbeddedLibrary(str(folder), cache, today=lambda: TODAY, state=state)

    opened = Collection(folder, open_library)
    yield opened
    opened.library.close()
