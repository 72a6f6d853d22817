"""The same faults for newsboat: ``python -m bench.newsboat_faults``; needs it and strace installed.

newsboat reads feeds, so the hostile articles are given to it as items of one feed in a local file.
Prints a line a row, to stand beside newsreader's own in docs/RELIABILITY.md.
"""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape

from tests.faults.disks import can_mount, mounted
from tests.faults.trials import damage, failing
from tests.hostile.build import all_cases
from tests.hostile.case import CANARY
from tests.pty.judge import VOCABULARY, leaks, modes_left
from tests.pty.terminal import Terminal

NEWSBOAT = shutil.which("newsboat")
_ITEM = (
    "<item><title>{}</title><link>https://a.example/{}</link><description>{}</description></item>"
)
_FEED = '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Feed</title>{}'
_END = "</channel></rss>"
ESCAPE = b"\x1b"
_KILLS, _DAMAGES, _CALLS = 200, 200, 60
_OWN = frozenset(
    ("csi S", "csi T", "csi r", "csi X", "csi P", "csi @", "csi L", "csi M", "csi ?1h", "csi ?1l",
     "esc 7", "esc 8", "esc =", "esc >", "esc (B", "esc M", "c0 08", "c0 07", "csi ?12l",
     "csi ?12h", "csi 4l", "csi 4h", "c0 0f", "csi b", "csi E", "csi Z", "csi g", "c0 09",
     "esc )0", "csi 22;0;0t", "csi 23;0;0t", "osc 104")
)  # fmt: skip
"""What ncurses writes of its own accord; all else is a leak."""


def main() -> None:
    """Print every row."""
    if NEWSBOAT is None:
        sys.exit("newsboat is not installed")
    with TemporaryDirectory() as name:
        boat = Boat(Path(name))
        for row in (boat.collection, boat.sequences, boat.kills, boat.damages, boat.calls,
                    boat.disks, boat.signals, boat.terminals):  # fmt: skip
            row()


class Boat:
    """newsboat with a home of its own and a feed of the hostile articles."""

    def __init__(self, work: Path) -> None:
        self.work = work
        self.feed = work / "feed.xml"
        items = [
            _ITEM.format(*(escape(part) for part in (title, str(number), body)))
            for number, (title, body) in enumerate(_articles())
        ]
        self.items = len(items)
        self.feed.write_text(_FEED.format("".join(items)) + _END, "utf-8", "replace")
        (work / "urls").write_text(f"file://{self.feed}\n")
        (work / "config").write_text("refresh-on-startup no\n")
        self.cache = work / "cache.db"
        self.read = 0
        """Items that an undisturbed run takes in."""
        self.environment = {
            "HOME": str(work),
            "PATH": os.environ["PATH"],
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
        }

    @property
    def command(self) -> list[str]:
        """Its argument list."""
        files = {"-u": self.work / "urls", "-C": self.work / "config", "-c": self.cache}
        own = [part for flag, path in files.items() for part in (flag, str(path))]
        return [str(NEWSBOAT), *own]

    def reload(self, *before: str, seconds: float = 60) -> subprocess.CompletedProcess[bytes]:
        """Read the feed without the interface."""
        return subprocess.run(
            [*before, *self.command, "-x", "reload"],
            env=self.environment, capture_output=True, check=False, timeout=seconds,
        )  # fmt: skip

    def known(self) -> int:
        """How many items its cache holds; -1 if it is damaged."""
        try:
            with closing(sqlite3.connect(self.cache)) as connection:
                if connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
                    return -1
                return int(connection.execute("SELECT count(*) FROM rss_item").fetchone()[0])
        except sqlite3.OperationalError:
            return 0  # its tables are not made yet
        except sqlite3.Error:
            return -1

    def anew(self) -> None:
        """Forget everything."""
        for path in self.work.glob("cache.db*"):
            path.unlink()

    def collection(self) -> None:
        """Time and memory of reading the hostile articles."""
        started = time.perf_counter()
        done = self.reload()
        seconds = time.perf_counter() - started
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        self.read = self.known()
        print(
            f"hostile articles: {self.read} of {self.items} items, exit {done.returncode}, "
            f"{seconds:.2f} s, {peak:.0f} MB"
        )

    def sequences(self) -> None:
        """Forbidden sequences while every article is paged through."""
        with Terminal(self.command, self.environment) as terminal:
            terminal.settle(0.5)
            terminal.press("\r", quiet=0.3)
            terminal.press("\r", quiet=0.2)
            for _ in range(self.items):
                terminal.press("n", quiet=0.02)
            terminal.press("qqqq", quiet=0.3)
            with suppress(TimeoutError):
                terminal.exit_code()
            seen = {word for word in terminal.text().split() if word.startswith(CANARY)}
            found = leaks(terminal.written, VOCABULARY | _OWN)
            print(
                f"terminal: {len(seen)} marked words seen, {len(found)} kinds of leaks {found[:4]}"
            )

    def kills(self) -> None:
        """Killed while it reads."""
        chance = random.Random(2026)
        whole = 0
        for number in range(_KILLS):
            if number % 10 == 0:
                self.anew()
            running = subprocess.Popen(
                [*self.command, "-x", "reload"], env=self.environment,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
            try:
                running.wait(0.4 * chance.random())
            except subprocess.TimeoutExpired:
                running.kill()
                running.wait()
            if number % 10 == 9:
                self.reload()
            held = self.known()
            whole += held == self.read if number % 10 == 9 else held >= 0 or not self.cache.exists()
        print(f"kill -9 while reading: {whole} of {_KILLS}")

    def damages(self) -> None:
        """Its cache damaged."""
        self.anew()
        self.reload()
        whole, away = self.cache.read_bytes(), self.work / "damaged"
        away.mkdir()
        ends: dict[str, int] = {}
        for seed in range(_DAMAGES):
            self.anew()
            (away / "cache.db").write_bytes(whole)
            damage(away, random.Random(seed))
            shutil.copy(away / "cache.db", self.cache)
            try:
                done = self.reload(seconds=20)
                said = "said" if done.stderr or done.stdout else "without a word"
                end = f"exit {done.returncode} {said}"
            except subprocess.TimeoutExpired:
                end = "hung"
            end += ", all items" if self.known() == self.read else ", items lost or unreadable"
            ends[end] = ends.get(end, 0) + 1
        print(f"damaged cache, {_DAMAGES} places: {ends}")

    def calls(self) -> None:
        """Writes that fail."""
        ends: dict[str, int] = {}
        log = self.work / "trace"
        for number in range(1, _CALLS + 1):
            self.anew()
            error = ("EIO", "ENOSPC")[number % 2]
            try:
                done = self.reload(*failing("pwrite64", error, f"{number}", log), seconds=20)
                said = "said" if done.stderr or done.stdout else "without a word"
                end = f"exit {done.returncode} {said}"
            except subprocess.TimeoutExpired:
                end = "hung"
            if "(INJECTED)" not in log.read_text("utf-8", "replace"):
                break
            self.reload()
            end += ", whole afterwards" if self.known() == self.read else ", not whole afterwards"
            ends[end] = ends.get(end, 0) + 1
        print(f"N-th pwrite64 fails: {ends}")

    def disks(self) -> None:
        """Its cache on a disk that is full, or can only be read; takes the right to mount."""
        if not can_mount(self.work / "probe"):
            print("disks: none can be mounted here")
            return
        own = self.cache
        for what in ("full", "read-only"):
            with mounted(self.work / what, "64k") as disk:
                self.cache = disk.place / "cache.db"
                if what == "full":
                    disk.fill()
                else:
                    disk.remount("ro")
                done = self.reload()
                said = (done.stderr + done.stdout).decode("utf-8", "replace").strip()
                print(f"{what} disk: exit {done.returncode}, said {said!r}")
        self.cache = own

    def signals(self) -> None:
        """The terminal after signals."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            with Terminal(self.command, self.environment) as terminal:
                terminal.settle(0.5)
                terminal.send(number)
                with suppress(TimeoutError):
                    code = terminal.exit_code()
                    left = modes_left(terminal.written)
                    restored = not left and terminal.is_as_before()
                    print(f"{number.name}: exit {code}, terminal restored: {restored}")

    def terminals(self) -> None:
        """Odd sizes, kinds and languages."""
        odd: list[tuple[str, dict[str, str], tuple[int, int]]] = [
            ("1x1", {}, (1, 1)),
            ("500x200", {}, (200, 500)),
            ("TERM=dumb", {"TERM": "dumb"}, (40, 120)),
            ("TERM unknown", {"TERM": "no-such"}, (40, 120)),
            ("LC_ALL=C", {"LC_ALL": "C"}, (40, 120)),
        ]
        for name, more, size in odd:
            with Terminal(self.command, {**self.environment, **more}, size) as terminal:
                terminal.settle(0.5)
                terminal.press("q", quiet=0.3)
                try:
                    code = str(terminal.exit_code())
                except TimeoutError:
                    code = "none: it hangs"
                print(f"{name}: exit {code}, {len(terminal.written.split(ESCAPE)) - 1} escapes")


def _articles() -> list[tuple[str, str]]:
    """Headline and body of the hostile articles that are text."""
    found = []
    for case in all_cases():
        if case.category in ("term", "unicode", "markup") and case.words:
            title, _, body = case.data.decode("utf-8", "replace").partition("\n")
            found.append((title, body))
    return found


if __name__ == "__main__":
    main()
