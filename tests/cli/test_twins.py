"""One query language in every command that prints what a screen shows."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from reader.library.api import Scope
from reader.library.news.fresh import leave_bookmark
from reader.library.news.visited import folder_of
from reader.library.opening import open_library
from reader.library.query import parse
from reader.library.query.tree import Feature, Field, Relation, State
from tests.library.collection import write_collection

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.library.api import Library
    from tests.cli.conftest import Newsreader

OF_ARTICLES = (
    "speaker:dask",
    "speaker:(keel OR dask)",
    "place:port*",
    'source:"coast wire"',
    "section:politics",
    "tag:front-page",
    "note:insurer",
    "lang:de",
    "path:coast",
    "text:salt",
    "is:unread",
    "is:read",
    "is:starred",
    "is:linked",
    "is:orphan",
    "has:quote",
    "has:speaker",
    "has:related",
    "has:standfirst",
    "has:byline",
    "has:place",
    "has:date",
    "has:note",
    "is:read OR tag:front-page",
    "has:related -is:read",
    "source:coast (place:ellery OR has:standfirst)",
)
"""Queries that say of an article what they mean, whatever is printed."""
OF_DAYS = (
    "date:2026-03",
    "date:2026-03-10..2026-03-14",
    "since:2026-03-14",
    "after:2026-03-14",
    "before:2026-03",
    "until:2026-03-14 -is:read",
)
"""The same by the day of an article; a visit has a day of its own."""
OF_WORDS: dict[str, Callable[[str], bool]] = {
    "headline:levy": lambda words: "levy" in words,
    '"salt pans"': lambda words: "salt pans" in words,
    "dock*": lambda words: "dock" in words,
    "harbour -offer": lambda words: "harbour" in words and "offer" not in words,
    "levy OR comet": lambda words: "levy" in words or "comet" in words,
}
"""Queries for words that are printed -> whether a headline holds them."""


@dataclass(frozen=True)
class Kept:
    """A collection in which every article is new, was opened, and has a passage kept of it."""

    folder: Path
    answers: dict[str, frozenset[str]]
    """Query -> ids of the articles that answer."""


@pytest.fixture
def kept(newsreader: Newsreader, tmp_path: Path) -> Kept:
    del newsreader  # says where the state of the test is kept
    folder = tmp_path / "news"
    folder.mkdir()
    with closing(open_library(str(folder))) as library:
        library.update()
        leave_bookmark(library, 1.0)
        write_collection(folder)
        (folder / "broken.json").unlink()
        library.update()
        rows = [row for row in library.listing().rows(0, 100) if row is not None]
        for row in rows:
            library.state.visits.add(row, folder_of(library, row))
            article = library.article(row.id)
            quote = next((one for one in article.quotes[::-1] if one.speaker), None)
            place = (quote.block, quote.start, quote.end) if quote else (0, 0, 10)
            speaker = quote.speaker or "" if quote else ""
            library.state.notebook.keep(article, *place, speaker=speaker, collection="news")
        key = {row.path.rpartition("/")[2].partition(".")[0]: row.key for row in rows}
        library.marks.set_read([key["levy"], key["sturm"]], True)
        library.marks.set_starred([key["comet"]], True)
        library.state.set_tag([key["bridge"]], "front page", True)
        library.state.set_note(key["offer"], "ask the insurer")
        answers = {query: answering(library, query) for query in (*OF_ARTICLES, *OF_DAYS)}
    return Kept(folder, answers)


def answering(library: Library, query: str) -> frozenset[str]:
    listing = library.listing(parse(query), Scope.TEXT)
    return frozenset(row.id for row in listing.rows(0, 100) if row is not None)


def records(newsreader: Newsreader, *arguments: str | Path) -> list[dict[str, Any]]:
    command, *others = arguments
    result = newsreader(command, "--format", "jsonl", *others)
    assert result.code == (0 if result.out else 1), result.err
    return result.records


def test_the_table_holds_every_word_of_the_language() -> None:
    table = " ".join((*OF_ARTICLES, *OF_DAYS, *OF_WORDS))
    names = [f"{one.value}:" for one in (*Field, *Relation) if one.value]
    names += [f"is:{one.value}" for one in State] + [f"has:{one.value}" for one in Feature]
    assert [name for name in names if name not in table] == []


def test_what_is_of_articles_is_what_the_articles_that_answer_have(
    newsreader: Newsreader, kept: Kept
) -> None:
    quoted = {one["id"] for one in records(newsreader, "quotes", kept.folder)}
    told = records(newsreader, "stories", kept.folder)
    assert quoted
    assert told
    for query, ids in kept.answers.items():
        new = records(newsreader, "new", query, kept.folder)
        assert {one["id"] for one in new if one["what"] == "new"} == ids, query
        quotes = records(newsreader, "quotes", query, kept.folder)
        assert {one["id"] for one in quotes} == ids & quoted, query
        voices = records(newsreader, "speakers", query, kept.folder)
        speaking = [one["speaker"] for one in quotes if one["speaker"]]
        assert {one["name"]: one["quotes"] for one in voices} == {
            name: speaking.count(name) for name in speaking
        }, query
        stories = records(newsreader, "stories", query, kept.folder)
        assert [one["title"] for one in stories] == [
            one["title"] for one in told if ids & {each["id"] for each in one["articles"]}
        ], query


def test_what_belongs_to_articles_answers_with_them(newsreader: Newsreader, kept: Kept) -> None:
    with closing(open_library(str(kept.folder))) as library:
        library.update()
        naming = {
            one["headline"]: {row.id for row in library.archive.naming(one["headline"], 100)}
            for one in records(newsreader, "wanted", kept.folder)
        }
        keys = {row.id: row.key for row in library.listing().rows(0, 100) if row is not None}
    assert naming
    for query, ids in kept.answers.items():
        wanted = records(newsreader, "wanted", query, kept.folder)
        expected = {headline for headline, listed in naming.items() if listed & ids}
        assert {one["headline"] for one in wanted} == expected, query
        passages = records(newsreader, "notebook", query)
        assert {one["article"] for one in passages} == {keys[one] for one in ids}, query
        if query not in OF_DAYS:
            assert {one["id"] for one in records(newsreader, "history", "--", query)} == ids, query


@pytest.mark.parametrize("query", list(OF_WORDS))
def test_words_are_looked_for_in_what_is_printed(
    newsreader: Newsreader, kept: Kept, query: str
) -> None:
    for command, field in (("history", "headline"), ("wanted", "headline")):
        folder = [kept.folder] if command == "wanted" else []
        every = [one[field] for one in records(newsreader, command, *folder)]
        found = [one[field] for one in records(newsreader, command, "--", query, *folder)]
        assert found == [one for one in every if OF_WORDS[query](one.lower())]


def test_what_is_left_of_an_article_that_has_gone_is_asked_and_said(
    newsreader: Newsreader, kept: Kept
) -> None:
    gone = kept.folder / "politics" / "levy.json"
    gone.unlink()
    found = newsreader("notebook", "speaker:ilse headline:levy")
    assert (found.code, found.err) == (0, "")
    assert len(newsreader("history", "is:read headline:levy").lines) == 1
    for command, what in (("notebook", "passage"), ("history", "visit")):
        asked = newsreader(command, "section:politics")
        assert (asked.code, asked.out) == (1, "")
        assert f"1 {what} of an article that is not here" in asked.err
    assert newsreader("wanted", "section:nowhere", kept.folder).code == 1


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("quotes",), "nobody is quoted"),
        (("quotes", "is:starred"), "no article that answers quotes anybody"),
        (("speakers",), "nobody is quoted"),
        (("stories",), "no articles belong together"),
        (("stories", "is:starred"), "no story has such an article"),
        (("wanted",), "every related headline leads to an article"),
        (("wanted", "is:starred"), "no such headline is wanted"),
        (("new",), "was not open before"),
        (("history", ""), "no article has been opened yet"),
        (("notebook", ""), "no passage has been kept yet"),
    ],
)
@pytest.mark.parametrize("form", ["text", "jsonl"])
def test_nothing_is_said_with_its_reason(
    newsreader: Newsreader, tmp_path: Path, arguments: tuple[str, ...], why: str, form: str
) -> None:
    folder = tmp_path / "one"
    folder.mkdir()
    (folder / "a.txt").write_text("Tide is out\nMARRAM: It was out on Monday.\n", encoding="utf-8")
    of_folder = [] if "" in arguments else [folder]
    said = newsreader(*filter(None, arguments), *of_folder, "--format", form)
    assert (said.code, said.out) == (1, "")
    assert why in said.err
    assert newsreader("history", "nothing-like-it").out == ""
