"""`newsreader stats`: a collection in numbers."""

import json
from pathlib import Path

from tests.cli.conftest import Newsreader


def test_numbers(newsreader: Newsreader, collection: Path) -> None:
    result = newsreader("stats", collection)
    assert result.code == 0
    assert {"articles: 2", "files: 2", "no articles: 1 picture"} <= set(result.lines)


def test_numbers_as_json(newsreader: Newsreader, collection: Path) -> None:
    record = json.loads(newsreader("stats", "--format", "json", collection).out)
    assert (record["articles"], record["problems"], record["oldest"]) == (2, 0, None)


def test_an_empty_folder(newsreader: Newsreader, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert newsreader("stats", tmp_path / "empty").code == 1
