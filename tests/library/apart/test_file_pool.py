from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING

import pytest

from reader.library.apart import file_pool
from reader.library.apart.file_pool import FilePool

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.library.files.scan import FolderReader

KILLERS = (7, 40)
SLEEPER = 11


def work(task: int, reader: FolderReader) -> str:
    if task in KILLERS:
        os.kill(os.getpid(), signal.SIGKILL)
    if task == -SLEEPER:
        signal.pause()
    if task == 1000:
        return reader.read(b"", b"a.txt").data.decode()
    return f"did {task}"


def failed(task: int, reason: str) -> str:
    assert reason
    return f"failed {task}"


@pytest.fixture
def pool(tmp_path: Path) -> Iterator[FilePool[int, str]]:
    (tmp_path / "a.txt").write_text("words")
    made = FilePool(str(tmp_path), work, failed, workers=2)
    yield made
    made.close()


def test_every_task_is_done_once(pool: FilePool[int, str]) -> None:
    tasks = [number for number in range(300) if number not in KILLERS]
    assert sorted(pool.results(tasks)) == sorted(f"did {number}" for number in tasks)


def test_a_pool_can_be_used_again(pool: FilePool[int, str]) -> None:
    assert list(pool.results([1])) == ["did 1"]
    assert list(pool.results([])) == []
    assert list(pool.results([2])) == ["did 2"]


def test_files_are_read(pool: FilePool[int, str]) -> None:
    assert list(pool.results([1000])) == ["words"]


def test_a_task_that_kills_its_process_costs_itself_alone(pool: FilePool[int, str]) -> None:
    expected = {f"did {number}" for number in range(100) if number not in KILLERS}
    expected |= {f"failed {number}" for number in KILLERS}
    found = list(pool.results(range(100)))
    assert len(found) == len(expected)
    assert set(found) == expected


def test_a_task_that_does_not_come_back_is_given_up(
    pool: FilePool[int, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_pool, "SECONDS_STILL", 0.2)
    assert set(pool.results([1, -SLEEPER, 2])) == {"did 1", f"failed {-SLEEPER}", "did 2"}


def spin(task: int, _: FolderReader) -> str:
    while task == SLEEPER:
        pass
    return f"did {task}"


@pytest.mark.skipif(sys.platform == "win32", reason="the system bounds no time there")
def test_a_task_that_computes_for_too_long_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_pool, "SECONDS_TOGETHER", 1)
    monkeypatch.setattr(file_pool, "SECONDS", 1)
    told: list[str] = []

    def give_up(task: int, reason: str) -> str:
        told.append(reason)
        return f"failed {task}"

    pool = FilePool(str(tmp_path), spin, give_up, workers=1)
    try:
        assert set(pool.results([1, SLEEPER, 2])) == {"did 1", f"failed {SLEEPER}", "did 2"}
    finally:
        pool.close()
    assert told == [file_pool.TOO_LONG]


@pytest.mark.skipif(sys.platform != "linux", reason="told by /proc")
def test_waiting_for_a_busy_machine_is_not_standing_still(
    pool: FilePool[int, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (worker, _) = pool._workers
    spent = [0.1, 0.1, 0.2, 0.2]
    clock = [1_000.0, 1_050.0, 2_000.0, 2_100.0]
    monkeypatch.setattr(file_pool, "seconds_spent", lambda _: spent.pop(0))
    monkeypatch.setattr(file_pool, "monotonic", lambda: clock.pop(0))
    assert not worker.stands_still()  # nothing to do
    worker.chunks.append([1])
    assert [worker.stands_still() for _ in range(4)] == [False, False, False, True]
    worker.chunks.clear()
