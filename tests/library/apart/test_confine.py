from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.library.apart import confine
from reader.library.apart.file_pool import FilePool

if TYPE_CHECKING:
    from reader.library.files.scan import FolderReader

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="what other systems do not offer")

_MEGABYTE = 1 << 20
# Starts a pool, says who its processes are, and gives them something that never ends.
_POOL = """
import sys, threading
from reader.library.apart import confine
from reader.library.apart.file_pool import FilePool

def work(task, reader):
    while True:
        pass

pool = FilePool(sys.argv[1], work, None, workers=3)
print(*(worker.process.pid for worker in pool._workers), flush=True)
if sys.argv[2] == "busy":
    list(pool.results(range(3)))
threading.Event().wait()
"""


def grow(task: int, _: FolderReader) -> str:
    try:
        taken = bytearray(task * _MEGABYTE)
    except MemoryError:
        return "refused"
    return f"took {len(taken) // _MEGABYTE}"


def failed(task: int, reason: str) -> str:
    return f"failed {task}: {reason}"


def test_memory_is_bounded_and_the_process_goes_on(tmp_path: Path) -> None:
    pool: FilePool[int, str] = FilePool(str(tmp_path), grow, failed, workers=1)
    try:
        assert list(pool.results([10, 2000, 20])) == ["took 10", "refused", "took 20"]
    finally:
        pool.close()


@pytest.mark.parametrize("state", ["idle", "busy"])
def test_processes_end_with_the_one_that_started_them(state: str, tmp_path: Path) -> None:
    running = subprocess.Popen(
        [sys.executable, "-c", _POOL, str(tmp_path), state], stdout=subprocess.PIPE, text=True
    )
    assert running.stdout is not None
    workers = [int(number) for number in running.stdout.readline().split()]
    assert len(workers) == 3
    running.send_signal(signal.SIGKILL)
    running.wait()
    running.stdout.close()
    give_up = time.monotonic() + 60
    while any(Path(f"/proc/{worker}").exists() for worker in workers):
        assert time.monotonic() < give_up, "they outlive it"
        os.sched_yield()


def test_one_whose_parent_has_gone_already_does_not_begin(monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[int] = []
    monkeypatch.setattr(os, "_exit", ended.append)
    monkeypatch.setattr(confine, "bound_memory", lambda _: None)
    try:
        confine.confine(parent=-1)
    finally:
        ctypes.CDLL(None).prctl(1, 0)  # the process of the tests itself is not to end so
    assert ended == [1]


def test_elsewhere_nothing_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(os, "_exit", lambda _: pytest.fail("it ended"))
    confine.confine(parent=-1)
