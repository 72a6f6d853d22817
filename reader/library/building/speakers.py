"""The second pass: who speaks in which article, for ``speaker:`` and ``has:quote``.

Finding speakers costs as much as all the rest of indexing, and a list needs none. So it is done
when everything can be read and searched already, oldest number first, and remembers how far it has
come; until then a query about speakers answers with what is known.
"""

from __future__ import annotations

import time
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, Protocol

from reader.library.files.scan import FolderReader, SkippedFileError, join_path
from reader.library.index.catalog import fact, open_writer, set_fact
from reader.library.index.catalog_rows import first_of_line
from reader.library.index.index_folder import CATALOG
from reader.library.naming import name_path
from reader.text.fold import fold_words

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from reader.library.index.index_folder import Job

BATCH = 500
PROGRESS = "speakers found up to"
"""Name of the fact that says up to which article number the pass has come."""


class Heard(NamedTuple):
    """What the quotes of one article tell: its speakers, and whether anybody is quoted."""

    number: int
    speakers: Mapping[str, int]
    """How many quotes each has."""
    quotes: bool


class PlaceToHear(NamedTuple):
    """An article: its number, and which of the drafts it is of the line or of the whole file."""

    number: int
    draft: int
    start: int | None = None
    length: int | None = None


class FileToHear(NamedTuple):
    """A file whose articles are to be listened to."""

    folder: bytes
    name: bytes
    articles: tuple[PlaceToHear, ...]


class Listener(Protocol):
    """Turns files into what is heard in them, in the same order."""

    def results(self, tasks: Iterable[FileToHear]) -> Iterator[list[Heard]]:
        """What is heard in each file."""


def hear(file: FileToHear, reader: FolderReader) -> list[Heard]:
    """The speakers of the articles of a file. Never raises; a file that changed tells nothing."""
    from reader.library.embedded.line_places import read_drafts
    from reader.library.memory.entries import said_in
    from reader.parse.read import build

    heard: list[Heard] = []
    path = name_path(join_path(file.folder, file.name))
    try:
        for (start, length), places in groupby(file.articles, key=lambda place: place[2:]):
            parsed = read_drafts(reader, file.folder, file.name, start, length)
            for place in places:
                if place.draft < len(parsed.drafts):
                    said = said_in(build(parsed, place.draft, path))
                    heard.append(Heard(place.number, said.speakers, said.quotes))
    except (SkippedFileError, Exception):  # noqa: BLE001  # one bad file never hides another
        return heard
    return heard


def silence(file: FileToHear, reason: str) -> list[Heard]:  # noqa: ARG001
    """What is heard in a file that could not be worked on."""
    return []


class _Here:
    """Listens in this thread, letting others go first after every file."""

    def __init__(self, root: str, breath: float) -> None:
        self._root = root
        self._breath = breath

    def results(self, tasks: Iterable[FileToHear]) -> Iterator[list[Heard]]:
        """What is heard in each file."""
        with FolderReader(self._root) as reader:
            for task in tasks:
                yield hear(task, reader)
                time.sleep(self._breath)


def extract_speakers(
    job: Job,
    cancelled: Callable[[], bool],
    listener: Listener | None = None,
    breath: float = 0.0,
) -> bool:
    """Find the speakers of all articles that have none yet; the caller holds the `WriterLock`.

    Returns whether it came to the end.

    Raises:
        OSError, sqlite3.Error: if the catalogue cannot be read or written.
    """
    listening = listener or _Here(job.root, breath)
    connection = open_writer(job.folder / CATALOG)
    try:
        last = fact(connection, "next article", 1) - 1
        while (behind := fact(connection, PROGRESS)) < last:
            files, upto = _files_behind(connection, behind, last)
            heard: list[Heard] = []
            for some in listening.results(files):
                heard += some
                if cancelled():
                    return False
            _store(connection, heard, upto)
        return True
    finally:
        connection.close()


def waiting(connection: sqlite3.Connection) -> int:
    """About how many articles there are whose speakers have not been looked for."""
    return fact(connection, "next article", 1) - 1 - fact(connection, PROGRESS)


def counts_quotes(connection: sqlite3.Connection) -> bool:
    """Whether the catalogue says how many quotes a voice has in an article; older ones do not."""
    asked = "SELECT 1 FROM sqlite_master WHERE name='further_quotes'"
    return connection.execute(asked).fetchone() is not None


def _together(speakers: Mapping[str, int]) -> dict[str, int]:
    """The same, where names differ in case, accents or punctuation alone, under one of them."""
    names: dict[str, str] = {}
    counted: dict[str, int] = {}
    for name, quotes in speakers.items():
        one = names.setdefault(" ".join(fold_words(name)), name)
        counted[one] = counted.get(one, 0) + quotes
    return counted


def _files_behind(
    connection: sqlite3.Connection, behind: int, last: int
) -> tuple[list[FileToHear], int]:
    rows = connection.execute(
        "SELECT d.path, f.name, a.number, a.part, a.start, a.length, a.file FROM articles a"
        " JOIN files f ON f.number=a.file JOIN folders d ON d.number=f.folder"
        " WHERE a.number>? ORDER BY a.number LIMIT ?",
        (behind, BATCH),
    ).fetchall()
    files = [
        FileToHear(folder, name, tuple(_place(connection, *place) for _, _, *place in articles))
        for (folder, name), articles in groupby(rows, key=lambda row: (row[0], row[1]))
    ]
    return files, rows[-1][2] if len(rows) == BATCH else last


def _place(
    connection: sqlite3.Connection,
    number: int,
    part: int,
    start: int | None,
    length: int | None,
    file: int,
) -> PlaceToHear:
    first = 0 if start is None else first_of_line(connection, file, part, start)
    return PlaceToHear(number, part - first, start, length)


def _store(connection: sqlite3.Connection, heard: list[Heard], upto: int) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany(
        "INSERT OR IGNORE INTO quoting VALUES(?)", ((one.number,) for one in heard if one.quotes)
    )
    named = {name: f" {' '.join(fold_words(name))} " for one in heard for name in one.speakers}
    connection.executemany(
        "INSERT OR IGNORE INTO speakers(words, name) VALUES(?, ?)",
        ((words, name) for name, words in named.items()),
    )
    connection.executemany(
        "INSERT OR IGNORE INTO voices SELECT number, ? FROM speakers WHERE words=?",
        ((one.number, named[name]) for one in heard for name in one.speakers),
    )
    if counts_quotes(connection):
        # A voice that says one thing, as most do, has no row here.
        connection.executemany(
            "INSERT INTO further_quotes SELECT number, ?, ? FROM speakers WHERE words=?"
            " ON CONFLICT DO UPDATE SET quotes=excluded.quotes",
            (
                (one.number, quotes - 1, named[name])
                for one in heard
                for name, quotes in _together(one.speakers).items()
                if quotes > 1
            ),
        )
    set_fact(connection, PROGRESS, upto)
    connection.execute("COMMIT")
