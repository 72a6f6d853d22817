"""Related headlines of an index on disk that lead nowhere, and how they read.

The index knows headlines by number; how one reads stands in the files of the articles that list it.
What was read of them once is kept beside the index, by the numbers of the articles, which are
never given out twice.
"""

from __future__ import annotations

import json
from contextlib import suppress
from functools import cache, partial
from heapq import heappop, heappush
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from reader.library.index.catalog_rows import linking_ids, linking_numbers, numbers_at, rows_of
from reader.library.linking.addresses import address_number
from reader.library.news.archive import Missing
from reader.library.records import key_numbers
from reader.text.safe import clean_line

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Sequence

    from reader.library.news.story_cache import StoryCache
    from reader.parse.draft import DraftRelated
    from reader.text.safe import SafeText

_LISTED = """
SELECT named, sum(listing) FROM (
    SELECT headline_key named, count(*) listing FROM sorted_links GROUP BY 1
    UNION ALL SELECT headline_key, count(*) FROM fresh_links GROUP BY 1)
WHERE NOT EXISTS (SELECT 1 FROM articles a WHERE a.headline_key=named)
GROUP BY named ORDER BY 2 DESC, named
"""
"""At most how many articles list each: some of them may have gone since."""
_COUNT = "SELECT count(*) FROM links l JOIN articles s ON s.number=l.source WHERE l.headline_key=?"
_MOST_READ = 3
"""Articles that are read to learn how a headline reads that they list."""
_NAME = "listed headlines"
_MOST_KEPT = 20_000
_LIMIT = 1 << 63


class _Reading(NamedTuple):
    headline: SafeText
    address: int
    """`address_number` of where it leads; 0 if that is not known."""


class LeadingNowhere:
    """What leads nowhere in one state of an index."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        kept: StoryCache,
        related_in: Callable[[str], Sequence[DraftRelated]],
    ) -> None:
        """Take a catalogue, where readings are kept, and what reads the related headlines."""
        self._connection = connection
        self._kept = kept
        self._related_in = related_in
        self._readings = unpacked(kept.found(_NAME))
        self._in_article = cache(self._read)

    def missing(self, most: int) -> Iterator[Missing]:
        """As `Archive.missing`."""
        before = len(self._readings)
        try:
            for key, count in islice(self._most_listed(), most):
                headline = cache(partial(self._headline, key))
                yield Missing(count, headline, partial(linking_ids, self._connection, key))
        finally:
            if len(self._readings) > before:
                latest = list(self._readings.items())[-_MOST_KEPT:]
                self._kept.keep_found(_NAME, json.dumps([[*at, *one] for at, one in latest]))

    def _most_listed(self) -> Iterator[tuple[int, int]]:
        """Keys and how many articles list each; counted exactly only when it may be the next."""
        counted: list[tuple[int, int]] = []
        for key, at_most in self._connection.execute(_LISTED).fetchall():
            while counted and counted[0] < (-at_most, key):
                yield _as_given(heappop(counted))
            if count := self._connection.execute(_COUNT, (key,)).fetchone()[0]:
                heappush(counted, (-count, key))
        while counted:
            yield _as_given(heappop(counted))

    def _headline(self, key: int) -> SafeText | None:
        for source in linking_numbers(self._connection, key, _MOST_READ):
            if (source, key) not in self._readings:
                if (reading := self._in_article(source).get(key)) is None:
                    continue
                self._readings[source, key] = reading
            reading = self._readings[source, key]
            if not numbers_at(self._connection, reading.address, 1):
                return reading.headline
        return None

    def _read(self, source: int) -> dict[int, _Reading]:
        row = rows_of(self._connection, [source])[0]
        related = () if row is None else self._related_in(row.id)
        keys = key_numbers([one.headline for one in related])
        readings = [_Reading(one.headline, address_number(one.url)) for one in related]
        return dict(zip(keys, readings, strict=True))


def _as_given(counted: tuple[int, int]) -> tuple[int, int]:
    return counted[1], -counted[0]


def unpacked(told: str | None) -> dict[tuple[int, int], _Reading]:
    """What was kept; nothing where it is not what was kept."""
    with suppress(ValueError, TypeError, OverflowError, RecursionError):
        return {
            (int(source), int(key)): _Reading(clean_line(str(headline)), int(address))
            for source, key, headline, address in json.loads(told or "[]")
            if abs(int(address)) < _LIMIT
        }
    return {}
