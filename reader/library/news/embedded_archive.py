"""The news of an index on disk."""

from __future__ import annotations

from bisect import bisect_left
from contextlib import suppress
from typing import TYPE_CHECKING, TypeGuard

from reader.library.api import ArticleGoneError
from reader.library.identity import hexadecimal
from reader.library.index.catalog_rows import linking_numbers, numbers_at, rows_of
from reader.library.index.order import stamp_of
from reader.library.linking.addresses import address_number
from reader.library.news import heard
from reader.library.news.archive import Arrived, Counted, Named, made_at
from reader.library.news.people import looks_like_a_person
from reader.library.news.pieces import piece_of, telling_of, weigh
from reader.library.news.story_cache import StoryCache
from reader.library.records import key_number
from reader.text.safe import clean_line

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from reader.library.api import Link, Row
    from reader.library.finding.view import View
    from reader.library.index.catalog_rows import Whereabouts
    from reader.library.index.index_folder import Job
    from reader.library.news.pieces import Piece, Telling, Weighed
    from reader.parse.draft import Draft, Parsed
    from reader.text.safe import SafeText

_MISSING = """
SELECT headline_key, articles FROM (
    SELECT l.headline_key, count(*) articles FROM links l
    JOIN articles s ON s.number=l.source GROUP BY l.headline_key) named
WHERE NOT EXISTS (SELECT 1 FROM articles a WHERE a.headline_key=named.headline_key)
ORDER BY articles DESC, headline_key LIMIT ?
"""
_NEW_VOICES = """
SELECT s.name, count(*) FROM voices v JOIN speakers s ON s.number=v.speaker
WHERE v.article>=:since AND NOT EXISTS (
    SELECT 1 FROM voices w WHERE w.speaker=v.speaker AND w.article<:since)
GROUP BY v.speaker ORDER BY 2 DESC, 1
"""
_FREQUENT = {
    Named.VOICE: "SELECT s.name, count(*) FROM voices v JOIN speakers s ON s.number=v.speaker"
    " JOIN articles a ON a.number=v.article GROUP BY v.speaker",
    Named.PLACE: "SELECT place, count(*) FROM articles WHERE place<>'' GROUP BY place",
    Named.SECTION: "SELECT section, count(*) FROM articles WHERE section<>'' GROUP BY section",
    Named.SOURCE: "SELECT publisher, count(*) FROM articles WHERE publisher<>'' GROUP BY publisher",
}
_WITNESSES = 8
"""Articles whose numbers a bookmark remembers, to tell an index from one that was made anew."""


class EmbeddedArchive:
    """`reader.library.news.archive.Archive` of one view of an index."""

    def __init__(
        self,
        view: View,
        job: Job,
        parsed: Callable[[str], tuple[Parsed, Whereabouts]],
    ) -> None:
        """Take a view of the index of `job`, and what parses the file of an article by id."""
        self._view = view
        self._job = job
        self._cache = StoryCache(job.folder)
        self._parsed = parsed

    @property
    def _connection(self) -> sqlite3.Connection:
        return self._view.connection

    def draft(self, article_id: str) -> Draft:
        """An article without its quotes; raises `ArticleGoneError`."""
        parsed, place = self._parsed(article_id)
        return parsed.drafts[place.draft]

    def pieces(
        self, rows: Sequence[Row], holding: Callable[[str], int], articles: int
    ) -> dict[str, Piece]:
        """The articles of `rows` as pieces, by id; a file is read for it once and for all."""
        keys = [row.key for row in rows]
        known, weighed = self._cache.find(keys), self._cache.find_weighed(keys)
        fresh: dict[str, Telling] = {}
        anew: dict[str, Weighed] = {}
        for row in rows:
            if row.key not in known:
                with suppress(ArticleGoneError):
                    fresh[row.key] = known[row.key] = telling_of(
                        self.draft(row.id), holding, articles
                    )
            held = weighed.get(row.key)
            if row.key in known and (held is None or not held.still_holds(articles)):
                anew[row.key] = weighed[row.key] = weigh(
                    row.headline, known[row.key], holding, articles
                )
        if fresh or anew:
            self._cache.keep(fresh, anew)
        return {
            row.id: piece_of(row, known[row.key], weighed[row.key])
            for row in rows
            if row.key in known
        }

    def prepare(self) -> Callable[[], None]:
        """Begin to read the newest articles for stories, apart; returns what ends it.

        Raises:
            OSError: if no process can be started.
        """
        from reader.library.embedded.listing import OrderListing
        from reader.library.news.preparing import prepare
        from reader.library.news.recent import MOST_RECENT

        rows = OrderListing(self._view, oldest_first=False).rows(0, MOST_RECENT)
        keys = list(dict.fromkeys(row.key for row in rows if row is not None))
        return prepare(keys, self._job.root, self._job.folder)

    def found(self, name: str) -> str | None:
        """What `keep_found` was given last under `name`."""
        return self._cache.found(name)

    def keep_found(self, name: str, told: str) -> None:
        """Remember what was found, as text, beside the index."""
        self._cache.keep_found(name, told)

    def link(self, headline: str, moment: float) -> Link:
        """Where a headline leads that stands in no article."""
        from reader.article import RelatedHeadline
        from reader.library.embedded.links import link_to
        from reader.library.linking.resolve import Origin

        related = RelatedHeadline(headline=clean_line(headline))
        return link_to(self._view, related, Origin("", moment))

    def missing(self, most: int) -> Iterator[tuple[SafeText, int]]:
        """Related headlines with no article of the same headline or address, most listed first.

        The index knows headlines by number; how one reads stands in the articles that list it.
        """
        read: dict[int, dict[int, SafeText]] = {}
        for key, count in self._connection.execute(_MISSING, (most,)).fetchall():
            for source in linking_numbers(self._connection, key, 3):
                if source not in read:
                    read[source] = self._listed(source)
                if key in read[source]:
                    yield read[source][key], count
                    break

    def _listed(self, number: int) -> dict[int, SafeText]:
        row = rows_of(self._connection, [number])[0]
        if row is None:
            return {}
        try:
            draft = self.draft(row.id)
        except ArticleGoneError:
            return {}
        return {
            key_number(related.headline): related.headline
            for related in draft.related
            if not numbers_at(self._connection, address_number(related.url), 1)
        }

    def naming(self, headline: str, most: int) -> Sequence[Row]:
        """Articles that list `headline`, newest first."""
        numbers = linking_numbers(self._connection, key_number(headline), most)
        return [row for row in rows_of(self._connection, numbers) if row is not None]

    def holding(self, word: str) -> int:
        """How many articles hold the folded `word` in their text."""
        return self._view.searcher().doc_freq("text", word)

    def sharing(self, words: Sequence[str], days: tuple[int, int], most: int) -> Sequence[Row]:
        """Articles of some days that hold most of `words`, the best first."""
        import tantivy

        from reader.library.finding.fulltext_query import SCHEMA

        if not words:
            return []
        terms = [tantivy.Query.term_query(SCHEMA, "text", word) for word in words]
        between = tantivy.Query.range_query(SCHEMA, "day", tantivy.FieldType.Integer, *days)
        any_word = tantivy.Query.boolean_query([(tantivy.Occur.Should, term) for term in terms])
        both = [
            (tantivy.Occur.Must, any_word),
            (tantivy.Occur.Must, tantivy.Query.const_score_query(between, 0.0)),
        ]
        searcher = self._view.searcher()
        hits = searcher.search(tantivy.Query.boolean_query(both), most, count=False).hits
        numbers = searcher.fast_field_values("number", [address for _, address in hits])
        found = [int(number) for number in numbers if number is not None]
        return [row for row in rows_of(self._connection, found) if row is not None]

    def bookmark(self) -> dict[str, object]:
        """The number the next article will get, and some that have been given out."""
        last = self._last_number()
        step = max(last // _WITNESSES, 1)
        wanted = list(range(last, 0, -step))[:_WITNESSES]
        marks = ",".join("?" * len(wanted))
        witnesses = self._connection.execute(
            f"SELECT number, id FROM articles WHERE number IN ({marks})",  # noqa: S608
            wanted,
        )
        known = [[number, hexadecimal(identity)] for number, identity in witnesses]
        return {"next": last + 1, "witnesses": known}

    def _last_number(self) -> int:
        found = self._connection.execute("SELECT max(number) FROM articles").fetchone()
        return int(found[0] or 0)

    def arrived(self, bookmark: Mapping[str, object], most: int) -> Arrived:
        """What got its number since `bookmark`; what is dated since, if numbers do not tell."""
        since = self._first_new(bookmark)
        if since is None:
            order = self._view.order
            count = bisect_left(order.stamps, stamp_of(made_at(bookmark)))
            return Arrived(count, tuple(map(hexadecimal, order.ids[: min(count, most)])), False)
        count = self._connection.execute(
            "SELECT count(*) FROM articles WHERE number>=?", (since,)
        ).fetchone()[0]
        rows = self._connection.execute(
            "SELECT id FROM articles WHERE number>=? ORDER BY moment DESC, printf('%016x', id)"
            " LIMIT ?",
            (since, most),
        )
        return Arrived(int(count), tuple(hexadecimal(identity) for (identity,) in rows))

    def _first_new(self, bookmark: Mapping[str, object]) -> int | None:
        """The first number that is new; None if the bookmark is of an index that is no more."""
        since, witnesses = bookmark.get("next"), bookmark.get("witnesses")
        if not _is_number(since) or not isinstance(witnesses, list):
            return None
        agree = not witnesses
        for witness in witnesses:
            if not isinstance(witness, list) or len(witness) != 2 or not _is_number(witness[0]):
                return None
            found = self._connection.execute(
                "SELECT id FROM articles WHERE number=?", (witness[0],)
            ).fetchone()
            if found is None:
                continue
            if hexadecimal(found[0]) != witness[1]:
                return None
            agree = True
        return since if agree else None

    def new_voices(self, bookmark: Mapping[str, object]) -> Sequence[Counted]:
        """People quoted since `bookmark` and never before, the most quoted first."""
        since = self._first_new(bookmark)
        if since is None:
            return ()
        rows = self._connection.execute(_NEW_VOICES, {"since": since})
        named = (Counted(clean_line(name), count) for name, count in rows)
        return [one for one in named if looks_like_a_person(one.name)]

    def frequent(self, named: Named, most: int) -> Sequence[Counted]:
        """What stands in the most articles, the most frequent first."""
        rows = self._connection.execute(f"{_FREQUENT[named]} ORDER BY 2 DESC, 1 LIMIT ?", (most,))
        return [Counted(clean_line(name), count) for name, count in rows]

    def speakers(self, words: str, most: int, *, exact: bool = True) -> Sequence[Counted]:
        """Speakers whose names hold every one of `words`, those in the most articles first."""
        return heard.speakers_in(self._connection, words, most, exact=exact)

    def spoken_at(self, names: Sequence[str]) -> Sequence[float]:
        """The moments of all articles in which one of `names` speaks, ascending."""
        return heard.moments_of(self._connection, names)

    def spoken(self, names: Sequence[str]) -> tuple[int, int | None]:
        """In how many articles one of `names` speaks, and with how many quotes."""
        return heard.counts_of(self._connection, names)

    def speaking(self, names: Sequence[str], start: int, most: int) -> Sequence[Row]:
        """Articles in which one of `names` speaks, newest first."""
        return heard.rows_with(self._connection, names, start, most)

    def unheard(self) -> int:
        """About how many articles there are whose speakers have not been looked for."""
        return heard.unheard(self._connection)


def _is_number(value: object) -> TypeGuard[int]:
    """Whether `value` can be the number of an article."""
    return type(value) is int and 0 < value < 1 << 62
