"""Articles, where their links lead, and what is told of their files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.library.api import (
    LinkState,
    Scope,
)
from reader.library.query import parse
from tests.library.collection import ARTICLES, article, related, write_article
from tests.library.conformance.base import OpenedLibrary, id_of, names

if TYPE_CHECKING:
    from reader.library.api import Library

PANS = {"inland/pans.json", "copies/one.json", "copies/two.json"}


class Articles(OpenedLibrary):
    """Articles, where their links lead, and what is told of their files."""

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

    def test_a_link_leads_to_what_was_published_at_its_address(
        self, library: Library, folder: Path
    ) -> None:
        address = "https://www.coastwire.example/2026/bridge?utm_source=mail"
        listed = [{"headline": "Our story on the bridge", "url": address}]
        there = "https://coastwire.example/2026/bridge"
        write_article(
            folder,
            "links/from",
            article("A toll nobody pays", "2026-03-10", "Words of it.", related=listed),
        )
        write_article(
            folder,
            "links/to",
            article("Bridge opens at last", "2026-03-09", "Other words.", url=there),
        )
        library.update()
        (link,) = library.links(library.article(id_of(library, "links/from")))
        assert link.state is LinkState.EXACT
        assert link.target is not None
        assert link.target.headline == "Bridge opens at last"
        assert "address" in link.reason
        (back,) = library.linked_from(id_of(library, "links/to"))
        assert back.headline == "A toll nobody pays"
        listing = library.listing(parse("is:linked path:links"), Scope.TEXT)
        assert set(names(listing)) == {"from", "to"}

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

    def test_the_most_similar_article_comes_first(self, standing: Library) -> None:
        levy, pans = id_of(standing, "politics/levy"), id_of(standing, "inland/pans")
        assert [one.row.id for one in standing.alike(levy, 1).similar] == [pans]
        assert [one.row.id for one in standing.alike(pans, 1).similar] == [levy]
        weather = standing.alike(id_of(standing, "world/weather-1")).similar
        assert weather[0].row.id == id_of(standing, "world/weather-2")
        assert all(one.row.id != levy for one in standing.alike(levy, 99).similar)

    def test_what_shares_but_a_word_is_not_similar(self, library: Library, folder: Path) -> None:
        ferry = (
            "The ferry to Skerra sails again after the gearbox of the engine was mended "
            "in the dry dock by three mechanics."
        )
        again = "From its dry dock the ferry to Skerra came with the gearbox of three mechanics."
        football = "The goalkeeper of Dunmarrow saved a penalty, and the crowd sang about it."
        for name, headline, text in (
            ("near/ferry-1", "Ferry gearbox breaks", f"{ferry} The mechanics slept aboard."),
            ("near/ferry-2", "Ferry sails with a mended gearbox", f"{again} The cook waved."),
            ("near/match", "Goalkeeper saves penalty", f"{football} Nobody slept."),
        ):
            write_article(folder, name, article(headline, "2026-03-14", text))
        library.update()
        alike = library.alike(id_of(library, "near/ferry-1"))
        found = [str(one.row.path) for one in alike.similar]
        assert "near/ferry-2.json" in found
        assert "near/match.json" not in found

    def test_nothing_is_similar_to_an_article_that_is_not_there(self, standing: Library) -> None:
        assert standing.alike("0" * 16) == ((), ())
        assert standing.alike("no id") == ((), ())
        assert standing.alike(id_of(standing, "politics/levy"), 0).similar == ()

    def test_of_copies_one_is_called_similar(self, library: Library, folder: Path) -> None:
        copied, headline = ARTICLES["inland/pans"], "Salt pans at Skerra close after levy"
        for name in ("copies/one", "copies/two"):
            write_article(folder, name, copied)
        library.update()
        found = library.alike(id_of(library, "politics/levy")).similar
        (pans,) = (one for one in found if one.row.headline == headline)
        assert {pans.row.path, *(row.path for row in pans.copies)} == PANS
        alike = library.alike(id_of(library, "copies/one"))
        assert {row.path for row in alike.copies} == PANS - {"copies/one.json"}
        assert not PANS & {one.row.path for one in alike.similar}

    def test_what_is_nearly_the_same_is_a_copy(self, library: Library, folder: Path) -> None:
        said = "The ferry to Skerra sails again after the gearbox of its engine was mended in dock."
        more = "Three mechanics worked for a fortnight, and the crew painted the hull meanwhile."
        last = "The islanders had waited for bread and letters since the first day of the month."
        for name, headline, texts in (
            ("near/whole", "Ferry sails again", (said, more, last)),
            ("near/headed", "Skerra ferry is back", (said, more, last)),
            ("near/longer", "Ferry sails again", (said, more, last, "A band played on the quay.")),
            ("near/other", "Ferry to Skerra breaks its gearbox", (said, "No dock was free.")),
        ):
            write_article(folder, name, article(headline, "2026-03-14", *texts))
        library.update()
        copies = {"near/whole.json", "near/headed.json", "near/longer.json"}
        for path in copies:
            alike = library.alike(id_of(library, path.removesuffix(".json")))
            assert {row.path for row in alike.copies} == copies - {path}
            assert "near/other.json" in {one.row.path for one in alike.similar}
        (one,) = library.alike(id_of(library, "near/other")).similar[:1]
        assert {one.row.path, *(row.path for row in one.copies)} == copies

    def test_articles_without_a_headline_are_copies_by_their_words(
        self, library: Library, folder: Path
    ) -> None:
        for name in ("bare/one", "bare/two"):
            write_article(folder, name, article("…", "2026-03-14", "Nothing but a few words."))
        library.update()
        (copy,) = library.alike(id_of(library, "bare/one")).copies
        assert copy.path == "bare/two.json"

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
