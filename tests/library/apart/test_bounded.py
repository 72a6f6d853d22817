"""A file that takes too much is named, and the rest goes on."""

from __future__ import annotations

import gzip
import sys
from typing import TYPE_CHECKING

import pytest

from reader.library.apart import bounded, reading_process
from reader.library.apart.bounded import alone, read_bounded
from reader.library.apart.file_pool import TOO_LONG
from reader.parse.read import build, read

if TYPE_CHECKING:
    from collections.abc import Iterator

SMALL = b"Boat comes in\nTARNMOUTH: A boat came in, the office said.\n"
LARGE = b"Boat comes in\n" + (b"A boat came in, the office said. " * 8 + b"\n\n") * 1_500
_FEED = b"<rss><channel>%s</channel></rss>" % b"".join(
    b"<item><title>Boat %d comes in</title><description>%s</description></item>"
    % (number, b"A boat came in, the office said. " * 10)
    for number in range(1_000)
)
# Stands in for the process that reads: it takes what it should not take.
_GREEDY = """
import sys
import reader.library.apart.reading_apart as apart
from reader.parse.read import read

def greedy(data, path, explain):
    if b"harbour" in data:
        {does}
    return read(data, path, explain)

apart.read = greedy
apart.SECONDS = 1
apart.main()
"""


@pytest.fixture(autouse=True)
def process_of_its_own() -> Iterator[None]:
    bounded._end()
    bounded._running.clear()
    yield
    bounded._end()
    bounded._running.clear()


def test_what_is_small_needs_no_process() -> None:
    assert read_bounded(SMALL, "a.txt") == read(SMALL, "a.txt")
    assert bounded._running == []


@pytest.mark.parametrize("data", [LARGE, gzip.compress(SMALL), _FEED], ids=["large", "gz", "feed"])
def test_what_may_take_much_is_read_apart_to_the_same_result(data: bytes) -> None:
    assert read_bounded(data, "a") == read(data, "a")
    assert len(bounded._running) == 1


def test_only_the_draft_that_is_wanted_is_handed_over() -> None:
    found, whole = read_bounded(_FEED, "a.rss", only=7), read(_FEED, "a.rss")
    assert len(found.drafts) == len(whole.drafts)
    assert build(found, 7, "a.rss") == build(whole, 7, "a.rss")
    assert not found.drafts[8].body
    assert alone(whole, None) is whole


@pytest.mark.skipif(sys.platform != "linux", reason="what other systems do not offer")
@pytest.mark.parametrize(
    ("does", "reason"),
    [
        ("bytearray(2 << 30)", "more memory than reading"),
        ("while True: pass", TOO_LONG),
        ("import os; os.abort()", "made the program that reads files stop"),
        ("print('x' * 100_000, flush=True)", ""),
    ],
    ids=["memory", "time", "broken", "chatter"],
)
def test_a_greedy_file_is_named_and_the_next_one_is_read(
    does: str, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = _GREEDY.format(does=does)
    monkeypatch.setattr(
        reading_process, "command_of", lambda _: [sys.executable, "-P", "-c", program]
    )
    greedy = read_bounded(LARGE.replace(b"office", b"harbour"), "greedy.txt")
    assert [bool(greedy.drafts), len(greedy.problems)] == [not reason, bool(reason)]
    if reason:
        assert reason in greedy.problems[0].reason
        assert greedy.problems[0].path == "greedy.txt"
    assert read_bounded(LARGE, "a.txt") == read(LARGE, "a.txt")


def test_where_no_process_can_be_started_files_are_read_without(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reading_process, "command_of", lambda _: ["/nowhere/python"])
    assert read_bounded(LARGE, "a.txt") == read(LARGE, "a.txt")
    assert bounded._running == []
