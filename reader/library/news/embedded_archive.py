"""The news of an index on disk."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from typing import TYPE_CHECKING

from reader.library.api import ArticleGoneError
from reader.library.index.catalog_rows import linking_numbers, rows_of
from reader.library.news import heard
from reader.library.news.archive import Counted, Named
from reader.library.news.bookmarks import Bookmarks
from reader.library.news.pieces import piece_of, telling_of, weigh
from reader.library.news.story_cache import StoryCache
from reader.library.news.times import Days
from reader.library.records import key_number
from reader.library.rows import day_of
from reader.text.safe import clean_line

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from reader.library.api import Link, Row
    from reader.library.finding.view import View
    from reader.library.index.catalog_rows import Whereabouts
    from reader.library.index.index_folder import Job
    from reader.library.news.archive import Arrived, Missing
    from reader.library.news.pieces import Piece, Telling, Weighed
    from reader.parse.draft import Draft, DraftRelated, Parsed

_FREQUENT = {
    Named.VOICE: "SELECT s.name, count(*) FROM voices v JOIN speakers s ON s.number=v.speaker"
    " JOIN articles a ON a.number=v.article GROUP BY v.speaker",
    Named.PLACE: "SELECT place, count(*) FROM articles WHERE place<>'' GROUP BY place",
    Named.SECTION: "SELECT section, count(*) FROM articles WHERE section<>'' GROUP BY section",
    Named.SOURCE: "SELECT publisher, count(*) FROM articles WHERE publisher<>'' GROUP BY publisher",
}
# Counted from 1,000,000 days before the epoch, so that cutting off rounds down.
_DAYS = """
SELECT substr(published, 1, 10), CAST(moment / 86400 + 1000000 AS INTEGER) - 1000000, count(*)
FROM articles GROUP BY 1, 2
"""


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
        self._bookmarks = Bookmarks(view, job.folder)
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

    def missing(self, most: int) -> Iterator[Missing]:
        """Related headlines with no article of the same headline, the most listed first."""
        from reader.library.news.leading_nowhere import LeadingNowhere

        return LeadingNowhere(self._connection, self._cache, self._related).missing(most)

    def _related(self, article_id: str) -> Sequence[DraftRelated]:
        with suppress(ArticleGoneError):
            return self.draft(article_id).related
        return ()

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
        """The number the next article will get, some that have been given out, what was there."""
        return self._bookmarks.make()

    def arrived(self, bookmark: Mapping[str, object], most: int) -> Arrived:
        """What got its number since `bookmark`; what is dated since, if numbers do not tell."""
        return self._bookmarks.arrived(bookmark, most)

    def new_voices(self, bookmark: Mapping[str, object]) -> Sequence[Counted]:
        """People quoted since `bookmark` and never before, the most quoted first."""
        return self._bookmarks.new_voices(bookmark)

    def days(self) -> Days:
        """How many articles are from which day."""
        dated: Counter[int] = Counter()
        undated: Counter[int] = Counter()
        for published, day, count in self._connection.execute(_DAYS):
            counted = undated if published is None else dated
            counted[day_of(published, day * 86_400.0).toordinal()] += count
        return Days(dated, undated)

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
