"""Hostile articles on a real terminal: shown as text, nothing changed, nothing executed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.hostile.build import all_cases, build
from tests.pty.judge import leaks, modes_left
from tests.pty.terminal import Terminal

Start = Callable[..., Terminal]
LAYERS = (None, "without-cleaning", "without-paint-filter")


EVERY = (pytest.param(20, id="some"), pytest.param(1, marks=pytest.mark.slow, id="all"))


def _some(categories: str, every: int) -> tuple[list[str], Callable[[Path], None]]:
    cases = tuple(case for case in all_cases() if case.category in categories.split())[::every]
    return [case.words[0] for case in cases if case.words], lambda folder: build(folder, cases)


def _read_through(terminal: Terminal, articles: int) -> None:
    """Open one article after the other, then the lists that show text of articles."""
    terminal.press("\r", quiet=0.4)
    for _ in range(articles):
        terminal.press("J", quiet=0.05)
    for keys in ("r", "\x1b", "gp", "\x1b", "?", "\x1b", "/Can", "\x1b", "gg", " ", "G"):
        terminal.press(keys, quiet=0.1)


@pytest.mark.parametrize("every", EVERY)
@pytest.mark.parametrize("layer", LAYERS)
def test_no_sequence_of_an_article_reaches_the_terminal(
    layer: str | None, every: int, start: Start, tmp_path: Path
) -> None:
    words, make = _some("term", every)
    make(tmp_path / "articles")
    terminal = start(tmp_path / "articles", altered=layer)
    terminal.wait_for("CanaryTerm")
    _read_through(terminal, len(words))
    terminal.press("\x11")
    assert terminal.exit_code() == 0
    assert leaks(terminal.written) == []
    assert modes_left(terminal.written) == []
    assert terminal.is_as_before()
    assert sum(word in terminal.text() for word in words) > len(words) * 3 // 4


def test_without_both_layers_it_would_be_seen(start: Start, tmp_path: Path) -> None:
    _, make = _some("term", 12)
    make(tmp_path / "articles")
    terminal = start(tmp_path / "articles", altered="without-both")
    terminal.wait_for("CanaryTerm")
    for _ in range(20):
        terminal.read(0.2)
    assert leaks(terminal.written)


@pytest.mark.parametrize("every", EVERY)
@pytest.mark.parametrize("layer", LAYERS)
def test_markup_and_bidi_are_shown_as_text(
    layer: str | None, every: int, start: Start, tmp_path: Path
) -> None:
    words, make = _some("markup unicode names", every)
    make(tmp_path / "articles")
    terminal = start(tmp_path / "articles", altered=layer)
    terminal.wait_for("Canary")
    _read_through(terminal, len(words))
    terminal.press("\x11")
    assert terminal.exit_code() == 0
    assert leaks(terminal.written) == []
    assert not list(tmp_path.rglob("PWNED*"))


def test_markup_is_not_obeyed(start: Start, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text("Press [@click=app.quit]here[/] now\nIt has a body.\n[/x]\n")
    terminal = start(folder)
    terminal.wait_for("[@click=app.quit]here[/]")
    for row in range(1, 12):
        for column in (10, 20, 60, 70):
            terminal.press(f"\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m", quiet=0.01)
    terminal.press("\x1b")
    assert terminal.process.poll() is None
    terminal.press("\x11")
    assert terminal.exit_code() == 0


def test_what_a_terminal_is_made_to_type_is_never_asked_for(start: Start, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_bytes(b"Title \x1b[21t and \x05 end\nA body \x1b[6n of words.\n")
    terminal = start(folder)
    terminal.wait_for("A body")
    terminal.settle()
    assert b"\x1b[21t" not in terminal.written
    assert b"\x05" not in terminal.written
