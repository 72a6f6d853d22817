"""What a query brings to light, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.library.api import (
    Match,
    Scope,
    Sort,
)
from reader.library.query import Query, parse, unparse
from tests.library.collection import ARTICLES, article, write_article
from tests.library.conformance.base import OpenedLibrary, id_of, names
from tests.library.oracle import Oracle, random_trees
from tests.library.queries import LOOSE_QUERIES, QUERIES

if TYPE_CHECKING:
    from pathlib import Path

    from reader.library.api import Library


class Listings(OpenedLibrary):
    """What a query brings to light, and in which order."""

    @pytest.mark.parametrize(("query", "scope", "expected"), QUERIES)
    def test_query(self, standing: Library, query: str, scope: Scope, expected: str) -> None:
        listing = standing.listing(parse(query), scope)
        if listing.match is Match.EXACT:
            assert set(names(listing)) == set(expected.split())
        else:
            assert expected == ""
        assert listing.total.exact

    @pytest.mark.parametrize(("query", "scope", "how", "expected"), LOOSE_QUERIES)
    def test_query_without_exact_answer(
        self, standing: Library, query: str, scope: Scope, how: Match, expected: str
    ) -> None:
        listing = standing.listing(parse(query), scope)
        assert set(names(listing)) == set(expected.split())
        assert listing.match is (how if expected else Match.EXACT)

    @pytest.mark.parametrize("scope", list(Scope))
    def test_words_and_groups_answer_as_they_do_in_sqlite(
        self, standing: Library, scope: Scope
    ) -> None:
        oracle = Oracle()
        for tree in random_trees(number=200, seed=7):
            expected = oracle.answers(tree, scope)
            query = Query(tree, unparse(Query(tree)))
            listing = standing.listing(query, scope)
            if listing.match is Match.EXACT:
                assert set(names(listing)) == expected, query.text
            else:
                assert expected == set(), query.text

    @pytest.mark.parametrize(
        ("typed", "expected"),
        [
            ("harb", "strike"),
            ("salt l", "levy pans"),
            ("headline:doc", "offer"),
            ('"salt p', "pans"),
        ],
    )
    def test_the_last_word_may_still_be_typed(
        self, standing: Library, typed: str, expected: str
    ) -> None:
        listing = standing.listing(parse(typed, typing=True))
        assert set(names(listing)) == set(expected.split())
        assert listing.match is Match.EXACT

    @pytest.mark.parametrize(
        ("query", "explanation"),
        [
            ("speaker:dusk", "no article has speaker: dusk - did you mean dask?"),
            ("salt speaker:dusk", "no article has speaker: dusk - did you mean dask?"),
            ("tag:dusk", "no article has tag: dusk"),
            ("source:wyre", "no article has source: wyre - did you mean wire?"),
            ("place:nowhere", "no article has place: nowhere"),
            ("xyzzy", 'no headline has "xyzzy"'),
            ("text:xyzzy", 'no article has "xyzzy"'),
            ("is:starred place:skerra", "no article has all of these: is:starred, place:skerra"),
            ("comet levy", 'no article has all of these: "comet", "levy"'),
            ("date:1999", "no article answers date:1999"),
        ],
    )
    def test_why_nothing_answers(self, standing: Library, query: str, explanation: str) -> None:
        listing = standing.listing(parse(query))
        assert names(listing) == []
        assert listing.explanation == explanation

    def test_an_answer_needs_no_explanation(self, standing: Library) -> None:
        assert standing.listing(parse("comet")).explanation == ""
        assert standing.listing().explanation == ""

    def test_newest_first_goes_by_the_date_and_else_by_the_file(self, standing: Library) -> None:
        newest = "bridge pans weather-2 quiet strike offer levy weather-1 kaidan comet sturm"
        assert names(standing.listing()) == newest.split()
        assert names(standing.listing(sort=Sort.OLDEST)) == newest.split()[::-1]
        answers = names(standing.listing(parse("text:the"), sort=Sort.NEWEST))
        assert answers == [name for name in newest.split() if name in answers]

    def test_by_headline_in_folded_order(self, standing: Library) -> None:
        rows = standing.listing(parse("text:the OR lang:de"), sort=Sort.HEADLINE).rows(0, 99)
        firsts = " ".join(row.headline.split()[0] for row in rows if row)
        assert firsts == "Dockers Harbour Minister Parliament Retired Salt Sturm Weather Weather"

    def test_by_source_and_within_one_newest_first(self, standing: Library) -> None:
        listing = standing.listing(parse("-lang:ja"), sort=Sort.SOURCE)
        expected = "weather-2 strike offer weather-1 sturm pans levy bridge comet quiet"
        assert names(listing) == expected.split()

    def test_best_match_first(self, standing: Library) -> None:
        listing = standing.listing(parse("rain expected"), Scope.TEXT, Sort.RELEVANCE)
        assert set(names(listing)) == {"weather-1", "weather-2"}
        rarest = standing.listing(parse("comet OR text:the"), Scope.TEXT, Sort.RELEVANCE)
        assert names(rarest)[0] == "comet"

    def test_best_match_without_words_is_newest_first(self, standing: Library) -> None:
        listing = standing.listing(parse("has:quote"), sort=Sort.RELEVANCE)
        assert names(listing) == ["pans", "strike", "offer", "levy"]

    def test_rows_are_fetched_by_position(self, standing: Library) -> None:
        listing = standing.listing()
        assert listing.total.count == len(ARTICLES)
        assert len(listing.rows(3, 5)) == 2
        assert len(listing.rows(9, 99)) == 2
        assert list(listing.rows(50, 60)) == []
        assert list(listing.rows(5, 3)) == []
        whole = listing.rows(0, 99)
        assert [listing.position(row.id) for row in whole if row] == list(range(len(ARTICLES)))

    def test_what_is_not_in_a_listing_has_no_position(self, standing: Library) -> None:
        listing = standing.listing(parse("comet"))
        assert listing.position(id_of(standing, "coast/strike")) is None
        assert listing.position("0" * 16) is None
        assert listing.position("no id") is None

    def test_a_row_tells_what_a_list_needs(self, standing: Library) -> None:
        row = standing.row(id_of(standing, "coast/strike"))
        assert row is not None
        assert row.headline == "Harbour strike enters second week"
        assert row.path == "coast/strike.json"
        assert (row.section, row.publisher, row.place) == ("coast", "Coast Wire", "Port Ellery")
        assert (row.published or "").startswith("2026-03-14T06:00")
        assert standing.row("0" * 16) is None
        assert standing.row("no id") is None

    def test_an_article_without_a_folder_or_section_has_none(
        self, library: Library, folder: Path
    ) -> None:
        write_article(folder, "alone", article("All alone", "2026-03-02", "One paragraph of it."))
        library.update()
        row = library.row(id_of(library, "alone"))
        assert row is not None
        assert row.section == ""

    @pytest.mark.parametrize("sort", list(Sort))
    @pytest.mark.parametrize("query", ["", "strike OR offer OR levy", "has:quote"])
    def test_keys_are_those_of_the_rows(self, standing: Library, query: str, sort: Sort) -> None:
        listing = standing.listing(parse(query), Scope.TEXT, sort)
        keys = [row.key for row in listing.rows(0, listing.total.count) if row]
        assert list(listing.keys()) == keys
        assert list(listing.keys(1, 3)) == keys[1:3]
        assert list(listing.keys(1)) == keys[1:]
