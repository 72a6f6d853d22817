"""`newsreader similar`: copies of an article, and what is like it."""

from pathlib import Path

import pytest

from tests.cli.conftest import Newsreader
from tests.tui.test_likening import COPIED


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in COPIED.items():
        path = tmp_path / "coast" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "coast"


def test_copies_and_what_is_like_it_are_printed(newsreader: Newsreader, folder: Path) -> None:
    result = newsreader("similar", folder / "ferry.txt")
    assert result.code == 0
    rows = [line.split("\t") for line in result.lines]
    copies = {Path(row[3]).relative_to(folder).as_posix() for row in rows if row[0] == "copy"}
    assert copies == {"again/ferry.txt", "wire/norland.txt"}
    assert [row[2] for row in rows if row[0] == "similar"] == [
        "Dockers turn down talks with Norland Line"
    ]
    assert newsreader("similar", folder / "second.txt").lines[0].endswith("also in 2 other files")


def test_as_json_by_id_and_of_another_collection(newsreader: Newsreader, folder: Path) -> None:
    first = newsreader("similar", folder / "ferry.txt", "--format", "jsonl").records
    assert [record["kind"] for record in first] == ["copy", "copy", "similar"]
    named = first[2]["id"]
    (similar,) = newsreader(
        "similar", named, "--in", folder, "--format", "jsonl", "--limit", 1
    ).records
    assert len(similar["copies"]) == 2
    assert newsreader("similar", named, "--in", folder, "--limit", "0").code == 1
    assert newsreader("similar", "0" * 16, "--in", folder).code == 2
