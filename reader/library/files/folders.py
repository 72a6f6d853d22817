"""The folders of a collection: what is watched."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from reader.library.files.kinds import is_hidden_folder
from reader.library.files.scan import MAX_DEPTH, FolderReader, join_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.library.files.handles import Handle


def folders_below(root: str, start: bytes = b"") -> Iterator[bytes]:
    """Every folder of the collection `root` that may hold articles, from `start` on downwards.

    They are bytes and relative to `root`, `start` itself the first; b"" stands for `root`. As in
    the walk, no link is followed below `root`, and a path may be longer than the system takes.

    Raises:
        OSError: if `start` cannot be read.
    """
    waiting = [start]
    with FolderReader(root) as reader:
        while waiting:
            path = waiting.pop()
            try:
                names = _folders_in(reader.enter(path))
            except OSError:
                if path == start:
                    raise
                continue
            yield path
            if path.count(b"/") + 2 < MAX_DEPTH:
                waiting += [join_path(path, name) for name in names]


def _folders_in(handle: Handle) -> list[bytes]:
    with os.scandir(handle) as entries:
        return [
            os.fsencode(entry.name)
            for entry in entries
            if entry.is_dir(follow_symlinks=False) and not is_hidden_folder(os.fsdecode(entry.name))
        ]
