"""What is written to a terminal makes it show what was painted, whatever it showed before."""

from __future__ import annotations

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.tui.render.patch import Patches

WIDTH, HEIGHT = 24, 4
STYLES = [
    Style(color="#ff0000", bgcolor="#000010"),
    Style(color="#ff0000", bgcolor="#200000"),
    Style(color="#00ff00", bgcolor="#000010", bold=True),
    Style(color="#00ff00", bgcolor="#000010", italic=True, underline=True),
    Style(color="#00ff00"),
    Style(reverse=True),
    Style(),
]
texts = st.text(alphabet="abc   é…●“”─字", min_size=1, max_size=9)
strips = st.lists(st.tuples(texts, st.sampled_from(STYLES)), min_size=1, max_size=4)
pieces = st.lists(
    st.tuples(st.integers(0, HEIGHT - 1), st.integers(0, 10), strips), min_size=1, max_size=5
)


def _strip(runs: list[tuple[str, Style]], room: int) -> Strip:
    strip = Strip([Segment(text, style) for text, style in runs])
    return strip.adjust_cell_length(min(max(strip.cell_length, 6), room), STYLES[0])


def _terminal() -> tuple[pyte.Screen, pyte.Stream]:
    screen = pyte.Screen(WIDTH, HEIGHT)
    return screen, pyte.Stream(screen)


def _cells(screen: pyte.Screen) -> list[list[pyte.screens.Char]]:
    return [[screen.buffer[y][x] for x in range(WIDTH)] for y in range(HEIGHT)]


@given(st.lists(pieces, min_size=1, max_size=6))
def test_a_terminal_shows_the_same_as_if_all_were_written_anew(
    paints: list[list[tuple[int, int, list[tuple[str, Style]]]]],
) -> None:
    patched, patches = _terminal(), Patches()
    whole = _terminal()
    for paint in paints:
        drawn = [(y, x, _strip(runs, WIDTH - x)) for y, x, runs in paint]
        patched[1].feed(patches.write(drawn, ColorSystem.TRUECOLOR))
        whole[1].feed(Patches().write(drawn, ColorSystem.TRUECOLOR))
    assert _cells(patched[0]) == _cells(whole[0])


@given(strips)
def test_all_is_written_in_the_styles_it_has(runs: list[tuple[str, Style]]) -> None:
    strip = _strip(runs, WIDTH)
    one, other = _terminal(), _terminal()
    one[1].feed(Patches().write([(1, 0, strip)], ColorSystem.TRUECOLOR))
    other[1].feed("\x1b[2;1H")
    for segment in strip:
        assert segment.style is not None
        other[1].feed(Strip.render_style(segment.style, segment.text, ColorSystem.TRUECOLOR))
    assert _cells(one[0]) == _cells(other[0])


def _row(text: str, width: int = WIDTH) -> Strip:
    return Strip([Segment(text + " " * (width - cell_len(text)), STYLES[0])])


@pytest.mark.parametrize(
    ("before", "after", "written"),
    [
        ("the same", "the same", ""),
        ("two of 9", "two of 8", "8"),
        ("a mill", "a hill", "h"),
        ("a wide 字 mill", "a wide 字 hill", "a wide 字 hill".ljust(WIDTH - 1)),
    ],
)
def test_only_what_differs_is_written(before: str, after: str, written: str) -> None:
    patches = Patches()
    patches.write([(0, 0, _row(before))], ColorSystem.TRUECOLOR)
    screen, stream = _terminal()
    stream.feed(patches.write([(0, 0, _row(after))], ColorSystem.TRUECOLOR))
    shown = "".join(screen.display[0]).strip()
    assert shown == written.strip()


def test_what_was_painted_over_is_written_anew() -> None:
    patches = Patches()
    patches.write([(0, 0, _row("headlines"))], ColorSystem.TRUECOLOR)
    patches.write([(0, 4, _row("over", 8))], ColorSystem.TRUECOLOR)
    assert "headlines" in patches.write([(0, 0, _row("headlines"))], ColorSystem.TRUECOLOR)
    patches.forget()
    assert "headlines" in patches.write([(0, 0, _row("headlines"))], ColorSystem.TRUECOLOR)
