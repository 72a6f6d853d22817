"""Whatever is typed, clicked, pasted and resized, on a mixed collection: the program stays up."""

import signal
from collections.abc import Callable
from pathlib import Path
from shutil import which
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

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


EXAMPLES, STEPS = {"default": 2, "nightly": 50}, {"default": 200, "nightly": 400}
"""By what is asked for: runs, and actions in each; 20,000 at night."""


class RandomKeys(RuleBasedStateMachine):
    """A reader who does anything at all, in a terminal that may be given any size."""

    start: ClassVar[Callable[..., Terminal]]
    articles: ClassVar[Path]

    def __init__(self) -> None:
        super().__init__()
        # Keys may well spell the name of a program to pipe articles to: there is but one.
        programs = self.articles.with_name("bin")
        self.terminal = type(self).start(
            self.articles, altered="without-quitting", echo=False,
            variables={"PATH": str(programs)},
        )  # fmt: skip
        self.terminal.wait_for("Canary")

    @rule(keys=st.sampled_from(KEYS))
    def press(self, keys: str) -> None:
        """Press a key, or what a terminal sends beside keys."""
        self.terminal.press(keys, quiet=0.002)

    @rule(text=st.text(max_size=12).filter(lambda text: not set("\x03\x11\x1a\x1c") & set(text)))
    def paste(self, text: str) -> None:
        """Paste anything."""
        cleaned = text.encode("utf-8", "ignore").decode().replace("\x1b[201~", "")
        self.terminal.press(f"\x1b[200~{cleaned}\x1b[201~", quiet=0.002)

    @rule(
        button=st.sampled_from((0, 0, 0, 2, 35, 64, 65)),
        x=st.integers(1, 130),
        y=st.integers(1, 45),
    )
    def point(self, button: int, x: int, y: int) -> None:
        """Click, drag, move or turn the wheel."""
        released = f"\x1b[<{button};{x};{y}m" if button < 3 else ""
        self.terminal.press(f"\x1b[<{button};{x};{y}M{released}", quiet=0.002)

    @rule(size=st.sampled_from(SIZES), whether=st.integers(0, 9))
    def resize(self, size: tuple[int, int], whether: int) -> None:
        """Give the terminal another size, now and then."""
        if whether == 0:
            self.terminal.resize(*size)

    @invariant()
    def it_is_up(self) -> None:
        """Nothing that is typed ends it."""
        assert self.terminal.process.poll() is None, self.terminal.text()[-600:]

    def teardown(self) -> None:
        """It ends when it is told to, and nothing has got through."""
        self.terminal.settle()
        self.terminal.send(signal.SIGTERM)
        assert self.terminal.exit_code() == 128 + signal.SIGTERM, self.terminal.text()[-2500:]
        assert leaks(self.terminal.written, VOCABULARY | OWN_COMMANDS) == []
        assert modes_left(self.terminal.written) == []
        self.terminal.__exit__()


@pytest.mark.parametrize("form", ["default", pytest.param("nightly", marks=pytest.mark.slow)])
@pytest.mark.timeout(14_400)
def test_random_keys(form: str, start: Callable[..., Terminal], tmp_path: Path) -> None:
    mixed = tuple(case for case in all_cases() if case.category not in ("scale", "places"))
    build(tmp_path / "articles", mixed[::4])
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "false").symlink_to(which("false") or "/bin/false")

    class Machine(RandomKeys):
        pass

    Machine.start, Machine.articles = staticmethod(start), tmp_path / "articles"
    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=EXAMPLES[form],
            stateful_step_count=STEPS[form],
            deadline=None,
            database=None,
            derandomize=form == "default",
            phases=(Phase.generate,),
            suppress_health_check=list(HealthCheck),
        ),
    )
