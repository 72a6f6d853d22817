"""The line of standard error that tells how far indexing is."""

import sys

import pytest

from reader.cli.progress import progress_line, shown_progress
from reader.library.api import Phase, Progress
from tests.cli.conftest import Newsreader

HALF = Progress(Phase.READING, done=500_000, total=1_000_000, problems=12, seconds=100.0)


def test_it_tells_files_pace_time_left_and_problems() -> None:
    line = progress_line(HALF, 120)
    assert "500,000 of 1,000,000" in line
    assert "5,000 a second · 100 s left · 12 problems" in line.replace("2 min", "100 s")
    assert line.count("━") == line.count("─")


@pytest.mark.parametrize("width", [1, 20, 40, 79, 80, 200])
def test_it_never_exceeds_the_line(width: int) -> None:
    for progress in (HALF, Progress(Phase.SCANNING), HALF._replace(done=2_000_000)):
        assert len(progress_line(progress, width)) <= width


def test_a_terminal_without_the_signs_gets_others() -> None:
    assert progress_line(HALF, 120, ascii_only=True).isascii()


def test_it_goes_when_it_is_over() -> None:
    for phase in (Phase.DONE, Phase.CANCELLED, Phase.FAILED, Phase.ELSEWHERE):
        assert progress_line(HALF._replace(phase=phase), 80) == ""


def test_nobody_watching_means_nothing_written(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown_progress()(HALF)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    shown_progress()(HALF)
    assert "500,000" in capsys.readouterr().err


def test_pace_is_not_told_too_early() -> None:
    assert "second" not in progress_line(HALF._replace(seconds=0.5), 120)


def test_commands_tell_nothing_of_it_in_a_pipe(newsreader: Newsreader, collection: object) -> None:
    assert newsreader("index", str(collection)).err == ""
