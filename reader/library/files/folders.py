"""The folders of a collection: what is watched."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from reader.library.files.handles import close_folder, open_folder
from reader.library.files.kinds import is_hidden_folder
from reader.library.files.scan import MAX_DEPTH

if TYPE_CHECKING:
    from collections.abc import Iterator


def folders_below(root: str) -> Iterator[bytes]:
    """Every folder below `root` that may hold articles, b"" for itself, relative and as bytes.

    Raises:
        OSError: if `root` cannot be read.
    """
    waiting = [(b"", 0)]
    while waiting:
        path, depth = waiting.pop()
        try:
            names = _folders_in(os.path.join(os.fsencode(root), path))  # noqa: PTH118 - bytes
        except OSError:
            if not path:
                raise
            continue
        yield path
        if depth + 1 < MAX_DEPTH:
            waiting += [(path + b"/" + name if path else name, depth + 1) for name in names]


def _folders_in(path: bytes) -> list[bytes]:
    handle = open_folder(path, None, follow=True)
    try:
        with os.scandir(handle) as entries:
            return [
                os.fsencode(entry.name)
                for entry in entries
                if entry.is_dir(follow_symlinks=False)
                and not is_hidden_folder(os.fsdecode(entry.name))
            ]
    finally:
        close_folder(handle)
