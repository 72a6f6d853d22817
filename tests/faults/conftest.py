"""The program as a command, a collection for it to index, and faults to meet."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[2]
ARTICLES = 60


@dataclass(frozen=True, slots=True)
class Done:
    """A command that has ended."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return sorted(self.out.splitlines())


@dataclass(frozen=True, slots=True)
class Program:
    """newsreader, in an environment of its own."""

    environment: dict[str, str]

    def command(self, *arguments: str | Path) -> list[str]:
        """Its argument list."""
        return [sys.executable, "-m", "reader", *map(str, arguments)]

    def __call__(self, *arguments: str | Path, under: Sequence[str] = ()) -> Done:
        """Run it to its end, below the command `under` if there is one."""
        done = subprocess.run(
            [*under, *self.command(*arguments)],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=100,
        )
        return Done(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def program(tmp_path: Path) -> Program:
    folders = {
        f"XDG_{kind}_HOME": str(tmp_path / "home" / kind)
        for kind in ("CACHE", "CONFIG", "DATA", "STATE")
    }
    return Program(
        {
            **folders,
            "HOME": str(tmp_path / "home"),
            "TMPDIR": str(tmp_path),
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
            "LANG": "C.UTF-8",
        }
    )


def write_articles(folder: Path, count: int) -> None:
    """Articles that lead to each other."""
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:04}.txt").write_text(
            f"Boat {number} comes in\nTARNMOUTH: Boat number {number} came in, the office said.\n"
            f"‘We waited,’ Tamsin Orrel said.\n-\nBoat {(number + 1) % count} comes in\n",
            encoding="utf-8",
        )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_articles(tmp_path / "coast", ARTICLES)
    return tmp_path / "coast"


@pytest.fixture
def large_folder(tmp_path: Path) -> Path:
    """So many files that they are indexed by processes of their own."""
    write_articles(tmp_path / "archive", 1000)
    return tmp_path / "archive"
