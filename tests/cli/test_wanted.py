"""`newsreader wanted`: what leads nowhere, as text and as records."""

from pathlib import Path

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
