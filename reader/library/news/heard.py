"""Who speaks in the articles of an index: questions to its catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.building.speakers import counts_quotes, waiting
from reader.library.index.catalog import fact
from reader.library.index.catalog_rows import rows_of
from reader.library.news.archive import Counted
from reader.text.fold import fold_words
from reader.text.safe import clean_line

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Sequence

    from reader.library.api import Row

_LOST = 0.05
"""Share of the articles ever indexed from which on those that have gone would spoil a count."""
_MOST_NAMES = 500
"""Names of one voice that are asked for; SQLite takes at most 32,766 values in a statement."""


def speakers_in(
    connection: sqlite3.Connection, words: str, most: int, *, exact: bool
) -> Sequence[Counted]:
    """Speakers whose names hold every one of `words`, those in the most articles first.

    Voices of articles that have gone stay in the table. In 1,000,000 articles with 1,300,000
    voices it takes 1.2 s to leave them out, and 0.2 s not to: that is done where they are few.
    """
    exact = exact or _has_lost_many(connection)
    wanted = fold_words(words)
    holding = "".join(" AND instr(s.words, ?)" for _ in wanted)
    here = " JOIN articles a ON a.number=v.article" if exact else ""
    rows = connection.execute(
        "SELECT s.number, s.name, count(*) FROM speakers s"  # noqa: S608 - the words are bound
        " CROSS JOIN voices v ON v.speaker=s.number"
        f"{here} WHERE 1{holding} GROUP BY s.number ORDER BY 3 DESC, s.words LIMIT ?",
        (*wanted, most),
    ).fetchall()
    if not counts_quotes(connection):
        return [Counted(clean_line(name), count) for _, name, count in rows]
    more = _further(connection, [number for number, _, _ in rows])
    return [
        Counted(clean_line(name), count, count + more.get(number, 0))
        for number, name, count in rows
    ]


def _has_lost_many(connection: sqlite3.Connection) -> bool:
    """Whether many of the articles that ever were in the index have gone: moved, or edited."""
    given = fact(connection, "next article", 1) - 1
    (here,) = connection.execute("SELECT count(*) FROM articles").fetchone()
    return bool(given - here > _LOST * given)


def counts_of(connection: sqlite3.Connection, names: Sequence[str]) -> tuple[int, int | None]:
    """In how many articles one of `names` speaks, and with how many quotes."""
    speakers = (
        "SELECT v.article, v.speaker FROM speakers s JOIN voices v ON v.speaker=s.number"  # noqa: S608
        f" JOIN articles a ON a.number=v.article WHERE s.words IN ({_asked(names)})"
    )
    rows = connection.execute(speakers, _words(names)).fetchall()
    articles = len({article for article, _ in rows})
    if not counts_quotes(connection):
        return articles, None
    return articles, len(rows) + sum(_further(connection, {one for _, one in rows}).values())


def _further(connection: sqlite3.Connection, speakers: Collection[int]) -> dict[int, int]:
    """How many quotes each of `speakers` has beyond the first in each article."""
    import json

    rows = connection.execute(
        "SELECT f.speaker, sum(f.quotes) FROM further_quotes f JOIN articles a"
        " ON a.number=f.article WHERE f.speaker IN (SELECT value FROM json_each(?)) GROUP BY 1",
        (json.dumps(list(speakers)),),
    )
    return dict(rows)


def moments_of(connection: sqlite3.Connection, names: Sequence[str]) -> Sequence[float]:
    """The moments of all articles in which one of `names` speaks, ascending."""
    rows = connection.execute(
        f"SELECT a.moment FROM ({_articles(names)}) v JOIN articles a ON a.number=v.article"  # noqa: S608
        " ORDER BY 1",
        _words(names),
    )
    return [moment for (moment,) in rows]


def rows_with(
    connection: sqlite3.Connection, names: Sequence[str], start: int, most: int
) -> Sequence[Row]:
    """Articles in which one of `names` speaks, newest first, after `start` of them."""
    rows = connection.execute(
        f"SELECT a.number FROM ({_articles(names)}) v JOIN articles a ON a.number=v.article"  # noqa: S608
        " ORDER BY a.moment DESC, printf('%016x', a.id) LIMIT ? OFFSET ?",
        (*_words(names), most, start),
    ).fetchall()
    return [row for row in rows_of(connection, [number for (number,) in rows]) if row is not None]


def unheard(connection: sqlite3.Connection) -> int:
    """About how many articles there are whose speakers have not been looked for."""
    return max(waiting(connection), 0)


def _articles(names: Sequence[str]) -> str:
    return (
        "SELECT DISTINCT v.article FROM speakers s JOIN voices v ON v.speaker=s.number"  # noqa: S608
        f" WHERE s.words IN ({_asked(names)})"
    )


def _asked(names: Sequence[str]) -> str:
    return ",".join("?" * len(names[:_MOST_NAMES]))


def _words(names: Sequence[str]) -> list[str]:
    return [f" {' '.join(fold_words(name))} " for name in names[:_MOST_NAMES]]
