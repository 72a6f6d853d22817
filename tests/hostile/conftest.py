"""The hostile collection, built once a run, and what the program makes of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from reader.library.naming import display_path
from tests.hostile.build import build
from tests.hostile.case import Case, Expect

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]


@dataclass(slots=True)
class Outcome:
    """What became of one file."""

    texts: list[str] = field(default_factory=list)
    """All the text of each of its articles."""
    skipped: list[str] = field(default_factory=list)
    """Reasons why nothing of it is shown."""
    cut: list[str] = field(default_factory=list)
    """Reasons why not all of it is shown."""

    def complaint(self, case: Case) -> str:
        """What is wrong with this outcome of `case`; "" if nothing is."""
        met = {
            Expect.OPEN: bool(self.texts) and not self.skipped,
            Expect.CAPPED: bool(self.texts) and bool(self.cut) and not self.skipped,
            Expect.SKIP: not self.texts and any(case.reason in why for why in self.skipped),
            Expect.IGNORE: not (self.texts or self.skipped or self.cut),
        }[case.expect]
        if not met:
            was = f"{len(self.texts)} articles, {self.skipped}, {self.cut}"
            return f"expected {case.expect.value}; {was}"
        missing = [word for word in case.words if not any(word in text for text in self.texts)]
        return f"not to be found: {missing}" if missing else ""


Outcomes = dict[str, Outcome]


@dataclass(frozen=True, slots=True)
class Run:
    """A command that has ended."""

    code: int
    out: str
    err: str


def outcome_of(case: Case, outcomes: Outcomes) -> Outcome:
    """What became of the file of `case`, or of what lies below it."""
    path = display_path(case.path)
    if path in outcomes:
        return outcomes[path]
    below = (outcome for name, outcome in outcomes.items() if name.startswith(f"{path}/"))
    return next(below, Outcome())


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with every hostile file, entered by nobody else."""
    folder = tmp_path_factory.mktemp("hostile")
    build(folder)
    yield folder
    _remove_deep(folder)


def _remove_deep(folder: Path) -> None:
    """Make short what pytest, which names whole paths, could not remove."""
    place = folder / "places"
    (place / "deep").rename(place / "away")
    here = os.open(place / "away", os.O_RDONLY)
    os.close(here)
    subprocess.run(["rm", "-rf", str(place)], check=True)


SCRIPT = """\
import sys
from reader.__main__ import main
sys.exit(main())
"""
"""What an installation puts on the path. Unlike `python -m` it looks for no module where it is
started: even a file called reader.py there is not imported."""


@dataclass(frozen=True, slots=True)
class CommandLine:
    """Runs the program the way a shell does, in an environment of its own."""

    script: Path
    environment: dict[str, str]

    def __call__(self, *arguments: str | Path, cwd: Path | None = None, **more: str) -> Run:
        command = [sys.executable, str(self.script), *map(str, arguments)]
        done = subprocess.run(
            command,
            cwd=cwd,
            env={**self.environment, **more},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=100,
        )
        return Run(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


@pytest.fixture(scope="session")
def newsreader(tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    """The program as a command of its own."""
    home = tmp_path_factory.mktemp("home")
    folders = {
        f"XDG_{kind}_HOME": str(home / kind) for kind in ("CACHE", "CONFIG", "DATA", "STATE")
    }
    script = tmp_path_factory.mktemp("bin") / "newsreader"
    script.write_text(SCRIPT, encoding="utf-8")
    return CommandLine(
        script,
        {
            **folders,
            "HOME": str(home),
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
            "LANG": "C.UTF-8",
        },
    )


@pytest.fixture(scope="session")
def checked(hostile: Path, newsreader: CommandLine) -> Run:
    """What `newsreader check` says of it."""
    return newsreader("check", "--format", "jsonl", hostile)


@pytest.fixture(scope="session")
def parsed(hostile: Path, newsreader: CommandLine) -> Run:
    """What `newsreader parse` makes of it."""
    return newsreader("parse", "--explain", "--format", "jsonl", hostile)


@pytest.fixture(scope="session")
def outcomes(hostile: Path, checked: Run, parsed: Run) -> Outcomes:
    """What became of each file, by its path as it is shown."""
    found: Outcomes = defaultdict(Outcome)
    start = len(display_path(os.fsencode(hostile))) + 1
    for line in parsed.out.splitlines():
        record: dict[str, Any] = json.loads(line)
        found[record["path"][start:]].texts.append(json.dumps(record, ensure_ascii=False))
    for line in checked.out.splitlines():
        record = json.loads(line)
        outcome = found[record["path"][start:]]
        (outcome.skipped if record["skipped"] else outcome.cut).append(record["reason"])
    return dict(found)
