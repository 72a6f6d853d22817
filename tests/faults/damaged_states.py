"""A state that is damaged at a place chosen by chance, and what becomes of it."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reader.library.state.backup import make_backup
from reader.library.state.files import STATE
from reader.library.state.reader_state import ReaderState
from tests.faults.trials import ROOT, Trials, damage_file

if TYPE_CHECKING:
    from pathlib import Path

LOG = f"{STATE}-wal"
_COPIED, _MARKED, _NOTED = datetime(2099, 1, 1, tzinfo=UTC), 1_000, 40
_NOTE, _LATER = "a note about the boat, number {}", "later {}"
_KILLED_SESSION = """
import os, sqlite3, sys
from reader.library.state.reader_state import ReaderState
folder, notes, moved = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
state = ReaderState.on_disk(folder)
for number in range(notes):
    if number == moved:
        other = sqlite3.connect(f"{folder}/state.sqlite", isolation_level=None)
        other.execute("BEGIN")  # what it sees is as much of the log as can be moved
        other.execute("SELECT count(*) FROM records").fetchone()
    state.set_note(f"{number:016x}", f"later {number}")
if moved:
    if moved == notes:
        other = sqlite3.connect(f"{folder}/state.sqlite", isolation_level=None)
    sqlite3.connect(f"{folder}/state.sqlite").execute("PRAGMA wal_checkpoint(PASSIVE)")
os.kill(os.getpid(), 9)
"""


def full_state(folder: Path) -> None:
    """Marks, notes, tags, and a copy of it all dated 1 January 2099."""
    with closing(ReaderState.on_disk(str(folder))) as state:
        state.set_read([f"{number:016x}" for number in range(_MARKED)], read=True)
        for number in range(_NOTED):
            state.set_note(f"{number:016x}", _NOTE.format(number))
            state.set_tag([f"{number:016x}"], "harbour", tagged=True)
    make_backup(folder / STATE, now=_COPIED)


def damaged_states(work: Path, times: int, *, cut: bool) -> Trials:
    """Flip bytes of a state that was left in order, or cut it, at so many places.

    What was marked must be there, and where it is because a copy was restored, that is said.
    """
    trials = Trials()
    full_state(work / "whole")
    for seed in range(times):
        folder = _copied(work)
        what = damage_file(folder / STATE, random.Random(seed), cut=cut)
        with closing(ReaderState.on_disk(str(folder))) as state:
            complaint = _lacks(state)
            said = state.notice
        if said and ("2099-01-01" not in said or not list(folder.glob("*.bad-1"))):
            complaint = complaint or f"said only: {said}"
        trials.count("said, and restored from the copy" if said else "without effect")
        trials.note(f"{seed}, {what}", complaint or _next_time(folder))
    return trials


def damaged_logs(work: Path, times: int, *, cut: bool, moved: int = 0) -> Trials:
    """The same for the log that a killed session has left beside the state.

    Nothing of before may be lost, what is left of the session is its beginning, and if it is not
    all of it, that is said. `moved` is how many notes of 40 had got from the log into the file.
    """
    trials = Trials()
    full_state(work / "whole")
    numbers = [str(_NOTED), str(moved)]
    command = [sys.executable, "-c", _KILLED_SESSION, str(work / "whole"), *numbers]
    subprocess.run(command, cwd=ROOT, check=False)
    for seed in range(times):
        folder = _copied(work)
        what = damage_file(folder / LOG, random.Random(seed), cut=cut)
        with closing(ReaderState.on_disk(str(folder))) as state:
            kept = [
                state.note(f"{number:016x}") == _LATER.format(number) for number in range(_NOTED)
            ]
            complaint, said = _lacks(state), state.notice
        if kept != sorted(kept, reverse=True):
            complaint = complaint or "a hole in what was noted"
        if not all(kept) and "are lost" not in said and "2099-01-01" not in said:
            complaint = complaint or f"lost {kept.count(False)}, and said: {said!r}"
        if said and not list(folder.glob("*.bad-1-wal")):
            complaint = complaint or "the damaged log is not kept"
        trials.count("said what is lost" if said else "nothing lost" if all(kept) else "silent")
        trials.note(f"{seed}, {what}", complaint or _next_time(folder))
    return trials


def _copied(work: Path) -> Path:
    folder = work / "damaged"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(work / "whole", folder)
    return folder


def _lacks(state: ReaderState) -> str:
    if not all(state.is_read(f"{number:016x}") for number in range(_MARKED)):
        return "marks are lost"
    notes = [(state.note(f"{number:016x}"), number) for number in range(_NOTED)]
    if any(note not in (_NOTE.format(number), _LATER.format(number)) for note, number in notes):
        return "notes are not what they were"
    state.set_read(["new"], read=True)
    return "" if state.is_read("new") else "a mark was forgotten at once"


def _next_time(folder: Path) -> str:
    with closing(ReaderState.on_disk(str(folder))) as state:
        if not state.is_read("new"):
            return "the next time a mark is lost"
        return f"the next time: {state.notice}" if state.notice else ""
