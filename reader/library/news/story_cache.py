"""Words of articles that stories were made of, kept beside the index so that no file is read twice.

It can be thrown away at any time. Whatever is wrong with it, it is then as good as empty.
"""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Any

from reader.library.news.pieces import Telling, Weighed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

FILE = "stories.sqlite"
_MOST = 20_000
"""Articles that are remembered; the latest."""
_TABLES = """
CREATE TABLE IF NOT EXISTS pieces(key TEXT PRIMARY KEY, words TEXT, related TEXT);
CREATE TABLE IF NOT EXISTS weighed(key TEXT PRIMARY KEY, words TEXT, named TEXT, articles INTEGER);
CREATE TABLE IF NOT EXISTS found(name TEXT PRIMARY KEY, told TEXT);
"""
_AT_ONCE = 500
_SECONDS = 1.0


class StoryCache:
    """Words by `Article.key`, and the stories that were found last."""

    def __init__(self, folder: Path) -> None:
        """Take the cache in `folder`, which holds an index; it need not be there."""
        self._path = folder / FILE

    def find(self, keys: Sequence[str]) -> dict[str, Telling]:
        """What is known of the articles with these keys."""
        found: dict[str, Telling] = {}
        for key, words, related in self._rows("key, words, related", "pieces", keys):
            with suppress(ValueError, TypeError, AttributeError):
                counted = {str(w): int(n) for w, n in json.loads(words).items()}
                found[key] = Telling(counted, frozenset(map(str, json.loads(related))))
        return found

    def find_weighed(self, keys: Sequence[str]) -> dict[str, Weighed]:
        """What is known of the articles with these keys beside the others."""
        found: dict[str, Weighed] = {}
        for key, words, named, articles in self._rows("*", "weighed", keys):
            with suppress(ValueError, TypeError, AttributeError):
                weights = {str(w): float(n) for w, n in json.loads(words).items()}
                found[key] = Weighed(weights, frozenset(map(str, json.loads(named))), int(articles))
        return found

    def known(self, keys: Sequence[str]) -> int:
        """Of how many articles with these keys something is known beside the others."""
        return sum(1 for _ in self._rows("key", "weighed", keys))

    def keep(
        self, known: Mapping[str, Telling], weighed: Mapping[str, Weighed] | None = None
    ) -> None:
        """Remember what is known of articles."""
        told = [
            (key, json.dumps(dict(one.words)), json.dumps(sorted(one.related)))
            for key, one in known.items()
        ]
        weights = [
            (key, json.dumps(dict(one.words)), json.dumps(sorted(one.named)), one.articles)
            for key, one in (weighed or {}).items()
        ]
        with suppress(sqlite3.Error, OSError), closing(self._connect()) as connection, connection:
            connection.executemany("INSERT OR REPLACE INTO pieces VALUES(?, ?, ?)", told)
            connection.executemany("INSERT OR REPLACE INTO weighed VALUES(?, ?, ?, ?)", weights)
            for table in ("pieces", "weighed"):
                connection.execute(
                    f"DELETE FROM {table}"  # noqa: S608
                    f" WHERE rowid <= (SELECT max(rowid) FROM {table}) - ?",
                    (_MOST,),
                )

    def found(self, name: str) -> str | None:
        """What `keep_found` was given last under `name`."""
        with suppress(sqlite3.Error, OSError), closing(self._connect()) as connection:
            row = connection.execute("SELECT told FROM found WHERE name=?", (name,)).fetchone()
            return str(row[0]) if row else None
        return None

    def keep_found(self, name: str, told: str) -> None:
        """Remember stories as text."""
        with suppress(sqlite3.Error, OSError), closing(self._connect()) as connection, connection:
            connection.execute("INSERT OR REPLACE INTO found VALUES(?, ?)", (name, told))

    def _rows(self, columns: str, table: str, keys: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        with suppress(sqlite3.Error, OSError), closing(self._connect()) as connection:
            for some in _parts(keys):
                marks = ",".join("?" * len(some))
                yield from connection.execute(
                    f"SELECT {columns} FROM {table} WHERE key IN ({marks})",  # noqa: S608
                    some,
                )

    def _connect(self) -> sqlite3.Connection:
        # What one reads is nobody else's business: the file is its owner's alone from the start.
        os.close(os.open(self._path, os.O_CREAT | os.O_WRONLY, 0o600))
        connection = sqlite3.connect(self._path, timeout=_SECONDS)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.executescript(_TABLES)
        return connection


def _parts(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    return (keys[start : start + _AT_ONCE] for start in range(0, len(keys), _AT_ONCE))
