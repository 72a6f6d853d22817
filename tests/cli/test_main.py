"""The command line as a whole: help, errors, and what never comes out of it."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from reader import __version__
from reader.cli.commands import COMMANDS
from tests.cli.conftest import Newsreader

ROOT = Path(__file__).parents[2]


def test_alone_it_explains_itself_and_offers_the_sample(newsreader: Newsreader) -> None:
    result = newsreader()
    assert result.code == 0
    assert "newsreader FOLDER" in result.out
    assert "--sample" in result.out
    assert result.err == ""


def test_the_version(newsreader: Newsreader) -> None:
    assert newsreader("--version").out == f"newsreader {__version__}\n"


def test_help_names_every_command(newsreader: Newsreader) -> None:
    printed = newsreader("--help").out
    for command in COMMANDS:
        assert re.search(rf"^  {command.name} +{command.summary}$", printed, re.MULTILINE)


@pytest.mark.parametrize("command", [command.name for command in COMMANDS])
def test_every_command_explains_itself(newsreader: Newsreader, command: str) -> None:
    result = newsreader(command, "--help")
    assert result.code == 0
    assert result.out.startswith(f"usage: newsreader {command}")


@pytest.mark.parametrize(
    "arguments",
    [["--no-such-option"], ["parse"], ["parse", "--format", "xml", "x"], ["list", "--limit", "x"]],
)
def test_wrong_arguments_get_one_sentence(newsreader: Newsreader, arguments: list[str]) -> None:
    result = newsreader(*arguments)
    assert result.code == 2
    assert result.out == ""
    sentence, hint = result.err.splitlines()
    assert sentence.startswith("newsreader")
    assert hint.endswith("--help")


def test_a_slip_in_a_command_is_noticed(newsreader: Newsreader) -> None:
    result = newsreader("serach", "ferry", "seeds")
    assert (result.code, result.out) == (2, "")
    assert "did you mean search?" in result.err


def test_an_argument_cannot_act_upon_the_terminal(newsreader: Newsreader) -> None:
    for arguments in (
        ["x\x1b]0;title\x07"],
        ["parse", "x\x1b[2J"],
        ["parse", "x", "--\x1b[2J"],
    ):
        result = newsreader(*arguments)
        assert result.code == 2
        assert "␛" in result.err
        assert "\x1b" not in result.err


def test_a_fault_of_ours_is_reported_calmly_and_without_article_text(
    run_newsreader: Newsreader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> int:
        headline = "Secret talks in Kell"
        raise ValueError(headline)

    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setenv("TERM", "xterm")
    result = run_newsreader(tmp_path, terminal=True, open_interface=fail)
    assert (result.code, result.out) == (70, "")
    assert "ValueError" in result.err
    assert "Traceback" not in result.err
    (report,) = tmp_path.glob("newsreader-crash-*.txt")
    written = report.read_text("utf-8")
    assert "reader/cli/main.py" in written
    assert "Secret" not in written + result.err
    assert str(report) in result.err


def test_ctrl_c_leaves_quietly(
    run_newsreader: Newsreader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setenv("TERM", "xterm")
    result = run_newsreader(tmp_path, terminal=True, open_interface=interrupt)
    assert (result.code, result.out, result.err) == (130, "", "")


def test_whoever_reads_our_output_may_leave(collection: Path) -> None:
    for number in range(400):
        (collection / f"{number}.txt").write_text("Headline\n" + "Words. " * 400, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "reader", "parse", str(collection)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(30) == 141


def test_nothing_is_imported_from_a_folder_of_articles(tmp_path: Path) -> None:
    for name in ("json", "argparse", "textual", "gc", "locale"):
        (tmp_path / f"{name}.py").write_text(
            "import pathlib; pathlib.Path('hijacked').touch()", encoding="utf-8"
        )
    finished = subprocess.run(
        [sys.executable, "-m", "reader", "list", "--help"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert finished.returncode == 0
    assert not (tmp_path / "hijacked").exists()
