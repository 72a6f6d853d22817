"""Looking at folders from time to time: where nobody tells of changes, as in network folders.

A folder's time of change tells that files came, went or were replaced in it, which is how nearly
every program saves. Files that are written in place are looked at too, where there are few.
"""

from __future__ import annotations

import os
from time import monotonic, sleep
from typing import TYPE_CHECKING

from reader.library.files.folders import folders_below
from reader.library.watching.dirty import Dirty

if TYPE_CHECKING:
    from collections.abc import Iterable

FEW_FILES = 1_000
"""Files up to which each is looked at, and not its folder alone."""
_SOONEST = 1.0
_SHARE = 50
"""At most one part in so many of the time is spent with looking."""


class Polling:
    """Looks at the folders of a collection; `reader.library.watching.follow.Watcher`."""

    def __init__(self, root: str, folders: Iterable[bytes]) -> None:
        """Look at `folders`, paths relative to `root`; b"" is `root` itself."""
        self._root = os.fsencode(root)
        self._folders = list(folders)
        self._seen: dict[bytes, tuple[int, int]] = {}
        self._known: frozenset[bytes] = frozenset()
        self._due = monotonic()
        self._sweep()

    def wait(self, seconds: float) -> Dirty:
        """What changed; waits so long, and looks if it is time to."""
        sleep(max(0.0, min(seconds, self._due - monotonic())))
        return self._sweep() if monotonic() >= self._due else Dirty()

    def close(self) -> None:
        """Nothing to let go of."""

    def _sweep(self) -> Dirty:
        started, dirty, first = monotonic(), Dirty(), not self._seen
        before, self._seen = self._seen, {}
        self._known = frozenset(self._folders)
        left = FEW_FILES
        for folder in self._folders:
            self._look(folder, before, dirty.folders)
            left -= self._look_at_files(folder, left, before, dirty.files)
        for gone in before.keys() - self._seen.keys():
            dirty.folders.add(gone.rpartition(b"/")[0])
        if dirty.folders and not first:
            self._folders = list(folders_below(os.fsdecode(self._root)))
        self._due = monotonic() + max(_SOONEST, _SHARE * (monotonic() - started))
        return Dirty() if first else dirty

    def _look_at_files(
        self, folder: bytes, most: int, before: dict[bytes, tuple[int, int]], changed: set[bytes]
    ) -> int:
        """Look at each file of a folder that has no more than so many; returns how many."""
        if most <= 0:
            return 0
        try:
            names = os.listdir(os.path.join(self._root, folder))  # noqa: PTH118, PTH208 - bytes
        except OSError:
            return 0
        if len(names) <= most:
            paths = [folder + b"/" + name if folder else name for name in names]
            for path in paths:
                if path not in self._known:
                    self._look(path, before, changed)
        return len(names)

    def _look(self, path: bytes, before: dict[bytes, tuple[int, int]], changed: set[bytes]) -> None:
        try:
            status = os.lstat(os.path.join(self._root, path))  # noqa: PTH118 - bytes
        except OSError:
            return
        self._seen[path] = status.st_mtime_ns, status.st_size
        if before.get(path) != self._seen[path]:
            changed.add(path)
