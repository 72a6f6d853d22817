"""A frame reaches the terminal as one."""

from __future__ import annotations

from typing import Any, cast

from textual._ansi_sequences import SYNC_END, SYNC_START

from reader.tui.driving import lean


class _Terminal:
    def __init__(self) -> None:
        self.written: list[str] = []

    def write(self, data: str) -> None:
        self.written.append(data)


def _writing(*data: str) -> list[str]:
    driver = cast("_Terminal", lean(cast("Any", _Terminal))())  # type: ignore[call-arg]
    for part in data:
        driver.write(part)
    return driver.written


def test_a_frame_is_written_at_once() -> None:
    assert _writing(SYNC_START, "one", "two", SYNC_END) == [f"{SYNC_START}onetwo{SYNC_END}"]


def test_what_is_no_frame_is_not_waited_with() -> None:
    assert _writing("title", SYNC_START, "one", SYNC_END, "bell") == [
        "title",
        f"{SYNC_START}one{SYNC_END}",
        "bell",
    ]
