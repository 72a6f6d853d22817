"""The hostile collection in both libraries: list, article, links, search, problems."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.article import Article
from reader.library.api import Library, OpenOptions, Phase, Scope
from reader.library.naming import display_path
from reader.library.opening import open_library
from reader.library.query import parse
from reader.text.safe import is_safe
from tests.hostile.build import all_cases
from tests.hostile.case import Case
from tests.hostile.conftest import Outcome, Outcomes, outcome_of


@pytest.fixture(scope="session", params=["memory", "disk"])
def library(
    request: pytest.FixtureRequest, hostile: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Library]:
    cache = tmp_path_factory.mktemp("cache")
    options = OpenOptions(in_memory=request.param == "memory", cache_folder=str(cache))
    opened = open_library(str(hostile), options)
    assert opened.update().phase is Phase.DONE
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def articles(library: Library) -> dict[str, list[Article]]:
    """Every article of the collection, by the path of its file."""
    found: dict[str, list[Article]] = defaultdict(list)
    listing = library.listing()
    for row in listing.rows(0, listing.total.count):
        assert row is not None
        found[row.path].append(library.article(row.id))
    return found


def test_every_file_meets_its_expectation(
    library: Library, articles: dict[str, list[Article]]
) -> None:
    outcomes: Outcomes = defaultdict(Outcome)
    for path, some in articles.items():
        outcomes[path].texts.extend(map(_text, some))
    for problem in library.problems():
        outcome = outcomes[problem.path]
        (outcome.skipped if problem.skipped else outcome.cut).append(problem.reason)
    complaints = {
        case.name: complaint
        for case in all_cases()
        if (complaint := outcome_of(case, dict(outcomes)).complaint(case))
    }
    assert complaints == {}


def test_every_text_of_rows_links_and_problems_is_safe(
    library: Library, articles: dict[str, list[Article]]
) -> None:
    listing = library.listing()
    texts: list[str] = []
    for row in listing.rows(0, listing.total.count):
        assert row is not None
        texts += (row.headline, row.path, row.section, row.publisher, row.place or "")
    for some in articles.values():
        for article in some[:3]:
            for link in library.links(article):
                texts += (link.headline, link.reason, link.url or "")
            texts += (row.headline for row in library.linked_from(article.id))
    for problem in library.problems():
        texts += (problem.path, problem.reason)
    assert [text for text in texts if not is_safe(text)] == []


def test_an_article_is_found_by_its_word(
    library: Library, articles: dict[str, list[Article]]
) -> None:
    marked = [case for case in all_cases() if case.words and _is_in_body(case, articles)]
    missing = []
    for case in marked[::15]:
        listing = library.listing(parse(case.words[0]), Scope.TEXT)
        paths = {row.path for row in listing.rows(0, 500) if row is not None}
        if display_path(case.path) not in paths:
            missing.append(case.name)
    assert missing == []


def _is_in_body(case: Case, articles: dict[str, list[Article]]) -> bool:
    """Whether its word is searched at all: lines that were set aside are not."""
    return any(
        case.words[0] in block.text
        for article in articles.get(display_path(case.path), ())
        for block in article.body
    )


@pytest.mark.parametrize(
    "query", ["'‘\"", "a OR", "((", "-", "*", "\x1b[2J", "[/x]", "date:x", "\u202e"]
)
def test_no_query_is_too_odd(library: Library, query: str) -> None:
    for scope in Scope:
        assert library.listing(parse(query), scope).total.count >= 0


def _text(article: Article) -> str:
    """All that the article pane can show, set-aside lines included."""
    texts = [article.headline, article.standfirst, article.byline]
    texts += [block.text for block in article.body]
    texts += [each.headline for each in article.related]
    texts += [each.text for each in article.residue]
    if article.dateline is not None:
        texts.append(article.dateline.text)
    return "\n".join(text for text in texts if text)
