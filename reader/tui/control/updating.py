"""Keeping the list true to the files: indexing in the background, with its progress."""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from reader.library.api import Phase, Progress
from reader.library.building.pace import pace
from reader.tui.control.base import Controller
from reader.tui.control.following import follow_the_open

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.tui.screens.main import MainScreen

REFRESH_SECONDS = 1.0
"""How often new rows enter the list while a build runs."""

_UPDATE_SECONDS, _WATCH_SECONDS = 1.0, 0.05
"""How long the threads are waited for in the end. The one that watches only notices half a second
later, and what it is in the middle of is done anew the next time."""
ELSEWHERE_SECONDS = 2.0
"""How often to look whether another newsreader is done with the index."""


class Updating(Controller):
    """Runs `Library.update` in a thread and shows what comes of it."""

    performs: ClassVar[dict[str, str]] = {"rescan": "rescan"}

    def __init__(self, screen: MainScreen) -> None:
        super().__init__(screen)
        self.progress: Progress | None = None
        self._cancelled = threading.Event()
        self._thread: threading.Thread | None = None
        self._shown_changes = 0
        self._shown_at = 0.0
        self._asked = False
        self.settled = False
        """Whether the list has been whole once, or something in it marked: from then on what comes
        moves no cursor."""
        self._watching: threading.Thread | None = None
        self._stop_preparing: Callable[[], None] | None = None

    def close(self) -> None:
        """Stop the update; what is committed stays and is gone on with next time."""
        self._cancelled.set()
        for thread, seconds in ((self._thread, _UPDATE_SECONDS), (self._watching, _WATCH_SECONDS)):
            if thread is not None:
                thread.join(timeout=seconds)
        if self._stop_preparing is not None:
            self._stop_preparing()

    def start(self) -> None:
        """Look for changes."""
        if self._thread is not None and self._thread.is_alive():
            return
        self._shown_changes = 0
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def rescan(self) -> None:
        """Look for changes because the reader asked."""
        self._asked = True
        self.screen.say("looking for changed files …")
        self.start()

    @property
    def running(self) -> bool:
        """Whether files are being looked at."""
        return self.progress is None or self.progress.phase in (Phase.SCANNING, Phase.READING)

    @property
    def fault(self) -> str:
        """Why files could not be looked at; "" if they could."""
        failed = self.progress is not None and self.progress.phase is Phase.FAILED
        return self.progress.message if failed and self.progress else ""

    def activity(self) -> str:
        """The work in hand, for the top line; "" where there is none."""
        progress = self.progress
        if progress is None:
            return ""
        problems = self.library.summary().problems if not self.running else progress.problems
        troubles = f"{problems:,} problem{'s' if problems != 1 else ''}" if problems else ""
        if progress.phase is Phase.SCANNING:
            work = f"● {progress.phase.value}"
        elif progress.phase is Phase.READING:
            said = pace(progress)
            work = f"● indexing {progress.done:,}"
            # While files are still looked for nobody knows how many there are.
            work += f" of {progress.total:,}" if progress.total >= progress.done else ""
            work += f" · {said}" if said else ""
        elif progress.phase in (Phase.FAILED, Phase.ELSEWHERE):
            work = progress.message or progress.phase.value
        else:
            work = ""
        return " · ".join(part for part in (work, troubles) if part)

    def _run(self) -> None:
        try:
            last = self.library.update(
                lambda progress: self.screen.soon(lambda: self._show(progress)),
                self._cancelled.is_set,
            )
        except Exception as fault:  # noqa: BLE001 - reading goes on without an index
            from reader.text.safe import clean_line

            reason = clean_line(f"the index could not be brought up to date: {fault}")
            last = Progress(Phase.FAILED, message=reason)
        self.screen.soon(lambda: self._finish(last))

    def _watch(self) -> None:
        with suppress(Exception):  # stories are then made when they are asked for
            self._stop_preparing = self.library.archive.prepare()
        try:
            self.library.watch(
                lambda progress: self.screen.soon(lambda: self._notice(progress)),
                self._cancelled.is_set,
            )
        except Exception:  # noqa: BLE001 - without watching, "rescan" still finds what changed
            return

    def _notice(self, progress: Progress) -> None:
        """Show what has changed while the collection is open."""
        if self.running or progress.phase is Phase.SCANNING:
            return
        if progress.phase is Phase.READING:
            if progress.changed:  # it stands in the list, and is indexed after that
                self._show_changes()
            return
        self.progress = progress
        if progress.changed:
            self._show_changes()
            self.screen.updated()
        self.screen.refresh_status()

    def _show_changes(self) -> None:
        back = follow_the_open(self.screen)
        self.screen.searching.refresh()
        if back:
            self.screen.select_in_list(back)

    def _show(self, progress: Progress) -> None:
        self.progress = progress
        now = time.monotonic()
        grown = progress.changed != self._shown_changes
        due = now - self._shown_at >= REFRESH_SECONDS or not self.screen.headlines.count
        if grown and due:
            self._shown_changes, self._shown_at = progress.changed, now
            self._show_changes()
        self.screen.refresh_status()

    def _finish(self, progress: Progress) -> None:
        self.progress = progress
        if progress.changed or not self.screen.headlines.count:
            self._show_changes()
        if progress.phase is Phase.ELSEWHERE:
            # What the other one commits is shown here too, until it is done.
            self.screen.set_timer(ELSEWHERE_SECONDS, self.start)
        self.settled = self.settled or progress.phase is Phase.DONE
        if progress.phase is Phase.DONE and self._watching is None and not self._cancelled.is_set():
            self._watching = threading.Thread(target=self._watch, daemon=True)
            self._watching.start()
        self.screen.updated()
        if self._asked:
            self._asked = False
            changed = f"{progress.changed:,} changed" if progress.changed else "nothing changed"
            self.screen.say(progress.message or changed)
        self.screen.refresh_status()
