"""The news of a library in memory."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from reader.library.api import ArticleGoneError
from reader.library.linking.addresses import address_key
from reader.library.linking.link import candidate_of, link_of
from reader.library.linking.resolve import Origin, resolve
from reader.library.news.archive import Arrived, Counted, Missing, Named, made_at
from reader.library.news.people import looks_like_a_person
from reader.library.news.pieces import piece_of, telling_of, weigh
from reader.library.news.times import count_days
from reader.library.query.match import spaced
from reader.text.fold import fold_words, headline_key
from reader.text.safe import SafeText, clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reader.library.api import Link, Row
    from reader.library.memory.entries import Entry, Said
    from reader.library.memory.snapshot import Snapshot
    from reader.library.news.pieces import Piece
    from reader.library.news.times import Days
    from reader.parse.draft import Draft

_MOST_REMEMBERED = 2_000
"""Articles up to which a bookmark remembers each; from there on dates tell what is new."""


class MemoryArchive:
    """`reader.library.news.archive.Archive` of one snapshot."""

    def __init__(self, snapshot: Snapshot, said: Callable[[Entry], Said]) -> None:
        """Take a snapshot, and what finds the speakers of an entry."""
        self._now = snapshot
        self._said = said
        self._words: dict[str, frozenset[str]] | None = None
        self._counts: Counter[str] = Counter()

    def draft(self, article_id: str) -> Draft:
        """An article without its quotes; raises `ArticleGoneError`."""
        entry = self._now.entries.get(article_id)
        if entry is None:
            raise ArticleGoneError(article_id, "", "it is not in the collection")
        return entry.draft

    def pieces(
        self, rows: Sequence[Row], holding: Callable[[str], int], articles: int
    ) -> dict[str, Piece]:
        """The articles of `rows` as pieces, by id."""
        made: dict[str, Piece] = {}
        for row in rows:
            entry = self._now.entries.get(row.id)
            if entry is not None:
                telling = telling_of(entry.draft, holding, articles)
                weighed = weigh(row.headline, telling, holding, articles)
                made[row.id] = piece_of(row, telling, weighed)
        return made

    def prepare(self) -> Callable[[], None]:
        """Nothing: what is in memory is read already."""
        return lambda: None

    def found(self, name: str) -> None:
        """Nothing: what is in memory is kept nowhere."""

    def keep_found(self, name: str, told: str) -> None:
        """Nothing is kept."""

    def link(self, headline: str, moment: float) -> Link:
        """Where a headline leads that stands in no article."""
        from reader.article import RelatedHeadline

        headlines = self._now.headlines
        found = [
            candidate_of(self._now.entries[name].row) for name in headlines.candidates(headline)
        ]
        decision = resolve(headline, found, Origin("", moment), headlines.is_common)
        return link_of(RelatedHeadline(headline=clean_line(headline)), decision, self._now.row)

    def missing(self, most: int) -> Sequence[Missing]:
        """Related headlines with no article of the same headline or address, most listed first."""

        def listed_by(naming: Sequence[Entry], most: int) -> list[str]:
            return [row.id for row in _newest_first(naming)[:most]]

        absent = [
            (key, naming)
            for key, naming in self._now.linking.items()
            if not self._now.headlines.with_key(key) and not self._is_at_address(key, naming)
        ]
        absent.sort(key=lambda one: (-len(one[1]), one[0]))
        return [
            Missing(len(naming), partial(_as_listed, key, naming[0]), partial(listed_by, naming))
            for key, naming in absent[:most]
        ]

    def _is_at_address(self, key: str, naming: Iterable[Entry]) -> bool:
        """Whether the article that is listed under a headline is here under another one."""
        return any(
            self._now.addresses.get(address_key(related.url))
            for entry in naming
            if entry.related_addresses
            for related in entry.draft.related
            if headline_key(related.headline) == key
        )

    def naming(self, headline: str, most: int) -> Sequence[Row]:
        """Articles that list `headline`, newest first."""
        naming = self._now.linking.get(headline_key(headline), ())
        return _newest_first(naming)[:most]

    def holding(self, word: str) -> int:
        """How many articles hold the folded `word` in their text."""
        self._texts()
        return self._counts[word]

    def sharing(self, words: Sequence[str], days: tuple[int, int], most: int) -> Sequence[Row]:
        """Articles of some days that hold most of `words`, the best first."""
        texts, wanted = self._texts(), frozenset(words)
        shared = {
            name: len(wanted & texts[name])
            for name, entry in self._now.entries.items()
            if days[0] <= entry.day().toordinal() <= days[1]
        }
        best = sorted((name for name in shared if shared[name]), key=lambda n: (-shared[n], n))
        return [self._now.entries[name].row for name in best[:most]]

    def _texts(self) -> dict[str, frozenset[str]]:
        if self._words is None:
            texts = {name: _words_of(entry.draft) for name, entry in self._now.entries.items()}
            self._counts = Counter(word for words in texts.values() for word in words)
            self._words = texts
        return self._words

    def bookmark(self) -> dict[str, object]:
        """The ids of all articles and the keys of their words, where they are few."""
        if len(self._now.entries) > _MOST_REMEMBERED:
            return {}
        keys = {entry.row.key for entry in self._now.entries.values()}
        return {"ids": sorted(self._now.entries), "keys": sorted(keys)}

    def arrived(self, bookmark: Mapping[str, object], most: int) -> Arrived:
        """What was not there when `bookmark` was made; what is dated since, if it does not say."""
        entries, exact = self._new(bookmark)
        rows = _newest_first(entries)
        return Arrived(len(rows), tuple(row.id for row in rows[:most]), exact)

    def _new(self, bookmark: Mapping[str, object]) -> tuple[list[Entry], bool]:
        ids, keys = bookmark.get("ids"), bookmark.get("keys")
        if isinstance(ids, list):
            known = {name for name in ids if isinstance(name, str)}
            words = {key for key in keys if isinstance(key, str)} if isinstance(keys, list) else ()
            entries = self._now.entries.items()
            return [e for name, e in entries if name not in known and e.row.key not in words], True
        since = made_at(bookmark)
        return [one for one in self._now.entries.values() if one.row.moment > since], False

    def new_voices(self, bookmark: Mapping[str, object]) -> Sequence[Counted]:
        """People quoted since `bookmark` and never before, the most quoted first."""
        entries, exact = self._new(bookmark)
        if not exact or not entries:
            return ()
        fresh = {entry.row.id for entry in entries}
        before = self._speakers(e for e in self._now.entries.values() if e.row.id not in fresh)
        now = self._speakers(entries)
        return [
            Counted(SafeText(name), count)
            for name, count in _ranked(now)
            if name not in before and looks_like_a_person(name)
        ]

    def _speakers(self, entries: Iterable[Entry]) -> Counter[str]:
        return Counter(name for entry in entries for name in entry.said(self._said).speakers)

    def days(self) -> Days:
        """How many articles are from which day."""
        entries = self._now.entries.values()
        return count_days((entry.day(), entry.row.published is not None) for entry in entries)

    def frequent(self, named: Named, most: int) -> Sequence[Counted]:
        """What stands in the most articles, the most frequent first."""
        if named is Named.VOICE:
            counted = self._speakers(self._now.entries.values())
        else:
            rows = (entry.row for entry in self._now.entries.values())
            counted = Counter(name for row in rows if (name := _name_in(row, named)))
        return [Counted(SafeText(name), count) for name, count in _ranked(counted)[:most]]

    def speakers(self, words: str, most: int, *, exact: bool = True) -> Sequence[Counted]:  # noqa: ARG002
        """Speakers whose names hold every one of `words`, those in the most articles first."""
        wanted = fold_words(words)
        named: dict[str, str] = {}
        counted: Counter[str] = Counter()
        quotes: Counter[str] = Counter()
        for entry in self._now.entries.values():
            spoken = Counter[str]()
            for name, number in entry.said(self._said).speakers.items():
                named.setdefault(spaced(name), name)
                spoken[spaced(name)] += number
            counted.update(spoken.keys())
            quotes.update(spoken)
        holding = {one: n for one, n in counted.items() if all(word in one for word in wanted)}
        return [
            Counted(SafeText(named[one]), count, quotes[one])
            for one, count in _ranked(Counter(holding))[:most]
        ]

    def spoken(self, names: Sequence[str]) -> tuple[int, int | None]:
        """In how many articles one of `names` speaks, and with how many quotes."""
        wanted = {spaced(name) for name in names}
        entries = self._speaking(names)
        said = (entry.said(self._said).speakers.items() for entry in entries)
        quotes = sum(count for some in said for name, count in some if spaced(name) in wanted)
        return len(entries), quotes

    def spoken_at(self, names: Sequence[str]) -> Sequence[float]:
        """The moments of all articles in which one of `names` speaks, ascending."""
        return sorted(entry.row.moment for entry in self._speaking(names))

    def speaking(self, names: Sequence[str], start: int, most: int) -> Sequence[Row]:
        """Articles in which one of `names` speaks, newest first."""
        return _newest_first(self._speaking(names))[start : start + most]

    def _speaking(self, names: Sequence[str]) -> list[Entry]:
        wanted = {spaced(name) for name in names}
        return [
            entry
            for entry in self._now.entries.values()
            if any(spaced(name) in wanted for name in entry.said(self._said).speakers)
        ]

    def unheard(self) -> int:
        """None: speakers are looked for when somebody asks."""
        return 0


def _name_in(row: Row, named: Named) -> str:
    names = {Named.PLACE: row.place, Named.SECTION: row.section, Named.SOURCE: row.publisher}
    return names[named] or ""


def _ranked(counted: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counted.items(), key=lambda item: (-item[1], item[0]))


def _as_listed(key: str, entry: Entry) -> SafeText:
    listed = (related.headline for related in entry.draft.related)
    return next(headline for headline in listed if headline_key(headline) == key)


def _newest_first(entries: Iterable[Entry]) -> list[Row]:
    return sorted((entry.row for entry in entries), key=lambda row: (-row.moment, row.id))


def _words_of(draft: Draft) -> frozenset[str]:
    texts = [draft.headline, draft.standfirst or "", *(block.text for block in draft.body)]
    return frozenset(word for text in texts for word in fold_words(text))
