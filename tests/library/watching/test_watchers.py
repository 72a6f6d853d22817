"""What a watcher says where folders come and go, are refused, or nobody tells of them."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import struct
import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from reader.library.files.folders import folders_below
from reader.library.watching import follow, polling
from reader.library.watching.follow import changed_since, is_remote, watcher_of
from reader.library.watching.inotify import Inotify
from reader.library.watching.polling import Polling
from tests.library.files.far import make_far
from tests.library.ordinary import ordinary_user

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="inotify is Linux's")
OVERFLOW = 0x4000


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("news/a/one.txt", "news/b/two.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Boat comes in\n\nA boat came in, the office said.\n")
    monkeypatch.setattr(polling, "_SOONEST", 0)
    monkeypatch.setattr(polling, "_SHARE", 0)
    monkeypatch.chdir(tmp_path / "news")
    return tmp_path / "news"


@pytest.fixture
def told(news: Path) -> Iterator[Inotify]:
    watcher = Inotify(str(news), folders_below(str(news)))
    yield watcher
    watcher.close()


def refusing(number: int) -> Callable[..., int]:
    def refuse(*_: object) -> int:
        ctypes.set_errno(number)
        return -1

    return refuse


LIBRARIES = {
    "no inotify": SimpleNamespace(),
    "no instance left": SimpleNamespace(inotify_init1=refusing(errno.EMFILE)),
    "no watch left": SimpleNamespace(
        inotify_init1=lambda _: os.open(os.devnull, os.O_RDONLY),
        inotify_add_watch=refusing(errno.ENOSPC),
    ),
}


@LINUX
@pytest.mark.parametrize("library", LIBRARIES)
def test_where_nobody_tells_folders_are_looked_at(
    news: Path, monkeypatch: pytest.MonkeyPatch, library: str
) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: LIBRARIES[library])
    before = set(os.listdir("/proc/self/fd"))  # noqa: PTH208
    watcher = watcher_of(str(news), list(folders_below(str(news))))
    assert isinstance(watcher, Polling)
    assert set(os.listdir("/proc/self/fd")) == before  # noqa: PTH208
    (news / "a" / "three.txt").write_text("Words")
    assert watcher.wait(0).folders == {b"a"}


@LINUX
class TestInotify:
    def test_more_changes_than_the_system_keeps_are_everything(self, told: Inotify) -> None:
        reading, writing = os.pipe()
        os.write(writing, struct.pack("iIII", -1, OVERFLOW, 0, 0))
        os.dup2(reading, told._descriptor)
        assert told.wait(20).everything
        os.close(reading)
        os.close(writing)

    def test_a_folder_that_has_gone_again_is_not_everything(
        self, news: Path, told: Inotify
    ) -> None:
        (news / "new").mkdir()
        (news / "new").rmdir()
        dirty = told.wait(20)
        assert (dirty.everything, dirty.folders) == (False, {b"new", b""})

    def test_a_folder_that_became_a_link_is_not_watched(
        self, news: Path, told: Inotify, tmp_path: Path
    ) -> None:
        (news / "new").mkdir()
        (news / "new").rmdir()
        (tmp_path / "outside" / "deep").mkdir(parents=True)
        (news / "new").symlink_to(tmp_path / "outside")
        assert not told.wait(20).everything
        (tmp_path / "outside" / "deep" / "secret.txt").write_text("Words")
        assert not told.wait(0)

    def test_a_new_folder_that_is_refused_is_everything(self, news: Path) -> None:
        news.chmod(0o755)
        with ordinary_user():
            watcher = Inotify(".", [b""])
        (news / "new").mkdir(mode=0)
        with ordinary_user():
            assert watcher.wait(20).everything
        watcher.close()

    def test_hidden_folders_are_no_news(self, news: Path, told: Inotify) -> None:
        (news / ".git").mkdir()
        assert not told.wait(20)

    def test_what_cannot_be_watched_leaves_the_rest_watched(self, news: Path) -> None:
        make_far(news)
        (news / "shut").mkdir(mode=0)
        news.chmod(0o755)
        folders = [*folders_below(str(news)), b"gone", b"a/one.txt"]
        with ordinary_user():
            watcher = Inotify(".", folders)
        (news / "b" / "three.txt").write_text("Words")
        assert watcher.wait(20).files == {b"b/three.txt"}
        watcher.close()


class TestPolling:
    def test_a_folder_that_has_gone_is_a_change_of_the_one_above(self, news: Path) -> None:
        watcher = Polling(str(news), list(folders_below(str(news))))
        shutil.rmtree(news / "b")
        assert watcher.wait(0).folders == {b"", b"b"}
        (news / "b").mkdir()
        assert watcher.wait(0).folders == {b""}
        (news / "b" / "three.txt").write_text("Words")
        assert b"b" in watcher.wait(0).folders

    def test_among_many_files_only_folders_are_looked_at(
        self, news: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for most, seen in ((9, {b"a/one.txt"}), (2, set()), (1, set())):
            monkeypatch.setattr(polling, "FEW_FILES", most)
            watcher = Polling(str(news), list(folders_below(str(news))))
            with (news / "a" / "one.txt").open("a") as file:
                file.write("More of it.")
            assert watcher.wait(0).files == seen

    def test_until_it_is_time_nothing_is_looked_at(
        self, news: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(polling, "_SOONEST", 1e6)
        watcher = Polling(str(news), list(folders_below(str(news))))
        (news / "a" / "three.txt").write_text("Words")
        assert not watcher.wait(0)
        watcher.close()


def test_what_changed_before_is_looked_for_in_what_is_left(news: Path) -> None:
    os.utime(news / "b", (1, 1))
    assert list(changed_since(str(news), [b"a", b"b", b"gone"], 10**10)) == [b"a"]


@pytest.mark.parametrize(
    ("kind", "remote"),
    [("nfs4", True), ("fuse.sshfs", True), ("ext4", False), ("9p", True), ("tmpfs", False)],
)
def test_a_folder_of_another_machine_is_looked_at(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, remote: bool
) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"proc /proc proc rw\n\nhost:/x {news} {kind} rw\n")
    monkeypatch.setattr(follow, "_MOUNTS", str(mounts))
    assert is_remote(str(news / "a")) is remote
    assert isinstance(watcher_of(str(news), [b""]), Polling) >= remote
    mounts.unlink()
    assert not is_remote(str(news / "a"))
