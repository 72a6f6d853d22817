"""The hostile collection through the command line: each file meets its fate, nothing acts."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from reader.cli.files import Tally, read_files
from reader.parse.read import read
from tests.hostile.build import all_cases, build
from tests.hostile.case import Case
from tests.hostile.conftest import CommandLine, Outcomes, Run, outcome_of
from tests.hostile.place_cases import UNREADABLE, hijack_cases

# All that may be written into a pipe: no control but newline and the tab between fields.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
NOBODY = 65_534


def test_every_file_meets_its_expectation(outcomes: Outcomes) -> None:
    complaints = {
        case.name: complaint
        for case in all_cases()
        if (complaint := outcome_of(case, outcomes).complaint(case))
    }
    assert complaints == {}


@pytest.mark.parametrize(
    "command",
    [
        ("list",),
        ("list", "--format", "jsonl"),
        ("check",),
        ("stats",),
        ("search", "Canary*"),
        ("search", "--full-text", "carried"),
        ("parse", "--format", "text"),
    ],
    ids=" ".join,
)
def test_what_is_printed_is_inert(
    command: tuple[str, ...], hostile: Path, newsreader: CommandLine
) -> None:
    done = newsreader(*command, hostile)
    for written in (done.out, done.err):
        assert _FORBIDDEN.search(written) is None
        assert "Traceback" not in written
        assert "Error:" not in written.replace("BadZipFile", "").replace("KeyError:", "")
    assert done.code in (0, 3)
    assert len(done.out) > 100


def test_the_exit_code_says_that_some_files_failed(parsed: Run, checked: Run) -> None:
    assert (parsed.code, checked.code) == (3, 3)


def test_nothing_of_it_is_run_or_written(
    hostile: Path, newsreader: CommandLine, outcomes: Outcomes
) -> None:
    done = newsreader("list", ".", cwd=hostile / "hijack")
    assert done.code == 0, done.err
    assert list(Path.cwd().glob("PWNED*")) == []
    places = [hostile, *(path for path in hostile.iterdir() if path.is_dir())]
    written = [path.name for place in places for path in place.iterdir()]
    # Some files are called like a command that makes such a file; none is such a file.
    assert [name for name in written if name.startswith("PWNED")] == []


def test_no_module_of_the_folder_is_imported(tmp_path: Path, newsreader: CommandLine) -> None:
    build(tmp_path, tuple(hijack_cases()))
    folder = tmp_path / "hijack"
    for command in (["list", "."], ["parse", "modeline.txt"], ["config", "check"], ["themes"]):
        assert newsreader(*command, cwd=folder).code == 0
    assert [path.name for path in folder.rglob("PWNED*")] == []


@pytest.fixture
def nobody() -> Iterator[None]:
    """No rights but everybody's, for as long as it lasts; nothing to do where one has no more."""
    # What is imported when the first file is read must not need rights either.
    read(b"A headline\nA body of words.\n", "a.txt")
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def locked() -> Iterator[Path]:
    """A folder with an article and two places that only their owner may look into."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        build(folder, (UNREADABLE, Case(b"open/other.txt", b"A headline\nA body of words.\n")))
        (folder / "closed").mkdir(mode=0)
        (folder / "places" / "unreadable.txt").chmod(0)
        folder.chmod(0o755)
        yield folder
        (folder / "closed").chmod(0o700)


def test_what_one_may_not_read_is_named(locked: Path, nobody: None) -> None:
    tally = Tally()
    files = list(read_files([str(locked)], tally))
    problems = {file.path: file.parsed.problems[0].reason for file in files if file.parsed.problems}
    assert problems == {
        "places/unreadable.txt": "permission denied",
        "closed": "permission denied",
    }
    assert tally.articles == 1
