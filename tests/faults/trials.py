"""Trials that are repeated: how many were tried, and what broke.

The tests beside this module ask for a few of each, .ci/nightly for all, and
``python -m bench.reliability`` prints their figures.
"""

from __future__ import annotations

import random
import re
import shutil
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from reader.library.api import Phase, Scope
from reader.library.embedded.library import EmbeddedLibrary
from reader.library.places import index_folder
from reader.library.query import parse

STRACE = shutil.which("strace")
ROOT = Path(__file__).parents[2]
_TODAY = date(2026, 7, 1)


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


def failing(call: str, error: str, which: str, log: Path) -> list[str]:
    """The command that makes the calls `which` (``3``: the third, ``3+``: from then on) fail."""
    inject = f"inject={call}:error={error}:when={which}"
    return [str(STRACE), "-f", "-qq", "-o", str(log), "-e", f"trace={call}", "-e", inject]


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


def damaged_indexes(folder: Path, work: Path, times: int, *, cut: bool) -> Trials:
    """Flip bytes of the index of `folder`, or cut it; look at it, bring it up to date, look again.

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
        what = damage(index_folder(str(folder), str(cache)), random.Random(seed), cut=cut)
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
            said = library.summary().notice
    except Exception as error:  # noqa: BLE001 - whatever it is, it is the finding
        return f"{type(error).__name__}: {error}"
    if aside := [path.name for path in cache.rglob("*.bad-*")]:
        if aside[0] not in said:
            return f"set aside, and said: {said!r}"
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


def damage(place: Path, chance: random.Random, *, cut: bool | None = None) -> str:
    """Damage one file below `place`, as `damage_file` does."""
    files = sorted(path for path in place.rglob("*") if path.is_file() and path.stat().st_size)
    file = chance.choice(files)
    name = re.sub(r"[0-9a-f]{32}", "SEGMENT", str(file.relative_to(place)))
    return f"{name} {damage_file(file, chance, cut=cut)}"


def damage_file(file: Path, chance: random.Random, *, cut: bool | None = None) -> str:
    """Cut a file, or flip some bytes of it (None: the one or the other); returns what was done."""
    data = bytearray(file.read_bytes())
    start = chance.randrange(len(data))
    if chance.random() < 0.3 if cut is None else cut:
        file.write_bytes(data[:start])
        return f"cut at {start} of {len(data)}"
    if chance.random() < 0.5:
        start -= start % 4096  # the head of a page, where most of what SQLite relies on stands
    for offset in range(start, min(start + chance.choice((1, 12)), len(data))):
        data[offset] ^= chance.randrange(1, 256)
    file.write_bytes(data)
    return f"flipped at {start} of {len(data)}"
