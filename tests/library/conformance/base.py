"""What every test of a library needs: the collection, opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.library.api import Phase
from tests.library.collection import ARTICLES, write_collection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from reader.library.api import Library, Listing


def names(listing: Listing) -> list[str]:
    """The names of the articles in a listing, in its order."""
    rows = listing.rows(0, listing.total.count)
    return [row.path.rpartition("/")[2].removesuffix(".json") for row in rows if row is not None]


def id_of(library: Library, name: str) -> str:
    """The id of the article `name`, which the collection has."""
    found = library.find_path(f"{name}.json")
    assert found is not None
    return found


class OpenedLibrary:
    """Fixtures; a subclass gives `opened`, which opens the library of a folder."""

    @pytest.fixture(scope="class")
    @classmethod
    def opened(cls) -> Iterator[Callable[[Path], Library]]:
        """Opens a library on a folder, not yet updated; its today is `collection.TODAY`."""
        raise NotImplementedError

    @pytest.fixture(scope="class")
    @classmethod
    def standing(
        cls, opened: Callable[[Path], Library], tmp_path_factory: pytest.TempPathFactory
    ) -> Library:
        """The collection, some of them read, starred, noted and tagged; nobody changes it."""
        library = opened(write_collection(tmp_path_factory.mktemp("standing")))
        assert library.update().phase is Phase.DONE
        key = {name: row.key for name in ARTICLES if (row := library.row(id_of(library, name)))}
        library.marks.set_read([key["politics/levy"], key["world/sturm"]], True)
        library.marks.set_starred([key["science/comet"]], True)
        library.marks.set_note(key["coast/offer"], "Who wrote the offer?")
        library.marks.set_tag([key["culture/bridge"]], "front page", True)
        return library

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        """A folder of its own with the collection in it."""
        return write_collection(tmp_path / "collection")

    @pytest.fixture
    def library(self, opened: Callable[[Path], Library], folder: Path) -> Library:
        """A library of its own on `folder`, updated."""
        library = opened(folder)
        library.update()
        return library
