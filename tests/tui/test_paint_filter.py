"""The second door, alone: what any widget draws, whoever wrote it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.segment import ControlType, Segment
from rich.style import Style
from textual.color import Color

from reader.text.safe import is_safe
from reader.tui.paint_filter import SafePaint

BLACK = Color(0, 0, 0)
BOLD = Style(bold=True)


def painted(*segments: Segment) -> list[Segment]:
    return SafePaint().apply(list(segments), BLACK)


def test_what_is_safe_is_painted_as_it_is() -> None:
    segments = [Segment("Moscow’s ‘talks’", BOLD), Segment(" 日本")]
    assert SafePaint().apply(segments, BLACK) is segments


@pytest.mark.parametrize(
    ("drawn", "seen"),
    [
        ("\x1b]52;c;ZXZpbA==\x07", "␛]52;c;ZXZpbA==␇"),
        ("\x9b2J", "\ufffd2J"),
        ("two\nlines", "two lines"),
        ("two\r\nlines\x85more", "two lines more"),
        ("safe\u202egnp.exe", "safe␦gnp.exe"),
    ],
)
def test_what_a_terminal_would_act_upon_is_shown(drawn: str, seen: str) -> None:
    assert painted(Segment("before "), Segment(drawn, BOLD)) == [
        Segment("before "),
        Segment(seen, BOLD),
    ]


def test_beside_what_is_unsafe_commands_of_others_are_left_out() -> None:
    command = Segment("\x1b[2J", None, [(ControlType.CLEAR,)])
    assert painted(command, Segment("words")) == [Segment("words")]


@given(st.lists(st.text(alphabet=st.characters(codec=None, exclude_categories=())), max_size=5))
def test_whatever_is_drawn_stays_on_its_line_and_is_safe(texts: list[str]) -> None:
    for segment in painted(*map(Segment, texts)):
        assert is_safe(segment.text)
        assert "\n" not in segment.text
