from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.library.building import changes
from reader.library.building.changes import UNSTEADY
from reader.library.files import handles, many_stats, scan
from tests.library.building.watched import LONG_AGO, Watched

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.library.files.handles import Handle
    from reader.library.files.scan import Slice


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    watching = Watched(tmp_path)
    yield watching
    watching.store.close()


def test_only_what_changed_is_read(watched: Watched) -> None:
    watched.write("a.txt", "one")
    watched.write("b/c.txt", "two")
    assert watched.update() == ([b"a.txt", b"b/c.txt"], 0)
    assert watched.update() == ([], 0)
    watched.write("b/c.txt", "three", LONG_AGO + 10)
    watched.write("b/d.txt", "four")
    assert watched.update() == ([b"b/c.txt", b"b/d.txt"], 0)
    (watched.root / "a.txt").unlink()
    assert watched.update() == ([], 1)
    assert watched.update() == ([], 0)


def test_what_was_compared_once_is_not_compared_again(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched.write("a.txt", "one")
    watched.write("b/c.txt", "two")
    watched.update()
    watched.update()
    compared: list[bytes] = []

    def compare(connection: object, folder: int, behind: bytes, part: Slice) -> bool:
        compared.append(part.folder)
        return False

    if many_stats._statx() is not None:
        monkeypatch.setattr(changes, "_is_as_known", compare)
        assert watched.update() == ([], 0)
        assert compared == [b""]  # it holds a folder beside the file
        watched.write("b/d.txt", "three")
        assert watched.update() == ([b"b/d.txt"], 0)
        assert compared == [b"", b"", b"b"]


def test_a_file_that_comes_back_as_it_was_is_read_again(watched: Watched) -> None:
    watched.write("b/c.txt", "one")
    watched.write("b/d.txt", "two")
    watched.update()
    watched.update()
    (watched.root / "b/c.txt").rename(watched.root / "kept")
    assert watched.update() == ([b"kept"], 1)
    (watched.root / "kept").rename(watched.root / "b/c.txt")
    assert watched.update() == ([b"b/c.txt"], 1)
    assert watched.update() == ([], 0)


def test_a_renamed_file_between_slices_is_noticed(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scan, "SLICE", 2)
    for name in ("a", "m", "n", "o"):
        watched.write(f"b/{name}.txt", name)
    watched.update()
    watched.update()
    (watched.root / "b/m.txt").rename(watched.root / "b/c.txt")
    assert watched.update() == ([b"b/c.txt"], 1)
    (watched.root / "b/c.txt").unlink()
    watched.write("b/b.txt", "another")
    assert watched.update() == ([b"b/b.txt"], 1)


def test_without_the_call_for_many_files_each_is_looked_at(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(many_stats, "_statx", lambda: None)
    watched.write("b/c.txt", "two")
    assert watched.update() == ([b"b/c.txt"], 0)
    assert watched.update() == ([], 0)


def test_a_folder_that_has_gone_takes_its_files(watched: Watched) -> None:
    watched.write("b/c.txt", "two")
    watched.write("b/d.txt", "two")
    watched.update()
    for path in (watched.root / "b").iterdir():
        path.unlink()
    (watched.root / "b").rmdir()
    assert watched.update() == ([], 2)


def test_a_file_that_became_a_folder_is_gone(watched: Watched) -> None:
    watched.write("a.txt", "one")
    watched.update()
    (watched.root / "a.txt").unlink()
    watched.write("a.txt/b.txt", "two")
    assert watched.update() == ([b"a.txt/b.txt"], 1)


def test_a_folder_that_cannot_be_looked_into_keeps_its_files(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched.write("b/c/d.txt", "two")
    watched.update()
    really = handles.open_folder

    def refuse(name: bytes, parent: Handle | None, *, follow: bool = False) -> Handle:
        if name == b"b":
            raise OSError(5, "Input/output error")
        return really(name, parent, follow=follow)

    monkeypatch.setattr(scan, "open_folder", refuse)
    assert watched.update() == ([], 0)


def test_a_change_within_the_grain_of_the_clock_is_noticed(watched: Watched) -> None:
    watched.write("a.txt", "one", None)
    watched.update()
    stamp = (watched.root / "a.txt").stat()
    watched.write("a.txt", "two", None)
    os.utime(watched.root / "a.txt", ns=(stamp.st_mtime_ns, stamp.st_mtime_ns))
    after = (watched.root / "a.txt").stat()
    assert (after.st_size, after.st_ino, after.st_mtime_ns) == (
        stamp.st_size, stamp.st_ino, stamp.st_mtime_ns,
    )  # fmt: skip
    assert watched.update() == ([b"a.txt"], 0)


def test_a_file_that_changes_while_it_is_read_is_read_again(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched.write("a.txt", "one")
    really = scan._read_all

    def grow(descriptor: int, size: int) -> bytes:
        data = really(descriptor, size)
        watched.write("a.txt", "one and more", LONG_AGO + 1)
        return data

    with monkeypatch.context() as patched:
        patched.setattr(scan, "_read_all", grow)
        assert watched.update() == ([b"a.txt"], 0)
    rows = watched.store.connection.execute("SELECT mtime_ns FROM files").fetchall()
    assert rows == [(UNSTEADY,)]
    assert watched.update() == ([b"a.txt"], 0)
    assert watched.update() == ([], 0)


NAMES = st.sampled_from(["a.txt", "b.txt", "sub/a.txt", "sub/c.txt", "sub/deep/d.txt", "z.txt"])
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("write"), NAMES), st.tuples(st.just("remove"), NAMES),
        st.tuples(st.just("update"), st.just("")),
    ),
    max_size=25,
)  # fmt: skip


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS, st.integers(1, 3))
def test_after_any_steps_the_index_knows_the_files_there_are(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str]], size: int
) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(scan, "SLICE", size)
        watched = Watched(tmp_path_factory.mktemp("any"))
        for number, (step, name) in enumerate([*steps, ("update", "")]):
            if step == "write":
                watched.write(name, f"text {number}", LONG_AGO + number)
            elif step == "remove":
                (watched.root / name).unlink(missing_ok=True)
            else:
                watched.update()
        there = {str(p.relative_to(watched.root)) for p in watched.root.rglob("*") if p.is_file()}
        rows = watched.store.connection.execute(
            "SELECT d.path, f.name FROM files f JOIN folders d ON d.number=f.folder"
        )
        known = {os.fsdecode(folder + b"/" + name).lstrip("/") for folder, name in rows}
        assert known == there
        assert watched.update() == ([], 0)
        watched.store.close()
