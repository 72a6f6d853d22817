"""Small disks that can be full or read-only, made by mounting: that takes root, or a like right."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_EMPTY = b"\0" * 4096


class Disk:
    """A mounted file system in memory."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def remount(self, options: str) -> None:
        """Change its size or its rights."""
        _mount("-o", f"remount,{options}", str(self.place))

    def fill(self, leave: int = 0) -> None:
        """Take all room but so many bytes."""
        with (self.place / "ballast").open("wb", buffering=0) as ballast:
            while _free(self.place) > leave:
                try:
                    ballast.write(_EMPTY)
                except OSError:
                    return


@contextmanager
def mounted(place: Path, size: str) -> Iterator[Disk]:
    """A disk of `size` ("256k") at the empty folder `place`."""
    place.mkdir(mode=0o700)
    _mount("-t", "tmpfs", "-o", f"size={size},mode=0700", "tmpfs", str(place))
    try:
        yield Disk(place)
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def can_mount(place: Path) -> bool:
    """Whether disks can be made here."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return False
    try:
        with mounted(place, "64k"):
            return True
    except (OSError, subprocess.CalledProcessError):
        return False


def _mount(*arguments: str) -> None:
    subprocess.run(["mount", *arguments], check=True, capture_output=True)


def _free(place: Path) -> int:
    status = os.statvfs(place)
    return status.f_bavail * status.f_frsize
