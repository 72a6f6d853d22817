from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from reader.library.api import Scope, Sort
from reader.library.embedded.library import EmbeddedLibrary
from reader.library.finding import view
from reader.library.memory.library import MemoryLibrary
from reader.library.memory.supply import supply_of_folder
from reader.library.query import parse

if TYPE_CHECKING:
    from pathlib import Path

    from reader.library.api import Library

HEADLINES = (
    "Zebra at large",
    "élan of a town",
    "Ferries sail",
    "ferries sail",
    "Äpfel",
    "",
    "«Quay»",
)


@pytest.fixture
def folder(tmp_path: Path) -> str:
    made = tmp_path / "news"
    made.mkdir()
    for number, headline in enumerate(HEADLINES * 3):
        publisher = ("", "Wire North", "ällende", "Wire north")[number % 4]
        (made / f"{number}.json").write_text(
            f'{{"headline": "{headline} {number % 2}", "publisher": "{publisher}",'
            f' "datePublished": "2026-03-{1 + number % 5:02}", "articleBody": "The boats came."}}',
            encoding="utf-8",
        )
    return str(made)


@pytest.mark.parametrize("sort", [Sort.HEADLINE, Sort.SOURCE])
@pytest.mark.parametrize("many", [0, 1000])
@pytest.mark.parametrize("text", ["", "text:boats", "wire OR ferries"])
def test_orders_by_words_are_the_same_in_every_library(
    folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sort: Sort, many: int, text: str
) -> None:
    monkeypatch.setattr(view, "_MANY", many)
    today = date(2026, 7, 1)
    embedded = EmbeddedLibrary(folder, str(tmp_path / "cache"), today=lambda: today)
    memory = MemoryLibrary(supply_of_folder(folder), lambda: today)

    def order(library: Library) -> list[str]:
        library.update()
        listing = library.listing(parse(text) if text else None, Scope.TEXT, sort)
        return [row.path for row in listing.rows(0, 99) if row]

    try:
        assert order(embedded) == order(memory)
        assert order(embedded)
    finally:
        embedded.close()
