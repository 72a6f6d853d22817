"""Where things are kept on this computer: the rebuildable index and the reader's own state.

Folders are made for their owner alone (0700). Sources of the rules: the XDG Base Directory
Specification 0.8 (a relative path in a variable is to be ignored), Apple's File System Programming
Guide (Library/Caches, Library/Application Support), Windows' known folder LocalAppData.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

_NAME = "newsreader"
_PRIVATE = 0o700


def cache_folder() -> Path:
    """The folder of everything that can be made again. It may not exist yet."""
    return _base("XDG_CACHE_HOME", ".cache", "Library/Caches") / _NAME


def data_folder() -> Path:
    """The folder of what is the reader's own and must never be lost. It may not exist yet."""
    return _base("XDG_DATA_HOME", ".local/share", "Library/Application Support") / _NAME


def collection_key(path: str) -> str:
    """16 hexadecimal digits for the collection at `path`: the same by whatever way it is named."""
    real = os.path.realpath(path)
    return blake2b(os.fsencode(real), digest_size=8).hexdigest()


def index_folder(path: str, cache: str | None = None) -> Path:
    """Where the index of the collection at `path` belongs, below `cache` or the user's own."""
    base = Path(cache) if cache is not None else cache_folder()
    return base / "index" / collection_key(path)


def make_private(folder: Path) -> None:
    """Make `folder`, and those above it that are missing, readable by their owner alone.

    Raises:
        OSError: if it cannot be made, or if something that is no folder is in its place.
    """
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    for place in (*reversed(missing), folder):
        # `parents=True` would make those above with everybody's rights.
        place.mkdir(mode=_PRIVATE, exist_ok=True)
    # Where a system knows no such rights, setting them changes nothing.
    if folder.stat().st_mode & 0o077:
        folder.chmod(_PRIVATE)


def make_files_private(folder: Path) -> None:
    """Let only their owner read the files in `folder`, which others make as the umask has it."""
    for path in folder.iterdir():
        with suppress(OSError):  # it has been replaced meanwhile
            if path.stat().st_mode & 0o077:
                path.chmod(0o600)


def _base(variable: str, unix: str, mac: str) -> Path:
    named = os.environ.get(variable, "")
    if named and Path(named).is_absolute():
        return Path(named)
    home = Path.home()
    if sys.platform == "darwin":
        return home / mac
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData/Local")
    return home / unix
