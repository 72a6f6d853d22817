"""Open folders and files, one step from the folder before: ``openat`` where the system has it."""

from __future__ import annotations

import errno
import os

_HAS_DIR_FD = os.open in os.supports_dir_fd and os.scandir in os.supports_fd
_CAREFUL = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_READ = os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0) | _CAREFUL
_READ_FOLDER = os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_DIRECTORY", 0)

Handle = int | bytes
"""An open folder: its descriptor, or its path where the system has no ``openat``."""


def open_folder(name: bytes, parent: Handle | None, *, follow: bool = False) -> Handle:
    """Open the folder `name`, inside `parent` if there is one; links only where `follow`."""
    careful = 0 if follow else getattr(os, "O_NOFOLLOW", 0)
    if not _HAS_DIR_FD:
        return name if not isinstance(parent, bytes) else os.path.join(parent, name)  # noqa: PTH118
    inside = parent if isinstance(parent, int) else None
    return os.open(name, _READ_FOLDER | careful, dir_fd=inside)


def open_file(name: bytes, handle: Handle) -> int:
    """Open a file for reading without following a link and without waiting for one."""
    if isinstance(handle, int):
        return os.open(name, _READ, dir_fd=handle)
    return os.open(os.path.join(handle, name), _READ)  # noqa: PTH118


def look_at(name: bytes, handle: Handle) -> os.stat_result:
    """What the system says of a file, a link not followed."""
    if isinstance(handle, int):
        return os.stat(name, dir_fd=handle, follow_symlinks=False)
    return os.lstat(os.path.join(handle, name))  # noqa: PTH118


def is_gone(error: OSError) -> bool:
    """Whether a folder could not be opened for being there no longer, or a link or a file by now.

    Which number a system has for a link that is not to be followed: open(2) of Linux, macOS, BSD.
    """
    return error.errno in {errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.EMLINK}


def close_folder(handle: Handle) -> None:
    """Let an open folder go."""
    if isinstance(handle, int):
        os.close(handle)
