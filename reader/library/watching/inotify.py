"""What Linux tells of changes below a folder (inotify), without a thread and without a package.

A watch stands for one folder, whatever it holds; the kernel's own limits apply (8,192 watches or
more for a user). Constants and the layout of an event are those of inotify(7).
"""

from __future__ import annotations

import ctypes
import errno
import os
import select
import struct
from typing import TYPE_CHECKING

from reader.library.files.folders import folders_below
from reader.library.files.handles import is_gone
from reader.library.files.kinds import ignored_kind, is_hidden_folder
from reader.library.watching.dirty import Dirty

if TYPE_CHECKING:
    from collections.abc import Iterable

_MODIFY, _CLOSE_WRITE, _MOVED, _CREATE, _DELETE = 0x2, 0x8, 0xC0, 0x100, 0x200
_MOVED_TO = 0x80
_OVERFLOW, _IGNORED, _IS_FOLDER = 0x4000, 0x8000, 0x4000_0000
_ONLY_FOLDERS, _NO_LINKS = 0x0100_0000, 0x0200_0000
_WANTED = _MODIFY | _CLOSE_WRITE | _MOVED | _CREATE | _DELETE | _ONLY_FOLDERS | _NO_LINKS
_EVENT = struct.Struct("iIII")
_AT_ONCE = 1 << 16


class Inotify:
    """Watches folders of a collection; `reader.library.watching.follow.Watcher`."""

    def __init__(self, root: str, folders: Iterable[bytes]) -> None:
        """Watch `folders`, paths relative to `root`; b"" is `root` itself.

        Raises:
            OSError: if the system has no inotify or no watches left.
        """
        self._root = os.fsencode(root)
        self._folders: dict[int, bytes] = {}
        try:
            self._library = ctypes.CDLL(None, use_errno=True)
            descriptor = self._library.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        except AttributeError as error:
            raise OSError("this system has no inotify") from error
        if descriptor < 0:
            raise _last_error()
        self._descriptor: int = descriptor
        try:
            for folder in folders:
                self._add(folder)
        except OSError:
            self.close()
            raise

    def wait(self, seconds: float) -> Dirty:
        """What changed; waits so long for the first change."""
        dirty = Dirty()
        if not select.select([self._descriptor], [], [], seconds)[0]:
            return dirty
        data, at = os.read(self._descriptor, _AT_ONCE), 0
        while at < len(data):
            watch, kind, _, length = _EVENT.unpack_from(data, at)
            at += _EVENT.size + length
            self._note(dirty, watch, kind, data[at - length : at].rstrip(b"\0"))
        return dirty

    def close(self) -> None:
        """Let go of all watches. Safe to call twice."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def _note(self, dirty: Dirty, watch: int, kind: int, name: bytes) -> None:
        if kind & _OVERFLOW:
            dirty.everything = True
            return
        folder = self._folders.get(watch)
        if kind & _IGNORED:
            self._folders.pop(watch, None)
        if folder is None or not name:
            return
        path = folder + b"/" + name if folder else name
        if not kind & _IS_FOLDER:
            if ignored_kind(os.fsdecode(name)) is None:
                dirty.files.add(path)
        elif not is_hidden_folder(os.fsdecode(name)):
            # What lies in a new folder may have been there before the watch was.
            dirty.folders.add(path if kind & (_CREATE | _MOVED_TO) else folder)
            if kind & (_CREATE | _MOVED_TO):
                self._add_below(dirty, path)

    def _add_below(self, dirty: Dirty, path: bytes) -> None:
        try:
            for folder in folders_below(os.fsdecode(self._root), path):
                self._add(folder)
        except OSError as error:
            dirty.everything |= not is_gone(error)

    def _add(self, folder: bytes) -> None:
        path = self._root + b"/" + folder if folder else self._root
        watch = self._library.inotify_add_watch(self._descriptor, path, _WANTED)
        if watch >= 0:
            self._folders[watch] = folder
            return
        error = _last_error()
        # Where nothing can be told of a folder, the next look at everything sees its changes.
        if not is_gone(error) and error.errno not in {errno.EACCES, errno.ENAMETOOLONG}:
            raise error


def _last_error() -> OSError:
    number = ctypes.get_errno()
    return OSError(number, os.strerror(number))
