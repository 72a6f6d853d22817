"""What is measured on: an archive of so many articles, its index, and a home for the program.

Archives and indexes are made where there are none. Those that are given are never written to: a
change is made in a copy of hard links, with a copy of the index.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from bench.corpus import write_folder, write_jsonl
from reader.library.places import index_folder

ROOT = Path(__file__).parents[1]
PROGRAM = "import sys; from reader.__main__ import main; sys.exit(main())"
FILE = "articles.jsonl"


@dataclass(frozen=True, slots=True)
class Ground:
    """An archive, and where the program keeps what it makes of it."""

    count: int
    archive: Path
    home: Path
    lines: Path
    """The same articles as one file of JSON lines, in a folder of its own."""

    @property
    def name(self) -> str:
        """As tables say it."""
        return f"{self.count:,} articles"

    @property
    def cache(self) -> Path:
        """The cache folder of the program in this home."""
        return self.home / "cache" / "newsreader"

    @property
    def index(self) -> Path:
        """The index of the archive. It need not be there."""
        return index_folder(str(self.archive), str(self.cache))

    def environment(self) -> dict[str, str]:
        """The environment in which the program keeps everything in this home."""
        return environment(self.home)

    def first_headline(self) -> str:
        """The first words of the headline that stands on top of the list."""
        command = newsreader("list", "--format", "headlines", "--limit", "1", self.archive)
        listed = subprocess.run(
            command, env=self.environment(), check=True, capture_output=True, encoding="utf-8"
        )
        return " ".join(listed.stdout.split()[:3])

    def elsewhere(self, home: Path) -> Ground:
        """The same archive with nothing made of it yet."""
        shutil.rmtree(home, ignore_errors=True)
        home.mkdir(parents=True)
        return Ground(self.count, self.archive, home, self.lines)

    def copied(self, folder: Path) -> Ground:
        """The same as hard links below `folder`, where files may be added, with its own index."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        copy = Ground(self.count, folder / "archive", folder / "home", self.lines)
        subprocess.run(["cp", "-al", str(self.archive), str(copy.archive)], check=True)
        copy.index.parent.mkdir(parents=True)
        shutil.copytree(self.index, copy.index)
        return copy


def ground_of(
    count: int,
    keep: Path,
    archive: Path | None = None,
    lines: Path | None = None,
    index: Path | None = None,
) -> Ground:
    """The ground for `count` articles: what is given, the rest below `keep`, made if need be.

    Args:
        count: how many articles.
        keep: where everything is made, and found again by the next run.
        archive: a folder of `bench.corpus` with so many articles.
        lines: a folder with the same articles as `FILE`.
        index: a cache folder of the program that holds the index of `archive`.
    """
    home = keep / f"home-{count}"
    home.mkdir(parents=True, exist_ok=True)
    made = Ground(
        count, archive or keep / f"archive-{count}", home, lines or keep / f"lines-{count}"
    )
    if not made.archive.exists():
        write_folder(made.archive, count)
    if not made.lines.exists():
        made.lines.mkdir()
        write_jsonl(made.lines / FILE, count)
    if index is not None and not made.cache.exists():
        made.cache.parent.mkdir(exist_ok=True)
        made.cache.symlink_to(index.resolve(), target_is_directory=True)
    return made


def environment(home: Path) -> dict[str, str]:
    """An environment that holds nothing of the user's own."""
    inherited = {name: os.environ[name] for name in ("PATH",) if name in os.environ}
    folders = {
        f"XDG_{kind}_HOME": str(home / kind.lower())
        for kind in ("CACHE", "CONFIG", "DATA", "STATE")
    }
    return {
        **inherited,
        **folders,
        "HOME": str(home),
        "TMPDIR": str(home),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(ROOT),
    }


def newsreader(*arguments: str | Path) -> list[str]:
    """The command line of the program."""
    return [sys.executable, "-c", PROGRAM, *(str(argument) for argument in arguments)]
