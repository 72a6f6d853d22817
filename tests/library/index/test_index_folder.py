"""An index that is damaged is set aside and told of; one that was never made is not."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from reader.library.index.index_folder import CATALOG, ORDER, prepare, told_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    assert prepare(tmp_path / "index") is None
    return tmp_path / "index"


def test_a_whole_index_is_left_alone(folder: Path) -> None:
    (folder / ORDER).write_bytes(b"order")
    assert prepare(folder) is None
    assert (folder / ORDER).read_bytes() == b"order"


def test_a_damaged_index_is_told_of(folder: Path) -> None:
    (folder / ORDER).write_bytes(b"order")
    (folder / CATALOG).write_bytes(b"x" * 9_000)
    aside = prepare(folder)
    assert aside == folder.with_name("index.bad-1")
    assert "index.bad-1" in told_of(aside)
    assert prepare(folder) is None


def test_an_index_whose_making_was_broken_off_is_not_damaged(folder: Path) -> None:
    (folder / CATALOG).write_bytes(b"")
    assert prepare(folder) is None
    assert told_of(prepare(folder)) == ""


def test_an_index_of_another_version_is_not_damaged(folder: Path) -> None:
    (folder / ORDER).write_bytes(b"order")
    with closing(sqlite3.connect(folder / CATALOG)) as connection:
        connection.execute("PRAGMA user_version=1")
    assert prepare(folder) is None
    assert not (folder / ORDER).exists()
