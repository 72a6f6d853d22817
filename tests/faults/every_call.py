"""Each N-th system call of a build fails in turn: ``python -m tests.faults.every_call``.

One warm process is traced, and forks one that builds for each N, so that all N of a build take
minutes. strace counts the calls of each process for itself and makes one fail whose number is
given once for all: so a process makes idle calls first, until its N-th own one is that one.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import closing, suppress
from datetime import date
from functools import cache, partial
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, NamedTuple

from tests.faults.trials import ROOT, STRACE, Trials, own_files

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library.api import Library

FAILING = 1000
"""The number of the call that fails; a build makes fewer of each kind."""
CALLS = ("pwrite64", "fdatasync", "fsync", "ftruncate", "rename", "openat")
"""What SQLite and the full-text engine write with, how a file takes the place of another, and how
those of the index and of the state are opened."""
ERRORS = ("EIO", "ENOSPC")
_TODAY = date(2026, 7, 1)
_NOWHERE = "/nonexistent/newsreader"


class Seen(NamedTuple):
    """What a build came to, in a process of its own."""

    ids: list[str]
    said: str
    """Why the index is not as it should be, or what the reader is told of the marks."""
    marked: bool
    fault: str
    """An exception, which there must not be."""
    modules: list[str]
    """What had been imported by then."""


def main(call: str, folder: str, work: str, first: int, step: int) -> None:
    """Build once for each N from `first` on; a line of JSON for each, until no call fails."""
    _hasten(folder)
    clean = _apart(partial(_build, folder, Path(work, "clean")))  # also imports what is needed
    for name in clean.modules:
        with suppress(ImportError):
            __import__(name)
    home = Path(work, "home")
    with Path(os.environ["FAULT_LOG"]).open("rb") as log:
        for number in range(first, FAILING, step):
            shutil.rmtree(home, ignore_errors=True)
            log.seek(0, os.SEEK_END)
            done = _apart(partial(_build, folder, home, (call, FAILING - number)))
            if b"(INJECTED)" not in log.read():
                break  # there are not so many
            complaint = _complaint(done, _apart(partial(_build, folder, home)), clean)
            sys.stdout.write(json.dumps([number, complaint, bool(done.said)]) + "\n")
            sys.stdout.flush()


def _hasten(folder: str) -> None:
    """Build in this process, whatever the size, and without what no failed write can change."""
    from reader.library.apart import bounded
    from reader.library.building import speakers, update

    update.FEW = 1_000_000
    for module in (update, speakers):
        module.time = SimpleNamespace(sleep=lambda _: None)  # type: ignore[attr-defined]
    bounded.read = cache(bounded.read)  # type: ignore[attr-defined]
    for path in Path(folder).iterdir():
        bounded.read(path.read_bytes(), path.name, False)  # type: ignore[attr-defined]


def _build(folder: str, home: Path, idle: tuple[str, int] | None = None) -> Seen:
    from reader.library.api import OpenOptions
    from reader.library.opening import open_library

    if idle is not None:
        _call_in_vain(*idle)
    options = OpenOptions(cache_folder=str(home / "cache"), state_folder=str(home / "state"))
    with closing(open_library(folder, options, lambda: _TODAY)) as library:
        last = library.update()
        ids = _ids(library)
        marked = library.marks.is_read("a" * 16)
        library.marks.set_read(["a" * 16], read=True)
        said = f"{last.message} {library.summary().notice}".strip()
        fault = "" if library.marks.is_read("a" * 16) else "a mark was forgotten at once"
        return Seen(ids, said, marked, fault, sorted(sys.modules))


def _ids(library: Library) -> list[str]:
    listing = library.listing()
    return [row.id for row in listing.rows(0, listing.total.count) if row is not None]


def _call_in_vain(call: str, times: int) -> None:
    """Make so many calls of that name, less one, which change nothing."""
    nothing = os.open("/dev/null", os.O_RDWR)
    idle: dict[str, Callable[[], object]] = {
        "pwrite64": lambda: os.pwrite(nothing, b"", 0),
        "fsync": lambda: os.fsync(nothing),
        "fdatasync": lambda: os.fdatasync(nothing),
        "ftruncate": lambda: os.ftruncate(nothing, 0),
        "rename": lambda: os.rename(_NOWHERE, _NOWHERE),  # noqa: PTH104
        "openat": lambda: os.open(os.environ["FAULT_OWN_FILE"], os.O_RDONLY),
    }
    for _ in range(times):
        with suppress(OSError):
            idle[call]()


def _apart(build: Callable[[], Seen]) -> Seen:
    """What `build` gives in a forked process."""
    theirs, ours = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            answer = build()
        except BaseException as error:  # noqa: BLE001 - whatever it is, it is the finding
            answer = Seen([], "", False, f"{type(error).__name__}: {error}", [])
        with os.fdopen(ours, "w", encoding="utf-8") as pipe:
            json.dump(answer, pipe)
        os._exit(0)
    os.close(ours)
    with os.fdopen(theirs, encoding="utf-8") as pipe:
        told = pipe.read()
    os.waitpid(child, 0)
    return Seen(*json.loads(told)) if told else Seen([], "", False, "it died without a word", [])


def _complaint(done: Seen, again: Seen, clean: Seen) -> str:
    if done.fault or again.fault:
        return done.fault or f"the next time: {again.fault}"
    if done.ids != clean.ids:
        return f"{len(done.ids)} of {len(clean.ids)} articles"
    if again.ids != clean.ids or again.said:
        return f"the next time it is not whole: {again.said}"
    return "a mark was lost without a word" if not (again.marked or done.said) else ""


def every_failed_call(folder: Path, call: str, form: str, error: str, step: int = 1) -> Trials:
    """Let each N-th `call` (or only every `step`-th) of a build of `folder` fail with `error`.

    `form` is "" for once and "+" for from then on.
    """
    trials = Trials()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        log = work / "trace"
        log.touch()
        home = work / "home"
        own = own_files(folder, home / "cache", home / "state") if call == "openat" else []
        command = [str(STRACE), "--seccomp-bpf", "-f", "-qq", "-A", "-o", str(log),
                   "-e", f"trace={call}", "-e", "status=failed",
                   "-e", f"inject={call}:error={error}:when={FAILING}{form}",
                   *(part for path in own for part in ("-P", str(path))),
                   sys.executable, "-m", "tests.faults.every_call",
                   call, str(folder), name, "1", str(step)]  # fmt: skip
        variables = {"FAULT_LOG": str(log), "FAULT_OWN_FILE": str(own[0]) if own else "",
                     "PYTHONPATH": str(ROOT)}  # fmt: skip
        environment = {**os.environ, **variables}
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as running:
            assert running.stdout is not None
            for line in running.stdout:
                number, complaint, said = json.loads(line)
                trials.count("said" if said else "made good without a word")
                trials.note(f"{call} {number}{form} {error}", complaint)
        if running.returncode:
            trials.note(call, f"exit code {running.returncode}")
    return trials


if __name__ == "__main__":
    main(*sys.argv[1:4], *map(int, sys.argv[4:6]))  # type: ignore[arg-type]
