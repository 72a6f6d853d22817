from __future__ import annotations

import os
import socket
from typing import TYPE_CHECKING

import pytest

from reader.library.files import handles, scan
from reader.library.files.counting import count_files
from reader.library.files.scan import FolderReader, Sights, SkippedFileError, walk
from reader.library.naming import display_path, name_path
from reader.text.safe import is_safe

if TYPE_CHECKING:
    from pathlib import Path

    from reader.library.files.handles import Handle


def paths(root: Path, sights: Sights | None = None, only: bytes | None = None) -> list[bytes]:
    return [
        part.folder + b"/" + file.name if part.folder else file.name
        for part in walk(str(root), sights or Sights(), only)
        for file in part.files
    ]


def write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)


def test_every_article_is_found_once(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "b/c.txt", "b/d/e.txt", "photo.jpg", ".git/f.txt")
    sights = Sights()
    assert sorted(paths(tmp_path, sights)) == [b"a.txt", b"b/c.txt", b"b/d/e.txt"]
    assert dict(sights.ignored) == {"picture": 1}
    assert sights.problems == []


def test_files_of_a_folder_come_by_name_and_folders_newest_name_first(tmp_path: Path) -> None:
    write(tmp_path, "2024/b.txt", "2024/a.txt", "2025/c.txt", "z.txt")
    assert paths(tmp_path) == [b"z.txt", b"2025/c.txt", b"2024/a.txt", b"2024/b.txt"]


def test_a_large_folder_comes_in_slices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "SLICE", 2)
    write(tmp_path, *(f"{number}.txt" for number in range(5)))
    slices = list(walk(str(tmp_path), Sights()))
    assert [[file.name for file in part.files] for part in slices] == [
        [b"0.txt", b"1.txt"], [b"2.txt", b"3.txt"], [b"4.txt"],
    ]  # fmt: skip
    assert [part.last for part in slices] == [False, False, True]


def test_files_are_counted_by_their_names(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "b/c.txt", "b/d/e.txt", "photo.jpg", ".git/f.txt")
    (tmp_path / "link").symlink_to(tmp_path)
    assert count_files(str(tmp_path)) == 3


def test_one_file_can_be_asked_for(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "b.txt")
    assert paths(tmp_path, only=b"b.txt") == [b"b.txt"]
    assert paths(tmp_path, only=b"c.txt") == []


def test_links_are_named_and_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    write(outside, "secret.txt")
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "file.txt").symlink_to(outside / "secret.txt")
    (folder / "folder").symlink_to(outside)
    (folder / "self").symlink_to(folder)
    sights = Sights()
    assert paths(folder, sights) == []
    assert sorted(path for path, _ in sights.problems) == [b"file.txt", b"folder", b"self"]
    assert all("link" in reason for _, reason in sights.problems)


def test_pipes_and_sockets_are_named_and_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    listening = socket.socket(socket.AF_UNIX)
    before = os.open(".", os.O_RDONLY)
    os.chdir(tmp_path)  # the path of a socket may be no longer than some hundred bytes
    try:
        listening.bind("socket.txt")
    finally:
        os.fchdir(before)
        os.close(before)
        listening.close()
    sights = Sights()
    assert paths(tmp_path, sights) == []
    assert {path for path, _ in sights.problems} == {b"pipe.txt", b"socket.txt"}
    with FolderReader(str(tmp_path)) as reader, pytest.raises(SkippedFileError, match="regular"):
        reader.read(b"", b"pipe.txt")


def test_names_that_are_no_text_are_read(tmp_path: Path) -> None:
    name = b"caf\xe9\n\x1b[31m.txt"
    (tmp_path / os.fsdecode(name)).write_text("words")
    assert paths(tmp_path) == [name]
    with FolderReader(str(tmp_path)) as reader:
        assert reader.read(b"", name).data == b"words"
    assert is_safe(display_path(name))
    assert "\n" not in display_path(name)


def test_names_that_look_alike_are_told_apart() -> None:
    assert display_path(b"\xff.txt") == display_path(b"\xfe.txt")
    assert name_path(b"\xff.txt") != name_path(b"\xfe.txt")
    assert name_path("naïve/ä.txt".encode()) == "naïve/ä.txt"


def test_too_large_a_file_is_named(tmp_path: Path) -> None:
    with (tmp_path / "large.txt").open("wb") as file:
        file.truncate(scan.MAX_BYTES + 1)
    sights = Sights()
    assert paths(tmp_path, sights) == []
    assert "larger" in sights.problems[0][1]


def test_too_deep_a_folder_is_named(tmp_path: Path) -> None:
    deep = "/".join("d" for _ in range(scan.MAX_DEPTH + 5))
    write(tmp_path, f"{deep}/a.txt", "b.txt")
    sights = Sights()
    assert paths(tmp_path, sights) == [b"b.txt"]
    assert "deep" in sights.problems[0][1]


def test_a_folder_that_cannot_be_opened_is_named_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "a/one.txt", "b/two.txt")
    really = handles.open_folder

    def refuse(name: bytes, parent: Handle | None, *, follow: bool = False) -> Handle:
        if name == b"b":
            raise PermissionError(13, "Permission denied")
        return really(name, parent, follow=follow)

    monkeypatch.setattr(scan, "open_folder", refuse)
    sights = Sights()
    assert paths(tmp_path, sights) == [b"a/one.txt"]
    assert sights.problems == [(b"b", "permission denied")]
    assert sights.unreadable == [b"b"]


def test_a_missing_collection_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        paths(tmp_path / "nothing")


def test_without_openat_the_walk_and_the_reading_are_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "a.txt", "b/c.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    with_it = paths(tmp_path)
    monkeypatch.setattr(handles, "_HAS_DIR_FD", False)
    assert paths(tmp_path) == with_it
    with FolderReader(str(tmp_path)) as reader:
        assert reader.read(b"b", b"c.txt").data == b"b/c.txt"


class TestReading:
    def test_files_of_several_folders(self, tmp_path: Path) -> None:
        write(tmp_path, "a.txt", "b/c.txt", "b/d/e.txt")
        with FolderReader(str(tmp_path)) as reader:
            for folder, name in [(b"b", b"c.txt"), (b"", b"a.txt"), (b"b/d", b"e.txt")]:
                expected = (folder + b"/" + name).lstrip(b"/")
                content = reader.read(folder, name)
                assert (content.data, content.steady) == (expected, True)

    @pytest.mark.parametrize(
        ("folder", "name"), [(b"", b"gone.txt"), (b"gone", b"a.txt"), (b"a.txt", b"b.txt")]
    )
    def test_what_is_gone_is_said(self, tmp_path: Path, folder: bytes, name: bytes) -> None:
        write(tmp_path, "a.txt")
        with FolderReader(str(tmp_path)) as reader, pytest.raises(SkippedFileError) as told:
            reader.read(folder, name)
        assert told.value.path.endswith(name)
        assert told.value.reason

    def test_a_folder_that_became_a_link_is_not_entered(self, tmp_path: Path) -> None:
        write(tmp_path, "outside/secret.txt", "news/b/secret.txt")
        root = tmp_path / "news"
        (root / "b" / "secret.txt").unlink()
        (root / "b").rmdir()
        (root / "b").symlink_to(tmp_path / "outside")
        with FolderReader(str(root)) as reader, pytest.raises(SkippedFileError):
            reader.read(b"b", b"secret.txt")

    def test_a_file_that_grows_while_it_is_read_is_not_steady(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write(tmp_path, "a.txt")
        really = scan._read_all

        def grow(descriptor: int, size: int) -> bytes:
            with (tmp_path / "a.txt").open("a") as file:
                file.write(" and more")
            return really(descriptor, size)

        monkeypatch.setattr(scan, "_read_all", grow)
        with FolderReader(str(tmp_path)) as reader:
            content = reader.read(b"", b"a.txt")
        assert not content.steady
        assert content.data == b"a.txt and more"

    def test_no_descriptor_is_left_open(self, tmp_path: Path) -> None:
        write(tmp_path, "a/b/c.txt")
        before = len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0  # noqa: PTH208, PTH112
        for _ in range(3):
            with FolderReader(str(tmp_path)) as reader:
                reader.read(b"a/b", b"c.txt")
                with pytest.raises(SkippedFileError):
                    reader.read(b"a/gone", b"c.txt")
            paths(tmp_path)
        after = len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0  # noqa: PTH208, PTH112
        assert after == before
