"""An index that is killed, damaged, refused or contended for: what is promised about it."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from reader.library.api import Phase, Progress, Scope, Sort
from reader.library.building import piecewise, process, update
from reader.library.embedded.library import EmbeddedLibrary
from reader.library.index import headlines
from reader.library.index.fulltext import FullTextWriter
from reader.library.index.index_folder import CATALOG, FULLTEXT, HEADLINES, LOCK, ORDER
from reader.library.lock import WriterLock
from reader.library.places import index_folder
from reader.library.query import parse
from reader.text.safe import SafeText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

TODAY = date(2026, 7, 1)
ARTICLES = 40
# Ends the process the moment a function of the writing side is called for the n-th time.
KILLED = """
import os, signal, sys
from datetime import date
from reader.library.building import build, store
from reader.library.index import fulltext, headlines, order
from reader.library.embedded.library import EmbeddedLibrary

owner, name, calls, folder, cache = sys.argv[1:]
build.BATCH, build._GROWTH, build._SOONEST = 5, 0.0, 0.0
place = {"Store": store.Store, "FullTextWriter": fulltext.FullTextWriter, "store": store,
         "headlines": headlines}[owner]
really, left = getattr(place, name), int(calls)

def killing(*arguments, **named):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return really(*arguments, **named)

setattr(place, name, killing)
EmbeddedLibrary(folder, cache, today=date.today).update()
"""
POINTS = [
    ("Store", "add"), ("headlines", "append"), ("store", "set_fact"), ("FullTextWriter", "add"),
    ("FullTextWriter", "commit"), ("store", "write_order"), ("Store", "publish"), ("Store", "show"),
    ("store", "confirm_order"),
]  # fmt: skip


def write(folder: Path, number: int, headline: str) -> None:
    related = "".join(
        f"-\nHeadline number {other} of a story\n" for other in (number - 1, number + 1)
    )
    text = f"{headline}\n1 March 2026\nPORT ELLERY: A paragraph about whale{number} and the sea.\n"
    path = folder / f"{number % 3}" / f"{number:03}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text + related)
    os.utime(path, (1_700_000_000 + number, 1_700_000_000 + number))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "news"
    for number in range(ARTICLES):
        write(made, number, f"Headline number {number} of a story")
    return made


def opened(folder: Path, cache: Path) -> EmbeddedLibrary:
    return EmbeddedLibrary(str(folder), str(cache), today=lambda: TODAY)


def everything(library: EmbeddedLibrary) -> dict[str, object]:
    """What a reader sees of a library: rows, hits of searches, links."""
    listing = library.listing()
    rows = listing.rows(0, listing.total.count)
    hits = {}
    for text in ("story", "whale7", "mber 12", "is:linked", "since:2020"):
        found = library.listing(parse(text), Scope.TEXT, Sort.OLDEST)
        hits[text] = (found.total.count, [row and row.id for row in found.rows(0, 100)])
    return {
        "rows": rows,
        "hits": hits,
        "links": [len(library.linked_from(row.id)) for row in rows if row is not None],
        "summary": library.summary()._replace(notice=SafeText("")),
    }


@pytest.fixture
def undisturbed(folder: Path, tmp_path: Path) -> dict[str, object]:
    with closing(opened(folder, tmp_path / "undisturbed")) as library:
        assert library.update().phase is Phase.DONE
        return everything(library)


@pytest.mark.parametrize("calls", [0, 1, 3])
@pytest.mark.parametrize(("owner", "name"), POINTS)
def test_killed_at_any_point_it_opens_and_goes_on(
    folder: Path, tmp_path: Path, undisturbed: dict[str, object], owner: str, name: str, calls: int
) -> None:
    cache = tmp_path / "cache"
    arguments = [owner, name, str(calls), str(folder), str(cache)]
    ended = subprocess.run([sys.executable, "-c", KILLED, *arguments], check=False)
    assert ended.returncode == -signal.SIGKILL
    with closing(opened(folder, cache)) as library:
        listing = library.listing()
        assert None not in listing.rows(0, listing.total.count)
        library.listing(parse("story")).rows(0, 50)
        assert library.update().phase is Phase.DONE
        assert everything(library) == undisturbed
        assert library.update().changed == 0


@pytest.mark.parametrize("calls", [0, 1])
def test_killed_while_files_change_and_go(folder: Path, tmp_path: Path, calls: int) -> None:
    cache = tmp_path / "cache"
    with closing(opened(folder, cache)) as library:
        library.update()
    for number in range(0, ARTICLES, 2):
        write(folder, number, f"Another headline, number {number} of a story")
    (folder / "1" / "001.txt").unlink()
    for name in ("add", "commit"):
        arguments = ["FullTextWriter", name, str(calls), str(folder), str(cache)]
        ended = subprocess.run([sys.executable, "-c", KILLED, *arguments], check=False)
        assert ended.returncode in (-signal.SIGKILL, 0)
    with closing(opened(folder, tmp_path / "clean")) as library:
        library.update()
        expected = everything(library)
    with closing(opened(folder, cache)) as library:
        library.update()
        assert everything(library) == expected


def test_what_is_listed_and_could_not_be_indexed_is_found_later(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(opened(folder, tmp_path / "cache")) as library:
        library.update()
        write(folder, 77, "Lighthouse painted again")
        (folder / "1" / "001.txt").unlink()
        with monkeypatch.context() as full:
            full.setattr(FullTextWriter, "commit", no_space)
            assert library.update().phase is Phase.FAILED
        listed = [row and row.headline for row in library.listing().rows(0, 100)]
        assert "Lighthouse painted again" in listed
        assert "Headline number 1 of a story" not in listed
        assert library.update().phase is Phase.DONE
        assert library.listing(parse("lighthouse")).total.count == 1
        assert library.listing(parse("whale77"), Scope.TEXT).total.count == 1
        assert library.listing(parse("whale1"), Scope.TEXT).total.count == 0
        assert library.update().changed == 0


def no_space(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


DAMAGES: dict[str, Callable[[Path], object]] = {
    "catalogue overwritten": lambda index: (index / CATALOG).write_bytes(
        b"no database at all" * 99
    ),
    "catalogue cut": lambda index: os.truncate(index / CATALOG, 5000),
    "catalogue of another version": lambda index: _set_version(index / CATALOG),
    "catalogue gone": lambda index: (index / CATALOG).unlink(),
    "order gone": lambda index: (index / ORDER).unlink(),
    "order cut": lambda index: os.truncate(index / ORDER, 100),
    "headlines gone": lambda index: (index / HEADLINES).unlink(),
    "full text gone": lambda index: shutil.rmtree(index / FULLTEXT),
    "full text without its list": lambda index: (index / FULLTEXT / "meta.json").unlink(),
    "full text cut": lambda index: _cut((index / FULLTEXT).glob("*.term")),
    "everything gone": shutil.rmtree,
}


def _cut(files: Iterable[Path]) -> None:
    for file in files:
        os.truncate(file, 3)


def _set_version(catalog: Path) -> None:
    with closing(sqlite3.connect(catalog)) as connection:
        connection.execute("PRAGMA user_version=99")


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_index_is_built_anew(
    folder: Path, tmp_path: Path, undisturbed: dict[str, object], damage: Callable[[Path], object]
) -> None:
    cache = tmp_path / "cache"
    with closing(opened(folder, cache)) as library:
        library.update()
    damage(index_folder(str(folder), str(cache)))
    with closing(opened(folder, cache)) as library:
        listing = library.listing()
        listing.rows(0, listing.total.count)
        library.listing(parse("story"), Scope.TEXT).rows(0, 50)
        assert library.update().phase is Phase.DONE
        assert everything(library) == undisturbed


def test_what_was_damaged_is_set_aside(folder: Path, tmp_path: Path) -> None:
    index = index_folder(str(folder), str(tmp_path / "cache"))
    with closing(opened(folder, tmp_path / "cache")) as library:
        library.update()
    (index / CATALOG).write_bytes(b"no database")
    with closing(opened(folder, tmp_path / "cache")) as library:
        assert library.listing().total.count == 0
    assert (index.parent / f"{index.name}.bad-1" / CATALOG).read_bytes() == b"no database"


def test_a_full_disk_is_said_and_reading_goes_on(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    told: list[Progress] = []
    with closing(opened(folder, tmp_path / "cache")) as library:
        library.update()
        before = everything(library)
        write(folder, 7, "Changed")
        with monkeypatch.context() as patched:
            patched.setattr(headlines, "append", full)
            last = library.update(told.append)
        assert (last.phase, told[-1]) == (Phase.FAILED, last)
        assert "No space left on device" in last.message
        assert everything(library)["hits"] == before["hits"]
        assert library.update().phase is Phase.DONE
        assert library.listing(parse("changed")).total.count == 1


def test_a_catalogue_that_cannot_be_written_is_said(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise sqlite3.OperationalError("attempt to write a readonly database")

    with closing(opened(folder, tmp_path / "cache")) as library:
        monkeypatch.setattr("reader.library.building.store.set_fact", refuse)
        last = library.update()
        assert last.phase is Phase.FAILED
        assert "readonly" in last.message
        assert library.listing().total.count == 0


def test_a_cache_that_cannot_be_made_is_an_error(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    with pytest.raises(OSError, match=r"File exists|Not a directory"):
        opened(folder, tmp_path / "cache")


def test_a_folder_that_has_gone_is_said(folder: Path, tmp_path: Path) -> None:
    with closing(opened(folder, tmp_path / "cache")) as library:
        library.update()
        shutil.rmtree(folder)
        assert library.update().phase is Phase.FAILED
        assert library.listing().total.count == ARTICLES


def test_the_second_writer_goes_on_reading(folder: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    lock = WriterLock(index_folder(str(folder), str(cache)) / LOCK)
    with closing(opened(folder, cache)) as first, closing(opened(folder, cache)) as second:
        first.update()
        assert lock.acquire()
        assert second.update().phase is Phase.ELSEWHERE
        assert second.listing().total.count == ARTICLES
        lock.release()
        write(folder, 7, "Changed")
        assert first.update().changed == 1
        assert second.listing(parse("changed")).total.count == 1


@pytest.mark.timeout(600)  # the process is of low priority, so that a busy machine lets it wait
class TestProcess:
    """A large update, which a process of its own does."""

    @pytest.fixture(autouse=True)
    def large(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(update, "FEW", 5)

    def test_it_does_what_is_done_beside_the_interface(
        self, folder: Path, tmp_path: Path, undisturbed: dict[str, object]
    ) -> None:
        told: list[Progress] = []
        with closing(opened(folder, tmp_path / "cache")) as library:
            last = library.update(told.append)
            assert (last.phase, last.changed, last.problems) == (Phase.DONE, ARTICLES, 0)
            assert told[-1] == last
            assert {progress.total for progress in told} <= {0, ARTICLES}
            assert everything(library) == undisturbed

    def test_one_large_file_is_enough(
        self, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(update, "FEW", 300)
        started: list[str] = []
        really = process.BuildProcess.run

        def run(this: process.BuildProcess, *arguments: Any) -> Progress:
            started.append("once")
            return really(this, *arguments)

        monkeypatch.setattr(process.BuildProcess, "run", run)
        with closing(opened(folder, tmp_path / "cache")) as library:
            assert library.update().phase is Phase.DONE
            assert started == []
            (folder / "large.txt").write_text(
                "Boat comes in\n" + "A body. " * (piecewise.LARGE // 8)
            )
            assert library.update().changed == 1
            assert started == ["once"]

    def test_it_can_be_stopped(self, folder: Path, tmp_path: Path) -> None:
        with closing(opened(folder, tmp_path / "cache")) as library:
            assert library.update(cancelled=lambda: True).phase is Phase.CANCELLED
            assert library.update().phase is Phase.DONE
            assert library.listing().total.count == ARTICLES

    def test_a_damaged_full_text_is_built_anew(
        self, folder: Path, tmp_path: Path, undisturbed: dict[str, object]
    ) -> None:
        cache = tmp_path / "cache"
        with closing(opened(folder, cache)) as library:
            library.update()
        index = index_folder(str(folder), str(cache))
        (index / FULLTEXT / "meta.json").write_text("{")
        write(folder, 7, "Headline number 7 of a story")
        with closing(opened(folder, cache)) as library:
            library._damaged = False
            assert library.update().phase is Phase.DONE
            assert everything(library)["hits"] == undisturbed["hits"]

    def test_modules_in_the_folder_are_not_imported(self, folder: Path, tmp_path: Path) -> None:
        for name in ("json.py", "sqlite3.py", "reader.py", "sitecustomize.py"):
            (folder / name).write_text(f"open({str(tmp_path / 'PWNED')!r}, 'w')")
        before = Path.cwd()
        os.chdir(folder)
        try:
            with closing(opened(folder, tmp_path / "cache")) as library:
                assert library.update().phase is Phase.DONE
        finally:
            os.chdir(before)
        assert not (tmp_path / "PWNED").exists()
