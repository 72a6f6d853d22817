"""`newsreader list`: rows in order, in three forms."""

from pathlib import Path

import pytest

from tests.cli.conftest import Newsreader


@pytest.fixture
def dated(tmp_path: Path) -> Path:
    folder = tmp_path / "dated"
    folder.mkdir()
    for day, headline in ((2, "Middle of the week"), (1, "Start of it"), (3, "And its end")):
        (folder / f"{day}.txt").write_text(
            f"{headline}\n{day} March 2026\nA paragraph of text that says what happened.\n",
            encoding="utf-8",
        )
    return folder


def test_newest_first(newsreader: Newsreader, dated: Path) -> None:
    result = newsreader("list", "--format", "headlines", dated)
    assert result.lines == ["And its end", "Middle of the week", "Start of it"]


def test_oldest_first_and_no_more_than_asked_for(newsreader: Newsreader, dated: Path) -> None:
    result = newsreader(
        *("list", "--format", "headlines", "--sort", "oldest", "--limit", "2", dated)
    )
    assert result.lines == ["Start of it", "Middle of the week"]


def test_date_headline_and_a_path_that_can_be_opened(newsreader: Newsreader, dated: Path) -> None:
    for line in newsreader("list", dated).lines:
        date, headline, path = line.split("\t")
        assert date == f"2026-03-0{Path(path).stem}"
        assert newsreader("show", path).lines[0] == headline


def test_records(newsreader: Newsreader, dated: Path) -> None:
    record = newsreader("list", "--format", "jsonl", "--limit", "1", dated).records[0]
    assert record["headline"] == "And its end"
    assert record["published"] == "2026-03-03"
    assert record["path"] == str(dated / "3.txt")


def test_no_folder_named(newsreader: Newsreader) -> None:
    result = newsreader("list")
    assert result.code == 2
    assert "which folder" in result.err


def test_a_missing_folder(newsreader: Newsreader, tmp_path: Path) -> None:
    result = newsreader("list", tmp_path / "missing")
    assert (result.code, result.out) == (2, "")
    assert len(result.err.splitlines()) == 1


def test_an_empty_folder_says_so(newsreader: Newsreader, tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    result = newsreader("list", folder)
    assert (result.code, result.out) == (1, "")
    assert result.err == f"newsreader: no articles in {folder}\n"
    (folder / "pipe").symlink_to("nowhere")
    assert "1 problem, named by `newsreader check`" in newsreader("list", folder).err


def test_the_folder_is_not_written_to(newsreader: Newsreader, collection: Path) -> None:
    before = sorted(collection.rglob("*"))
    newsreader("list", collection)
    assert sorted(collection.rglob("*")) == before
