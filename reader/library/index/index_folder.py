"""The folder of one index: made, checked, set aside when damaged."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, NamedTuple

from reader.library.index.catalog import OtherVersionError, Readers, UnusableIndexError, create
from reader.library.places import make_private
from reader.text.safe import SafeText, clean_line

if TYPE_CHECKING:
    from pathlib import Path

CATALOG, FULLTEXT, ORDER, HEADLINES = "catalog.sqlite", "fulltext", "order.bin", "headlines.bin"
LOCK = "writer.lock"


class Job(NamedTuple):
    """Which collection, and where its index is."""

    root: str
    folder: Path
    only: bytes | None = None


def prepare(folder: Path, *, rebuild: bool = False) -> Path | None:
    """Make sure that there is an index in `folder` that opens, an empty one if need be.

    Returns where a damaged one has been set aside; None if there was none.

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
    except UnusableIndexError as error:
        aside = set_aside(folder)
        prepare(folder)
        # One that was never published was being made when a disk was full or it was killed.
        is_damaged = (aside / ORDER).exists() and not isinstance(error, OtherVersionError)
        return aside if is_damaged else None
    except sqlite3.Error as error:
        raise OSError(f"the index cannot be written: {error}") from error
    return None


def set_aside(folder: Path) -> Path:
    """Rename the index in `folder`, which is damaged, to a name ending in ``.bad-1``.

    One is kept beside the new one, for whoever wants to know why. Returns where it is.

    Raises:
        OSError: if it cannot be renamed.
    """
    import shutil

    aside = folder.with_name(f"{folder.name}.bad-1")
    shutil.rmtree(aside, ignore_errors=True)
    return folder.rename(aside)


def told_of(aside: Path | None) -> SafeText:
    """What the reader should know of an index that has been set aside; "" for none."""
    if aside is None:
        return SafeText("")
    kept = f"The damaged one is kept beside it as {aside.name}."
    return clean_line(f"The index was damaged and is made anew. {kept}")


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
