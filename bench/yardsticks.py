"""What the library is set beside: other programs and the plainest way to do the same."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import time
from contextlib import closing
from importlib import import_module
from statistics import median
from typing import TYPE_CHECKING

from reader.text.fold import fold_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_MISSING = "no such headline"
_BOUNDARY = "qqqqqq"
_POLITELY = ("nice", "-n", "10")
"""As the program reads files: so that other work on the machine hinders both alike."""


def processor(work: Callable[[], object]) -> float:
    """Processor milliseconds of this process, all threads, that `work` takes."""
    start = time.process_time()
    work()
    return 1000 * (time.process_time() - start)


def seconds(work: Callable[[], object]) -> float:
    """Seconds on the clock that `work` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def headline_scan(file: Path) -> tuple[str, float]:
    """How one scan of all headlines was done, and its processor milliseconds.

    The scan looks for words that are in none. `stringzilla` uses the widest instructions of the
    processor; without it the scan is that of Python's bytes, which takes some four times as long.
    """
    data, missing = file.read_bytes(), _MISSING.encode()
    try:
        find = import_module("stringzilla").find
    except ImportError:
        return "bytes.find", median(processor(lambda: data.find(missing)) for _ in range(9))
    return "stringzilla", median(processor(lambda: find(data, missing)) for _ in range(9))


def find_seconds(folder: Path) -> float:
    """Seconds that `find` takes to print name, time and size of every file, as politely as ours."""
    command = [*_POLITELY, "find", str(folder), "-printf", "%p %T@ %s\n"]
    return seconds(lambda: subprocess.run(command, stdout=subprocess.DEVNULL, check=True))


def read_seconds(folder: Path) -> float:
    """Seconds that it takes to read every file and do nothing with it."""
    paths = [path for path in folder.rglob("*") if path.is_file()]
    return seconds(lambda: [path.read_bytes() and None for path in paths])


def grep_seconds(folder: Path) -> float | None:
    """Seconds that `rg -l` takes to look for a word in every file, as politely; None without it."""
    program = shutil.which("rg")
    if program is None:
        return None
    command = [*_POLITELY, program, "-l", "--no-ignore", _MISSING, str(folder)]
    return seconds(lambda: subprocess.run(command, stdout=subprocess.DEVNULL, check=False))


def forget_files() -> bool:
    """Let the system forget the files it has read; only root may. Tells whether it did."""
    try:
        os.sync()
        with open("/proc/sys/vm/drop_caches", "w") as switch:  # noqa: PTH123 - no file to speak of
            switch.write("3")
    except OSError:
        return False
    return True


class WordIndex:
    """SQLite's own full-text index (FTS5) over the same files, without their text."""

    def __init__(self, folder: Path, file: Path) -> None:
        """Take the index in `file`; make it of every text file below `folder` if it is not there.

        It is a table without columns beside its words, as a fair rival would be made: the text
        stays in the files.
        """
        ready = file.exists()
        made = file if ready else file.with_suffix(".unfinished")
        if not ready:
            made.unlink(missing_ok=True)
            self._make(folder, made)
            made.rename(file)
        self._connection = sqlite3.connect(file)
        self._connection.execute("PRAGMA cache_size=-2000000")

    @staticmethod
    def _make(folder: Path, file: Path) -> None:
        with closing(sqlite3.connect(file)) as connection, connection:
            connection.execute("PRAGMA synchronous=OFF")
            connection.execute("CREATE VIRTUAL TABLE texts USING fts5(words, content='')")
            rows = (
                (_words(path.read_text(encoding="utf-8")),)
                for path in sorted(folder.rglob("*.txt"))
            )
            connection.executemany("INSERT INTO texts(words) VALUES (?)", rows)
            connection.execute("INSERT INTO texts(texts) VALUES('optimize')")

    def best(self, question: str, limit: int) -> None:
        """Ask for the best hits."""
        asked = "SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT ?"
        self._connection.execute(asked, (question, limit)).fetchall()

    def count(self, question: str) -> int:
        """Count the hits."""
        asked = "SELECT count(*) FROM texts WHERE texts MATCH ?"
        return int(self._connection.execute(asked, (question,)).fetchone()[0])


def _words(text: str) -> str:
    """The folded words of a file of `bench.corpus` but its links; a line ends every phrase."""
    lines = text.partition("\n-\n")[0].split("\n")
    return f" {_BOUNDARY} ".join(" ".join(fold_words(line)) for line in lines)
