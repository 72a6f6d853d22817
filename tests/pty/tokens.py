"""What a terminal would make of bytes: text, controls, sequences and strings (ECMA-48, xterm)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_STRINGS = {0x5D: "osc", 0x50: "dcs", 0x5F: "apc", 0x5E: "pm", 0x58: "sos", 0x6B: "title"}
_END_OF_COMMAND = re.compile(rb"\x07|\x1b\\|\x18|\x1a")
_END_OF_STRING = re.compile(rb"\x1b\\|\x18|\x1a")
_TEXT = re.compile(rb"(?:[\x20-\x7e\x80-\xc1\xc3-\xff]|\xc2(?![\x80-\x9f]))+")
_EXACT = b"tncqixhlp"
"""Final bytes of reports, modes and window operations: there the parameters matter."""


class Token(NamedTuple):
    """One thing that a terminal acts upon."""

    kind: str
    """text, c0, c1, esc, csi, osc, dcs, apc, pm, sos or title."""
    shape: str
    """What tells one from another: the final byte, the number of the command, the code."""
    raw: bytes


def tokens(data: bytes) -> Iterator[Token]:
    """Every token of `data`, in order; together they are all of it."""
    place = 0
    while place < len(data):
        text = _TEXT.match(data, place)
        if text is not None:
            token = Token("text", "", text.group())
        elif data[place] == 0x1B:
            token = _escape(data, place)
        elif data[place] == 0xC2:
            token = Token("c1", f"{data[place + 1]:02x}", data[place : place + 2])
        else:
            token = Token("c0", f"{data[place]:02x}", data[place : place + 1])
        yield token
        place += len(token.raw)


def _escape(data: bytes, start: int) -> Token:
    kind = data[start + 1] if start + 1 < len(data) else None
    if kind is None:
        return Token("esc", "alone", data[start:])
    if kind == 0x5B:
        return _control_sequence(data, start)
    if kind in _STRINGS:
        return _string(data, start, _STRINGS[kind])
    end = start + 1
    while end < len(data) and 0x20 <= data[end] <= 0x2F:
        end += 1
    return Token("esc", data[start + 1 : end + 1].decode("latin-1"), data[start : end + 1])


def _control_sequence(data: bytes, start: int) -> Token:
    between = start + 2
    while between < len(data) and 0x30 <= data[between] <= 0x3F:
        between += 1
    end = between
    while end < len(data) and 0x20 <= data[end] <= 0x2F:
        end += 1
    parameters, final = data[start + 2 : between], data[between : end + 1]
    raw = data[start : end + 1]
    if not final or not 0x40 <= final[-1] <= 0x7E:
        return Token("csi", "malformed", raw)
    mark = parameters[:1] if parameters[:1] in (b"?", b">", b"<", b"=") else b""
    shown = parameters if final[-1] in _EXACT else mark
    return Token("csi", (shown + final).decode("latin-1"), raw)


def _string(data: bytes, start: int, kind: str) -> Token:
    end = (_END_OF_COMMAND if kind == "osc" else _END_OF_STRING).search(data, start + 2)
    raw = data[start : end.end() if end else len(data)]
    number = raw[2:].split(b";")[0][:8].strip(b"\x07\x1b\\").decode("latin-1")
    return Token(kind, number if end else f"{number} without end", raw)
