from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from reader.library.files import many_stats
from reader.library.files.many_stats import ManyStats

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAMES = [b"a.txt", b"\xff.txt", b"folder", b"link.txt"]

pytestmark = pytest.mark.skipif(many_stats._statx() is None, reason="the system has no statx")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[int]:
    (tmp_path / "a.txt").write_text("words")
    os.utime(tmp_path / "a.txt", ns=(1, -1_500_000_000))
    os.close(os.open(os.fsencode(tmp_path) + b"/\xff.txt", os.O_CREAT | os.O_WRONLY))
    (tmp_path / "folder").mkdir()
    (tmp_path / "link.txt").symlink_to("a.txt")
    descriptor = os.open(tmp_path, os.O_RDONLY)
    yield descriptor
    os.close(descriptor)


def test_they_are_what_the_system_says_of_each(folder: int) -> None:
    found = ManyStats(4).look(NAMES, folder)
    assert found is not None
    each = [os.stat(name, dir_fd=folder, follow_symlinks=False) for name in NAMES]
    assert found.modes == [one.st_mode for one in each]
    assert found.mtimes == [one.st_mtime_ns for one in each]
    assert found.sizes == [one.st_size for one in each]
    assert found.inodes == [one.st_ino for one in each]


@pytest.mark.parametrize("names", [[b"a.txt", b"gone.txt"], [], NAMES * 2])
def test_what_is_not_so_simple_has_no_answer(folder: int, names: list[bytes]) -> None:
    assert ManyStats(4).look(names, folder) is None


def test_a_digest_tells_names_and_stats_apart(folder: int) -> None:
    look = ManyStats(4).look
    one, other = look([b"a.txt"], folder), look([b"link.txt"], folder)
    assert one is not None
    assert other is not None
    assert one.digest([b"a.txt"]) == one.digest([b"a.txt"])
    assert len({one.digest([b"a.txt"]), one.digest([b"b.txt"]), other.digest([b"a.txt"])}) == 3
