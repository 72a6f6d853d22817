from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from reader.library.lock import WriterLock

if TYPE_CHECKING:
    from pathlib import Path

HOLDER = """
import sys
from pathlib import Path
from reader.library.lock import WriterLock
lock = WriterLock(Path(sys.argv[1]))
print(lock.acquire(), flush=True)
sys.stdin.read()
"""

# As the process that builds: it forks while it holds the lock, and the child outlives it.
FORKING = """
import os, sys
from pathlib import Path
from reader.library.lock import WriterLock
lock = WriterLock(Path(sys.argv[1]))
taken = lock.acquire()
if not os.fork():
    print(taken, flush=True)
sys.stdin.read()
"""


def test_one_at_a_time(tmp_path: Path) -> None:
    first, second = WriterLock(tmp_path / "lock"), WriterLock(tmp_path / "lock")
    assert first.acquire()
    assert not second.acquire()
    first.release()
    assert second.acquire()
    second.release()
    second.release()


@pytest.mark.parametrize("program", [HOLDER, FORKING], ids=["alone", "with a child that lives on"])
def test_a_killed_holder_holds_no_more(program: str, tmp_path: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path / "lock")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout is not None
    assert holder.stdin is not None
    assert holder.stdout.readline() == "True\n"
    lock = WriterLock(tmp_path / "lock")
    assert not lock.acquire()
    holder.kill()
    holder.wait()
    assert lock.acquire()
    lock.release()
    holder.stdout.close()
    holder.stdin.close()
