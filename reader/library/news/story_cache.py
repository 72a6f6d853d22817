"""Words of articles that stories were made of, kept beside the index so that no file is read twice.

It can be thrown away at any time. Whatever is wrong with it, it is then as good as empty.
"""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from reader.library.news.pieces import Telling

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

FILE = "stories.sqlite"
_MOST = 20_000
"""Articles that are remembered; the latest."""
_TABLE = "CREATE TABLE IF NOT EXISTS pieces(key TEXT PRIMARY KEY, words TEXT, related TEXT)"
_AT_ONCE = 500
_SECONDS = 1.0


class StoryCache:
    """Words by `Article.key`."""

    def __init__(self, folder: Path) -> None:
        """Take the cache in `folder`, which holds an index; it need not be there."""
        self._path = folder / FILE

    def find(self, keys: Sequence[str]) -> dict[str, Telling]:
        """What is known of the articles with these keys."""
        found: dict[str, Telling] = {}
        with suppress(sqlite3.Error, OSError), closing(self._connect()) as connection:
            for some in _parts(keys):
                marks = ",".join("?" * len(some))
                rows = connection.execute(
                    f"SELECT key, words, related FROM pieces WHERE key IN ({marks})",  # noqa: S608
                    some,
                )
                for key, words, related in rows:
                    with suppress(ValueError, TypeError, AttributeError):
                        counted = {str(w): int(n) for w, n in json.loads(words).items()}
                        found[key] = Telling(counted, frozenset(map(str, json.loads(related))))
        return found

    def keep(self, known: Mapping[str, Telling]) -> None:
        """Remember what is known of articles."""
        rows = [
            (key, json.dumps(dict(one.words)), json.dumps(sorted(one.related)))
            for key, one in known.items()
        ]
        with suppress(sqlite3.Error, OSError), closing(self._connect()) as connection, connection:
            connection.executemany("INSERT OR REPLACE INTO pieces VALUES(?, ?, ?)", rows)
            connection.execute(
                "DELETE FROM pieces WHERE rowid <= (SELECT max(rowid) FROM pieces) - ?", (_MOST,)
            )

    def _connect(self) -> sqlite3.Connection:
        # What one reads is nobody else's business: the file is its owner's alone from the start.
        os.close(os.open(self._path, os.O_CREAT | os.O_WRONLY, 0o600))
        connection = sqlite3.connect(self._path, timeout=_SECONDS)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute(_TABLE)
        return connection


def _parts(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    return (keys[start : start + _AT_ONCE] for start in range(0, len(keys), _AT_ONCE))
