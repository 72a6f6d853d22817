from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.library.api import Phase
from reader.library.memory.library import MemoryLibrary
from reader.library.memory.supply import supply_of_bytes, supply_of_folder
from tests.library.collection import TODAY
from tests.library.conformance import LibraryConformance

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.library.api import Library


class TestMemoryLibrary(LibraryConformance):
    @pytest.fixture(scope="class")
    @classmethod
    def opened(cls) -> Callable[[Path], Library]:
        return lambda folder: MemoryLibrary(supply_of_folder(str(folder)), lambda: TODAY)


def test_bytes_are_a_collection_too() -> None:
    data = b'{"headline": "From a pipe", "articleBody": "It came in by the pipe this morning."}'
    library = MemoryLibrary(supply_of_bytes([("pipe.json", data)], "a pipe"), lambda: TODAY)
    assert library.update().phase is Phase.DONE
    (row,) = library.listing().rows(0, 9)
    assert row is not None
    assert (row.headline, row.path, row.section) == ("From a pipe", "pipe.json", "")
    assert library.article(row.id).headline == "From a pipe"
    assert library.summary().name == "a pipe"
    assert library.file_of("pipe.json") is None


def test_a_folder_that_is_gone_fails_with_a_sentence(tmp_path: Path) -> None:
    library = MemoryLibrary(supply_of_folder(str(tmp_path / "gone")), lambda: TODAY)
    progress = library.update()
    assert progress.phase is Phase.FAILED
    assert progress.message == "gone: No such file or directory"
