"""What is kept of articles for stories: found again, bounded, and no loss when it is broken."""

from pathlib import Path

from reader.library.news.pieces import Telling, Weighed
from reader.library.news.story_cache import FILE, StoryCache

TOLD = Telling({"whale": 3, "tarn": 1}, frozenset({"second whale found"}))


def test_what_is_kept_is_found_by_its_key(tmp_path: Path) -> None:
    weighed = Weighed({"whale": 1.5}, frozenset({"whale"}), 6)
    StoryCache(tmp_path).keep({"a": TOLD, "b": Telling({}, frozenset())}, {"a": weighed})
    assert StoryCache(tmp_path).find(["a", "c"]) == {"a": TOLD}
    assert StoryCache(tmp_path).find_weighed(["a", "c"]) == {"a": weighed}
    StoryCache(tmp_path).keep_found("newest", "something")
    assert StoryCache(tmp_path).found("newest") == "something"
    assert StoryCache(tmp_path).found("oldest") is None
    assert (tmp_path / FILE).stat().st_mode & 0o077 == 0


def test_a_broken_or_impossible_file_is_as_good_as_empty(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"no database at all" * 100)
    cache = StoryCache(tmp_path)
    cache.keep({"a": TOLD})
    assert cache.find(["a"]) == {}
    nowhere = StoryCache(tmp_path / "missing")
    nowhere.keep({"a": TOLD})
    assert nowhere.find(["a"]) == {}
    nowhere.keep_found("newest", "something")
    assert (nowhere.found("newest"), cache.found("newest")) == (None, None)


def test_values_that_are_none_are_passed_over(tmp_path: Path) -> None:
    import sqlite3

    cache = StoryCache(tmp_path)
    cache.keep({"a": TOLD})
    connection = sqlite3.connect(tmp_path / FILE)
    with connection:
        connection.execute("INSERT INTO pieces VALUES('b', '[1]', '{}'), ('c', 'x', NULL)")
        connection.execute(
            "INSERT INTO weighed VALUES('b', '[1]', '{}', 1), ('c', '{}', '[]', 'x')"
        )
    connection.close()
    assert set(cache.find(["a", "b", "c"])) == {"a"}
    assert cache.find_weighed(["a", "b", "c"]) == {}
