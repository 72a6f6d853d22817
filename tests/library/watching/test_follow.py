"""Files that change while a collection is open."""

from __future__ import annotations

import shutil
import sys
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

import pytest

from reader.library.api import Phase, Progress
from reader.library.embedded.library import EmbeddedLibrary
from reader.library.files.folders import folders_below
from reader.library.index.fulltext import FullTextWriter
from reader.library.memory.library import MemoryLibrary
from reader.library.memory.supply import supply_of_folder
from reader.library.query import parse
from reader.library.watching import follow as watching
from reader.library.watching.dirty import MANY, Dirty
from reader.library.watching.follow import follow, is_remote
from reader.library.watching.inotify import Inotify
from reader.library.watching.polling import Polling

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="inotify is Linux's")
WATCHERS = [pytest.param(Inotify, marks=LINUX, id="inotify"), pytest.param(Polling, id="polling")]


def write(path: Path, headline: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{headline}\n\nWords of the story that is called {headline}.\n")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("north/1.txt", "north/2.txt", "south/deep/3.txt", "4.txt"):
        write(tmp_path / "news" / name, f"Story {name}")
    return tmp_path / "news"


def become_folder(folder: Path) -> None:
    (folder / "4.txt").unlink()
    write(folder / "4.txt/7.txt", "Inside")


CHANGES: dict[str, Callable[[Path], object]] = {
    "new": lambda folder: write(folder / "north/5.txt", "New"),
    "edited": lambda folder: write(folder / "north/1.txt", "Edited story"),
    "deleted": lambda folder: (folder / "north/1.txt").unlink(),
    "moved": lambda folder: (folder / "north/1.txt").rename(folder / "south/1.txt"),
    "new folder": lambda folder: write(folder / "east/far/6.txt", "Far"),
    "moved folder": lambda folder: (folder / "south").rename(folder / "north/south"),
    "folder gone": lambda folder: shutil.rmtree(folder / "south"),
    "file becomes folder": become_folder,
}


@pytest.mark.parametrize("kind", WATCHERS)
@pytest.mark.parametrize("change", CHANGES)
def test_what_is_told_brings_the_index_up_to_date(
    folder: Path,
    tmp_path: Path,
    kind: type[Inotify | Polling],
    change: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with closing(opened(folder, tmp_path / "cache")) as library:
        library.update()
        watcher = kind(str(folder), list(folders_below(str(folder))))
        monkeypatch.setattr(watching, "watcher_of", lambda *_: watcher)
        CHANGES[change](folder)
        with closing(opened(folder, tmp_path / "other")) as other:
            other.update()
            wanted = rows(other)
        library.watch(cancelled=lambda: rows(library) == wanted)
        assert library.update().changed == 0
        assert rows(library) == wanted


def opened(folder: Path, cache: Path) -> EmbeddedLibrary:
    return EmbeddedLibrary(str(folder), str(cache), today=lambda: date(2026, 7, 1))


def rows(library: EmbeddedLibrary | MemoryLibrary) -> list[tuple[str, str]]:
    listing = library.listing()
    return sorted((row.path, row.headline) for row in listing.rows(0, 99) if row)


def test_a_library_in_memory_keeps_up_too(folder: Path) -> None:
    library = MemoryLibrary(supply_of_folder(str(folder)), lambda: date(2026, 7, 1))
    library.update()
    (folder / "4.txt").unlink()
    library.watch(cancelled=lambda: len(rows(library)) == 3)


def test_what_happened_before_anybody_watched_is_seen(folder: Path, tmp_path: Path) -> None:
    with closing(opened(folder, tmp_path / "cache")) as library:
        library.update()
        write(folder / "north/5.txt", "New")
        library.watch(cancelled=lambda: len(rows(library)) == 5)


def test_what_is_new_is_told_as_soon_as_it_stands_in_the_list(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really, listed, told = FullTextWriter.commit, list[int](), list[Progress]()

    def commit(writer: FullTextWriter) -> None:
        listed.append(max((one.changed for one in told), default=0) and len(rows(library)))
        really(writer)

    with closing(opened(folder, tmp_path / "cache")) as library:
        library.update()
        monkeypatch.setattr(FullTextWriter, "commit", commit)
        write(folder / "north/5.txt", "New")
        library.watch(told.append, lambda: bool(told) and told[-1].phase is Phase.DONE)
        assert library.listing(parse("new")).total.count == 1
    assert listed == [5]


def test_what_another_indexes_is_tried_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "_LATER", 0.0)
    looked: list[bool] = []

    def look(dirty: Dirty) -> bool:
        assert b"" in dirty.folders
        looked.append(True)
        return len(looked) > 2

    follow(str(folder), look, lambda: len(looked) == 3, 0)
    assert len(looked) == 3


@LINUX
def test_programs_and_hidden_files_are_no_news(folder: Path) -> None:
    watcher = Inotify(str(folder), [b""])
    for name in ("x.py", ".4.txt.swp", "picture.jpg"):
        (folder / name).write_text("x")
    (folder / "z.txt").write_text("x")
    assert watcher.wait(20).files == {b"z.txt"}
    watcher.close()
    watcher.close()


def test_very_many_changes_are_everything() -> None:
    dirty = Dirty()
    assert not dirty
    dirty.add(Dirty(files={b"%d" % number for number in range(MANY)}))
    assert not dirty.everything
    dirty.add(Dirty(files={b"one more"}))
    assert dirty.everything


def test_links_are_not_followed(folder: Path) -> None:
    (folder / "loop").symlink_to(folder)
    (folder / ".git").mkdir()
    assert sorted(folders_below(str(folder))) == [b"", b"north", b"south", b"south/deep"]


def test_this_computer_is_not_remote() -> None:
    assert not is_remote("/proc")


class Telling:
    """A watcher that tells what it was given, once each, and then nothing."""

    def __init__(self, *told: Dirty) -> None:
        self._told = list(told)
        self.closed = False

    def wait(self, _seconds: float) -> Dirty:
        return self._told.pop(0) if self._told else Dirty()

    def close(self) -> None:
        self.closed = True


@pytest.mark.parametrize("silent", [0, 1, 3])
def test_what_is_told_after_a_silence_is_looked_at_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch, silent: int
) -> None:
    news = (Dirty(files={b"4.txt"}), Dirty(files={b"north/1.txt"}))
    telling = Telling(*(Dirty() for _ in range(silent)), *news)
    monkeypatch.setattr(watching, "watcher_of", lambda *_: telling)
    looked: list[set[bytes]] = []

    def look(dirty: Dirty) -> bool:
        looked.append(set(dirty.files))
        return True

    follow(str(folder), look, lambda: bool(looked), 1 << 62)
    assert looked == [{b"4.txt", b"north/1.txt"}]
    assert telling.closed
