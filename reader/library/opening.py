"""Opening a path as a collection: which library, on which folder, or why not."""

from __future__ import annotations

import os
import stat
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

from reader.library.api import CollectionError, OpenOptions
from reader.library.naming import reason_of
from reader.text.safe import SafeText, clean_line

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from reader.library.api import Library
    from reader.library.state.reader_state import ReaderState

STANDARD_INPUT = "-"
"""The path that means standard input."""
_MISSING = "there is no such file or folder"


def open_library(
    path: str,
    options: OpenOptions = OpenOptions(),  # noqa: B008 - frozen
    today: Callable[[], date] | None = None,
) -> Library:
    """Return the library of the collection at `path`; `update` fills it or brings it up to date.

    A file opens the folder it lies in: `Library.find_path` then gives its article. With
    `options.stdin` the bytes are the collection and `path` is only its name. Where no index can be
    kept, the library is in memory and `Library.summary` says why.

    Args:
        path: a folder, a file, or "-".
        options: how it is opened.
        today: the day that relative dates of queries count from; None for the reader's own.

    Raises:
        CollectionError: if `path` is missing, unreadable, or neither folder nor file.
    """
    now = today or _local_today
    from reader.library.state.reader_state import ReaderState

    state = ReaderState.on_disk(options.state_folder)
    if options.stdin is not None:
        from reader.library.memory.library import MemoryLibrary
        from reader.library.memory.supply import supply_of_bytes

        return MemoryLibrary(supply_of_bytes([("standard input", options.stdin)]), now, state=state)
    folder = collection_folder(path)
    if options.in_memory:
        return _in_memory(folder, now, state)
    try:
        from reader.library.embedded.enduring import EnduringLibrary
        from reader.library.embedded.library import EmbeddedLibrary

        on_disk = EmbeddedLibrary(
            folder, options.cache_folder, today=now, rebuild=options.rebuild, state=state
        )
        library = EnduringLibrary(on_disk, lambda why: _in_memory(folder, now, state, why))
        return cast("Library", library)
    except OSError as error:
        return _in_memory(folder, now, state, f"no index can be kept ({reason_of(error)})")
    except ImportError as error:
        return _in_memory(folder, now, state, f"no index can be kept ({error.name} is missing)")


def open_file(path: str, options: OpenOptions = OpenOptions()) -> Library:  # noqa: B008 - frozen
    """Return a library in memory of the one file at `path`; nothing beside it is looked at.

    Its articles are known by their place in the folder that the file lies in. A link that is named
    is followed. What cannot be read is one of the library's problems after its `update`.
    """
    from reader.library.memory.library import MemoryLibrary
    from reader.library.memory.supply import supply_of_folder
    from reader.library.state.reader_state import ReaderState

    folder, name = os.path.split(os.path.realpath(path) if Path(path).is_symlink() else path)
    supply = supply_of_folder(folder or os.curdir, os.fsencode(name))
    state = ReaderState.on_disk(options.state_folder)
    return MemoryLibrary(supply, _local_today, state=state)


def collection_folder(path: str) -> str:
    """Return the folder to open for `path`: itself, or the one that the file lies in.

    Raises:
        CollectionError: if `path` is missing, unreadable, or neither folder nor file.
    """
    shown = clean_line(path)
    if not path:
        raise CollectionError(shown, "no path is given")
    try:
        kind = Path(path).stat().st_mode
    except FileNotFoundError as error:
        dangling = Path(path).is_symlink()
        reason = "it is a link to something that does not exist" if dangling else _MISSING
        raise CollectionError(shown, reason) from error
    except OSError as error:
        raise CollectionError(shown, f"it cannot be opened: {reason_of(error)}") from error
    except ValueError as error:  # a zero byte or a lone surrogate
        raise CollectionError(shown, "this can be no path") from error
    if stat.S_ISREG(kind):
        if not os.access(path, os.R_OK):
            raise CollectionError(shown, "you have no permission to read this file")
        return collection_folder(str(Path(path).resolve().parent))
    if not stat.S_ISDIR(kind):
        raise CollectionError(shown, "it is neither a folder nor a file")
    try:
        os.scandir(path).close()
    except OSError as error:
        raise CollectionError(shown, "you have no permission to look into this folder") from error
    try:
        return os.path.realpath(path)
    except OSError as error:  # "." where the current folder has been removed
        raise CollectionError(shown, f"it cannot be opened: {reason_of(error)}") from error


def _in_memory(
    folder: str, now: Callable[[], date], state: ReaderState, notice: str = ""
) -> Library:
    from reader.library.memory.library import MemoryLibrary
    from reader.library.memory.supply import supply_of_folder

    said = f"Everything is read anew each time: {notice.rstrip('.')}." if notice else ""
    return MemoryLibrary(supply_of_folder(folder), now, SafeText(clean_line(said)), state)


def _local_today() -> date:
    return datetime.now().astimezone().date()
