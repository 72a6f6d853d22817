"""What is told while a collection is open, and what can no longer be found there."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from reader.library.files import handles, scan
from reader.library.files.scan import MAX_DEPTH, Sights
from reader.library.watching.dirty import Dirty
from tests.library.building.watched import Watched

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from reader.library.files.handles import Handle

CHANGED = Dirty(files={b"b/one.txt"}, folders={b"b"})


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    watching = Watched(tmp_path)
    watching.write("b/one.txt", "one")
    watching.write("b/c/two.txt", "two")
    assert watching.update() == ([b"b/c/two.txt", b"b/one.txt"], 0)
    yield watching
    watching.store.close()


def become_link(place: Path) -> None:
    place.rename(place.with_name("elsewhere"))
    place.symlink_to("elsewhere")


def become_file(place: Path) -> None:
    shutil.rmtree(place)
    place.write_text("words")


@pytest.mark.parametrize("change", [shutil.rmtree, become_link, become_file])
def test_a_folder_that_is_none_any_more_takes_its_files(
    watched: Watched, change: Callable[[Path], object]
) -> None:
    change(watched.root / "b")
    assert watched.update_at(CHANGED) == ([], 2)


@pytest.mark.parametrize("number", [5, 13, 23, 24], ids=["EIO", "EACCES", "ENFILE", "EMFILE"])
def test_a_folder_that_cannot_be_looked_into_keeps_its_files(
    watched: Watched, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(name: bytes, parent: Handle | None, *, follow: bool = False) -> Handle:
        if name == b"b":
            raise OSError(number, os.strerror(number))
        return handles.open_folder(name, parent, follow=follow)

    with monkeypatch.context() as patched:
        patched.setattr(scan, "open_folder", refuse)
        assert watched.update_at(CHANGED) == ([], 0)
    watched.write("b/one.txt", "one, edited", None)
    assert watched.update_at(CHANGED) == ([b"b/one.txt"], 0)


def test_a_pipe_and_a_link_are_not_read(watched: Watched) -> None:
    os.mkfifo(watched.root / "b/pipe.txt")
    (watched.root / "b/link.txt").symlink_to("one.txt")
    (watched.root / "b/photo.jpg").write_bytes(b"x")
    sights = Sights()
    assert watched.update_at(CHANGED, sights) == ([], 0)
    assert sorted(path for path, _ in sights.problems) == [b"b/link.txt", b"b/pipe.txt"]
    assert sights.ignored == {"picture": 1}
    named = {b"b/pipe.txt", b"b/link.txt", b"b/photo.jpg", b"b/never.txt"}
    assert watched.update_at(Dirty(files=named)) == ([], 0)


def test_a_new_folder_is_read_as_deep_as_all(watched: Watched) -> None:
    (watched.root / "empty").mkdir()
    shallow = "/".join("e" * (MAX_DEPTH - 2))
    watched.write(f"{shallow}/f/g/too-deep.txt", "three")
    watched.write(f"{shallow}/f/three.txt", "three")
    told = watched.update_at(Dirty(folders={b"", b"e", b"empty"}))
    assert told == ([f"{shallow}/f/three.txt".encode()], 0)
    assert watched.update() == ([], 0)
