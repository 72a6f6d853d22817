"""Places that are hard to get at: very long paths, file systems that say little, other systems."""

from __future__ import annotations

import os
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from reader.library.embedded.library import EmbeddedLibrary
from reader.library.files import handles, many_stats
from reader.library.files.counting import count_files
from reader.library.files.folder_entries import stamp_of
from reader.library.files.folders import folders_below
from reader.library.files.scan import MAX_DEPTH, FolderReader, Sights, walk
from tests.library.collection import TODAY
from tests.library.files.far import LONG, STORY, make_far

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def seen(root: Path) -> tuple[list[bytes], int, list[bytes], dict[str, int], list[bytes]]:
    """What is found, how many were expected, what is watched, passed over and named."""
    sights = Sights()
    files = [
        part.folder + b"/" + file.name for part in walk(str(root), sights) for file in part.files
    ]
    named = sorted(path for path, _ in sights.problems)
    folders = sorted(folders_below(str(root)))
    return sorted(files), count_files(str(root)), folders, dict(sights.ignored), named


def test_a_path_longer_than_the_system_takes_is_read_counted_and_watched(tmp_path: Path) -> None:
    make_far(tmp_path)
    far = b"/".join(LONG)
    assert len(far) > os.pathconf(tmp_path, "PC_PATH_MAX")
    files, count, folders, _, named = seen(tmp_path)
    assert (files, count, named) == ([far + b"/far.txt"], 1, [])
    assert far in folders
    with FolderReader(str(tmp_path)) as reader:
        assert reader.read(far, b"far.txt").data == STORY


def test_an_article_with_a_very_long_path_stands_in_the_list(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    make_far(tmp_path / "news")
    cache = str(tmp_path / "cache")
    with closing(EmbeddedLibrary(str(tmp_path / "news"), cache, today=lambda: TODAY)) as library:
        library.update()
        row = library.listing().rows(0, 1)[0]
        assert row is not None
        assert row.headline == "Lighthouse relit"
        assert library.summary().problems == 0


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    root = tmp_path / "news"
    for name in ("a.txt", "b/c.txt", "b/d/e.txt", "photo.jpg", ".git/f.txt", "b/__pycache__/g.txt"):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(STORY)
    (root / "empty").mkdir()
    (root / "caf\udce9").mkdir()
    os.mkfifo(root / "b/pipe.txt")
    (root / "link").symlink_to(tmp_path)
    (root / "link.txt").symlink_to("a.txt")
    return root


def without_openat(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handles, "_HAS_DIR_FD", False)


def without_statx(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "freebsd14")


def of_the_other_byte_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "byteorder", "big")


def without_ctypes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ctypes", None)


@pytest.mark.parametrize(
    "system", [without_openat, without_statx, of_the_other_byte_order, without_ctypes]
)
def test_on_other_systems_the_same_is_found(
    mixed: Path, monkeypatch: pytest.MonkeyPatch, system: Callable[[pytest.MonkeyPatch], None]
) -> None:
    here = seen(mixed)
    assert here == (
        [b"/a.txt", b"b/c.txt", b"b/d/e.txt"],
        4,  # the pipe is counted, since only a closer look tells what it is
        [b"", b"b", b"b/d", b"caf\xe9", b"empty"],
        {"picture": 1},
        [b"b/pipe.txt", b"link", b"link.txt"],
    )
    many_stats._statx.cache_clear()
    system(monkeypatch)
    try:
        assert seen(mixed) == here
    finally:
        many_stats._statx.cache_clear()


def test_a_single_file_that_is_none_is_named(mixed: Path) -> None:
    for name, reason in ((b"pipe.txt", "not a regular file"), (b"gone.txt", "")):
        sights = Sights()
        assert [list(part.files) for part in walk(str(mixed / "b"), sights, name)] == [[]]
        assert [reason in said for _, said in sights.problems] == [True] * bool(reason)


def test_folders_are_watched_as_deep_as_they_are_read(tmp_path: Path) -> None:
    (tmp_path / "/".join("d" * (MAX_DEPTH + 3))).mkdir(parents=True)
    watched = list(folders_below(str(tmp_path)))
    assert watched == [part.folder for part in walk(str(tmp_path), Sights())]
    assert len(watched) == MAX_DEPTH
    assert list(folders_below(str(tmp_path), watched[-2])) == watched[-2:]


@pytest.mark.parametrize("seconds", [2**34, -(2**34)])
def test_a_time_that_no_index_can_hold_is_the_last_that_it_can(seconds: int) -> None:
    said = os.stat_result((0o100644, *[7] * 9), {"st_mtime_ns": seconds * 10**9})
    mtime_ns, size, inode = stamp_of(said)
    assert (mtime_ns, size, inode) == ((2**63 - 1) * (1 if seconds > 0 else -1), 7, 7)
