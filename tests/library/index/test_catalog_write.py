from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from reader.library.building.changes import Change
from reader.library.building.ingest import Outcome
from reader.library.index import catalog_write
from reader.library.index.catalog import create, open_writer
from reader.library.index.catalog_rows import linked_numbers, linking_numbers
from reader.library.index.catalog_write import RowWriter
from reader.library.records import key_number, record_of
from reader.parse.draft import Draft, DraftRelated
from reader.text.safe import SafeText

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def outcome(name: str, related: str) -> Outcome:
    links = (DraftRelated(SafeText(related)), DraftRelated(SafeText(related)))
    draft = Draft(SafeText(f"Story {name}"), related=links)
    record = record_of(draft, 0, SafeText(name), f"{ord(name):016x}", "0" * 16, 0.0)
    return Outcome(Change(b"", name.encode(), None, 0, None), 1, 1, 1, None, records=(record,))


def test_links_are_found_before_and_after_they_are_sorted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalog_write, "_MOST_FRESH", 2)
    create(tmp_path / "catalog.sqlite")
    with closing(open_writer(tmp_path / "catalog.sqlite")) as connection:
        writer = RowWriter(connection)
        for names in (("a", "b", "c"), ("d",)):
            writer.store([outcome(name, "Story a") for name in names], ())
        assert connection.execute("SELECT count(*) FROM fresh_links").fetchone() == (1,)
        found = linking_numbers(connection, key_number("Story a"), 9)
        assert sorted(found) == [1, 2, 3, 4]
        writer.sort_links()
        assert linking_numbers(connection, key_number("Story a"), 9) == found
        assert linked_numbers(connection) == {1, 2, 3, 4}
