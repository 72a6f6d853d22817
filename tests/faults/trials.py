"""Trials that are repeated: how many were tried, and what broke.

The tests beside this module ask for a few of each, .ci/nightly for all, and
``python -m bench.reliability`` prints their figures.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from reader.library.api import Phase, Scope
from reader.library.embedded.library import EmbeddedLibrary
from reader.library.places import index_folder
from reader.library.query import parse
from reader.library.state.files import STATE, is_damaged
from reader.library.state.reader_state import ReaderState

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.faults.conftest import Program

STRACE = shutil.which("strace")
ROOT = Path(__file__).parents[2]
_TODAY = date(2026, 7, 1)
_MARKER = """
import sys
from reader.library.state.reader_state import ReaderState
state = ReaderState.on_disk(sys.argv[1])
for number in range(int(sys.argv[2]), 1_000_000):
    (state.set_starred if number % 2 else state.set_read)([f"{number:016x}"], True)
    print(number, flush=True)
"""
"""Marks one article after the other as a key does, and says so when the mark is on the disk."""


@dataclass(slots=True)
class Trials:
    """What became of trials of one kind."""

    tried: int = 0
    broken: list[str] = field(default_factory=list)
    """One line for each that did not end as promised."""
    counted: dict[str, int] = field(default_factory=dict)
    """How often something else happened that is worth telling."""

    def note(self, trial: str, complaint: str) -> None:
        """Count one trial; `complaint` is "" where it ended as promised."""
        self.tried += 1
        if complaint:
            self.broken.append(f"{trial}: {complaint}")

    def count(self, what: str) -> None:
        """Count `what`."""
        self.counted[what] = self.counted.get(what, 0) + 1

    def __str__(self) -> str:
        more = "".join(f", {what} {number}" for what, number in sorted(self.counted.items()))
        return f"{self.tried - len(self.broken)} of {self.tried} held{more}"


def kills_while_indexing(program: Program, folder: Path, home: Path, times: int) -> Trials:
    """Kill it, and all below it, wherever it is before its end; up to ten times for each index.

    `home` is where the program keeps what is its own. After each kill the index must be whole;
    after ten the next run must end with what an undisturbed one gives. One that ends before it is
    killed leaves nothing to kill, so that the next begins anew.
    """
    trials = Trials()
    chance = random.Random(2026)
    started = time.perf_counter()
    clean = program("list", folder, "--cache-folder", home / "clean")
    whole = time.perf_counter() - started
    ended = True
    for number in range(times):
        if ended or number % 10 == 0:
            shutil.rmtree(home / "CACHE", ignore_errors=True)
        ended = not kill_while_indexing(program, folder, whole * chance.random())
        if not ended:
            trials.count("killed before the end")
        complaint = _fault_of_catalogs(home)
        if number % 10 == 9 or number + 1 == times:
            last = program("list", folder)
            complaint = complaint or last.err
            if last.out != clean.out:
                complaint = complaint or "the list is not that of an undisturbed run"
        trials.note(f"kill {number}", complaint)
    return trials


def kill_while_indexing(program: Program, folder: Path, seconds: float) -> bool:
    """Start indexing, and kill it and all below it unless it ends within that time.

    Where it is killed is up to the machine; what must hold afterwards is not. Returns whether it
    had to be killed.
    """
    running = subprocess.Popen(
        program.command("index", folder),
        env=program.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        running.wait(seconds)
    except subprocess.TimeoutExpired:
        os.killpg(running.pid, signal.SIGKILL)
        return True
    finally:
        running.wait()
    return False


def _fault_of_catalogs(home: Path) -> str:
    for catalog in home.rglob("catalog.sqlite"):
        with closing(sqlite3.connect(f"file:{catalog}?mode=ro", uri=True)) as connection:
            said = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if said != "ok":
            return f"{catalog.name}: {said}"
    return ""


def kills_while_marking(folder: Path, times: int) -> Trials:
    """Kill a process that marks articles; all it said to be marked must be, in the same state."""
    trials = Trials()
    chance = random.Random(2026)
    first = 0
    for number in range(times):
        acknowledged = _mark_and_kill(folder, first, chance.randint(1, 60))
        with closing(ReaderState.on_disk(str(folder))) as state:
            lost = [
                each
                for each in range(acknowledged + 1)
                if not (state.is_starred if each % 2 else state.is_read)(f"{each:016x}")
            ]
            notice = str(state.notice)
        broken = "it is damaged" if is_damaged(folder / STATE) else notice
        trials.note(f"kill {number}", f"lost {lost[:3]}" if lost else broken)
        first = acknowledged + 1
    trials.counted["marks acknowledged and there"] = first
    return trials


def _mark_and_kill(folder: Path, first: int, after: int) -> int:
    """Kill it when it has said so many marks; returns the last that it said."""
    command = [sys.executable, "-c", _MARKER, str(folder), str(first)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        said = [running.stdout.readline() for _ in range(after)]
        running.send_signal(signal.SIGKILL)
        said += running.stdout.readlines()
    return int([line for line in said if line.endswith("\n")][-1])


def failing(call: str, error: str, which: str, log: Path, paths: Iterable[Path] = ()) -> list[str]:
    """The command that makes the calls `which` (``3``: the third, ``3+``: from then on) fail.

    With `paths`, only calls that name one of them.
    """
    inject = f"inject={call}:error={error}:when={which}"
    only = [part for path in paths for part in ("-P", str(path))]
    command = [str(STRACE), "-f", "-qq", "-o", str(log), "-e", f"trace={call}", "-e", inject]
    return [*command, *only]


def own_files(folder: Path, cache: Path, state: Path) -> list[Path]:
    """What the program opens of its own, by names that are the same each time."""
    index = index_folder(str(folder), str(cache))
    names = (
        "", "catalog.sqlite", "catalog.sqlite-wal", "catalog.sqlite-shm", "catalog.sqlite-journal",
        "order.bin", "headlines.bin", "writer.lock", "fulltext", "fulltext/meta.json",
        "fulltext/.managed.json", "fulltext/.tantivy-writer.lock", "fulltext/.tantivy-meta.lock",
    )  # fmt: skip
    kept = ("", STATE, f"{STATE}-wal", f"{STATE}-shm", f"{STATE}-journal")
    return [*(index / name for name in names), *(state / name for name in kept)]


def everything(library: EmbeddedLibrary) -> list[object]:
    """What a reader sees of a library: rows, hits of searches, links, problems."""
    listing = library.listing()
    rows = listing.rows(0, listing.total.count)
    found: list[object] = [tuple(rows)]
    for text in ("boat", "office said", "tarnmouth", "has:quote", "is:linked", "1*"):
        hits = library.listing(parse(text), Scope.TEXT)
        found.append((text, hits.total.count, tuple(hits.rows(0, 50))))
    found.append([len(library.linked_from(row.id)) for row in rows if row is not None])
    found.append(list(library.problems()))
    return found


def damaged_indexes(folder: Path, work: Path, times: int) -> Trials:
    """Damage the index of `folder` at a place; look at it, bring it up to date, look again.

    Nothing may raise, and after the update everything must be as before. Where a letter was
    flipped that no structure depends upon, the index cannot know: such a trial is counted, and
    must be mended by building anew.
    """
    trials = Trials()
    with closing(_opened(folder, work / "whole")) as library:
        assert library.update().phase is Phase.DONE
        expected = everything(library)
    for seed in range(times):
        cache = work / "damaged"
        shutil.rmtree(cache, ignore_errors=True)
        shutil.copytree(work / "whole", cache)
        what = damage(index_folder(str(folder), str(cache)), random.Random(seed))
        trials.note(f"{seed}, {what}", _what_became(folder, cache, expected, trials))
    return trials


def _what_became(folder: Path, cache: Path, expected: list[object], trials: Trials) -> str:
    try:
        with closing(_opened(folder, cache)) as library:
            with suppress(sqlite3.DatabaseError):  # what the interface shows as a sentence
                everything(library)
            if library.update().phase is not Phase.DONE:
                return "the update failed"
            same = everything(library) == expected
    except Exception as error:  # noqa: BLE001 - whatever it is, it is the finding
        return f"{type(error).__name__}: {error}"
    if list(cache.rglob("*.bad-*")):
        trials.count("set aside and built anew")
    elif same:
        trials.count("without effect")
    else:
        trials.count("a letter flipped, not to be known")
        return "" if _rebuilt(folder, cache) == expected else "building anew does not mend it"
    return "" if same else "it is not as before"


def _rebuilt(folder: Path, cache: Path) -> list[object]:
    with closing(_opened(folder, cache, rebuild=True)) as library:
        library.update()
        return everything(library)


def _opened(folder: Path, cache: Path, *, rebuild: bool = False) -> EmbeddedLibrary:
    return EmbeddedLibrary(str(folder), str(cache), today=lambda: _TODAY, rebuild=rebuild)


def damage(place: Path, chance: random.Random) -> str:
    """Flip some bytes of one file below `place`, or cut it; returns what was done."""
    files = sorted(path for path in place.rglob("*") if path.is_file() and path.stat().st_size)
    file = chance.choice(files)
    data = bytearray(file.read_bytes())
    start = chance.randrange(len(data))
    name = re.sub(r"[0-9a-f]{32}", "SEGMENT", str(file.relative_to(place)))
    if chance.random() < 0.3:
        file.write_bytes(data[:start])
        return f"{name} cut at {start} of {len(data)}"
    if chance.random() < 0.5:
        start -= start % 4096  # the head of a page, where most of what SQLite relies on stands
    for offset in range(start, min(start + chance.choice((1, 12)), len(data))):
        data[offset] ^= chance.randrange(1, 256)
    file.write_bytes(data)
    return f"{name} flipped at {start} of {len(data)}"
