"""`newsreader index`: brings an index up to date, rebuilds and removes it."""

from pathlib import Path

from tests.cli.conftest import Newsreader


def test_it_counts_what_is_there(newsreader: Newsreader, collection: Path) -> None:
    result = newsreader("index", collection)
    assert result.code == 0
    assert result.lines == [f"2 articles in 2 files of {collection}"]
    (collection / "new.txt").write_text("A third one\nWith a paragraph.\n", encoding="utf-8")
    assert newsreader("index", collection).lines == [f"3 articles in 3 files of {collection}"]


def test_rebuilding_changes_nothing_that_is_seen(newsreader: Newsreader, collection: Path) -> None:
    before = newsreader("list", collection).out
    assert newsreader("index", "--rebuild", collection).code == 0
    assert newsreader("list", collection).out == before


def test_removing(newsreader: Newsreader, collection: Path, tmp_path: Path) -> None:
    cache = tmp_path / "elsewhere"
    newsreader("index", collection, "--cache-folder", cache)
    assert [path for path in cache.rglob("*") if path.is_file()]
    assert newsreader("index", "--remove", collection, "--cache-folder", cache).code == 0
    assert [path for path in cache.rglob("*") if path.is_file()] == []
    again = newsreader("index", "--remove", collection, "--cache-folder", cache)
    assert (again.code, again.out) == (1, "")
