"""Searching an index: page by page, in every order, with the engine's limits out of sight."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from random import Random
from typing import TYPE_CHECKING

import pytest

from reader.library.api import Match, Scope, Sort
from reader.library.embedded.library import EmbeddedLibrary
from reader.library.finding import fulltext_query, search, slices
from reader.library.memory.library import MemoryLibrary
from reader.library.memory.supply import supply_of_folder
from reader.library.query import parse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.library.api import Library, Listing

TODAY = date(2026, 7, 1)
WORDS = "harbour strike harvest comet storm ferry levy striking ferryman haven bread of the".split()  # noqa: SIM905
COUNT = 120


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles of few words and few days, so that much of everything is alike."""
    made = tmp_path_factory.mktemp("news")
    random = Random(5)
    for number in range(COUNT):
        headline = " ".join(random.choices(WORDS, k=4)).capitalize()
        body = " ".join(random.choices(WORDS, k=12)).capitalize()
        day = random.randint(1, 9)
        text = f"{headline}\n{day} March 2026\nPORT ELLERY: {body}.\n‘The {body},’ said Mr Dask.\n"
        (made / f"{number:03}.txt").write_text(text)
    return made


@pytest.fixture(scope="module")
def library(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedLibrary]:
    cache = str(tmp_path_factory.mktemp("cache"))
    with closing(EmbeddedLibrary(str(folder), cache, today=lambda: TODAY)) as opened:
        opened.update()
        yield opened


@pytest.fixture(scope="module")
def memory(folder: Path) -> MemoryLibrary:
    made = MemoryLibrary(supply_of_folder(str(folder)), lambda: TODAY)
    made.update()
    return made


def ids(listing: Listing, start: int = 0, stop: int = COUNT) -> list[str]:
    return [row.id for row in listing.rows(start, stop) if row is not None]


QUERIES = (
    "harbour",
    "str",
    "s",
    "ferry -storm",
    "harbour OR comet",
    '"of the"',
    "since:2026-03-04",
)


@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize("text", QUERIES)
def test_pages_make_up_the_whole(
    library: EmbeddedLibrary, monkeypatch: pytest.MonkeyPatch, text: str, sort: Sort
) -> None:
    whole = ids(library.listing(parse(text, typing=True), Scope.TEXT, sort))
    monkeypatch.setattr(search, "FIRST", 5)
    monkeypatch.setattr(slices, "FEW", 3)
    monkeypatch.setattr(slices, "_AT_LEAST", 8)
    listing = library.listing(parse(text, typing=True), Scope.TEXT, sort)
    assert 0 < listing.so_far.count <= len(whole)
    assert listing.total.count == len(whole) > 5
    assert listing.so_far == listing.total
    paged = [name for start in range(0, len(whole), 7) for name in ids(listing, start, start + 7)]
    assert sorted(paged) == sorted(whole)
    if sort is not Sort.RELEVANCE:
        assert paged == whole
    for place in (0, len(whole) // 2, len(whole) - 1):
        fresh = library.listing(parse(text, typing=True), Scope.TEXT, sort)
        assert ids(fresh, place, place + 1) == [ids(fresh)[place]]
        assert listing.position(paged[place]) == place
    assert listing.position("0" * 16) is None


@pytest.mark.parametrize("sort", [Sort.NEWEST, Sort.OLDEST])
@pytest.mark.parametrize("text", QUERIES)
def test_any_place_can_be_looked_at_first(
    library: EmbeddedLibrary, monkeypatch: pytest.MonkeyPatch, text: str, sort: Sort
) -> None:
    query = parse(text, typing=True)
    whole = ids(library.listing(query, Scope.TEXT, sort))
    monkeypatch.setattr(search, "FIRST", 2)
    monkeypatch.setattr(slices, "FEW", 2)
    monkeypatch.setattr(slices, "_AT_LEAST", 1)
    random = Random(9)
    for _ in range(12):
        listing = library.listing(query, Scope.TEXT, sort)
        for _ in range(3):
            place = random.randrange(len(whole))
            if random.random() < 0.5:
                assert listing.position(whole[place]) == place
            if random.random() < 0.3:
                assert listing.total.count == len(whole)
            assert ids(listing, place, place + 3) == whole[place : place + 3]


def test_the_best_match_of_a_phrase_that_costs_too_much_is_the_newest(
    library: EmbeddedLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    query = parse('"of the"')
    newest = ids(library.listing(query, Scope.TEXT, Sort.NEWEST))
    assert ids(library.listing(query, Scope.TEXT, Sort.RELEVANCE)) != newest
    monkeypatch.setitem(search.MUCH, Scope.TEXT, 1)
    monkeypatch.setattr(slices, "FEW", 1)
    monkeypatch.setattr(slices, "_AT_LEAST", 1)
    listing = library.listing(query, Scope.TEXT, Sort.RELEVANCE)
    assert 0 < listing.so_far.count < len(newest)
    assert not listing.so_far.exact
    assert ids(listing) == newest


@pytest.mark.parametrize("sort", [Sort.NEWEST, Sort.OLDEST, Sort.HEADLINE, Sort.SOURCE])
@pytest.mark.parametrize("text", ["", *QUERIES])
def test_the_order_is_that_of_the_library_in_memory(
    library: EmbeddedLibrary, memory: MemoryLibrary, text: str, sort: Sort
) -> None:
    def listed(of: Library) -> list[str]:
        return ids(of.listing(parse(text, typing=True) if text else None, Scope.TEXT, sort))

    assert listed(library) == listed(memory)


@pytest.mark.parametrize("text", ['"harbour s', '"of the h', '"the f', '"strike fe', '"no h'])
@pytest.mark.parametrize("scope", Scope)
def test_phrases_being_typed_when_they_stand_for_too_much(
    library: EmbeddedLibrary, monkeypatch: pytest.MonkeyPatch, text: str, scope: Scope
) -> None:
    query = parse(text, typing=True)
    whole = set(ids(library.listing(query, scope)))
    monkeypatch.setattr(fulltext_query, "_MOST_EXPANSIONS", 1)
    assert set(ids(library.listing(query, scope))) == whole


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("harbour", Match.EXACT),
        ("arbou", Match.SUBSTRING),
        ("ferrymna", Match.TYPO),
        ('"harbuor strike"', Match.TYPO),
        ("zzzzz", Match.EXACT),
    ],
)
def test_a_fallback_says_that_it_is_one(
    library: EmbeddedLibrary, memory: MemoryLibrary, text: str, how: Match
) -> None:
    listing, expected = library.listing(parse(text)), memory.listing(parse(text))
    assert listing.match is expected.match is how
    assert set(ids(listing)) == set(ids(expected))
    assert bool(listing.explanation) is (listing.total.count == 0)


def test_speakers_are_found_after_an_update(library: EmbeddedLibrary) -> None:
    assert library.listing(parse("has:quote")).total.count == COUNT
    assert library.listing(parse("speaker:dask")).total.count == COUNT
    assert library.listing(parse("speaker:dask")).explanation == ""
    explanation = library.listing(parse("speaker:dusk")).explanation
    assert explanation == "no article has speaker: dusk - did you mean dask?"
