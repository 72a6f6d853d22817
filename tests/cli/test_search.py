"""`newsreader search`: the same query language as the search field."""

from pathlib import Path

from tests.cli.conftest import Newsreader


def test_headlines(newsreader: Newsreader, collection: Path) -> None:
    result = newsreader("search", "ferry", collection)
    assert result.code == 0
    (line,) = result.lines
    assert line.split("\t")[1:] == ["Ferry timetable cut for winter", f"{collection}/ferry.txt"]


def test_full_text_finds_what_headlines_do_not(newsreader: Newsreader, collection: Path) -> None:
    nothing = newsreader("search", "harbour", collection)
    assert (nothing.code, nothing.out) == (1, "")
    found = newsreader("search", "--full-text", "--format", "headlines", "harbour", collection)
    assert found.lines == ["Lighthouse keepers vote to stay"]


def test_several_folders_and_a_limit(newsreader: Newsreader, collection: Path) -> None:
    result = newsreader("search", "winter OR stay", collection, collection, "--limit", "3")
    assert result.code == 0
    assert len(result.lines) == 3


def test_a_typo_is_never_passed_off_as_a_hit(newsreader: Newsreader, collection: Path) -> None:
    result = newsreader("search", "lighthuose", collection)
    assert result.err.startswith("newsreader: ")


def test_no_query_is_an_error(newsreader: Newsreader, collection: Path) -> None:
    for query in ('"', "(", "-", "date:nonsense", "headline:", "*", "OR"):
        assert newsreader("search", query, collection).code in {0, 1}
