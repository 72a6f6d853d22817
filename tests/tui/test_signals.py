"""A signal that comes behind very many events is not lost."""

import asyncio
import os
import signal
import sys

import pytest

from reader.tui.signals import end_by_signals


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
def test_a_signal_behind_a_thousand_events_ends_the_program() -> None:
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = {each: signal.getsignal(each) for each in numbers}
    ended: list[int] = []

    async def busy() -> None:
        loop = asyncio.get_running_loop()
        end_by_signals(loop, ended.append)
        for _ in range(5_000):
            loop.call_soon_threadsafe(lambda: None)
        os.kill(os.getpid(), signal.SIGTERM)
        for _ in range(10):
            await asyncio.sleep(0)

    try:
        asyncio.run(busy())
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    assert ended == [signal.SIGTERM]
