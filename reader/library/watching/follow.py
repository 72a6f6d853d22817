"""Keeping an index true to its files while it is open: who tells of changes, and what is done.

On Linux the kernel tells (`reader.library.watching.inotify`); elsewhere, in network folders and
where there are too many folders, they are looked at from time to time
(`reader.library.watching.polling`).
"""

from __future__ import annotations

import os
import sys
from time import monotonic
from typing import TYPE_CHECKING, Protocol

from reader.library.files.folders import folders_below
from reader.library.files.scan import RACY_NS
from reader.library.watching.dirty import Dirty

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

MOST_WATCHES = 20_000
"""Folders up to which the kernel is asked to tell."""
_LOOK = 0.5
_QUIET = 0.1
"""After so long without another change it is looked at what there is."""
_LONGEST = 0.4
"""So long it is waited at most: a file may be written to without end."""
_LATER = 2.0
_MOUNTS = "/proc/self/mounts"
_REMOTE = (
    "9p afs autofs ceph cifs coda davfs glusterfs lustre ncpfs nfs nfs4 smb2 smb3 smbfs vboxsf"
    " vmhgfs"
)


class Watcher(Protocol):
    """Tells what may have changed."""

    def wait(self, seconds: float) -> Dirty:
        """What changed; waits so long for the first change."""

    def close(self) -> None:
        """Let go of what it watches."""


def watcher_of(root: str, folders: Sequence[bytes]) -> Watcher:
    """A watcher of `folders`, which are all below `root`."""
    from reader.library.watching.polling import Polling

    if sys.platform == "linux" and len(folders) <= MOST_WATCHES and not is_remote(root):
        from reader.library.watching.inotify import Inotify

        try:
            return Inotify(root, folders)
        except OSError:
            pass  # the user's watches are used up, by an editor for example
    return Polling(root, folders)


def follow(
    root: str,
    look: Callable[[Dirty], bool],
    cancelled: Callable[[], bool],
    looked_ns: int,
) -> None:
    """Call `look` with what may have changed below `root` since `looked_ns`, until `cancelled`.

    `looked_ns` is when everything was last looked at, by the clock of files. `look` tells whether
    it could look; what it could not is tried again.

    Raises:
        OSError: if `root` cannot be read.
    """
    folders = list(folders_below(root))
    watching = watcher_of(root, folders)
    waiting, since = Dirty(), monotonic()
    waiting.folders.update(changed_since(root, folders, looked_ns))
    try:
        while not cancelled():
            found = watching.wait(_QUIET if waiting and monotonic() >= since else _LOOK)
            if found and not waiting:
                since = monotonic()
            waiting.add(found)
            settled = not found or monotonic() - since >= _LONGEST
            if not waiting or not settled or monotonic() < since:
                continue
            if look(waiting):
                waiting = Dirty()
            else:
                since = monotonic() + _LATER
    finally:
        watching.close()


def changed_since(root: str, folders: Iterable[bytes], moment_ns: int) -> Iterator[bytes]:
    """Those of `folders` in which something came or went since `moment_ns`."""
    for folder in folders:
        try:
            changed = os.stat(os.path.join(os.fsencode(root), folder)).st_mtime_ns  # noqa: PTH116, PTH118
        except OSError:
            continue
        if changed >= moment_ns - RACY_NS:
            yield folder


def is_remote(root: str) -> bool:
    """Whether `root` lies on another machine or host, whose changes the kernel does not see."""
    try:
        with open(_MOUNTS, encoding="utf-8", errors="surrogateescape") as mounts:  # noqa: PTH123
            kinds = {fields[1]: fields[2] for line in mounts if len(fields := line.split()) > 2}
    except OSError:
        return False
    place = os.path.realpath(root)
    while place not in kinds and place != "/":
        place = os.path.dirname(place)  # noqa: PTH120
    kind = kinds.get(place, "")
    return kind in _REMOTE.split() or kind.startswith("fuse.")
