"""What every library must do: run by a subclass for each implementation."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.library.api import (
    ArticleGoneError,
    LinkState,
    Match,
    Phase,
    Scope,
    Sort,
)
from reader.library.query import Query, parse, unparse
from tests.library.collection import ARTICLES, article, related, write_article, write_collection
from tests.library.oracle import Oracle, random_trees
from tests.library.queries import LOOSE_QUERIES, QUERIES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.library.api import Library, Listing, Progress


def names(listing: Listing) -> list[str]:
    """The names of the articles in a listing, in its order."""
    rows = listing.rows(0, listing.total.count)
    return [row.path.rpartition("/")[2].removesuffix(".json") for row in rows if row is not None]


def id_of(library: Library, name: str) -> str:
    """The id of the article `name`, which the collection has."""
    found = library.find_path(f"{name}.json")
    assert found is not None
    return found


class LibraryConformance:
    """The tests; a subclass gives `opened`, which opens the library of a folder."""

    @pytest.fixture(scope="class")
    @classmethod
    def opened(cls) -> Iterator[Callable[[Path], Library]]:
        """Opens a library on a folder, not yet updated; its today is `collection.TODAY`."""
        raise NotImplementedError

    @pytest.fixture(scope="class")
    @classmethod
    def standing(
        cls, opened: Callable[[Path], Library], tmp_path_factory: pytest.TempPathFactory
    ) -> Library:
        """The collection, with two articles read and one starred; nobody changes it."""
        library = opened(write_collection(tmp_path_factory.mktemp("standing")))
        assert library.update().phase is Phase.DONE
        key = {name: row.key for name in ARTICLES if (row := library.row(id_of(library, name)))}
        library.marks.set_read([key["politics/levy"], key["world/sturm"]], True)
        library.marks.set_starred([key["science/comet"]], True)
        return library

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        """A folder of its own with the collection in it."""
        return write_collection(tmp_path / "collection")

    @pytest.fixture
    def library(self, opened: Callable[[Path], Library], folder: Path) -> Library:
        """A library of its own on `folder`, updated."""
        library = opened(folder)
        library.update()
        return library

    # Queries

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

    # Orders

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

    # Listings

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

    # Articles and links

    def test_an_article_is_built_with_its_quotes(self, standing: Library) -> None:
        built = standing.article(id_of(standing, "coast/strike"))
        assert built.headline == "Harbour strike enters second week"
        assert built.standfirst == "No talks are planned while petrol runs short"
        assert [quote.speaker for quote in built.quotes] == ["Mara Keel"]
        assert len(built.related) == 2

    def test_links_say_where_they_lead(self, standing: Library) -> None:
        links = standing.links(standing.article(id_of(standing, "coast/strike")))
        assert [(link.headline, link.state) for link in links] == [
            ("Dockers reject ‘insulting’ offer", LinkState.EXACT),
            ("Islands run short of insulin", LinkState.ABSENT),
        ]
        assert links[0].target is not None
        assert links[0].target.id == id_of(standing, "coast/offer")
        assert links[0].url == "https://news.example/a"
        assert links[1].target is None
        assert all(link.reason for link in links)

    def test_a_reworded_headline_leads_to_its_article(self, standing: Library) -> None:
        link, absent = standing.links(standing.article(id_of(standing, "coast/offer")))
        assert (link.state, absent.state) == (LinkState.NEAR, LinkState.ABSENT)
        assert link.target is not None
        assert link.target.id == id_of(standing, "coast/strike")
        assert 92 <= link.score < 100

    def test_of_two_with_the_same_headline_the_nearest_is_meant(self, standing: Library) -> None:
        link = standing.links(standing.article(id_of(standing, "inland/pans")))[1]
        assert link.state is LinkState.EXACT
        assert link.target is not None
        assert link.target.id == id_of(standing, "world/weather-2")
        assert {row.path for row in link.candidates} == {
            "world/weather-1.json",
            "world/weather-2.json",
        }

    def test_links_are_followed_backwards(self, standing: Library) -> None:
        assert [row.path for row in standing.linked_from(id_of(standing, "coast/offer"))] == [
            "coast/strike.json"
        ]
        assert [row.path for row in standing.linked_from(id_of(standing, "inland/pans"))] == [
            "politics/levy.json"
        ]
        assert list(standing.linked_from(id_of(standing, "science/comet"))) == []
        assert list(standing.linked_from("0" * 16)) == []

    def test_backward_links_are_newest_first_and_limited(
        self, library: Library, folder: Path
    ) -> None:
        for day in (3, 9, 6):
            name = f"more/on-{day}"
            fields = article(f"More on {day}", f"2026-03-0{day}", "A paragraph of some words.")
            write_article(folder, name, {**fields, "related": related("Notes on a quiet day")})
        library.update()
        rows = library.linked_from(id_of(library, "notes/quiet"), 2)
        assert [row.path for row in rows] == ["more/on-9.json", "more/on-6.json"]

    # Paths, problems, counts

    def test_a_path_leads_to_its_article(self, library: Library, folder: Path) -> None:
        expected = library.find_path("coast/strike.json")
        assert expected is not None
        assert library.find_path(str(folder / "coast" / "strike.json")) == expected
        assert library.find_path(str(folder / "coast" / ".." / "coast" / "strike.json")) == expected
        assert library.find_path("coast/nothing.json") is None
        assert library.find_path("broken.json") is None
        assert library.find_path("") is None

    def test_a_row_leads_to_its_file(self, library: Library, folder: Path) -> None:
        file = library.file_of("coast/strike.json")
        assert file is not None
        assert Path(file).samefile(folder / "coast" / "strike.json")

    def test_what_could_not_be_read_is_told(self, standing: Library) -> None:
        problems = standing.problems()
        assert [problem.path for problem in problems] == ["broken.json"]
        assert problems[0].reason

    def test_the_summary_counts(self, standing: Library) -> None:
        summary = standing.summary()
        assert summary.articles == len(ARTICLES)
        assert summary.problems == 1
        assert dict(summary.ignored) == {"picture": 1}
        assert summary.name

    # Updates

    def test_a_new_library_is_empty_until_it_is_updated(
        self, opened: Callable[[Path], Library], folder: Path
    ) -> None:
        library = opened(folder)
        assert library.listing().total.count == 0
        assert names(library.listing(parse("comet"))) == []
        assert library.update().phase is Phase.DONE
        assert library.listing().total.count == len(ARTICLES)

    def test_progress_is_told(self, opened: Callable[[Path], Library], folder: Path) -> None:
        told: list[Progress] = []
        last = opened(folder).update(told.append)
        assert told[-1] == last
        assert last.phase is Phase.DONE
        assert last.changed >= len(ARTICLES)
        assert {progress.phase for progress in told} <= {Phase.SCANNING, Phase.READING, Phase.DONE}

    def test_an_update_can_be_stopped_and_taken_up_again(
        self, opened: Callable[[Path], Library], folder: Path
    ) -> None:
        library = opened(folder)
        assert library.update(cancelled=lambda: True).phase is Phase.CANCELLED
        assert library.update().phase is Phase.DONE
        assert library.listing().total.count == len(ARTICLES)

    def test_an_update_without_changes_changes_nothing(self, library: Library) -> None:
        before = names(library.listing())
        assert library.update().changed == 0
        assert names(library.listing()) == before

    def test_new_files_appear(self, library: Library, folder: Path) -> None:
        fields = article("Ferries sail again", "2026-04-01", "The boats were back on Wednesday.")
        write_article(folder, "coast/again", fields)
        assert library.update().changed == 1
        assert names(library.listing())[0] == "again"
        assert names(library.listing(parse("ferries sail"))) == ["again"]
        assert names(library.listing(parse("text:wednesday since:1d"))) == ["again"]

    def test_changed_files_are_read_again(self, library: Library, folder: Path) -> None:
        changed = article("Comet has a name now", "2026-04-01", "It is called after the finder.")
        write_article(folder, "science/comet", changed)
        identity = id_of(library, "science/comet")
        library.update()
        assert names(library.listing(parse("retired"))) == []
        assert names(library.listing(parse("comet name"))) == ["comet"]
        assert library.article(identity).headline == "Comet has a name now"

    def test_files_that_have_gone_leave_the_list(self, library: Library, folder: Path) -> None:
        identity = id_of(library, "science/comet")
        (folder / "science" / "comet.json").unlink()
        library.update()
        assert "comet" not in names(library.listing())
        assert names(library.listing(parse("comet"))) == []
        assert library.row(identity) is None
        with pytest.raises(ArticleGoneError):
            library.article(identity)

    def test_a_listing_stays_as_it_was(self, library: Library, folder: Path) -> None:
        listing = library.listing()
        before = names(listing)
        place = listing.position(id_of(library, "science/comet"))
        assert place is not None
        (folder / "science" / "comet.json").unlink()
        write_article(folder, "new", article("New", "2026-05-01", "Some words of a text."))
        library.update()
        rows = listing.rows(0, 99)
        assert listing.total.count == len(before)
        assert rows[place] is None
        assert [name for name in before if name != "comet"] == names(listing)

    def test_an_article_whose_file_has_gone_says_so(self, library: Library, folder: Path) -> None:
        identity = id_of(library, "science/comet")
        (folder / "science" / "comet.json").unlink()
        with pytest.raises(ArticleGoneError) as error:
            library.article(identity)
        assert error.value.path == "science/comet.json"
        assert error.value.reason
        with pytest.raises(ArticleGoneError):
            library.article("0" * 16)

    def test_one_file_can_hold_several_articles(self, library: Library, folder: Path) -> None:
        fields = [article(f"Part {n}", f"2026-05-0{n}", f"Words of part {n}.") for n in (1, 2)]
        write_article(folder, "both", {"articles": fields})
        library.update()
        rows = [row for row in library.listing().rows(0, 2) if row]
        assert [row.headline for row in rows] == ["Part 2", "Part 1"]
        assert library.find_path("both.json") == rows[1].id
        assert [library.article(row.id).headline for row in rows] == ["Part 2", "Part 1"]

    def test_the_folder_is_never_written_to(
        self, opened: Callable[[Path], Library], folder: Path
    ) -> None:
        before = sorted((path, path.stat().st_mtime_ns) for path in folder.rglob("*"))
        library = opened(folder)
        library.update()
        library.marks.set_read(["0" * 16], True)
        library.listing(parse("comet"), Scope.TEXT)
        library.close()
        assert sorted((path, path.stat().st_mtime_ns) for path in folder.rglob("*")) == before

    # Marks

    def test_marks_show_in_queries_and_can_be_undone(self, library: Library) -> None:
        everything = [row.key for row in library.listing().rows(0, 99) if row]
        assert library.marks.unread_count() in (len(ARTICLES), None)
        assert library.marks.set_read(everything, True) == len(ARTICLES)
        assert names(library.listing(parse("is:unread"))) == []
        assert library.listing(parse("is:unread")).explanation == "no article is unread"
        assert library.marks.undo() == f"read {len(ARTICLES)} articles"
        assert len(names(library.listing(parse("is:unread")))) == len(ARTICLES)

    def test_marks_stay_with_an_article_that_moves(self, library: Library, folder: Path) -> None:
        row = library.row(id_of(library, "science/comet"))
        assert row is not None
        library.marks.set_starred([row.key], True)
        (folder / "science" / "comet.json").rename(folder / "moved.json")
        library.update()
        assert names(library.listing(parse("is:starred"))) == ["moved"]

    def test_closing_twice_is_harmless(self, library: Library) -> None:
        library.close()
        library.close()
