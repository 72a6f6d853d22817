"""Where no index can be made, the articles are read all the same."""

from pathlib import Path
from typing import Any

import pytest

from reader.library.api import OpenOptions, Phase, Progress
from reader.library.building import build, store
from reader.library.index import order
from reader.library.opening import open_library


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "coast"
    folder.mkdir()
    (folder / "a.txt").write_text("Boat comes in\nA body of some words.\n", encoding="utf-8")
    return folder


class _FullDisk:
    def __init__(self, *_: object) -> None:
        raise OSError(28, "No space left on device")


def test_reading_goes_on_in_memory(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "Store", _FullDisk)
    library = open_library(str(folder), OpenOptions(cache_folder=str(tmp_path / "cache")))
    told: list[Progress] = []
    assert library.update(told.append).phase is Phase.DONE
    assert Phase.FAILED not in {progress.phase for progress in told}
    (row,) = library.listing().rows(0, 9)
    assert row is not None
    assert library.article(row.id).headline == "Boat comes in"
    assert "No space left on device" in library.summary().notice
    library.close()
    library.close()


def assert_read_without_an_index(folder: Path, tmp_path: Path, count: int, why: str) -> None:
    library = open_library(str(folder), OpenOptions(cache_folder=str(tmp_path / "cache")))
    assert library.update().phase is Phase.DONE
    assert library.listing().total.count == count
    assert why in library.summary().notice
    library.close()


def test_an_index_that_was_made_and_cannot_be_opened_is_no_empty_collection(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Path.open

    def refuse(path: Path, *how: Any, **named: Any) -> Any:
        if path.name == "order.bin":
            raise OSError(5, "Input/output error")
        return opened(path, *how, **named)

    monkeypatch.setattr(Path, "open", refuse)
    assert_read_without_an_index(folder, tmp_path, 1, "the index cannot be read")


def test_what_a_first_update_began_is_not_all_that_is_shown(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(9):
        (folder / f"{number}.txt").write_text(f"Boat {number} leaves\nWords.\n", encoding="utf-8")
    monkeypatch.setattr(build, "BATCH", 1)
    monkeypatch.setattr(build, "_SOONEST", 0.0)
    monkeypatch.setattr(build, "_GROWTH", 0.0)
    really, written = order.write_order, []

    def fail_twice(*arguments: Any, **named: Any) -> int:
        written.append(1)
        if len(written) > 1:
            raise OSError(28, "No space left on device")
        return really(*arguments, **named)

    monkeypatch.setattr(store, "write_order", fail_twice)
    monkeypatch.setattr(store, "merge_order", fail_twice)
    assert_read_without_an_index(folder, tmp_path, 10, "No space left on device")


def test_an_index_from_before_is_kept_in_use(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = OpenOptions(cache_folder=str(tmp_path / "cache"))
    first = open_library(str(folder), options)
    first.update()
    first.close()
    (folder / "b.txt").write_text("Boat leaves\nA body of some words.\n", encoding="utf-8")
    monkeypatch.setattr(build, "Store", _FullDisk)
    library = open_library(str(folder), options)
    told: list[Progress] = []
    assert library.update(told.append).phase is Phase.FAILED
    assert told[-1].message == "The index could not be brought up to date: No space left on device."
    assert library.listing().total.count == 1
    library.close()
