from __future__ import annotations

import stat
from pathlib import Path

import pytest

from reader.library.places import (
    cache_folder,
    collection_key,
    data_folder,
    index_folder,
    make_files_private,
    make_private,
)


def test_the_variables_of_the_desktop_are_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/somewhere/cache")
    monkeypatch.setenv("XDG_DATA_HOME", "/somewhere/data")
    assert cache_folder() == Path("/somewhere/cache/newsreader")
    assert data_folder() == Path("/somewhere/data/newsreader")


@pytest.mark.parametrize("value", ["", "relative/folder", "."])
def test_a_relative_variable_is_ignored(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", value)
    monkeypatch.setenv("HOME", "/home/somebody")
    assert cache_folder().is_relative_to("/home/somebody")


def test_a_collection_has_one_key_by_whatever_way_it_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (tmp_path / "link").symlink_to(folder)
    key = collection_key(str(folder))
    assert collection_key(str(folder / ".." / "news")) == key
    assert collection_key(str(tmp_path / "link")) == key
    assert collection_key(str(tmp_path)) != key


def test_two_collections_have_two_indexes(tmp_path: Path) -> None:
    cache = str(tmp_path / "cache")
    assert index_folder("/a", cache) != index_folder("/b", cache)


def test_what_is_made_is_for_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    make_private(folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    folder.chmod(0o755)
    make_private(folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_file_in_the_way_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("not a folder")
    with pytest.raises(OSError, match="exists"):
        make_private(tmp_path / "a")


def test_folders_above_that_are_missing_are_private_too(tmp_path: Path) -> None:
    before = tmp_path.stat().st_mode
    make_private(tmp_path / "cache" / "index" / "one")
    made = [tmp_path / "cache", tmp_path / "cache" / "index", tmp_path / "cache" / "index" / "one"]
    assert [folder.stat().st_mode & 0o777 for folder in made] == [0o700] * 3
    assert tmp_path.stat().st_mode == before


def test_on_another_system_its_own_folders_are_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("XDG_CACHE_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(variable)
    monkeypatch.setattr("reader.library.places.sys.platform", "darwin")
    assert cache_folder() == Path.home() / "Library/Caches/newsreader"
    assert data_folder() == Path.home() / "Library/Application Support/newsreader"


def test_files_that_others_made_are_for_their_owner_alone(tmp_path: Path) -> None:
    (tmp_path / "open").write_text("x")
    (tmp_path / "open").chmod(0o644)
    (tmp_path / "closed").write_text("x")
    (tmp_path / "closed").chmod(0o400)
    (tmp_path / "gone").symlink_to("nowhere")  # as one that is replaced just then
    make_files_private(tmp_path)
    rights = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("open", "closed")]
    assert rights == [0o600, 0o400]
