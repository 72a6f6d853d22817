from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.library.collection import TODAY
from tests.library.conformance import LibraryConformance

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from reader.library.api import Library

embedded = pytest.importorskip("reader.library.embedded.library")


class TestEmbeddedLibrary(LibraryConformance):
    @pytest.fixture(scope="class")
    @classmethod
    def opened(
        cls, tmp_path_factory: pytest.TempPathFactory
    ) -> Iterator[Callable[[Path], Library]]:
        libraries: list[Library] = []

        def open_one(folder: Path) -> Library:
            cache = str(tmp_path_factory.mktemp("cache"))
            library: Library = embedded.EmbeddedLibrary(str(folder), cache, today=lambda: TODAY)
            libraries.append(library)
            return library

        yield open_one
        for library in libraries:
            library.close()
