"""Headlines that lead nowhere are counted; what is wanted is noticed when it arrives."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from reader.library.embedded.library import EmbeddedLibrary
from reader.library.index.engine import Searcher
from reader.library.news.embedded_archive import EmbeddedArchive
from reader.library.news.items import Asked, Item
from reader.library.news.wanted import WantedList, wanted_list
from reader.library.query import parse

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.library.news.conftest import Collection

CABLE = "Cable to the south will cost 800 million"


def test_what_is_missing_is_shown_as_it_is_found(
    collection: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.library.news.wanted._SHOWN_AT_ONCE", 1)
    collection.add("a", "Whale found off Tarn Head", "1 March 2026", related=("Choir sings", CABLE))
    collection.library.state.wanted.add("Bell is back", "")
    shown: list[WantedList] = []
    found = wanted_list(collection.library, show=shown.append)
    assert [(len(one.wishes), len(one.missing)) for one in shown] == [(1, 0), (1, 1)]
    assert shown[-1] == found


def test_what_leads_nowhere_is_counted_and_the_most_listed_comes_first(
    collection: Collection,
) -> None:
    collection.add("a", "Whale found off Tarn Head", "1 March 2026", related=("Choir sings", CABLE))
    collection.add("b", "Salt levy passed", "2 March 2026", related=(CABLE.upper(),))
    collection.add("c", "Choir sings", "3 March 2026")
    found = wanted_list(collection.library)
    assert [(wish.headline.casefold(), wish.count) for wish in found.missing] == [
        (CABLE.casefold(), 2)
    ]
    assert [row.headline for row in found.missing[0].named_by] == [
        "Salt levy passed",
        "Whale found off Tarn Head",
    ]


def test_a_headline_that_is_here_in_other_words_is_not_missing(collection: Collection) -> None:
    collection.add("a", "Harbour strike enters its second week", "1 March 2026")
    collection.add(
        "b", "Salt levy passed", "2 March 2026", related=("Harbour strike enters second week",)
    )
    assert wanted_list(collection.library).missing == ()


def test_headlines_here_in_other_words_do_not_hide_those_that_are_missing(
    collection: Collection,
) -> None:
    collection.add("a", "Harbour strike enters its second week", "1 March 2026")
    reworded = "Harbour strike enters second week"
    collection.add("b", "Salt levy passed", "2 March 2026", related=(reworded,))
    collection.add("c", "Bell rings again", "2 March 2026", related=(reworded, CABLE))
    found = wanted_list(collection.library, most=1).missing
    assert [wish.headline for wish in found] == [CABLE]


def test_a_wish_comes_true_when_the_article_arrives_and_can_be_undone(
    collection: Collection,
) -> None:
    collection.add("a", "Whale found off Tarn Head", "1 March 2026", related=(CABLE,))
    state = collection.library.state
    assert state.wanted.add(CABLE, collection.key("a"))
    before = wanted_list(collection.library)
    assert [wish.headline for wish in before.wishes] == [CABLE]
    assert before.wishes[0].count == 1
    assert before.arrived == ()
    assert before.missing == ()
    arrived = collection.add("b", CABLE, "4 March 2026")
    after = wanted_list(collection.library)
    assert [wish.arrived.id for wish in after.arrived if wish.arrived] == [arrived]
    state.undo()
    assert wanted_list(collection.library).wishes == ()


def test_of_an_article_that_has_gone_nothing_is_counted(collection: Collection) -> None:
    collection.add("a", "Whale found off Tarn Head", "1 March 2026", related=(CABLE,))
    (collection.folder / "a.txt").unlink()
    collection.add("b", "Salt levy passed", "2 March 2026")
    assert wanted_list(collection.library).missing == ()


def test_no_more_are_listed_than_asked_for(collection: Collection) -> None:
    towns = ("Marram", "Skerra", "Orran", "Averne")
    many = tuple(f"Council of {town} closes its old town hall" for town in towns)
    collection.add("a", "Whale found off Tarn Head", "1 March 2026", related=many)
    assert len(wanted_list(collection.library, most=3).missing) == 3


def test_what_is_here_at_its_address_is_not_missing(collection: Collection) -> None:
    address = "https://coastwire.example/2026/cable"
    listed = [{"headline": CABLE, "url": f"{address}?utm_source=mail"}]
    for name, fields in (
        ("from", {"headline": "Whale found off Tarn Head", "related": listed}),
        ("to", {"headline": "The bill for power", "url": address}),
    ):
        text = json.dumps({**fields, "articleBody": "Some words of it.", "datePublished": "2026"})
        (collection.folder / f"{name}.json").write_text(text, encoding="utf-8")
    collection.add("c", "Choir sings", "3 March 2026")
    assert wanted_list(collection.library).missing == ()


def counting(monkeypatch: pytest.MonkeyPatch, owner: type, name: str) -> list[object]:
    """The first argument of each call of a method from now on, which does what it did."""
    method: Callable[..., Any] = getattr(owner, name)
    calls: list[object] = []

    def counted(self: object, *arguments: object, **how: object) -> object:
        calls.append(arguments[0])
        return method(self, *arguments, **how)

    monkeypatch.setattr(owner, name, counted)
    return calls


def test_no_file_is_read_of_what_is_not_asked_for(
    collection: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    towns = ("Marram", "Skerra", "Orran", "Averne")
    for day, town in enumerate(towns, 1):
        related = (f"Council of {town} closes its old town hall",)
        collection.add(town, f"Salt levy passed in {town}", f"{day} March 2026", related=related)
    read = counting(monkeypatch, EmbeddedArchive, "draft")
    for query, found in (("date:2025", 0), ("section:nowhere", 0), ("date:2026-03-02", 1)):
        asked = Asked(parse(query))
        assert len(wanted_list(collection.library, asked=asked).missing) == found, query
        assert len(read) <= found, query


@pytest.mark.parametrize("query", ["date:2026", "-date:2025", "place:nowhere OR path:txt"])
def test_the_full_text_is_asked_no_more_often_for_more_articles(
    collection: Collection, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    def searches() -> int:
        before = len(searched)
        asked = Asked(parse(query))
        archive = collection.library.archive
        for one in archive.missing(100):
            places = [(collection.library, name) for name in one.listed_by(100)]
            assert asked.answers(Item(lambda _: None, partial(iter, places)))
        return len(searched) - before

    searched = counting(monkeypatch, Searcher, "search")
    collection.add("a1", "Whale found off Tarn Head", "1 March 2026", related=(CABLE,))
    few = searches()
    for number in range(2, 9):
        name = f"Bell rings {number} times"
        collection.add(f"a{number}", name, f"{number} March 2026", related=(CABLE, f"{name} again"))
    assert searches() == few
    if isinstance(collection.library, EmbeddedLibrary):
        assert few > 0
