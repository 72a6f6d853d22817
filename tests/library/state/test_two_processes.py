"""What one reader marks, others see, however large the state: each in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from reader.library.state.files import STATE, is_small
from reader.library.state.reader_state import ReaderState

ROOT = Path(__file__).parents[3]
LOOKS = """
import sys
from reader.library.state.reader_state import ReaderState

state = ReaderState.on_disk(sys.argv[1])
print(*(name for name in sys.argv[2:] if state.is_starred(name)))
state.close()
"""


def starred_elsewhere(folder: Path, *names: str) -> list[str]:
    command = [sys.executable, "-c", LOOKS, str(folder), *names]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.split()


@pytest.mark.parametrize("articles", [10, 40_000], ids=["small", "large"])
def test_others_come_and_go_while_a_reader_has_it_open(tmp_path: Path, articles: int) -> None:
    with closing(ReaderState.on_disk(str(tmp_path))) as state:
        state.set_read([f"{number:016x}" for number in range(articles)], True)
    assert is_small(tmp_path / STATE) == (articles == 10)
    with closing(ReaderState.on_disk(str(tmp_path))) as state:
        assert state.is_read(f"{1:016x}")
        state._store._connections.wait_for_examiner()
        log = tmp_path / f"{STATE}-wal"
        before = log.stat().st_ino
        assert starred_elsewhere(tmp_path, "a") == []
        assert log.stat().st_ino == before, "the log was deleted under its reader"
        state.set_starred(["a"], True)
        assert starred_elsewhere(tmp_path, "a", "b") == ["a"]
        assert state.notice == ""
        assert state.is_starred("a")
    assert starred_elsewhere(tmp_path, "a") == ["a"]
