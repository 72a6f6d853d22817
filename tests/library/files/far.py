"""An article at the end of a path that no system takes whole."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

STORY = b"Lighthouse relit\n\nThe lighthouse of Tarnmouth shines again, its keeper said.\n"
LONG = [b"%02d-" % number + b"\xe9" * 240 for number in range(20)]
"""Names that are no UTF-8, and together longer than a path may be."""


def make_far(root: Path) -> None:
    """Put an article where no path leads that a system takes whole."""
    handle = os.open(root, os.O_RDONLY)
    for name in LONG:
        os.mkdir(name, dir_fd=handle)
        below = os.open(name, os.O_RDONLY, dir_fd=handle)
        os.close(handle)
        handle = below
    with os.fdopen(os.open(b"far.txt", os.O_CREAT | os.O_WRONLY, dir_fd=handle), "wb") as file:
        file.write(STORY)
    os.close(handle)
