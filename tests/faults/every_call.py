"""Each N-th system call of a session fails in turn: ``python -m tests.faults.every_call``.

One warm process forks one for each N, so that all N of a build of 1,000 files take minutes.
"""

from __future__ import annotations

import gc
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing, suppress
from datetime import date
from functools import cache, partial
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, NamedTuple

from tests.faults.supervised import Fault, supervised
from tests.faults.trials import ROOT, Trials

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.article import Article
    from reader.library.api import Library
    from reader.parse.draft import Parsed

ERRORS = ("EIO", "ENOSPC")
FORMS = {"": "once", "+": "from then on"}
SCENES = ("build", "marks", "marks after a kill")
_NEVER = 1 << 30
_TODAY = date(2026, 7, 1)
_MARKS = 6


class Seen(NamedTuple):
    """What a session came to, in a process of its own."""

    ids: list[str]
    said: str
    """Why the index is not as it should be, or what the reader is told of the marks."""
    there: list[str]
    """What was marked when it began."""
    safe: list[str]
    """What it marked before anything was said of marks: that must be there for ever."""
    fault: str
    """An exception, which there must not be, or a mark that was forgotten at once."""
    modules: list[str]
    """What had been imported by then."""


def main(scene: str, folder: str, kind: str, form: str, error: str, step: str) -> None:
    """Play a scene once for each N, until no call fails; a line of JSON for each.

    A line holds N, what was wrong or "", and whether anything was said.
    """
    play = partial(_build, folder) if scene == "build" else _mark
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        _hasten(folder)
        clean = _apart(partial(play, work / "clean"))  # also imports what is needed
        for each in clean.modules:
            with suppress(ImportError):
                __import__(each)
        if scene != "build":
            _apart(partial(_mark, work / "before", killed=scene == "marks after a kill"))
        for number in range(1, _NEVER, int(step)):
            answer = _answer(play, clean, work, Fault(kind, number, error, form == "+"))
            if answer is None:
                break  # there are not so many
            sys.stdout.write(json.dumps(answer) + "\n")
            sys.stdout.flush()


def _answer(
    play: Callable[[Path], Seen], clean: Seen, work: Path, fault: Fault
) -> tuple[int, str, bool] | None:
    """What came of a session with that fault, and of one after it; None if no call failed."""
    home = work / "home"
    shutil.rmtree(home, ignore_errors=True)
    if (work / "before").exists():
        shutil.copytree(work / "before", home)
    done, counted = _under(fault, partial(play, home), home)
    if counted < fault.number:
        return None
    complaint = _complaint(done, _apart(partial(play, home)), clean)
    return fault.number, complaint, bool(done.said)


def once(folder: str, home: str, kind: str = "fsync", which: str = "", error: str = "EIO") -> None:
    """Build in a process that is not warm, and print what it came to.

    `which` is a number, with "+" behind it where those that follow fail too; "" for no fault.
    """
    from reader.library.building import build

    _hasten(folder)
    # Batches go by time, and calls by batches.
    build.monotonic = lambda: 0.0  # type: ignore[attr-defined]
    number, onwards = int(which.rstrip("+") or _NEVER), which.endswith("+")
    session = partial(_build, folder, Path(home))
    seen = (
        _under(Fault(kind, number, error, onwards), session, Path(home))[0] if which else session()
    )
    sys.stdout.write(json.dumps(seen._replace(modules=[])))


def _hasten(folder: str) -> None:
    """Build in this process, whatever the size, and without what no failed write can change."""
    from reader.library.apart import bounded
    from reader.library.building import process, speakers, update
    from reader.library.naming import name_path
    from reader.parse import read

    articles: dict[str, Article] = {}
    build_one = read.build

    def remembered(parsed: Parsed, index: int, path: str) -> Article:
        if path not in articles:
            articles[path] = build_one(parsed, index, path)
        return articles[path]

    def listen(started: process.BuildProcess) -> None:
        with suppress(OSError, sqlite3.Error):  # a process that fails is gone, and tried again
            speakers.extract_speakers(started._job, lambda: False)

    update.FEW = 1_000_000
    process.BuildProcess.listen = listen  # type: ignore[assignment,method-assign]
    for module in (update, speakers):
        module.time = SimpleNamespace(sleep=lambda _: None)  # type: ignore[attr-defined]
    bounded.read = cache(bounded.read)  # type: ignore[attr-defined]
    read.build = remembered  # type: ignore[assignment]
    for path in Path(folder).iterdir():
        parsed = bounded.read(path.read_bytes(), path.name, False)  # type: ignore[attr-defined]
        remembered(parsed, 0, name_path(path.name.encode()))
    gc.freeze()  # what is shared with forked processes is not to be copied for its marks


def _build(folder: str, home: Path) -> Seen:
    from reader.library.api import OpenOptions
    from reader.library.opening import open_library

    options = OpenOptions(cache_folder=str(home / "cache"), state_folder=str(home / "state"))
    with closing(open_library(folder, options, lambda: _TODAY)) as library:
        last = library.update()
        ids = _ids(library)
        key = "a" * 16
        there = [key] if library.marks.is_read(key) else []
        library.marks.set_read([key], read=True)
        safe = [] if library.marks.notice else [key]
        said = f"{last.message} {library.summary().notice}".strip()
        fault = "" if library.marks.is_read(key) else "a mark was forgotten at once"
        return Seen(ids, said, there, safe, fault, sorted(sys.modules))


def _ids(library: Library) -> list[str]:
    listing = library.listing()
    return [row.id for row in listing.rows(0, listing.total.count) if row is not None]


def _mark(home: Path, *, killed: bool = False) -> Seen:
    """A session with the state alone: marks, tags, notes, undo, and the copy made in the end."""
    from reader.library.marking import Mark
    from reader.library.state.reader_state import ReaderState

    state = ReaderState.on_disk(str(home / "state"))
    there = sorted(state.marked(Mark.READ))
    safe, fault = list[str](), ""
    for number in range(len(there), len(there) + _MARKS):
        key = f"{number:016x}"
        state.set_read([key], read=True)
        state.set_note(key, f"note {number}")
        state.set_tag([key], "harbour", tagged=True)
        state.undo()
        if not state.notice:
            safe.append(key)
        if not state.is_read(key) or not state.note(key) or state.tags(key):
            fault = f"mark {number} was forgotten at once"
    if not killed:
        state.close()
    return Seen([], state.notice, there, safe, fault, sorted(sys.modules))


def _under(fault: Fault, session: Callable[[], Seen], below: Path) -> tuple[Seen, int]:
    """What `session` comes to in a forked process with that fault, and how many calls it made."""

    def told() -> bytes:
        try:
            seen = session()
        except BaseException as error:  # noqa: BLE001 - whatever it is, it is the finding
            seen = Seen([], "", [], [], f"{type(error).__name__}: {error}", [])
        return json.dumps(seen).encode()

    said, counted = supervised(told, fault, below)
    died = Seen([], "", [], [], "it died without a word", [])
    return Seen(*json.loads(said)) if said else died, counted


def _apart(session: Callable[[], Seen]) -> Seen:
    """What `session` comes to in a forked process, undisturbed."""
    return _under(Fault("fsync", _NEVER, "EIO"), session, Path("/nowhere"))[0]


def _complaint(done: Seen, again: Seen, clean: Seen) -> str:
    if done.fault or again.fault:
        return done.fault or f"the next time: {again.fault}"
    if done.ids != clean.ids:
        return f"{len(done.ids)} of {len(clean.ids)} articles"
    if again.ids != clean.ids or again.said:
        return f"the next time it is not whole: {again.said}"
    lost = {*done.there, *done.safe}.difference(again.there)
    return f"lost without a word: {sorted(lost)}" if lost else ""


def every_failed_call(
    scene: str, folder: Path, kind: str, form: str, error: str, step: int = 1
) -> Trials:
    """Let each N-th call of a kind (or only every `step`-th) fail with `error`.

    Args:
        scene: what is done: "build" an index of `folder` and make a mark, or make "marks", or
            "marks after a kill" that has left a log.
        folder: the collection.
        kind: which calls; see `tests.faults.supervised.KINDS`.
        form: "" for once and "+" for from then on.
        error: EIO or ENOSPC.
        step: 1 for every N.
    """
    trials = Trials()
    command = [sys.executable, "-m", "tests.faults.every_call",
               scene, str(folder), kind, form, error, str(step)]  # fmt: skip
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as running:
        assert running.stdout is not None
        for line in running.stdout:
            number, complaint, said = json.loads(line)
            trials.count("said" if said else "made good without a word")
            trials.note(f"{scene}: {kind} {number}{form} {error}", complaint)
    if running.returncode:
        trials.note(f"{scene}: {kind}", f"exit code {running.returncode}")
    return trials


if __name__ == "__main__":
    if sys.argv[1] == "once":
        once(*sys.argv[2:])
    else:
        main(*sys.argv[1:])
