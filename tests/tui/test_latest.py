"""Only the latest job matters."""

import threading
from queue import Queue
from typing import TYPE_CHECKING

from reader.tui.latest import Latest

if TYPE_CHECKING:
    from collections.abc import Callable


def test_a_job_overtaken_before_it_began_is_never_begun() -> None:
    steps: Queue[Callable[[], None]] = Queue()
    latest: Latest[str] = Latest(steps.put, lambda fault: None)
    blocked = threading.Event()
    done: list[str] = []
    begun = threading.Event()

    def slow() -> str:
        begun.set()
        blocked.wait(10)
        return "slow"

    latest.ask(slow, done.append)
    assert begun.wait(10)
    latest.ask(lambda: "overtaken", done.append)
    latest.ask(lambda: "last", done.append)
    blocked.set()
    for _ in range(2):
        steps.get(timeout=10)()
    latest.close()
    assert done == ["last"]


def test_a_failed_job_is_told_and_the_thread_goes_on() -> None:
    steps: Queue[Callable[[], None]] = Queue()
    faults: list[Exception] = []
    latest: Latest[int] = Latest(steps.put, faults.append)
    done: list[int] = []
    latest.ask(lambda: 1 // 0, done.append)
    steps.get(timeout=10)()
    latest.ask(lambda: 7, done.append)
    steps.get(timeout=10)()
    latest.close()
    assert isinstance(faults[0], ZeroDivisionError)
    assert done == [7]


def test_what_is_forgotten_is_not_shown() -> None:
    steps: Queue[Callable[[], None]] = Queue()
    latest: Latest[int] = Latest(steps.put, lambda fault: None)
    done: list[int] = []
    latest.ask(lambda: 1, done.append)
    step = steps.get(timeout=10)
    latest.forget()
    step()
    latest.close()
    assert done == []
