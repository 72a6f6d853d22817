"""An article's file, or the line of it that the article stands in, read and parsed again."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from reader.library.apart.bounded import read_bounded
from reader.library.files.lines import read_at
from reader.library.files.scan import FolderReader, SkippedFileError, join_path
from reader.library.naming import display_path, reason_of
from reader.parse.lines import read_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library.index.catalog_rows import Whereabouts
    from reader.parse.draft import Parsed


def read_place(root: str, place: Whereabouts) -> Parsed:
    """What is at `place` in the collection `root`: `place.draft` says which of the drafts.

    Raises:
        SkippedFileError: if the file is gone or can no longer be read.
    """
    with FolderReader(root) as reader:
        return read_drafts(reader, place.folder, place.name, place.start, place.length, place.draft)


def once_in_a_row(root: str) -> Callable[[Whereabouts], Parsed]:
    """As `read_place`, but articles of one file that are asked for in a row cost one reading."""

    @lru_cache(maxsize=1)
    def read_once(one_of_it: Whereabouts) -> Parsed:
        return read_place(root, one_of_it)

    return lambda place: read_once(place._replace(part=0, draft=0))


def read_drafts(
    reader: FolderReader,
    folder: bytes,
    name: bytes,
    start: int | None,
    length: int | None,
    only: int | None = None,
) -> Parsed:
    """What is in a file, or in the line of it that is at a place; `only` the one draft wanted.

    Raises:
        SkippedFileError: if the file is gone or can no longer be read.
    """
    path = join_path(folder, name)
    if start is None or length is None:
        return read_bounded(reader.read(folder, name).data, display_path(path), only=only)
    try:
        line = read_at(reader, folder, name, start, length)
    except OSError as error:
        raise SkippedFileError(path, reason_of(error)) from error
    return read_line(line.strip(), display_path(path))
