"""How a database of ours is opened, the rebuildable one and the precious one alike."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from reader.library.naming import kept_text

if TYPE_CHECKING:
    from pathlib import Path

_BUSY_SECONDS = 5.0


def connect(path: Path, mode: str = "rw") -> sqlite3.Connection:
    """A connection to an existing file; transactions are begun by hand, any thread may use it.

    Raises:
        sqlite3.Error: if it cannot be opened.
    """
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=_BUSY_SECONDS,
    )
    connection.text_factory = kept_text
    return connection
