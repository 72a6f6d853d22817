"""`newsreader list`: rows in order, in three forms."""

from contextlib import closing
from pathlib import Path

import pytest

from reader.library.state.reader_state import ReaderState
from reader.library.state.rules import Action
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


def test_what_is_muted_is_left_out_and_counted(newsreader: Newsreader, dated: Path) -> None:
    with closing(ReaderState.on_disk()) as state:
        state.rules.add(Action.MUTE, "week")
    for command in (("list",), ("search", "of OR its")):
        left = newsreader(*command, dated, "--format", "headlines")
        assert "Middle of the week" not in left.lines
        assert left.lines
        assert left.err == (
            "newsreader: 1 article is muted and left out (--with-muted prints all)\n"
        )
        every = newsreader(*command, dated, "--format", "headlines", "--with-muted")
        assert (len(every.lines), every.err) == (len(left.lines) + 1, "")


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
    result = newsreader("list", folder)
    assert result.code == 3
    assert "1 file could not be read: newsreader check" in result.err


@pytest.mark.parametrize("command", [("list",), ("search", "")])
def test_of_a_file_only_it_is_looked_at(
    newsreader: Newsreader, collection: Path, command: tuple[str, ...]
) -> None:
    file = collection / "ferry.txt"
    result = newsreader(*command, "--format", "jsonl", file)
    assert [record["path"] for record in result.records] == [str(file)]
    assert newsreader("search", "keepers", file).code == 1
    listed = newsreader("list", "--format", "jsonl", collection).records
    assert result.records[0]["id"] in {record["id"] for record in listed}


def test_one_unreadable_file_has_one_wording_and_one_exit_code(
    newsreader: Newsreader, collection: Path
) -> None:
    broken = collection / "broken.txt"
    broken.write_bytes(b"")
    asked = [("parse",), ("show",), ("check",), ("list",), ("search", "ferry")]
    results = [newsreader(*command, broken) for command in asked]
    assert {result.code for result in results} == {3}
    said = f"{broken}: empty file"
    assert all(said in result.out + result.err for result in results)
    assert all("no articles in" not in result.err for result in results)
    for command in asked[3:]:
        result = newsreader(*command, collection)
        assert result.code == 3
        assert f"1 file could not be read: newsreader check {collection} tells" in result.err


@pytest.mark.parametrize("command", ["parse", "show", "check", "list", "search"])
def test_a_link_to_nothing_has_one_wording(
    newsreader: Newsreader, tmp_path: Path, command: str
) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to("nowhere")
    result = newsreader(command, *(["ferry"] if command == "search" else []), link)
    assert (result.code, result.out) == (2, "")
    assert result.err == f"newsreader: {link}: it is a link to something that does not exist\n"


@pytest.mark.parametrize("command", ["list", "parse", "show"])
def test_a_folder_without_articles_says_what_was_looked_at(
    newsreader: Newsreader, tmp_path: Path, command: str
) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    result = newsreader(command, folder)
    assert (result.code, result.err) == (1, f"newsreader: no articles in {folder}\n")
    (folder / "map.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    result = newsreader(command, folder)
    assert result.code == 1
    assert result.err == (
        f"newsreader: no articles in {folder}; looked at 1 other file: 1 picture\n"
    )


def test_the_folder_is_not_written_to(newsreader: Newsreader, collection: Path) -> None:
    before = sorted(collection.rglob("*"))
    newsreader("list", collection)
    assert sorted(collection.rglob("*")) == before
