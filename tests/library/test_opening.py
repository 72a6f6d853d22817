from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from reader.library.api import CollectionError, OpenOptions, Phase
from reader.library.memory.library import MemoryLibrary
from reader.library.opening import collection_folder, open_file, open_library
from tests.library.collection import TODAY, write_collection
from tests.library.conformance import names
from tests.library.ordinary import ordinary_user

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.library.api import Library


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_collection(tmp_path / "collection")


@pytest.fixture
def opened() -> Iterator[list[Library]]:
    libraries: list[Library] = []
    yield libraries
    for library in libraries:
        library.close()


def test_a_folder_opens_with_an_index_in_the_cache_folder(
    folder: Path, tmp_path: Path, opened: list[Library]
) -> None:
    options = OpenOptions(cache_folder=str(tmp_path / "cache"))
    library = open_library(str(folder), options, lambda: TODAY)
    opened.append(library)
    assert library.update().phase is Phase.DONE
    assert library.summary().notice == ""
    assert any((tmp_path / "cache").rglob("*"))
    again = open_library(str(folder), options, lambda: TODAY)
    opened.append(again)
    assert names(again.listing()) == names(library.listing())


def test_a_file_opens_the_folder_it_lies_in(folder: Path, opened: list[Library]) -> None:
    file = folder / "coast" / "strike.json"
    library = open_library(str(file), OpenOptions(in_memory=True), lambda: TODAY)
    opened.append(library)
    library.update()
    assert set(names(library.listing())) == {"strike", "offer"}
    found = library.find_path(str(file))
    assert found is not None
    assert library.article(found).headline == "Harbour strike enters second week"


def test_standard_input_is_a_collection_of_one(opened: list[Library]) -> None:
    data = b"A headline from a pipe\n\nOne paragraph of words that came by the pipe.\n"
    library = open_library("-", OpenOptions(stdin=data), lambda: TODAY)
    opened.append(library)
    library.update()
    (row,) = library.listing().rows(0, 5)
    assert row is not None
    assert row.headline == "A headline from a pipe"
    assert library.summary().name == "standard input"


def test_without_a_place_for_an_index_it_is_read_into_memory(
    folder: Path, tmp_path: Path, opened: list[Library]
) -> None:
    occupied = tmp_path / "a file"
    occupied.write_text("not a folder", encoding="utf-8")
    library = open_library(str(folder), OpenOptions(cache_folder=str(occupied)), lambda: TODAY)
    opened.append(library)
    assert isinstance(library, MemoryLibrary)
    assert library.update().phase is Phase.DONE
    assert library.summary().articles > 0
    assert library.summary().notice.startswith("Everything is read anew each time: no index can be")


def test_what_can_be_no_collection_says_why(tmp_path: Path) -> None:
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe")
    reasons = {
        "missing": "there is no such file or folder",
        "dangling": "it is a link to something that does not exist",
        "pipe": "it is neither a folder nor a file",
        "with\0zero": "this can be no path",
    }
    for name, reason in reasons.items():
        with pytest.raises(CollectionError) as error:
            open_library(f"{tmp_path}/{name}")
        assert error.value.reason == reason
        assert "\0" not in error.value.path
    with pytest.raises(CollectionError, match="no path is given"):
        open_library("")


def test_what_may_not_be_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret").mkdir(mode=0)
    (tmp_path / "file.txt").write_text("words", encoding="utf-8")
    (tmp_path / "file.txt").chmod(0)
    tmp_path.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    with ordinary_user():
        for path, reason in {
            "secret": "you have no permission to look into this folder",
            "file.txt": "you have no permission to read this file",
            "secret/file.txt": "it cannot be opened: permission denied",
        }.items():
            with pytest.raises(CollectionError) as error:
                collection_folder(path)
            assert error.value.reason == reason


def test_a_folder_that_was_removed_under_one_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    with pytest.raises(CollectionError) as error:
        collection_folder(".")
    assert error.value.reason == "it cannot be opened: no such file or directory"


@pytest.mark.parametrize("name", ["one.txt", "link.txt", "gone.txt"])
def test_one_file_is_opened_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened: list[Library], name: str
) -> None:
    for place in ("one.txt", "beside.txt"):
        (tmp_path / place).write_text("Boat comes in\n\nA boat came in, the office said.\n")
    (tmp_path / "link.txt").symlink_to("one.txt")
    monkeypatch.chdir(tmp_path)
    for path in (name, str(tmp_path / name)):
        library = open_file(path)
        opened.append(library)
        library.update()
        assert names(library.listing()) == ([] if name == "gone.txt" else ["one.txt"])


def test_where_a_package_is_missing_it_is_read_into_memory(
    folder: Path, monkeypatch: pytest.MonkeyPatch, opened: list[Library]
) -> None:
    monkeypatch.setitem(sys.modules, "reader.library.embedded.library", None)
    library = open_library(str(folder))
    opened.append(library)
    assert library.update().phase is Phase.DONE
    assert library.summary().articles > 0
    assert "is missing" in library.summary().notice


def test_a_link_to_a_folder_opens_the_folder(folder: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(folder)
    assert collection_folder(str(link)) == str(folder.resolve())


@pytest.mark.parametrize("name", ["x" * 5_000, "\udcff", "a/\n/b"])
def test_no_name_is_too_odd_to_be_refused_with_a_reason(tmp_path: Path, name: str) -> None:
    with pytest.raises(CollectionError) as error:
        open_library(f"{tmp_path}/{name}")
    assert error.value.reason
