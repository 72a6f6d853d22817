"""Everything newsreader may write to a terminal; all else is a leak."""

from __future__ import annotations

import re

from tests.hostile.case import CANARY
from tests.pty.tokens import Token, tokens

VOCABULARY = frozenset(
    {
        "csi m", "csi H", "csi J", "csi K", "csi A", "csi B", "csi C", "csi D", "csi G", "csi d",
        "csi ?25h", "csi ?25l",  # cursor
        "csi ?1049h", "csi ?1049l",  # alternate screen
        "csi ?1000h", "csi ?1000l", "csi ?1002h", "csi ?1002l", "csi ?1003h", "csi ?1003l",
        "csi ?1006h", "csi ?1006l", "csi ?1015h", "csi ?1015l", "csi ?1016h", "csi ?1016l",  # mouse
        "csi ?1004h", "csi ?1004l",  # focus
        "csi ?2004h", "csi ?2004l",  # paste
        "csi ?7h", "csi ?7l",  # wrapping
        "csi ?2026h", "csi ?2026l", "csi ?2026$p",  # all at once
        "csi ?2048h", "csi ?2048l", "csi ?2048$p",  # sizes in band
        "csi >u", "csi <u",  # keyboard
        "osc 22",  # shape of the mouse pointer
        "c0 0a", "c0 0d",
    }
)  # fmt: skip
"""Kind and shape of each token. Taken from Textual's driver for Linux and what Rich renders."""
OWN_COMMANDS = frozenset({"osc 52"})
"""Written on a key of the reader alone (copy); not part of looking at articles."""

_HIDDEN = re.compile(
    "[\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_MODES = {"1049", "1000", "1002", "1003", "1006", "1015", "1016", "1004", "2004", "2026", "2048"}


def leaks(written: bytes, allowed: frozenset[str] = VOCABULARY) -> list[str]:
    """One line for each kind of thing in `written` that newsreader must not write."""
    found: dict[str, bytes] = {}
    for token in tokens(written):
        complaint = _of_text(token) if token.kind == "text" else _of_control(token, allowed)
        if complaint:
            found.setdefault(complaint, token.raw[:60])
    return [f"{complaint}: {raw!r}" for complaint, raw in found.items()]


def _of_text(token: Token) -> str:
    try:
        text = token.raw.decode("utf-8")
    except UnicodeDecodeError:
        return "bytes that are no UTF-8"
    return "a bidirectional or invisible character" if _HIDDEN.search(text) else ""


def _of_control(token: Token, allowed: frozenset[str]) -> str:
    if CANARY.encode() in token.raw:
        return f"text of an article in {token.kind} {token.shape}"
    name = f"{token.kind} {token.shape}"
    return "" if name in allowed else name


def modes_left(written: bytes) -> list[str]:
    """What a terminal that got `written` would still be in."""
    modes: dict[str, bool] = {"25": True, "7": True}
    pushed = 0
    for token in tokens(written):
        if token.kind == "csi" and token.shape.startswith("?") and token.shape[-1] in "hl":
            for number in token.shape[1:-1].split(";"):
                modes[number] = token.shape[-1] == "h"
        pushed += {"csi >u": 1, "csi <u": -1}.get(f"{token.kind} {token.shape}", 0)
    left = [f"mode {number}" for number in sorted(_MODES) if modes.get(number)]
    left += [
        name for number, name in (("25", "no cursor"), ("7", "no wrapping")) if not modes[number]
    ]
    return left + (["keyboard"] if pushed > 0 else [])
