"""The folder of one index: made, checked, set aside when damaged."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, NamedTuple

from reader.library.index.catalog import Readers, UnusableIndexError, create
from reader.library.places import make_private

if TYPE_CHECKING:
    from pathlib import Path

CATALOG, FULLTEXT, ORDER, HEADLINES = "catalog.sqlite", "fulltext", "order.bin", "headlines.bin"
LOCK = "writer.lock"
_KEPT = 1
"""Damaged indexes that are kept beside the new one, for whoever wants to know why."""


class Job(NamedTuple):
    """Which collection, and where its index is."""

    root: str
    folder: Path
    only: bytes | None = None


def prepare(folder: Path, *, rebuild: bool = False) -> None:
    """Make sure that there is an index in `folder` that opens, an empty one if need be.

    Raises:
        OSError: if it cannot be written.
    """
    if rebuild:
        import shutil

        shutil.rmtree(folder, ignore_errors=True)
    make_private(folder)
    catalog = folder / CATALOG
    try:
        if not catalog.exists():
            create(catalog)
        else:
            _check(catalog)
    except UnusableIndexError:
        set_aside(folder)
        prepare(folder)
    except sqlite3.Error as error:
        raise OSError(f"the index cannot be written: {error}") from error


def set_aside(folder: Path) -> None:
    """Rename the index in `folder`, which is damaged, to a name ending in ``.bad-1``.

    Raises:
        OSError: if it cannot be renamed.
    """
    import shutil

    for number in range(_KEPT, 0, -1):
        aside = folder.with_name(f"{folder.name}.bad-{number}")
        shutil.rmtree(aside, ignore_errors=True)
        folder.rename(aside)


def _check(catalog: Path) -> None:
    readers = Readers(catalog)
    try:
        readers.connection().execute("SELECT 1 FROM facts LIMIT 1").fetchone()
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError as error:
        raise UnusableIndexError(str(catalog), str(error)) from error
    finally:
        readers.close()
