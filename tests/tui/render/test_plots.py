"""Bars drawn by plotext: each in the cells it was given."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.text.safe import is_safe
from reader.tui.render.plots import bars, column_room, columns

_BLOCKS = set(" ▀▄█▌▐▖▗▘▝▙▛▜▟▞▚")
_COUNTS = st.lists(st.integers(0, 2_000_000), min_size=1, max_size=40).map(tuple)


@settings(max_examples=25, deadline=None)
@given(_COUNTS, st.integers(50, 120), st.integers(2, 6))
def test_every_upright_bar_stands_in_its_cells_and_no_other(
    counts: tuple[int, ...], width: int, height: int
) -> None:
    assert column_room(max(counts), width) >= len(counts)
    drawn = columns(counts, ((0, "14 Mar"),), width, height)
    assert len(drawn.lines) == height + 2
    lowest = drawn.lines[height - 1].ljust(width)
    for number, count in enumerate(counts):
        start, end = drawn.cells(number)
        assert end <= width
        assert all(sign in "█▄" for sign in lowest[start:end]) == (count > 0)
        assert count or not lowest[start:end].strip()
        gap = lowest[end : drawn.left + (number + 1) * drawn.pitch]
        assert not gap.strip()
    for line in drawn.lines[:height]:
        assert set(line[drawn.left :]) <= _BLOCKS
    assert all(is_safe(line) for line in drawn.lines)


def test_a_bar_is_as_high_as_its_share_and_the_least_is_still_seen() -> None:
    drawn = columns((1000, 400, 1, 0), (), 60, 8)
    heights = [
        sum(line[drawn.cells(n)[0] : drawn.cells(n)[1]].strip() != "" for line in drawn.lines[:8])
        for n in range(4)
    ]
    assert heights == [8, 4, 1, 0]
    assert "1,000" in drawn.lines[0]


def test_the_axis_says_what_was_asked_for_below_its_bar() -> None:
    drawn = columns((3, 1, 2, 5), ((0, "2023"), (2, "2025")), 60, 4)
    middle = sum(drawn.cells(2)) // 2
    assert "2025" in drawn.lines[5][middle - 4 : middle + 5]


@given(st.lists(st.integers(1, 10**9), min_size=1, max_size=9).map(tuple), st.integers(4, 64))
@settings(max_examples=25, deadline=None)
def test_lying_bars_fill_the_width_and_their_share_of_it(
    counts: tuple[int, ...], width: int
) -> None:
    drawn = bars(counts, width)
    assert len(drawn) == len(counts)
    for count, line in zip(counts, drawn, strict=True):
        assert set(line) <= _BLOCKS
        assert abs(len(line) - max(count / max(counts) * width, 1)) < 2
        assert len(line) <= width


def test_of_nothing_nothing_is_drawn() -> None:
    assert bars((), 10) == ()
