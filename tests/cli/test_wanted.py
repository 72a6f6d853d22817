"""`newsreader wanted`: what leads nowhere, as text and as records."""

from contextlib import closing
from pathlib import Path

import pytest

from reader.library.opening import open_library
from tests.cli.conftest import Newsreader


def test_it_prints_what_leads_nowhere(newsreader: Newsreader, collection: Path) -> None:
    result = newsreader("wanted", collection)
    assert result.code == 0
    assert [line.split("\t")[0].strip() for line in result.lines] == ["missing"]
    assert "Storm closes the north road" in result.out


def test_wishes_are_added_kept_and_come_true(newsreader: Newsreader, collection: Path) -> None:
    headline = "Storm closes the north road"
    assert newsreader("wanted", collection, "--add", headline).code == 0
    (wish,) = newsreader("wanted", collection, "--format", "jsonl", "--mine").records
    assert (wish["state"], wish["articles"], wish["arrived"]) == ("wanted", 1, None)
    (collection / "storm.txt").write_text(f"{headline}\nKELL POINT: It is closed.\n")
    (wish,) = newsreader("wanted", collection, "--format", "jsonl").records
    assert wish["state"] == "arrived"
    assert wish["arrived"].endswith("storm.txt")
    assert newsreader("wanted", collection, "--remove", headline).code == 1


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("notebook", "list", "speaker:orrel", "--format", "text"), 0),
        (("notebook", "list", "--format", "jsonl", "asked -speaker:sand"), 0),
        (("notebook", "list", "speaker:sand"), 1),
        (("notebook", "before:1990"), 1),
        (("history", "--format", "text", "headline:lighthouse", "since:1d"), 0),
        (("history", "--", "-headline:lighthouse"), 1),
    ],
)
def test_the_query_language_is_asked_of_notebook_and_history(
    newsreader: Newsreader, collection: Path, arguments: tuple[str, ...], code: int
) -> None:
    with closing(open_library(str(collection))) as library:
        library.update()
        keepers = library.article(library.find_path("north/keepers.txt") or "")
        quote = keepers.quotes[0]
        library.state.notebook.keep(
            keepers, quote.block, quote.start, quote.end, speaker=quote.speaker or ""
        )
        row = library.row(keepers.id)
        assert row is not None
        library.state.visits.add(row, str(collection))
    found = newsreader(*arguments)
    assert (found.code, len(found.lines)) == (code, 1 - code)
