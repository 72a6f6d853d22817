"""Whatever is typed, clicked, pasted and resized, on a mixed collection: the program stays up."""

import random
import signal
from collections.abc import Callable
from pathlib import Path
from shutil import which

import pytest

from tests.hostile.build import all_cases, build
from tests.pty.judge import OWN_COMMANDS, VOCABULARY, leaks, modes_left
from tests.pty.terminal import Terminal

# Without q and ctrl+q, which do nothing here; these are what is left of a keyboard.
KEYS = (
    *"abcdefghijklmnoprstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789()*?/\\:;,.-+=<>|&%$#@!~'\"[]{}",
    *(f"\x1b[{final}" for final in "ABCDHFZ"),
    *(f"\x1b[{number}~" for number in (1, 2, 3, 4, 5, 6)),
    *("\r", "\t", "\x1b", "\x7f", " ", "gg", "gp", "gQ", "\x1b\r", "\x1bf", "é", "日", "\u202e"),
    *map(chr, {*range(1, 27)} - {3, 17, 26}),
    "\x1b[200~pasted [/x] \x07 text\n\x1b[201~",
    "\x1b[I", "\x1b[O", "\x1b[?2026;1$y", "\x1b[1;1R", "\x1b",
)  # fmt: skip
SIZES = ((1, 1), (3, 9), (10, 40), (24, 80), (40, 120), (60, 220), (200, 500))


def _mouse(chance: random.Random) -> str:
    button = chance.choice((0, 0, 0, 2, 35, 64, 65))
    place = f"{chance.randint(1, 130)};{chance.randint(1, 45)}"
    return f"\x1b[<{button};{place}M" + (f"\x1b[<{button};{place}m" if button < 3 else "")


def _act(terminal: Terminal, chance: random.Random, actions: int) -> None:
    for number in range(actions):
        if number % 97 == 96:
            terminal.resize(*chance.choice(SIZES))
        mouse = chance.random() < 0.15
        terminal.press(_mouse(chance) if mouse else chance.choice(KEYS), quiet=0.002)
        assert terminal.process.poll() is None, terminal.text()[-600:]


@pytest.mark.parametrize(
    ("actions", "seed"),
    [(400, 1), *(pytest.param(4000, seed, marks=pytest.mark.slow) for seed in range(2, 7))],
)
@pytest.mark.timeout(1800)
def test_random_keys(
    actions: int, seed: int, start: Callable[..., Terminal], tmp_path: Path
) -> None:
    mixed = tuple(case for case in all_cases() if case.category not in ("scale", "places"))
    build(tmp_path / "articles", mixed[::4])
    # Keys may well spell the name of a program to pipe articles to: there is but one.
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "false").symlink_to(which("false") or "/bin/false")
    variables = {"PATH": str(tmp_path / "bin")}
    terminal = start(
        tmp_path / "articles", altered="without-quitting", echo=False, variables=variables
    )
    terminal.wait_for("Canary")
    _act(terminal, random.Random(seed), actions)
    terminal.settle()
    terminal.send(signal.SIGTERM)
    assert terminal.exit_code() == 128 + signal.SIGTERM, terminal.text()[-2500:]
    assert leaks(terminal.written, VOCABULARY | OWN_COMMANDS) == []
    assert modes_left(terminal.written) == []
